"""A copy on a volunteer's disk: its folders, its lock, the swap, and what a crash leaves.

    copy = Copy.create(Path("copy"))                # or Copy.open
    with copy.lock():
        with copy.begin(13, size=1_000_000, files=20) as tree:
            ...                                     # fill it, prove it
            copy.swap(13)                           # in one step
        copy.forget(keep=1)

What is where:

    copy/site                       what is served: a link to a tree, or on Windows the tree
    copy/.zhiquan/copy.json         that this is a copy, and which of the two
    copy/.zhiquan/config.json       where releases come from
    copy/.zhiquan/trust/            proven metadata
    copy/.zhiquan/releases/12       a complete tree; 13.new is being made, 11.old removed
    copy/.zhiquan/partial/<sha256>  a download that can be resumed, named by what it will be
    copy/.zhiquan/lock

A tree gets its plain name when it is complete and on the disk, and is served after that. So
after a crash at any moment ``site`` is the old tree or the new one (``disk/switch.py`` says what
Windows adds to this), and what has another form is removed by ``recover``. Nothing but these
names is ever removed: the folder may hold other people's files. What goes into a tree is
``sync``'s.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from .disk import durable, marker
from .disk.folder import CAN_HANDLE, open_folder
from .disk.lock import lock
from .disk.problems import telling
from .disk.space import check_room
from .disk.switch import OWN
from .disk.trees import Trees, number_of, remove
from .errors import CopyError
from .tree import Tree

_PART = re.compile(r"[0-9a-f]{64}\Z")


class Copy:
    """A copy. All that changes it belongs inside ``lock``.

    Args:
        folder: of the copy.
        links: whether ``site`` is a link.
        handles: see ``disk.folder.open_folder``.
    """

    def __init__(self, folder: Path, *, links: bool, handles: bool = CAN_HANDLE) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.own = folder / OWN
        self.config = self.own / "config.json"
        self.trust = self.own / "trust"
        self.partial = self.own / "partial"
        self._renewing = self.own / "renew"
        self._trees = Trees(folder, links=links)
        self._handles = handles
        self._begun: dict[int, Tree] = {}

    @classmethod
    def create(cls, folder: Path, *, links: bool | None = None) -> Self:
        """Make an empty copy.

        Args:
            folder: empty, or not there yet.
            links: whether ``site`` is a link; unless given, whether the disk can have one.

        Raises:
            CopyError: there is something in it, or it cannot be made.
        """
        return cls(folder, links=marker.make(folder, links))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a copy; nothing is written, so that it may be on a disk that can only be read.

        Raises:
            CopyError: it is none, or one of a newer client.
        """
        return cls(folder, links=marker.read(folder))

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Work in the copy alone, beginning with ``recover``.

        Raises:
            CopyError: somebody else works in it, or it cannot be written.
        """
        with lock(self.own / "lock"):
            self.recover()
            yield

    @property
    def current(self) -> int | None:
        """The release that is served."""
        return number_of(self._trees.current)

    @property
    def older(self) -> list[int]:
        """The older ones that are kept, in order."""
        numbers = {number_of(name) or 0 for name in self._trees.names()}
        return sorted(n for n in numbers if n < (self.current or 0))

    @property
    def previous(self) -> int | None:
        """The newest of them."""
        return max(self.older, default=None)

    def path(self, number: int) -> Path:
        """The folder of a release.

        Raises:
            CopyError: it is not in this copy.
        """
        return self._trees.place(number)

    def begin(self, number: int, *, size: int = 0, files: int = 0) -> Tree:
        """A fresh tree for a release, also for one that is here and shall be made anew.

        Trees of releases in between may be begun too; they are left by ``abort``.

        Args:
            number: of the release.
            size: bytes that will be written.
            files: how many files will be written; those taken over by link do not count.

        Raises:
            CopyError: there is no room, or the disk does not allow it.
        """
        check_room(self.folder, size=size, files=files)
        self._begun[number] = Tree(self._trees.draft(number), handles=self._handles)
        return self._begun[number]

    def swap(self, number: int) -> None:
        """Serve the release that was begun, in one step: readers get the old one or the new.

        Raises:
            CopyError: the disk does not allow it; the old one is served.
        """
        tree = self._begun.pop(number)
        if not tree.finished:
            tree.finish()
        tree.close()
        self._trees.serve(tree.path)

    def forget(self, keep: int = 1) -> None:
        """Remove older releases.

        Args:
            keep: how many of them stay.

        Raises:
            CopyError: the disk does not allow it.
        """
        self._trees.forget(keep)

    def forget_previous(self) -> None:
        """Remove all older releases and partial downloads, for a record was withdrawn.

        Its bytes are given back to the disk, not overwritten.

        Raises:
            CopyError: the disk does not allow it.
        """
        self.forget_partial()
        self.forget(keep=0)

    def part(self, sha256: str) -> Path:
        """Where a download stands until it is whole.

        Args:
            sha256: of the whole file, so that any source can go on with it.
        """
        return self.partial / sha256

    def forget_partial(self, keep: Collection[str] = ()) -> None:
        """Remove downloads that nothing needs any more.

        Args:
            keep: SHA-256 of those that stay.

        Raises:
            CopyError: the disk does not allow it.
        """
        with telling(self.partial):
            for path in self.partial.iterdir():
                if _PART.match(path.name) and path.name not in keep:
                    path.unlink()

    def renew(self, files: Mapping[str, bytes], gone: Collection[str] = ()) -> None:
        """Exchange a few files of the release that is served, each in one step, in this order.

        For metadata that is signed anew while the release stays. The old bytes are not
        written into: they may belong to another release too.

        Args:
            files: path and bytes; what names others comes last.
            gone: paths that are removed after that.

        Raises:
            CopyError: there is no release, or the disk does not allow it.
        """
        if self.current is None:
            raise CopyError(f"there is no release in this copy yet: {self.folder}")
        place = self.path(self.current)
        with Tree(self._renewing, handles=self._handles) as tree:
            for path, data in files.items():
                tree.write(path, [data])
            durable.settle(tree.path)
            with telling(place), open_folder(place, handles=self._handles) as served:
                tree.give(served)
                for path in gone:
                    served.remove(path)
            tree.abort()

    def recover(self) -> None:
        """Remove what a crash has left; needs the lock, which does it first.

        Downloads that can be resumed stay: whether they are needed, ``sync`` knows
        (``forget_partial``).

        Raises:
            CopyError: the disk does not allow it.
        """
        marker.complete(self.folder)
        self._trees.recover()
        remove(self._renewing)
        with telling(self.own):
            for path in self.own.glob("*.tmp"):
                path.unlink()
