"""What is found in a file, and what examining one gives.

    Hidden("hidden-data", "the place where it was taken", "EXIF")

Every format has one function that examines a file of it. It finds and removes in one go,
so that what is named and what is taken out cannot differ: ``found`` says what is there,
``without()`` makes the same picture, sound or document without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

from plugins.errors import Severity

MAX_FILE = 256 << 20  # bytes of one file; larger ones do not belong in a repository
MAX_UNPACKED = 1 << 30  # bytes that all that is packed inside one file may unpack to
MAX_MEMBERS = 100_000  # files in one archive
MAX_DEPTH = 4  # files in files in files


class Unreadable(ValueError):
    """A file is broken, locked or too large to look into; the message says which."""


@dataclass(frozen=True)
class Hidden:
    """One thing in a file that a reader does not see.

    Args:
        kind: the rule that it breaks.
        what: what it is, in plain words, without the value itself.
        detail: where in the format it stands; of a trace in text, the words found.
        severity: as of a problem.
        remedy: what a person has to do, where no program can or should.
    """

    kind: str
    what: str
    detail: str = ""
    severity: Severity = "error"
    remedy: str = ""


@dataclass(frozen=True)
class Piece:
    """A part of a file: what stays of it, and what is hidden in it."""

    kept: bytes
    hidden: tuple[Hidden, ...] = ()


@dataclass(frozen=True)
class Examined:
    """What is in a file, and the file without it (made when asked for)."""

    found: tuple[Hidden, ...]
    without: Callable[[], bytes]


@dataclass
class Budget:
    """How much may still be unpacked, how deep we are, and what has been judged already.

    Args:
        left: bytes.
        depth: how many files the one that is looked into lies in.
        outer: the budget of the file around it, which counts the bytes.
        known: SHA-256 of files that are judged elsewhere: those of a site, in its own packs.
    """

    left: int = MAX_UNPACKED
    depth: int = 0
    outer: Budget | None = None
    known: frozenset[bytes] = frozenset()

    def take(self, size: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            Unreadable: it was too much.
        """
        if self.outer is not None:
            self.outer.take(size)
            return
        self.left -= size
        if self.left < 0:
            raise Unreadable("it unpacks to more than can be looked into")

    def deeper(self) -> Budget:
        """The budget of what lies in the file; bytes are counted together.

        Raises:
            Unreadable: files lie in files lie in files.
        """
        if self.depth >= MAX_DEPTH:
            raise Unreadable("too many files lie in files")
        return Budget(0, self.depth + 1, self, self.known)

    def knows(self, data: bytes) -> bool:
        """Whether a file is judged elsewhere."""
        return bool(self.known) and sha256(data).digest() in self.known


def from_pieces(pieces: Iterable[Piece]) -> Examined:
    """What the pieces of a file come to."""
    parts = list(pieces)
    found = tuple(hidden for piece in parts for hidden in piece.hidden)
    return Examined(found, lambda: b"".join(piece.kept for piece in parts))
