"""What must outlive a power cut: bytes on the disk before anything points to them.

    settle(Path("copy/.zhiquan/releases/13.new"))     # all of it, then
    put(Path("copy/.zhiquan/state.json"), b"...")     # the step that makes it count

A release has tens of thousands of files, and a flush for each takes minutes on a plain disk. So
nothing is flushed while a tree is written, and then its file system once: Linux has ``syncfs``,
which waits and reports errors (since 5.8). Elsewhere no call of an ordinary user does that
(macOS's ``sync`` does not wait, Windows flushes a volume for administrators only), so there
each *new* file is flushed when it is written (``EACH``), and the folders at the end. What is
taken over by hard link was flushed when it was new. (On macOS a flushed file may for a moment be
in the drive's own memory still.) Neither macOS nor Windows nor a power cut has been tried.

Sources: syncfs(2), sync(2), fsync(2) of Linux and macOS; Microsoft, FlushFileBuffers.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

from .folder import FILE_MODE
from .problems import telling

EACH = sys.platform != "linux"  # whether each new file must be flushed on its own


def settle(folder: Path) -> None:
    """Wait until all that was written below a folder is on the disk.

    Raises:
        CopyError: the disk reports an error.
    """
    with telling(folder):
        if EACH:
            for path in (folder, *(p for p in folder.rglob("*") if p.is_dir())):
                flush_folder(path)
        else:
            _flush_file_system(folder)


def _flush_file_system(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "syncfs"):
            os.sync()
        elif libc.syncfs(descriptor):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Make what was made, renamed or removed in a folder last. Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(path: Path, data: bytes) -> None:
    """Write a small file in one step: readers see the old bytes or the new ones, never a part.

    Args:
        path: in a folder that is the client's own.
        data: what it shall hold.

    Raises:
        CopyError: the disk does not take it.
    """
    draft = path.with_name(f"{path.name}.tmp")
    with telling(path):
        draft.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(draft, flags, FILE_MODE), "wb") as file:
            with contextlib.suppress(OSError):  # FAT has the modes it was mounted with
                draft.chmod(FILE_MODE)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        flush_folder(path.parent)
