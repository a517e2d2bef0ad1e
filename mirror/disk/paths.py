"""A folder reached through paths, for systems without directory handles: Windows.

    folder = PathFolder(Path("copy/.zhiquan/releases/13.new"))
    file = folder.create("en/people/a.html")

Each folder on the way is looked at before each use: it must be a folder and no link, junction or
other reparse point. Files are made with ``O_CREAT | O_EXCL``, and a file that was opened must be
the one that was looked at. Between the look and the use somebody who may write in the copy could
still put a link in the way; only handles close that gap, which is why ``HandleFolder`` is used
wherever the system has them. Tests run this class on Linux; it has not been tried on Windows.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import Self

from .folder import FILE_MODE, FOLDER_MODE, Found, above, found, is_link, regular

_BINARY: int = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)
_NOFOLLOW: int = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_READ = os.O_RDONLY | _BINARY | _NOFOLLOW
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY | _NOFOLLOW

MAX_PATH = 259 if os.name == "nt" else None  # Microsoft, “Maximum Path Length Limitation”


class PathFolder:
    """A ``Folder`` through paths that are checked step by step.

    Args:
        path: of the folder.
        longest: characters that a whole path may have.

    Raises:
        OSError: there is no such folder.
    """

    def __init__(self, path: Path, *, longest: int | None = MAX_PATH) -> None:
        self.path = path.resolve(strict=True)
        self._longest = longest
        if not self.path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path))

    def open(self, path: str) -> int:
        """Descriptor to read a regular file."""
        seen = self.stat(path)
        if not stat.S_ISREG(seen.st_mode) or is_link(seen):
            raise OSError(errno.EINVAL, "not a regular file")
        descriptor = regular(os.open(self._at(path), _READ))
        if os.path.samestat(seen, os.fstat(descriptor)):
            return descriptor
        os.close(descriptor)
        raise OSError(errno.ELOOP, "another file than the one that was there")

    def create(self, path: str) -> int:
        """Descriptor to write a file that was not there; folders above it are made."""
        self._way(path, make=True)
        return os.open(self._at(path), _NEW, FILE_MODE)

    def link(self, source: Self, path: str) -> None:
        """Give the file of another folder the same name here too, as a hard link."""
        source._way(path)
        self._way(path, make=True)
        os.link(source._at(path), self._at(path))

    def take(self, source: Self, path: str) -> None:
        """Move the file of another folder here, over the one that is here."""
        source._way(path)
        self._way(path, make=True)
        source._at(path).replace(self._at(path))

    def stat(self, path: str) -> os.stat_result:
        """Of the thing itself, be it a link."""
        self._way(path)
        return self._at(path).lstat()

    def remove(self, path: str) -> None:
        """Remove a file or a link."""
        self._way(path)
        self._at(path).unlink()

    def scan(self, path: str) -> list[Found]:
        """All that is in a folder ('' for this one), with whole paths."""
        if path:
            self._way(f"{path}/")
        with os.scandir(self._at(path)) as entries:
            return found(entries, path)

    def close(self) -> None:
        """There are no handles to give up."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _at(self, path: str) -> Path:
        whole = self.path / path
        if self._longest is not None and len(str(whole)) > self._longest:
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(whole))
        return whole

    def _way(self, path: str, *, make: bool = False) -> None:
        """Check each folder above a path, and make it if asked to."""
        for folder in above(path):
            at = self._at(folder)
            if make:
                with contextlib.suppress(FileExistsError):
                    at.mkdir(FOLDER_MODE)
            seen = at.lstat()
            if is_link(seen) or not stat.S_ISDIR(seen.st_mode):
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(at))
