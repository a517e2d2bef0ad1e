"""Few things that the publisher does to folders, each whole or not at all.

    link(Path("public/en/index.html"), Path("new/en/index.html"))
    exchange(Path("releases/public"), Path("releases/new"))

Which folders, and when, is for ``store`` to say.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from mirror.format.manifest import Entry
from plugins.errors import SetupError

_CHUNK = 1 << 20
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fcntl.h, linux/fs.h


def entry_of(path: Path) -> Entry:
    """Size and hash of a file, read in pieces.

    Raises:
        SetupError: it cannot be read.
    """
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise unreadable(path, error) from error
    return Entry(size, digest.hexdigest())


def read(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        SetupError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> SetupError:
    """Says in a sentence that a file cannot be read, and why."""
    return SetupError(f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}")


def link(source: Path, target: Path) -> None:
    """Let ``target`` be the same file as ``source``, or a copy where the disk has no links.

    So a file that did not change keeps its time, and rsync need not look into it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def write(path: Path, data: bytes) -> None:
    """Write a file under another name and rename it, so that nobody reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(data)
    fresh.replace(path)


def remove(folder: Path) -> None:
    """Take a folder away, if it is there: out of sight first, then piece by piece."""
    doomed = folder.with_name(folder.name + ".gone")
    shutil.rmtree(doomed, ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        folder.rename(doomed)
        shutil.rmtree(doomed)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep others out who lock the same file; a crash opens it.

    Raises:
        SetupError: somebody is at work.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise SetupError(f"another command is at work in {path.parent}; wait for it") from error
        yield


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def open_to_all(folder: Path) -> None:
    """Let everybody read what is there, whatever the account's habits are: servers must."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def exchange(one: Path, other: Path) -> None:
    """Let two folders change places, in one step where the system can, else in three.

    Between the three there is no folder at ``one`` for a moment; ``mend_exchange`` puts right
    what a crash leaves then.
    """
    if not _exchange(one, other):
        aside = _aside(one)
        one.rename(aside)
        other.rename(one)
        aside.rename(other)


def mend_exchange(one: Path, other: Path) -> None:
    """Finish an exchange that broke off between its three steps."""
    aside = _aside(one)
    if aside.is_dir():
        if not one.is_dir() and other.is_dir():
            other.rename(one)
        aside.rename(one if not one.is_dir() else other)


def _aside(folder: Path) -> Path:
    return folder.with_name(folder.name + ".aside")


def _exchange(one: Path, other: Path) -> bool:
    """Linux's ``renameat2`` with ``RENAME_EXCHANGE``; whether it was there and worked."""
    with contextlib.suppress(OSError, AttributeError, TypeError):
        rename = ctypes.CDLL(None).renameat2
        names = os.fsencode(one), os.fsencode(other)
        return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)
    return False
