"""What is written is on the disk when it counts."""

from __future__ import annotations

import ctypes
import os
import stat
from pathlib import Path

import pytest

from mirror.disk import durable
from mirror.errors import CopyError
from tests.mirror.folders import OLD, inside, plant


class Libc:
    """A C library whose ``syncfs`` answers as told."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def syncfs(self, descriptor: int) -> int:
        """What the system would be asked for."""
        self.asked.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        ctypes.set_errno(5)
        return self.answer


def test_a_file_system_is_flushed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not thirty thousand files."""
    libc = Libc(0)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: libc)
    plant(tmp_path, OLD)
    durable.settle(tmp_path)

    assert libc.asked == [str(tmp_path)]


def test_a_disk_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is swapped in that may not be there after a power cut."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Libc(-1))

    with pytest.raises(CopyError, match="the disk has an error"):
        durable.settle(tmp_path)


def test_without_syncfs_all_is_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Old phones."""
    calls: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    monkeypatch.setattr(os, "sync", lambda: calls.append(1))
    durable.settle(tmp_path)

    assert calls == [1]


def test_elsewhere_folders_are_flushed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files were when they were written."""
    modes: list[int] = []
    monkeypatch.setattr(durable, "EACH", True)
    monkeypatch.setattr(os, "fsync", lambda fd: modes.append(os.fstat(fd).st_mode))
    plant(tmp_path, OLD)
    durable.settle(tmp_path)

    assert len(modes) == 4
    assert all(map(stat.S_ISDIR, modes))


def test_a_note_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When it cannot be written, the old one stays."""
    durable.put(tmp_path / "note", b"old")
    durable.put(tmp_path / "note", b"new")
    assert inside(tmp_path) == {"note": b"new"}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CopyError, match="no room left"):
        durable.put(tmp_path / "note", b"newer")
    assert (tmp_path / "note").read_bytes() == b"new"


def test_a_note_is_not_written_through_a_link(tmp_path: Path) -> None:
    """Neither the draft's nor the note's own."""
    plant(tmp_path, {"victim": b"untouched"})
    (tmp_path / "note").symlink_to("victim")
    (tmp_path / "note.tmp").symlink_to("victim")
    durable.put(tmp_path / "note", b"new")

    assert inside(tmp_path) == {"note": b"new", "victim": b"untouched"}
    assert not (tmp_path / "note").is_symlink()
