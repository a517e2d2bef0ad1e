"""From what was typed to a source."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirror.errors import CopyError
from mirror.fetch import FolderSource, HttpSource, open_source
from tests.mirror.fetch import got


@pytest.mark.parametrize("typed", ["https://mirror.example/notes", "HTTP://mirror.example"])
def test_a_web_address_is_a_web_server(typed: str) -> None:
    """Schemes are known in any case."""
    source = open_source(typed)

    assert isinstance(source, HttpSource)
    assert source.name.endswith("/")


def test_a_folder_by_path_or_by_address(tmp_path: Path) -> None:
    """Both forms of a folder give the same, with spaces and Chinese in it."""
    folder = tmp_path / "我的 stick"
    folder.mkdir()
    (folder / "a").write_bytes(b"page")
    for typed in (str(folder), folder.as_uri(), folder.as_uri().replace("///", "//localhost/")):
        source = open_source(typed)
        assert isinstance(source, FolderSource)
        assert got(source, "a") == b"page"


def test_of_a_copy_its_site_is_meant(tmp_path: Path) -> None:
    """Who names the folder of a copy means what it serves."""
    (tmp_path / ".zhiquan/releases/3").mkdir(parents=True)
    (tmp_path / ".zhiquan/releases/3/a").write_bytes(b"page")
    (tmp_path / "site").symlink_to(".zhiquan/releases/3")

    assert got(open_source(str(tmp_path)), "a") == b"page"
    assert got(open_source(tmp_path.as_uri()), "a") == b"page"


def test_what_is_not_there_yet_is_still_a_source(tmp_path: Path) -> None:
    """A stick that is not plugged in must not keep the others from being used."""
    assert isinstance(open_source(str(tmp_path / "stick")), FolderSource)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("ftp://ann:secret@mirror.example", "by “ftp:”"),
        ("rsync://mirror.example/a", "by “rsync:”"),
        ("file://elsewhere/share", "not on this machine"),
        ("", "empty"),
        ("mirror.example/notes", "no folder"),
    ],
)
def test_anything_else_is_said_with_an_example(typed: str, words: str) -> None:
    """The message says what is wrong, the hint what would be right, neither a password."""
    with pytest.raises(CopyError, match=words) as error:
        open_source(typed)

    assert error.value.hint
    assert "secret" not in str(error.value)


def test_a_drive_of_windows_is_no_scheme() -> None:
    """``D:\\copy`` is a folder."""
    assert isinstance(open_source("D:\\copy"), FolderSource)
