"""A folder as a source: a stick, a disk, a copy beside this one.

    with closing(FolderSource("/media/stick")) as source:
        b"".join(source.open("release/manifest", limit=31415))

A stick may have been prepared by an enemy, so nothing on it is trusted: no link is followed below
the folder itself, and only regular files are opened, so that no name leads elsewhere and no pipe
or device holds the program up. The folder itself may be reached through links (``COPY/site`` is
one). Where the system has no directory handles, each step is looked at before it is taken.
"""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

from ..errors import RefusedError
from .base import CHUNK, HOPELESS, BrokenError, MissingError, Tally, check_path

_HANDLES = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EACCES, errno.ENXIO})
_FILE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FILE |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


class FolderSource:
    """A release in a folder of this machine.

    Args:
        folder: the root of the site; it is looked at when it is first asked for something.
        handles: whether to walk by directory handles; as the system allows if not given.
    """

    note = ""

    def __init__(self, folder: str | Path, *, handles: bool = _HANDLES) -> None:
        self.tally = Tally()
        self.name = str(folder)
        self._folder = Path(folder)
        self._handles = handles
        self._root: int | None = None
        self._real: Path | None = None
        self._lock = threading.Lock()

    def open(self, path: str, *, limit: int, offset: int = 0) -> Iterator[bytes]:
        """The bytes of a file from ``offset`` on, as ``base.Source`` says."""
        with os.fdopen(self._file(path), "rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size > limit:
                raise RefusedError(f"has more than the {limit} bytes that the file may have")
            file.seek(offset)
            came = offset
            while chunk := _read(file.fileno(), min(CHUNK, limit - came + 1)):
                self.tally.came(len(chunk))
                came += len(chunk)
                if came > limit:
                    raise RefusedError(f"gives more than the {limit} bytes that the file may have")
                yield chunk

    def exists(self, path: str) -> bool:
        """Whether the folder has a file of this path."""
        try:
            os.close(self._file(path))
        except MissingError:
            return False
        return True

    def close(self) -> None:
        """Let go of the folder."""
        with self._lock:
            if self._root is not None:
                os.close(self._root)
            self._root = self._real = None

    def _file(self, path: str) -> int:
        """A handle of a regular file below the folder."""
        check_path(path)
        self.tally.request()
        self._enter()
        try:
            handle = self._walk(path) if self._handles else self._look(path)
        except OSError as error:
            if error.errno in _ABSENT:
                raise MissingError("does not have it") from error
            raise BrokenError(f"cannot be read: {os.strerror(error.errno or 0)}") from error
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise MissingError("has something else than a file there")
        return handle

    def _enter(self) -> None:
        """Hold on to the folder, so that it stays the same when a copy swaps its link."""
        with self._lock:
            if self._real is not None:
                return
            try:
                real = self._folder.resolve(strict=True)
                if self._handles:
                    self._root = os.open(real, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
                elif not real.is_dir():
                    raise NotADirectoryError(errno.ENOTDIR, "not a folder")
            except (OSError, ValueError) as error:
                raise BrokenError("is no folder that can be read", HOPELESS) from error
            self._real = real

    def _walk(self, path: str) -> int:
        """Open a file step by step, each from the handle of the folder before it."""
        *folders, name = path.split("/")
        handle = os.dup(self._root or 0)
        try:
            for folder in folders:
                step = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
                handle, before = os.open(folder, step, dir_fd=handle), handle
                os.close(before)
            return os.open(name, _FILE, dir_fd=handle)
        finally:
            os.close(handle)

    def _look(self, path: str) -> int:
        """Open a file where there are no handles: no step may be a link or a junction."""
        place = self._real or Path()
        for part in path.split("/"):
            place = place / part
            if _is_link(os.lstat(place)):
                raise OSError(errno.ELOOP, "a link")
        if not stat.S_ISREG(os.lstat(place).st_mode):
            raise OSError(errno.ENXIO, "not a file")
        return os.open(place, _FILE)


def _is_link(status: os.stat_result) -> bool:
    reparse = getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400)
    return stat.S_ISLNK(status.st_mode) or bool(getattr(status, "st_file_attributes", 0) & reparse)


def _read(handle: int, most: int) -> bytes:
    try:
        return os.read(handle, most)
    except OSError as error:
        raise BrokenError(f"cannot be read: {os.strerror(error.errno or 0)}") from error
