"""What a place to have a release from is, and how failing it is told.

    for chunk in source.open("release/manifest", limit=31415): …

A *source* gives files by their path, never more bytes than the caller allows, and counts what
came. It proves nothing: that is for whoever knows what the bytes should be. Sources are made by
``opening.py`` and used through ``pool.py``, which holds several and needs only one good one.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from ..errors import FormatError, SourceError

CHUNK = 65536
"""How many bytes are read at most in one step."""

_PATH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*", re.ASCII)


class MissingError(SourceError):
    """A source does not have a file, or will not give it; asking again is of no use."""


class BrokenError(SourceError):
    """A request failed in a way that may pass.

    Args:
        message: why, in words that follow the name of the source.
        cost: how much of the patience with a source it uses up (``pool.Patience``): 1 for a quick
            failure, more for one that took long or promises little.
    """

    def __init__(self, message: str, cost: int = 1, hint: str = "") -> None:
        super().__init__(message, hint)
        self.cost = cost


SLOW = 4
"""The cost of a failure that took long, or that will hardly pass soon."""

HOPELESS = 1_000_000
"""The cost of a failure that ends all use of a source in this run."""


class Source(Protocol):
    """One place that a release can be had from; safe to use from several threads."""

    @property
    def name(self) -> str:
        """What the volunteer is shown; no credentials."""

    @property
    def note(self) -> str:
        """What the volunteer should know of this source, in a sentence; mostly empty."""

    @property
    def tally(self) -> Tally:
        """What was asked for and what came."""

    def open(self, path: str, *, limit: int, offset: int = 0) -> Iterator[bytes]:
        """The bytes of a file, in chunks; errors come while they are read.

        Args:
            path: relative to the root of the site, by the rule of names.
            limit: how many bytes the whole file has at most.
            offset: where to begin.

        Raises:
            MissingError: the source does not have it.
            BrokenError: it cannot be had just now.
            RefusedError: the file has more bytes than ``limit``.
        """

    def exists(self, path: str) -> bool:
        """Whether the source says that it has a file; it may lie.

        Raises:
            BrokenError: it cannot be had just now.
        """

    def close(self) -> None:
        """Let go of connections and handles."""


@dataclass(frozen=True)
class Want:
    """A file to fetch: its path, its size in bytes, its SHA-256 in lower-case hex."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Verdict:
    """What is known of a source at the end.

    ``unused``: nothing was asked of it. ``ok``: it gave something, and nothing false.
    ``unreachable``: it gave nothing, or nothing more; ``reason`` says why. ``refused``: it gave
    something that is not genuine. ``requests`` (redirects too) and ``bytes`` of bodies are those
    that went over the line; ``failures`` are requests that brought nothing.
    """

    state: Literal["unused", "ok", "unreachable", "refused"]
    reason: str = ""
    requests: int = 0
    bytes: int = 0
    failures: int = 0


class Tally:
    """Counts requests and bytes of bodies, from several threads."""

    def __init__(self) -> None:
        self.requests = 0
        self.bytes = 0
        self._lock = threading.Lock()

    def request(self) -> None:
        """One more request."""
        with self._lock:
            self.requests += 1

    def came(self, count: int) -> None:
        """More bytes of a body."""
        with self._lock:
            self.bytes += count


@dataclass(frozen=True)
class Pace:
    """How long a source may take; it is left when it is slower.

    Args:
        connect: seconds until a connection stands.
        idle: seconds without a single byte.
        patience: seconds of waiting in all, for an answer of no length.
        floor: bytes a second; each one that came adds ``1 / floor`` seconds to ``patience``.

    So an answer of ``n`` bytes is over after ``patience + n / floor`` seconds of waiting at the
    latest, however it trickles. The floor suits an onion circuit on a bad day.
    """

    connect: float = 15.0
    idle: float = 30.0
    patience: float = 60.0
    floor: float = 1024.0


def check_path(path: str) -> None:
    """Refuse a path that could mean something else in an address or on a disk.

    The rule of names (``docs/format.md``) as far as safety needs it, for names with capitals too:
    ``release/SHA256SUMS``. Such a path needs no escaping in an address.

    Raises:
        FormatError: it has other characters, an empty part, or a part that begins with a dot.
    """
    if not _PATH.fullmatch(path):
        raise FormatError(f"{path!r} is no path of a release")
