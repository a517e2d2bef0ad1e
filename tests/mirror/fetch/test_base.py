"""Paths that may be asked for, and counts from several threads."""

from __future__ import annotations

import threading

import pytest

from mirror.errors import FormatError
from mirror.fetch.base import Tally, check_path


@pytest.mark.parametrize("path", ["a", "release/SHA256SUMS", "en/a-b_c.d.html", "0/1.root.json"])
def test_paths_of_a_release_pass(path: str) -> None:
    """Also those with capitals in ``release/``."""
    check_path(path)


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "a/", "/a", "a//b", ".", "..", "a/../b", ".git/config", "a/.b", "-rf", "c:a"),
        *("a\\b", "a\n", "a\x00b", "a b", "a%2e", "a?b", "a#b", "á", "\u212a", "a;b", "~a", "a@b"),
    ],
)
def test_paths_that_could_mean_something_else_do_not(path: str) -> None:
    """To a server, a proxy, a shell or a file system."""
    with pytest.raises(FormatError):
        check_path(path)


def test_counts_of_several_threads_add_up() -> None:
    """No request and no byte is lost."""
    tally = Tally()

    def work() -> None:
        for _ in range(2000):
            tally.request()
            tally.came(3)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (tally.requests, tally.bytes) == (8000, 24000)
