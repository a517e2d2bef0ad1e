"""One sync at a time in a copy: a lock that dies with whoever holds it.

    with lock(Path("copy/.zhiquan/lock")):
        ...
    # CopyError: another zhiquan-mirror (process 4711) works in this copy: copy

The lock is the system's (``flock``, on Windows ``msvcrt.locking``), not the file's being there:
when a process is killed or the power fails it is gone, and the file that stays does not matter.
In the file stands who has it, for the message. Only the way of POSIX is tried by tests.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import CopyError
from .folder import FILE_MODE
from .problems import copy_error, telling

_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def lock(path: Path) -> Iterator[None]:
    """Hold the lock that a file stands for.

    Args:
        path: of the file, in the client's own folder of the copy.

    Raises:
        CopyError: somebody else holds it, or the disk knows no locks.
    """
    with telling(path):
        descriptor = os.open(path, _FLAGS, FILE_MODE)
    try:
        _acquire(descriptor, path)
        _sign(descriptor)
        yield
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, path: Path) -> None:
    try:
        _take(descriptor)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            raise CopyError(
                f"this disk knows no locks: {path.parent.parent}",
                "a network disk often has none: keep the copy on a disk of this machine",
            ) from error
        if error.errno not in _BUSY:
            raise copy_error(error, path) from error
        raise CopyError(
            f"another zhiquan-mirror{_holder(descriptor)} works in this copy: {path.parent.parent}",
            "wait until it has ended, or end it; if it is killed, its lock goes with it",
        ) from error


def _sign(descriptor: int) -> None:
    """Say who holds it. A full disk must not keep anybody from freeing room."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())


def _holder(descriptor: int) -> str:
    with suppress(OSError):
        text = os.read(descriptor, 20)
        if text.isdigit():
            return f" (process {int(text)})"
    return ""


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        # A byte far behind the end: what is locked cannot be read by others.
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
