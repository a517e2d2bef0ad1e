"""Addresses: what is shown, what is asked for, what is followed."""

from __future__ import annotations

import pytest

from mirror.errors import CopyError
from mirror.fetch.address import Address, followed
from mirror.fetch.base import MissingError

HOME = "http://mirror.example/notes/"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("https://mirror.example", "https://mirror.example/"),
        ("https://mirror.example/notes", "https://mirror.example/notes/"),
        (" https://Mirror.Example:8443/notes/ ", "https://mirror.example:8443/notes/"),
        ("https://ann:secret@mirror.example/", "https://mirror.example/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("https://例子.test/网", "https://xn--fsqu00a.test/%E7%BD%91/"),
        ("https://mirror.example/a%20b", "https://mirror.example/a%20b/"),
    ],
)
def test_an_address_is_that_of_a_folder_without_credentials(typed: str, shown: str) -> None:
    """However it is typed, files are looked for below it, and no password is in it."""
    address = Address.parse(typed)

    assert address.url == shown
    assert address.of("release/manifest") == f"{shown}release/manifest"
    assert Address.parse(shown).url == shown


@pytest.mark.parametrize(
    "typed",
    [
        "mirror.example",
        "ftp://ann:secret@mirror.example",
        "https://",
        "https://ann:secret@/",
        "https://mirror.example/?secret",
        "https://mirror.example/#secret",
        "https://mirror.example:99999/secret",
        "https://mirror.example:secret/",
        "http://[secret/",
        "https://ho st/secret",
        "https://host\r\nX: secret/",
        "https://" + "a" * 100 + "/secret",
    ],
)
def test_what_is_no_address_is_said_without_repeating_it(typed: str) -> None:
    """A password in a mistyped address is not printed."""
    with pytest.raises(CopyError) as error:
        Address.parse(typed)

    assert "secret" not in str(error.value)
    assert error.value.hint


@pytest.mark.parametrize(
    ("location", "to"),
    [
        ("b.html", f"{HOME}en/b.html"),
        ("/notes/en/b.html", f"{HOME}en/b.html"),
        ("http://mirror.example/notes/b", f"{HOME}b"),
        ("http://mirror.example:80/notes/b", f"{HOME}b"),
        ("//mirror.example/notes/b", f"{HOME}b"),
        ("https://mirror.example/notes/en/a.html", "https://mirror.example/notes/en/a.html"),
        ("../index.html#top", f"{HOME}index.html"),
    ],
)
def test_a_redirect_in_the_same_hands_is_followed(location: str, to: str) -> None:
    """The same host and folder, or the same with encryption added."""
    assert followed(Address.parse(HOME), f"{HOME}en/a.html", location) == to


@pytest.mark.parametrize(
    "location",
    [
        "http://other.example/notes/en/a.html",
        "http://mirror.example.other.example/notes/b",
        "http://mirror.example:8080/notes/b",
        "https://mirror.example:80/notes/b",
        "//other.example/notes/b",
        "http://mirror.example@other.example/notes/b",
        "http://ann@mirror.example/notes/b",
        "/notesx/b",
        "/b",
        "../../b",
        "/notes/../b",
        "http://mirror.example/notes/../b",
        "/notes/%2e%2e/b",
        "/notes/..;/b",
        "/notes/b?c",
        "\\\\other.example\\notes\\b",
        "/notes/b\\c",
        "/notes/b\r\nX: y",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://[other/",
        "http://mirror.example:x/",
    ],
)
def test_a_redirect_elsewhere_is_not_followed(location: str) -> None:
    """Another host, port, folder or form; what such a redirect leads to is never asked."""
    with pytest.raises(MissingError):
        followed(Address.parse(HOME), f"{HOME}en/a.html", location)


def test_no_redirect_gives_up_encryption() -> None:
    """From https to http is refused on the same host, even at the same port."""
    base = Address.parse("https://mirror.example/notes/")
    for location in ("http://mirror.example/notes/b", "http://mirror.example:443/notes/b"):
        with pytest.raises(MissingError, match="not followed"):
            followed(base, base.of("a"), location)


def test_encryption_once_found_is_kept() -> None:
    """A server that sends to https is asked by https from then on."""
    assert Address.parse(HOME).encrypted().url == "https://mirror.example/notes/"
    assert Address.parse("http://mirror.example:80/").encrypted().url == "https://mirror.example/"
