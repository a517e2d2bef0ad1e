"""A fresh tree of a release being written, and a tree's files read, so that nothing leads outside.

    with open_folder(copy.path(12)) as old, Tree(Path("copy/.zhiquan/releases/13.new")) as tree:
        tree.write("en/index.html", [b"<!doctype html>"], entry)
        damaged = tree.take_over(old, unchanged)     # hard links, each hashed before
        tree.finish()                                # on the disk, and nothing else in it

What is not changed is taken over from the release at hand by hard link: two names for the same
bytes. So nobody ever writes into a file of a tree; files are made anew or replaced whole.

**A local file is not trusted.** It may have been damaged by the disk, or edited by somebody who
looked for the site there, and would be carried on from release to release. So whatever is taken
over is hashed first, each time, and what is wrong is named to the caller, who fetches it. That
reads the whole site once per new release (not per poll): 30,000 files in about 1.6 s, of which
the hashes are 0.6. The file hashed and the file linked are compared (device and inode). Without
an entry nothing is hashed; that is for files that something else proves.

Names are checked again here, whatever the caller has checked. What belongs into the tree, and
when it is served, is for ``sync`` and ``swap``.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Self

from .disk import durable
from .disk.folder import CAN_HANDLE, FOLDER_MODE, Folder, Found, open_folder
from .disk.hashing import BUFFER, WORKERS, fault, hash_open, portions, spread
from .disk.problems import telling
from .disk.reading import listing, read
from .errors import CopyError, MismatchError
from .format import names
from .format.manifest import Entry

__all__ = ["Found", "Tree", "checked", "listing", "open_folder", "read"]

_SUMS = re.compile(r"SHA256SUMS(\.[0-9a-f]{8}\.(sig|minisig))?\Z")
# What file systems say that have no hard links (FAT, some phones), or not across disks.
_NO_LINKS = {
    errno.EPERM,
    errno.EACCES,
    errno.EXDEV,
    errno.EMLINK,
    errno.ENOSYS,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
}


def checked(path: str) -> str:
    """Return a path that may stand in a release: in the site, or in ``release/``.

    Raises:
        FormatError: it may not.
    """
    top, _, rest = path.partition("/")
    if top != names.RELEASE:
        return names.check(path)
    if not _SUMS.match(rest):
        names.check(rest)
    return path


class Tree:
    """A folder that is made, filled and finished; several threads may fill it.

    Leaving the ``with`` by an error removes it.

    Args:
        folder: must not be there; the one above must.
        handles: see ``open_folder``.

    Raises:
        CopyError: it is there already, or cannot be made.
    """

    def __init__(self, folder: Path, *, handles: bool = CAN_HANDLE) -> None:
        with telling(folder):
            folder.mkdir()
            with contextlib.suppress(OSError):  # FAT has the modes that it was mounted with
                folder.chmod(FOLDER_MODE)
            self._folder = open_folder(folder, handles=handles)
        self.path = folder
        self.files: dict[str, Entry | None] = {}
        self.finished = False

    def write(
        self, path: str, chunks: Iterable[bytes | memoryview], entry: Entry | None = None
    ) -> Entry:
        """Write a file that is not there yet.

        Args:
            path: relative to the tree.
            chunks: its bytes.
            entry: what it must be; never more bytes than this are written.

        Returns:
            What it is.

        Raises:
            FormatError: a name against the rule.
            MismatchError: size or hash is another; nothing is left of it.
            CopyError: something stands in the way, or the disk is full.
        """
        with telling(path):
            descriptor = self._folder.create(checked(path))
        try:
            found = _fill(descriptor, path, chunks, entry)
        except BaseException:
            os.close(descriptor)
            self._forget(path)
            raise
        os.close(descriptor)
        self.files[path] = found
        return found

    def link_from(self, source: Folder, path: str, entry: Entry | None = None) -> None:
        """Take a file over from another tree, by hard link or, where there is none, by copying.

        Args:
            source: the other tree, opened.
            path: the same in both.
            entry: what the file must be; without it the bytes are not looked at.

        Raises:
            MismatchError: the file is another, or is not there.
            CopyError: the disk does not allow it.
        """
        checked(path)
        try:
            descriptor = source.open(path)
        except OSError as error:
            raise MismatchError(f"{path} in the copy: {fault(error)}") from error
        try:
            self._link(source, descriptor, path, entry)
        finally:
            os.close(descriptor)
        self.files[path] = entry

    def take_over(
        self, source: Folder, wanted: Mapping[str, Entry], *, workers: int = WORKERS
    ) -> dict[str, str]:
        """Take many files over, each hashed before.

        Args:
            source: the other tree, opened.
            wanted: path and entry of each.
            workers: threads, if any help.

        Returns:
            The paths that were not taken over, and why: they must be had elsewhere.

        Raises:
            CopyError: the disk does not allow it.
        """
        faults: dict[str, str] = {}

        def portion(paths: Iterable[str]) -> None:
            for path in paths:
                try:
                    self.link_from(source, path, wanted[path])
                except MismatchError as error:
                    faults[path] = str(error)

        for _ in spread(portion, portions(sorted(wanted)), workers):
            pass
        return faults

    def finish(self) -> None:
        """Put all on the disk, and see that the tree holds what was put there and nothing else.

        Raises:
            CopyError: somebody else wrote into it, or the disk reports an error.
        """
        there = {found.path for found in listing(self._folder)}
        if there != self.files.keys():
            raise _strange(self.path, min(there ^ self.files.keys()), there)
        durable.settle(self.path)
        self.finished = True

    def give(self, target: Folder) -> None:
        """Move each file, in the order of writing, over the one that another tree has.

        Raises:
            CopyError: the disk does not allow it.
        """
        for path in list(self.files):
            with telling(path):
                target.take(self._folder, path)

    def abort(self) -> None:
        """Remove the tree."""
        self.close()
        shutil.rmtree(self.path, ignore_errors=True)

    def close(self) -> None:
        """Give up all handles; the tree stays."""
        self._folder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        self.abort() if kind else self.close()

    def _link(self, source: Folder, descriptor: int, path: str, entry: Entry | None) -> None:
        """Take over the open file, having looked at its bytes; what is linked must be that file."""
        if entry is not None:
            _compare(path, hash_open(descriptor, bytearray(min(entry.size + 1, BUFFER))), entry)
        try:
            with telling(path):
                self._folder.link(source, path)
        except CopyError as error:
            if getattr(error.__cause__, "errno", None) not in _NO_LINKS:
                raise
            os.lseek(descriptor, 0, os.SEEK_SET)
            self.write(path, _chunks(descriptor), entry)
            return
        with telling(path):
            same = os.path.samestat(os.fstat(descriptor), self._folder.stat(path))
        if not same:
            self._forget(path)
            raise MismatchError(f"{path} in the copy: it was exchanged while it was read")

    def _forget(self, path: str) -> None:
        """Remove a file that must not stay, so that it can be written again."""
        with contextlib.suppress(OSError):
            self._folder.remove(path)


def _strange(folder: Path, path: str, there: set[str]) -> CopyError:
    """The error for a tree that holds something else than was put into it."""
    if any(other != path and other.lower() == path.lower() for other in there):
        return CopyError(
            f"this disk changes the case of names: {folder / path}",
            "mount it with options that keep names as they are, or use another disk",
        )
    return CopyError(
        f"another program writes into the copy: {folder / path}",
        "end it and sync again; nothing but zhiquan-mirror may write below .zhiquan",
    )


def _fill(
    descriptor: int, path: str, chunks: Iterable[bytes | memoryview], entry: Entry | None
) -> Entry:
    """Write an open file; errors of ``chunks`` pass as they are."""
    sha256, size = hashlib.sha256(), 0
    for chunk in chunks:
        size += len(chunk)
        if entry is not None and size > entry.size:
            raise MismatchError(f"{path} is longer than the signed {entry.size} bytes")
        sha256.update(chunk)
        with telling(path):
            _write_all(descriptor, chunk)
    found = Entry(size, sha256.hexdigest())
    if entry is not None:
        _compare(path, found, entry)
    if durable.EACH:
        with telling(path):
            os.fsync(descriptor)
    return found


def _compare(path: str, found: Entry, entry: Entry) -> None:
    if found.size != entry.size:
        raise MismatchError(f"{path} has {found.size} bytes instead of the signed {entry.size}")
    if found != entry:
        raise MismatchError(f"{path} is not the signed file: its hash is another")


def _write_all(descriptor: int, data: bytes | memoryview) -> None:
    """The system may take a part of it at a time."""
    view = memoryview(data)
    while len(view):
        view = view[os.write(descriptor, view) :]


def _chunks(descriptor: int) -> Iterator[bytes]:
    while data := os.read(descriptor, BUFFER):
        yield data
