"""The trees of a copy: what each is called, which is served, and which may go.

    trees = Trees(Path("copy"), links=True)
    trees.current                        # '12'
    draft = trees.draft(13)              # copy/.zhiquan/releases/13.new, to be filled
    trees.serve(draft)

A tree is called by the number of its release; ``12-2`` is release 12 made anew, because the
first was damaged. While it is made it ends in ``.new``, while it is removed in ``.old``: what has
a plain name is complete. Only what has one of these names is ever removed.
"""

from __future__ import annotations

import re
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from ..errors import CopyError
from .durable import flush_folder
from .folder import is_link
from .problems import telling
from .switch import OWN, TREE, Links, Renames, Switch, patient

_UNFINISHED = re.compile(r"[1-9][0-9]{0,8}(-[1-9][0-9]{0,8})?\.(new|old)\Z")


class Trees:
    """All trees of a copy.

    Args:
        folder: the copy.
        links: whether ``site`` is a link (see ``switch``).
    """

    def __init__(self, folder: Path, *, links: bool) -> None:
        self.folder = folder / OWN / "releases"
        self._switch: Switch = Links(folder) if links else Renames(folder)
        self._rename = patient(Path.rename)

    @property
    def current(self) -> str | None:
        """The tree that is served."""
        return self._switch.current

    def names(self) -> list[str]:
        """Complete trees, the oldest first, the one that is served among them."""
        with telling(self.folder):
            found = {path.name for path in self.folder.iterdir() if TREE.match(path.name)}
        current = self.current
        return sorted({*found, current} if current else found, key=_order)

    def place(self, number: int) -> Path:
        """The folder of a release.

        Raises:
            CopyError: it is not here.
        """
        current = self.current
        same = [name for name in self.names() if number_of(name) == number]
        if not same:
            raise CopyError(f"release {number} is not in this copy: {self.folder.parent.parent}")
        return self._switch.place(current if current in same else same[-1])

    def draft(self, number: int) -> Path:
        """Where to make a tree of a release; no other tree has or had this name."""
        same = [_order(name)[1] for name in self.names() if number_of(name) == number]
        name = f"{number}-{max(same) + 1}" if same else str(number)
        return self.folder / f"{name}.new"

    def serve(self, draft: Path) -> None:
        """Serve a tree that is complete and on the disk.

        Raises:
            CopyError: the disk does not allow it; what was served is served.
        """
        name = draft.stem
        with telling(draft):
            self._rename(draft, self.folder / name)
            flush_folder(self.folder)
        self._switch.turn(name)

    def forget(self, keep: int) -> None:
        """Remove older releases but so many, others of the release that is served, and leavings.

        Raises:
            CopyError: the disk does not allow it.
        """
        current = self.current
        others = [name for name in self.names() if name != current]
        older = [name for name in others if number_of(name) != number_of(current)]
        kept = older[-keep:] if keep else []
        for name in others:
            if name not in kept:
                self._put_aside(name)
        for path in self._leavings():
            remove(path)

    def recover(self) -> None:
        """Remove what a crash has left: trees half made, half removed, or complete but not served.

        Where ``site`` is gone, the newest complete tree is served again. What cannot be removed
        now is left to ``forget``, which says so: it must not keep the copy from its next release.

        Raises:
            CopyError: the disk does not allow it.
        """
        self._switch.recover()
        names = self.names()
        if self.current is None and names:
            self._switch.turn(names[-1])
        current = self.current
        for name in names:
            if current and _order(name) > _order(current):
                self._put_aside(name)
        for path in self._leavings():
            with suppress(CopyError):
                remove(path)

    def _leavings(self) -> list[Path]:
        with telling(self.folder):
            return [path for path in self.folder.iterdir() if _UNFINISHED.match(path.name)]

    def _put_aside(self, name: str) -> None:
        """Take a tree's name, so that no part of it is taken for whole while it is removed."""
        gone = self.folder / f"{name}.old"
        remove(gone)
        with telling(self.folder / name):
            self._rename(self.folder / name, gone)


def number_of(name: str | None) -> int | None:
    """The release of a tree."""
    return _order(name)[0] if name else None


def _order(name: str) -> tuple[int, int]:
    """By release, and by how often it was made."""
    match = TREE.match(name)
    return (int(match[1]), int(match[2] or 1)) if match else (0, 0)


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there; links are removed, never followed.

    Raises:
        CopyError: the disk does not allow it.
    """
    with telling(folder), suppress(FileNotFoundError):
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode):
            folder.unlink()
        elif is_link(status):  # a junction of Windows
            folder.rmdir()
        else:
            shutil.rmtree(folder)
