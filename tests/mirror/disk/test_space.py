"""Whether there is room is known before anything is written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from mirror.disk.space import BLOCK, SPARE, check_room
from mirror.errors import CopyError


def disk(monkeypatch: pytest.MonkeyPatch, *, free: int, names: int, counted: bool = True) -> None:
    """A disk with so many bytes and names free."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    status = SimpleNamespace(f_files=1000 * counted, f_favail=names)
    monkeypatch.setattr(os, "statvfs", lambda _: status)


def test_room_to_the_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A block for each file, and a little that stays free."""
    disk(monkeypatch, free=SPARE + 10 * BLOCK + 1000, names=10)
    check_room(tmp_path, size=1000, files=10)

    with pytest.raises(CopyError, match="17 MB are needed and 17 MB are free"):
        check_room(tmp_path, size=1001, files=10)


def test_names_run_out_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small server's table of files fills before its disk; some disks have no such table."""
    disk(monkeypatch, free=1 << 40, names=9)
    with pytest.raises(CopyError, match="room for 9 more"):
        check_room(tmp_path, size=0, files=10)

    disk(monkeypatch, free=1 << 40, names=0, counted=False)
    check_room(tmp_path, size=0, files=10)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    """A stick that was pulled out."""
    with pytest.raises(CopyError, match="not there"):
        check_room(tmp_path / "none", size=1)
