"""A folder that nothing leads out of: what it can do, whichever system it stands on.

    with open_folder(Path("copy/site")) as folder:
        file = folder.open("en/index.html")      # no link on the way is followed

Paths are relative, with ``/``. There are two kinds: ``HandleFolder`` goes down through handles of
directories, so that no link put in its way at any moment can lead it out; ``PathFolder``, for
systems that have no such handles, checks each step first. Errors are the system's
(``OSError``); ``problems`` has the words for them. Which names may be written is not checked
here but in ``tree``.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol, Self

FILE_MODE = 0o644  # readable for any web server, whatever the volunteer's umask is
FOLDER_MODE = 0o755

CAN_HANDLE = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")


class Found(NamedTuple):
    """Something that is really there.

    Args:
        path: relative to where the search began.
        kind: ``file``, ``folder``, ``link`` (also a Windows junction) or ``other`` (a device,
            pipe or socket).
    """

    path: str
    kind: str


class Folder(Protocol):
    """Files below one folder. May be used by several threads at once.

    Each method raises ``OSError`` if the system refuses, or if a link or anything else that is
    no folder stands on the way.
    """

    path: Path

    def open(self, path: str) -> int:
        """Descriptor to read a regular file."""

    def create(self, path: str) -> int:
        """Descriptor to write a file that was not there; folders above it are made."""

    def link(self, source: Self, path: str) -> None:
        """Give the file of another folder the same name here too, as a hard link."""

    def take(self, source: Self, path: str) -> None:
        """Move the file of another folder here, over the one that is here."""

    def stat(self, path: str) -> os.stat_result:
        """Of the thing itself, be it a link."""

    def remove(self, path: str) -> None:
        """Remove a file or a link."""

    def scan(self, path: str) -> list[Found]:
        """All that is in a folder ('' for this one), with whole paths."""

    def close(self) -> None:
        """Give up all handles."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...


def open_folder(path: Path, *, handles: bool = CAN_HANDLE) -> Folder:
    """Open a folder. Links that lead to it are followed, links in it never.

    Args:
        path: chosen by the volunteer or by ``swap``.
        handles: go through directory handles; where the system has none, it cannot.

    Raises:
        OSError: there is no such folder.
    """
    from .handles import HandleFolder
    from .paths import PathFolder

    return HandleFolder(path) if handles else PathFolder(path)


def make_folder(path: Path) -> None:
    """Make a folder that any web server can read, if there is none.

    Raises:
        OSError: the system refuses, or something else is there.
    """
    try:
        path.mkdir(FOLDER_MODE)
    except FileExistsError:
        if not stat.S_ISDIR(path.lstat().st_mode):
            raise
        return
    with contextlib.suppress(OSError):  # FAT has the modes that it was mounted with
        path.chmod(FOLDER_MODE)


def regular(descriptor: int) -> int:
    """Return the descriptor if it is of a regular file; else close it.

    Raises:
        OSError: it is a device, a pipe or a folder.
    """
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(errno.EINVAL, "not a regular file")


def above(path: str) -> list[str]:
    """The folders on the way to a path, from the top.

    >>> above("en/people/a.html")
    ['en', 'en/people']
    """
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]


def found(entries: Iterable[os.DirEntry[str]], path: str) -> list[Found]:
    """What a scan of the folder at ``path`` gave, in order of names."""
    start = f"{path}/" if path else ""
    return sorted(Found(start + entry.name, _kind(entry)) for entry in entries)


def _kind(entry: os.DirEntry[str]) -> str:
    # Asking for the whole status costs a call a file where the folder itself tells the kind.
    if entry.is_symlink() or (os.name == "nt" and is_link(entry.stat(follow_symlinks=False))):
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"


def is_link(status: os.stat_result) -> bool:
    """Whether it leads elsewhere: a symbolic link, or what Windows calls a reparse point."""
    windows = getattr(status, "st_file_attributes", 0)
    return stat.S_ISLNK(status.st_mode) or bool(windows & stat.FILE_ATTRIBUTE_REPARSE_POINT)
