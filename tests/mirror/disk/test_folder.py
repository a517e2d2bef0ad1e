"""Both kinds of folder behave alike, and what only one of them can go wrong with."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mirror.disk.folder import make_folder, open_folder
from mirror.disk.handles import HandleFolder
from mirror.disk.paths import PathFolder
from tests.mirror.folders import OLD, both_ways, inside, plant


def test_the_system_s_best_way_is_taken(tmp_path: Path) -> None:
    """Handles where there are any."""
    with open_folder(tmp_path) as folder:
        assert isinstance(folder, HandleFolder)
    with open_folder(tmp_path, handles=False) as folder:
        assert isinstance(folder, PathFolder)


@both_ways
def test_a_file_is_no_folder(tmp_path: Path, handles: bool) -> None:
    """Nor is nothing."""
    (tmp_path / "file").write_bytes(b"")
    for name in ("file", "none"):
        with pytest.raises(OSError, match=name):
            open_folder(tmp_path / name, handles=handles)


@both_ways
def test_a_link_to_the_folder_itself_is_followed(tmp_path: Path, handles: bool) -> None:
    """The volunteer's own link to a disk is the volunteer's choice."""
    plant(tmp_path / "disk", OLD)
    (tmp_path / "link").symlink_to("disk")
    with open_folder(tmp_path / "link", handles=handles) as folder:
        assert folder.stat("404.html").st_size == 4


@both_ways
def test_files_are_taken_from_another_folder(tmp_path: Path, handles: bool) -> None:
    """Over those that are there, and others into new folders."""
    plant(tmp_path / "a", {"x": b"old"})
    plant(tmp_path / "b", {"x": b"new", "n/y": b"y"})
    with (
        open_folder(tmp_path / "a", handles=handles) as to,
        open_folder(tmp_path / "b", handles=handles) as source,
    ):
        to.take(source, "x")
        to.take(source, "n/y")
        with pytest.raises(FileNotFoundError):
            to.take(source, "x")

    assert inside(tmp_path / "a") == {"x": b"new", "n/y": b"y"}
    assert inside(tmp_path / "b") == {}


def handles() -> int:
    """How many this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def test_no_handles_are_left_open(tmp_path: Path) -> None:
    """Neither of folders passed on the way nor of files that were refused."""
    plant(tmp_path, {f"{n}/{n}/a": b"" for n in range(50)})
    os.mkfifo(tmp_path / "pipe")
    before = handles()
    with HandleFolder(tmp_path) as folder:
        for n in range(50):
            os.close(folder.open(f"{n}/{n}/a"))
            with pytest.raises(OSError, match="regular"):
                folder.open("pipe")
        assert handles() < before + 20
    folder.close()

    assert handles() == before


def test_a_path_too_long_for_windows_is_refused(tmp_path: Path) -> None:
    """Before the system makes of it what it likes."""
    folder = PathFolder(tmp_path, longest=len(str(tmp_path)) + 10)
    os.close(folder.create("123456789"))
    for path in ("1234567890", "12/34/56789"):
        with pytest.raises(OSError, match="name too long") as told:
            folder.create(path)
        assert told.value.errno == errno.ENAMETOOLONG


def test_a_file_exchanged_between_look_and_use_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are no handles, what was opened must be what was looked at."""
    plant(tmp_path, {"a": b"good"})
    really = os.open

    def late(path: Path, flags: int, *rest: int) -> int:
        (tmp_path / "new").write_bytes(b"evil")
        (tmp_path / "new").replace(path)
        return really(path, flags, *rest)

    monkeypatch.setattr(os, "open", late)
    with pytest.raises(OSError, match="another file"):
        PathFolder(tmp_path).open("a")


def test_a_junction_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows calls a folder what leads elsewhere, and marks it a reparse point."""
    plant(tmp_path, {"junction/a": b"a"})
    really = Path.lstat

    class Marked:
        st_mode, st_file_attributes = 0o040755, 0x400

    def lstat(path: Path) -> object:
        return Marked() if path.name == "junction" else really(path)

    monkeypatch.setattr(Path, "lstat", lstat)
    folder = PathFolder(tmp_path)
    for use in (folder.open, folder.create, folder.stat, folder.remove):
        with pytest.raises(NotADirectoryError):
            use("junction/a")


def test_a_folder_of_the_copy_is_made_once(tmp_path: Path) -> None:
    """One that is there is good; a file or link in its place is not."""
    make_folder(tmp_path / "a")
    make_folder(tmp_path / "a")
    (tmp_path / "link").symlink_to("a")

    assert (tmp_path / "a").is_dir()
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "link")
