"""The one step from the release that is served to the next: two ways, after what a disk can do.

    switch = Links(Path("copy"))
    switch.current                     # '12'
    switch.turn("13")                  # copy/site now leads to copy/.zhiquan/releases/13

``Links``: ``site`` is a symbolic link. A new one is made beside it and renamed over it, which
POSIX does in one step: whoever opens a file sees the old tree or the new one. Used wherever the
disk has symbolic links.

``Renames``: ``site`` is the tree itself, for Windows (links need rights there) and FAT disks. The
old tree is renamed away, the new one to ``site``: for a moment between the two there is no
site, never a mix of two. What is about to happen is written down before, so that after a crash
``recover`` ends it, forwards or backwards. Windows renames no folder in which a program has a
file open without leave to delete: so each step is tried for a few seconds, then undone.
Tests run this way on Linux, with kills before every step; how Windows itself behaves when
a server or a virus scanner holds files has not been tried.

Both know names of trees, not what is in them.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from ..errors import CopyError
from .durable import flush_folder, put
from .folder import is_link
from .problems import telling

OWN = ".zhiquan"  # the client's own folder in a copy
TREE = re.compile(r"([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?\Z")  # names of trees, see trees
_TRIES = 25 if os.name == "nt" else 1  # elsewhere open files are in nobody's way
_WAIT = 0.2  # seconds between tries
_NOTHING: dict[str, None] = {"current": None, "next": None}

Rename = Callable[[Path, Path], object]


class Switch(Protocol):
    """What a copy serves, by the name of its tree."""

    @property
    def current(self) -> str | None:
        """The tree that is served."""

    def place(self, name: str) -> Path:
        """Where a tree is."""

    def turn(self, name: str) -> None:
        """Serve another tree, which is complete and on the disk."""

    def recover(self) -> None:
        """End what a crash has interrupted."""


class Links:
    """``site`` is a link to a tree.

    Args:
        folder: the copy.
    """

    def __init__(self, folder: Path) -> None:
        self._site = folder / "site"
        self._trees = folder / OWN / "releases"
        self._draft = folder / OWN / "next"

    @property
    def current(self) -> str | None:
        """The tree that is served.

        Raises:
            CopyError: ``site`` is not what this made.
        """
        with telling(self._site):
            if not _there(self._site):
                return None
            target = self._site.readlink().as_posix() if self._site.is_symlink() else ""
        folder, _, name = target.rpartition("/")
        if folder != f"{OWN}/releases" or not TREE.match(name):
            raise _foreign(self._site)
        return name

    def place(self, name: str) -> Path:
        """Where a tree is."""
        return self._trees / name

    def turn(self, name: str) -> None:
        """Serve another tree, in one step.

        Raises:
            CopyError: the disk does not allow it, or ``site`` is not what this made.
        """
        _ = self.current  # somebody else's file is not replaced
        self.recover()
        with telling(self._site):
            self._draft.symlink_to(f"{OWN}/releases/{name}")
            self._draft.replace(self._site)
            flush_folder(self._site.parent)

    def recover(self) -> None:
        """Remove a link that was not yet put in its place."""
        with telling(self._draft):
            self._draft.unlink(missing_ok=True)


class Renames:
    """``site`` is the tree itself.

    Args:
        folder: the copy.
        rename: as ``Path.replace``; tries again while another program is in the way.
    """

    def __init__(self, folder: Path, rename: Rename | None = None) -> None:
        self._site = folder / "site"
        self._trees = folder / OWN / "releases"
        self._state = folder / OWN / "state.json"
        self._rename = rename or patient(Path.replace)

    @property
    def current(self) -> str | None:
        """The tree that is served, also between the two steps.

        Raises:
            CopyError: ``site`` is not what this made.
        """
        current, following = self._read()
        if following and not _there(self._trees / following):
            return following
        if current is None and following is None and _there(self._site):
            raise _foreign(self._site)
        return current

    def place(self, name: str) -> Path:
        """Where a tree is: the served one stands at ``site``."""
        aside = self._trees / name
        return self._site if name == self.current and not _there(aside) else aside

    def turn(self, name: str) -> None:
        """Serve another tree, in two steps that can be ended after a crash.

        Raises:
            CopyError: another program holds files of either; the old tree is served as before.
        """
        current = self.current
        self._write(current, name)
        try:
            self._swap(current, name)
        except OSError as error:
            self.recover()
            raise CopyError(
                f"another program holds files open: {self._site}",
                "end programs that read the copy, or wait, and sync again; "
                "what is served has not changed",
            ) from error
        self._write(name, None)

    def _swap(self, current: str | None, name: str) -> None:
        moved = current is not None and _there(self._site)
        if moved:
            self._rename(self._site, self._trees / str(current))
        try:
            self._rename(self._trees / name, self._site)
        except OSError:
            if moved:
                self._rename(self._trees / str(current), self._site)
            raise
        flush_folder(self._trees)
        flush_folder(self._site.parent)

    def recover(self) -> None:
        """End what a crash has interrupted.

        The new tree is still aside: before the first step nothing has happened, and behind it
        only the second is missing. It is not: only the note of it is.

        Raises:
            CopyError: the disk does not allow it.
        """
        current, following = self._read()
        if following is None:
            return
        with telling(self._site):
            if not _there(self._trees / following):
                self._write(following, None)
            elif _there(self._site):
                self._write(current, None)
            else:
                self._rename(self._trees / following, self._site)
                self._write(following, None)

    def _read(self) -> tuple[str | None, str | None]:
        """The tree that is served, and the one that shall be."""
        try:
            with telling(self._state):
                state = json.loads(self._state.read_bytes()) if _there(self._state) else _NOTHING
            current, following = _name(state["current"]), _name(state["next"])
        except (ValueError, TypeError, KeyError, RecursionError):
            raise CopyError(
                f"the note of what is served is damaged: {self._state}",
                "make a new copy with `zhiquan-mirror init`, from this one's site if need be",
            ) from None
        return current, following

    def _write(self, current: str | None, following: str | None) -> None:
        state = {"current": current, "next": following}
        put(self._state, json.dumps(state).encode())


def patient(rename: Rename, tries: int = _TRIES, wait: float = _WAIT) -> Rename:
    """A rename that tries again while the system says that a file is in use.

    Args:
        rename: one try.
        tries: how many.
        wait: seconds between them.
    """

    def persistent(source: Path, target: Path) -> None:
        for left in reversed(range(tries)):
            try:
                rename(source, target)
                return
            except PermissionError:
                if not left:
                    raise
                time.sleep(wait)

    return persistent


def _name(raw: object) -> str | None:
    """The name of a tree in the note; no other may lead the client anywhere."""
    if raw is not None and not (isinstance(raw, str) and TREE.match(raw)):
        raise ValueError
    return raw


def _there(path: Path) -> bool:
    """Whether anything has this name, be it a link to nothing."""
    return os.path.lexists(path)


def _foreign(site: Path) -> CopyError:
    what = "a link" if is_link(site.lstat()) else "a folder or file"
    return CopyError(
        f"{site} is {what} that zhiquan-mirror did not make",
        "move it away and sync again; nothing of it was touched",
    )
