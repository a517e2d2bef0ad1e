"""A folder as a source: only regular files in it, and no way out of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from mirror.errors import FormatError, RefusedError
from mirror.fetch import BrokenError, FolderSource, MissingError
from tests.mirror.fetch import got

Opened = Callable[[Path], FolderSource]


@pytest.fixture(params=[True, False], ids=["handles", "paths"])
def opened(request: pytest.FixtureRequest) -> Opened:
    """How a folder is opened: with directory handles, and as where a system has none."""
    return lambda folder: FolderSource(folder, handles=request.param)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small folder, with a secret beside it."""
    folder = tmp_path / "site"
    (folder / "en").mkdir(parents=True)
    (folder / "en/a.html").write_bytes(b"0123456789")
    (tmp_path / "secret").write_bytes(b"secret")
    return folder


def test_gives_the_bytes_of_a_file(site: Path, opened: Opened) -> None:
    """A file, the rest of one, and the counts of both."""
    with closing(opened(site)) as source:
        assert b"".join(source.open("en/a.html", limit=10)) == b"0123456789"
        assert b"".join(source.open("en/a.html", limit=10, offset=7)) == b"789"
        assert (source.tally.requests, source.tally.bytes) == (2, 13)
        assert source.exists("en/a.html")
        assert not source.exists("en/no.html")
        assert not source.exists("en")


def test_never_more_bytes_than_allowed(site: Path, opened: Opened) -> None:
    """A file that is too long is refused before it is read."""
    source = opened(site)
    with pytest.raises(RefusedError, match="more than the 9 bytes"):
        got(source, "en/a.html", limit=9)
    assert source.tally.bytes == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_file_that_grows_is_cut_off(
    site: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the size said at first is not believed either."""
    monkeypatch.setattr(os, "read", lambda handle, most: b"x" * most)
    source = opened(site)
    with pytest.raises(RefusedError, match="gives more"):
        got(source, "en/a.html", limit=100)
    assert source.tally.bytes <= 101


def test_no_link_is_followed(site: Path, opened: Opened) -> None:
    """Neither one of a file nor one of a folder, wherever it leads."""
    (site / "link").symlink_to(site.parent / "secret")
    (site / "out").symlink_to(site.parent)
    (site / "in").symlink_to("en")
    (site / "round").symlink_to("round")
    with closing(opened(site)) as source:
        for path in ("link", "out/secret", "in/a.html", "round", "round/a"):
            with pytest.raises(MissingError):
                b"".join(source.open(path, limit=100))
            assert not source.exists(path)


def test_only_regular_files_are_read(site: Path, opened: Opened) -> None:
    """A pipe does not hold the program up, a folder is no file."""
    os.mkfifo(site / "pipe")
    with closing(opened(site)) as source:
        for path in ("pipe", "en"):
            with pytest.raises(MissingError):
                b"".join(source.open(path, limit=100))


@pytest.mark.parametrize("path", ["../secret", "en/../../secret", "/etc/passwd", "en//a.html", "."])
def test_no_path_leads_out(path: str, site: Path, opened: Opened) -> None:
    """Names are checked where they become paths."""
    with pytest.raises(FormatError):
        got(opened(site), path)


def test_the_folder_itself_may_be_a_link_and_stays_the_same(site: Path, opened: Opened) -> None:
    """A copy swaps its ``site`` while it is read from; what is read is one release."""
    link = site.parent / "link"
    link.symlink_to("site")
    other = site.parent / "other"
    other.mkdir()
    with closing(opened(link)) as source:
        assert source.exists("en/a.html")
        link.unlink()
        link.symlink_to("other")
        assert b"".join(source.open("en/a.html", limit=10)) == b"0123456789"


def test_a_folder_that_is_not_there_is_said_when_it_is_asked(site: Path, opened: Opened) -> None:
    """A stick that is not plugged in is a failing source, not a wrong command."""
    for folder in (site / "no", site / "en/a.html"):
        with pytest.raises(BrokenError, match="no folder that can be read"):
            got(opened(folder), "a")


def _handles() -> set[str]:
    """Files that this process holds open, where the system tells."""
    folder = Path("/proc/self/fd")
    return {handle.name for handle in folder.iterdir()} if folder.exists() else set()


def test_closing_lets_go_of_every_handle(site: Path, opened: Opened) -> None:
    """Readers that stop half-way leak nothing, in several threads."""
    before = _handles()
    with closing(opened(site)) as source:
        readers = [threading.Thread(target=source.exists, args=("en/a.html",)) for _ in range(4)]
        for thread in readers:
            thread.start()
        for thread in readers:
            thread.join()
        chunks = source.open("en/a.html", limit=10)
        next(iter(chunks))
        del chunks
    after = _handles()

    assert after == before
