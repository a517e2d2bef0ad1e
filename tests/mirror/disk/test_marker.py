"""What may become a copy, and what is one."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from mirror.disk.marker import complete, make, read
from mirror.errors import CopyError
from tests.mirror.folders import inside, plant


@pytest.mark.parametrize("links", [True, False])
def test_what_was_made_is_read(tmp_path: Path, links: bool) -> None:
    """Also folders above it are made, and any web server can go through."""
    before = os.umask(0o077)
    try:
        assert make(tmp_path / "a/copy", links) == links
    finally:
        os.umask(before)

    assert read(tmp_path / "a/copy") == links
    assert stat.S_IMODE((tmp_path / "a/copy").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "a/copy/.zhiquan/releases").stat().st_mode) == 0o755


def test_where_there_are_links_they_are_used(tmp_path: Path) -> None:
    """And nothing of the trial is left."""
    assert make(tmp_path, None)
    assert not os.path.lexists(tmp_path / ".zhiquan/next")


def test_where_there_are_none_folders_are_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT and exFAT."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "symlink", refuse)

    assert not make(tmp_path, None)
    assert not read(tmp_path)


def test_an_empty_disk_is_empty(tmp_path: Path) -> None:
    """What systems put there by themselves does not count."""
    plant(tmp_path, {"lost+found/a": b"", ".DS_Store": b"", "System Volume Information/a": b""})

    assert make(tmp_path, None)


def test_a_full_folder_is_refused(tmp_path: Path) -> None:
    """Nothing is put among somebody's files; a copy is not made twice."""
    plant(tmp_path, {"thesis.odt": b"mine"})
    with pytest.raises(CopyError, match=r"not empty.*thesis\.odt"):
        make(tmp_path, None)
    assert inside(tmp_path) == {"thesis.odt": b"mine"}

    make(tmp_path / "copy", None)
    with pytest.raises(CopyError, match="a copy already"):
        make(tmp_path / "copy", None)


def test_making_that_broke_off_may_be_repeated(tmp_path: Path) -> None:
    """Until the marker is written it is no copy."""
    plant(tmp_path, {".zhiquan/copy.json.tmp": b"half"})
    (tmp_path / ".zhiquan/releases").mkdir()
    with pytest.raises(CopyError, match="no copy"):
        read(tmp_path)

    assert make(tmp_path, None)


def test_a_file_is_no_place_for_a_copy(tmp_path: Path) -> None:
    """It says so instead of ending in a traceback."""
    (tmp_path / "file").write_bytes(b"")
    for place in ("file", "file/copy"):
        with pytest.raises(CopyError):
            make(tmp_path / place, None)
    for place in ("file", "none", "file/copy"):
        with pytest.raises(CopyError, match=r"no copy|not there|a link or"):
            read(tmp_path / place)


@pytest.mark.parametrize(
    "state", [{"format": 2, "site": "link"}, {"format": 1, "site": "magic"}, {}, [], "x"]
)
def test_a_copy_of_another_kind_is_told(tmp_path: Path, state: object) -> None:
    """Nothing is done with what is not understood."""
    make(tmp_path, None)
    for text in (json.dumps(state), json.dumps(state)[:-1]):
        (tmp_path / ".zhiquan/copy.json").write_text(text)
        with pytest.raises(CopyError, match="newer"):
            read(tmp_path)


@pytest.mark.parametrize("name", [".zhiquan", ".zhiquan/releases", ".zhiquan/copy.json"])
def test_links_among_the_copy_s_own_folders_are_refused(tmp_path: Path, name: str) -> None:
    """What is removed and written there would be somewhere else."""
    make(tmp_path / "copy", None)
    (tmp_path / "copy" / name).rename(tmp_path / "moved")
    (tmp_path / "copy" / name).symlink_to(tmp_path / "moved")

    with pytest.raises(CopyError, match="a link"):
        read(tmp_path / "copy")


def test_folders_that_a_tool_left_out_come_back(tmp_path: Path) -> None:
    """A copy whose empty folders were not copied is one still."""
    make(tmp_path, True)
    (tmp_path / ".zhiquan/partial").rmdir()

    assert read(tmp_path)
    complete(tmp_path)
    assert (tmp_path / ".zhiquan/partial").is_dir()
