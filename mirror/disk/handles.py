"""A folder reached through directory handles: the safe way on Linux, macOS and BSD.

    folder = HandleFolder(Path("copy/.zhiquan/releases/13.new"))
    file = folder.create("en/people/a.html")

The folder itself is opened once. Every folder below is opened relative to the handle of the one
above (``openat``) with ``O_NOFOLLOW | O_DIRECTORY``, files with ``O_NOFOLLOW`` and, for writing,
``O_CREAT | O_EXCL``. So a link that somebody puts in the way, before or between two steps, is an
error and never a way out; a folder that is moved away while its handle is open takes what is
written along and nothing else. ``PathFolder`` is for systems without ``openat``.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections import OrderedDict
from pathlib import Path
from typing import Self

from .folder import FILE_MODE, FOLDER_MODE, Found, found, regular

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_BELOW = _FOLDER | os.O_NOFOLLOW
# Without O_NONBLOCK, opening a pipe would wait for ever.
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC

_KEPT = 16  # handles; macOS gives a process 256 for everything


class HandleFolder:
    """A ``Folder`` through handles, of which the last few are kept.

    Raises:
        OSError: there is no such folder.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._root = os.open(path, _FOLDER)
        self._handles: OrderedDict[str, int] = OrderedDict()
        self._lock = threading.RLock()  # a handle in use must not be closed

    def open(self, path: str) -> int:
        """Descriptor to read a regular file."""
        with self._lock:
            folder, name = self._place(path)
            return regular(os.open(name, _READ, dir_fd=folder))

    def create(self, path: str) -> int:
        """Descriptor to write a file that was not there; folders above it are made."""
        with self._lock:
            folder, name = self._place(path, make=True)
            descriptor = os.open(name, _NEW, FILE_MODE, dir_fd=folder)
        _readable(descriptor, FILE_MODE)
        return descriptor

    def link(self, source: Self, path: str) -> None:
        """Give the file of another folder the same name here too, as a hard link."""
        with self._lock, source._lock:
            there, name = source._place(path)
            here, _ = self._place(path, make=True)
            os.link(name, name, src_dir_fd=there, dst_dir_fd=here, follow_symlinks=False)

    def take(self, source: Self, path: str) -> None:
        """Move the file of another folder here, over the one that is here."""
        with self._lock, source._lock:
            there, name = source._place(path)
            here, _ = self._place(path, make=True)
            os.replace(name, name, src_dir_fd=there, dst_dir_fd=here)
            os.fsync(here)

    def stat(self, path: str) -> os.stat_result:
        """Of the thing itself, be it a link."""
        with self._lock:
            folder, name = self._place(path)
            return os.stat(name, dir_fd=folder, follow_symlinks=False)

    def remove(self, path: str) -> None:
        """Remove a file or a link."""
        with self._lock:
            folder, name = self._place(path)
            os.unlink(name, dir_fd=folder)

    def scan(self, path: str) -> list[Found]:
        """All that is in a folder ('' for this one), with whole paths."""
        with self._lock, os.scandir(self._folder(path)) as entries:
            return found(entries, path)

    def close(self) -> None:
        """Give up all handles."""
        with self._lock:
            for handle in self._handles.values():
                os.close(handle)
            self._handles.clear()
            if self._root >= 0:
                os.close(self._root)
            self._root = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _place(self, path: str, *, make: bool = False) -> tuple[int, str]:
        """Handle of the folder that a path is in, and its last part."""
        folder, _, name = path.rpartition("/")
        return self._folder(folder, make=make), name

    def _folder(self, path: str, *, make: bool = False) -> int:
        if not path:
            return self._root
        if path not in self._handles:
            self._keep(path, self._step(path, make))
        self._handles.move_to_end(path)
        return self._handles[path]

    def _step(self, path: str, make: bool) -> int:
        """Open a folder from the one above it."""
        folder, name = self._place(path, make=make)
        made = make and _make(name, folder)
        handle = os.open(name, _BELOW, dir_fd=folder)
        if made:
            _readable(handle, FOLDER_MODE)
        return handle

    def _keep(self, path: str, handle: int) -> None:
        self._handles[path] = handle
        if len(self._handles) > _KEPT:
            os.close(self._handles.popitem(last=False)[1])


def _make(name: str, folder: int) -> bool:
    """Make a folder; if something has its name, the step after this finds out what."""
    with contextlib.suppress(FileExistsError):
        os.mkdir(name, FOLDER_MODE, dir_fd=folder)
        return True
    return False


def _readable(descriptor: int, mode: int) -> None:
    """Undo the umask. FAT disks have the modes that they were mounted with, and say no."""
    with contextlib.suppress(OSError):
        os.fchmod(descriptor, mode)
