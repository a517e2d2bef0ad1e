"""Places in memory that a release can be had from, honest and not.

    source = MemorySource("one", sim.files)
    source.requests            # [("HEAD", "release/tuf/2.root.json"), …]

They have what ``mirror.trust`` and ``mirror.fetch`` need of a source; no network, no files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, TypeVar

from mirror.errors import MismatchError, RefusedError
from mirror.fetch.base import HOPELESS, BrokenError, MissingError, Tally
from mirror.format.joined import Joined

CHUNK = 1 << 16

T = TypeVar("T")


@dataclass
class MemorySource:
    """A place whose files are in memory.

    With ``joins`` on, its joined files are made of the other files that it has just then, so that
    whatever an attacker does to these comes that way too.

    Args:
        name: what it is called.
        files: path in the site and bytes.
        requests: method and path of each request, as they come.
        down: whether it does not answer.
    """

    name: str
    files: Mapping[str, bytes]
    requests: list[tuple[str, str]] = field(default_factory=list)
    down: bool = False
    note: str = ""
    tally: Tally = field(default_factory=Tally)
    joins: ClassVar[bool] = False

    def open(self, path: str, *, limit: int, offset: int = 0) -> Iterator[bytes]:
        """The bytes of a file, in pieces."""
        self.requests.append(("GET", path))
        self.tally.request()
        data = self._data(path)
        if len(data) > limit:
            raise MismatchError(f"{path} is longer than {limit} bytes")
        yield from (data[at : at + CHUNK] for at in range(offset, len(data), CHUNK))

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        self.requests.append(("HEAD", path))
        self.tally.request()
        if self.down:
            raise BrokenError("does not answer", HOPELESS)
        return path in self.files

    def close(self) -> None:
        """Nothing is open."""

    def read(self, path: str, *, limit: int, check: Callable[[bytes], T]) -> T:
        """A whole file, as ``check`` likes it."""
        return check(b"".join(self.open(path, limit=limit)))

    def gets(self) -> list[str]:
        """Paths below ``release/tuf`` of what was fetched."""
        return [path.rpartition("/")[2] for method, path in self.requests if method == "GET"]

    def _data(self, path: str) -> bytes:
        if self.down:
            raise BrokenError("does not answer", HOPELESS)
        if self.joins and path.endswith(".joined"):
            return self._joined(path)
        if path not in self.files:
            raise MissingError(f"{path} is not there")
        return self.files[path]

    def _joined(self, path: str) -> bytes:
        snapshot = self.files.get(f"{path.removesuffix('joined')}snapshot.json", b"")
        try:
            named = json.loads(snapshot)["signed"]["meta"]["targets.json"]["version"]
            targets = self.files[f"{path.rpartition('/')[0]}/{named}.targets.json"]
        except (ValueError, KeyError):
            raise MissingError(f"{path} is not there") from None
        return Joined(snapshot, targets).to_bytes()


@dataclass
class EndlessSource(MemorySource):
    """A place that never stops sending one of its files, whatever limit it was told.

    Args:
        endless: the path.
        sent: bytes of it so far.
    """

    endless: str = ""
    sent: int = 0
    most: int = 100_000_000

    def open(self, path: str, *, limit: int, offset: int = 0) -> Iterator[bytes]:
        """The bytes of a file, or bytes without end."""
        if path != self.endless:
            yield from super().open(path, limit=limit, offset=offset)
            return
        while self.sent < self.most:
            self.sent += CHUNK
            yield b" " * CHUNK
        raise RefusedError("nobody stopped it")
