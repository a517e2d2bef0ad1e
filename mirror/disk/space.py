"""Whether a disk has room, asked before anything is written.

    check_room(Path("copy"), size=441_000_000, files=30_000)
    # CopyError: 581 MB are needed and 12 MB are free on the disk: copy

A guess to the safe side: each file fills whole blocks, and something stays free for the folders
and for others. A disk can still fill up while a tree is written; then ``problems`` says so, and
what is served stays.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from ..errors import CopyError
from .problems import telling

BLOCK = 4096  # bytes: what a file's last block takes on common file systems
SPARE = 16 << 20  # bytes that stay free


def check_room(folder: Path, *, size: int, files: int = 0) -> None:
    """Check that so much can be written.

    Args:
        folder: on the disk meant.
        size: bytes to be written.
        files: how many new files; hard links take no room worth counting.

    Raises:
        CopyError: there is not enough room.
    """
    needed = size + files * BLOCK + SPARE
    with telling(folder):
        free, names = shutil.disk_usage(folder).free, _free_names(folder)
    if needed > free:
        raise CopyError(
            f"{_megabytes(needed)} are needed and {_megabytes(free)} are free on the disk: "
            f"{folder}",
            "make room and sync again; what is served has not changed",
        )
    if names is not None and files > names:
        raise CopyError(
            f"{files} files are to be made and the disk has room for {names} more: {folder}",
            "its table of files (inodes) is full: remove many small files, or use another disk",
        )


def _free_names(folder: Path) -> int | None:
    """How many files the file system can still take, if it counts them."""
    if not hasattr(os, "statvfs"):
        return None
    status = os.statvfs(folder)
    return status.f_favail if status.f_files else None


def _megabytes(size: int) -> str:
    return f"{-(-size // 1_000_000):,} MB"
