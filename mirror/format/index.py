"""The index: what else a release carries beside the site, with size and SHA-256.

    >>> Index(12, {"SHA256SUMS": Entry.of(b"")}).to_bytes()[:40]
    b'{"files":{"SHA256SUMS":[0,"e3b0c44298fc1'

Written as JSON with sorted keys and no spaces, in one way only. What the files are for is told
by their names: packs, archives, the client.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import FormatError
from . import names
from .manifest import MAX_SIZE, Entry

FORMAT = 1
SUMS = "SHA256SUMS"
MAX_FILES = 10_000
MAX_BYTES = 4_000_000

_PACK = re.compile(r"packs/([1-9][0-9]{0,8})-([1-9][0-9]{0,8})\.pack\Z")
_ARCHIVE = re.compile(r"archives/([1-9][0-9]{0,8})\.tar\.zst\Z")
_HASH = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True)
class Index:
    """The files of ``release/`` that are not proven by other means.

    Args:
        release: its number.
        files: path below ``release/`` and entry of each.
    """

    release: int
    files: Mapping[str, Entry]

    def to_bytes(self) -> bytes:
        """The one way to write it."""
        files = {path: [entry.size, entry.sha256] for path, entry in self.files.items()}
        return to_json({"files": files, "format": FORMAT, "release": self.release})

    @property
    def packs(self) -> dict[tuple[int, int], Entry]:
        """Packs, by the releases that they lead from and to."""
        found = {_PACK.match(path): entry for path, entry in self.files.items()}
        return {(int(m[1]), int(m[2])): entry for m, entry in found.items() if m}

    @property
    def archive(self) -> tuple[int, Entry] | None:
        """The newest archive: its release and entry."""
        found = {_ARCHIVE.match(path): entry for path, entry in self.files.items()}
        return max(((int(m[1]), e) for m, e in found.items() if m), default=None, key=_first)

    @classmethod
    def parse(cls, data: bytes) -> Index:
        """Read an index.

        Raises:
            FormatError: it is not written as an index is.
        """
        raw = from_json(data, "index", MAX_BYTES)
        if set(raw) != {"files", "format", "release"} or raw["format"] != FORMAT:
            raise FormatError("this is not an index of format 1")
        if not isinstance(raw["files"], dict) or len(raw["files"]) > MAX_FILES:
            raise FormatError("the index names no files, or too many")
        found = cls(
            whole(raw["release"], "release"), {p: _entry(p, e) for p, e in raw["files"].items()}
        )
        names.check_all(path for path in found.files if path != SUMS)
        if found.to_bytes() != data:
            raise FormatError("the index is not written in the one way")
        return found


def _first(pair: tuple[int, Entry]) -> int:
    return pair[0]


def pack_path(old: int, new: int) -> str:
    """Where the pack from one release to another stands, below ``release/``."""
    return f"packs/{old}-{new}.pack"


def archive_path(number: int) -> str:
    """Where the archive of a release stands, below ``release/``."""
    return f"archives/{number}.tar.zst"


def _entry(path: str, raw: object) -> Entry:
    match raw:
        case [int(size), str(sha256)] if type(size) is int and _HASH.match(sha256):
            if 0 <= size <= MAX_SIZE:
                return Entry(size, sha256)
    raise FormatError(f"the index says nothing sound about {path[:80]!r}")


def whole(raw: object, what: str) -> int:
    """A whole number from 1.

    Raises:
        FormatError: it is none.
    """
    if type(raw) is not int or not 1 <= raw < 10**9:
        raise FormatError(f"“{what}” is not a number from 1")
    return raw


def to_json(value: object) -> bytes:
    """JSON with sorted keys, no spaces, ASCII, one newline at the end."""
    return (json.dumps(value, sort_keys=True, separators=(",", ":")) + "\n").encode("ascii")


def from_json(data: bytes, what: str, limit: int) -> dict[str, object]:
    """An object from JSON.

    Raises:
        FormatError: too long, no JSON, or no object.
    """
    if len(data) > limit:
        raise FormatError(f"the {what} is longer than {limit} bytes")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        raise FormatError(f"the {what} is not JSON") from None
    if not isinstance(value, dict):
        raise FormatError(f"the {what} is not what it should be")
    return value
