"""The manifest: every file of a site with its size and SHA-256, and what was withdrawn.

    >>> text = Manifest(("p-000007",), {"404.html": Entry.of(b"gone")}).to_bytes().decode()
    >>> print(text.splitlines()[1])
    revoked p-000007
    >>> Manifest.parse(text.encode()).files["404.html"].size
    4

One tree has one manifest: sorted, no choices, and a reader refuses any other spelling. So the
hash of a manifest stands for the tree. Which hash is right is for ``trust`` to say.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..errors import FormatError
from . import names

FIRST_LINE = "zhiquan manifest 1"
MAX_FILES = 1_000_000
MAX_SIZE = 2**40 - 1  # bytes of one file
MAX_BYTES = 400 * MAX_FILES  # of a manifest: the longest line is shorter

_FILES = re.compile(r"^([0-9a-f]{64}) (0|[1-9][0-9]{0,12}) ([^ \n]+)$", re.MULTILINE)
_REVOKED = re.compile(r"revoked ([a-z0-9:._-]{1,100})\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """Size in bytes and SHA-256 (lower-case hex) of a file."""

    size: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> Entry:
        """The entry of a file that holds ``data``."""
        return cls(len(data), hashlib.sha256(data).hexdigest())

    def fits(self, data: bytes) -> bool:
        """Whether ``data`` are the bytes meant."""
        return Entry.of(data) == self


@dataclass(frozen=True)
class Manifest:
    """What a release consists of.

    Args:
        revoked: ids of withdrawn records.
        files: path and entry of every file of the site.
    """

    revoked: tuple[str, ...]
    files: Mapping[str, Entry]

    @property
    def total(self) -> int:
        """Bytes of all files together."""
        return sum(entry.size for entry in self.files.values())

    def head(self, kind: str = "manifest") -> list[str]:
        """The lines before the first file."""
        return [FIRST_LINE.replace("manifest", kind), *(f"revoked {i}" for i in self.revoked)]

    def to_bytes(self) -> bytes:
        """The one way to write it."""
        return _text([*self.head(), *(file_line(p, self.files[p]) for p in sorted(self.files))])

    @property
    def entry(self) -> Entry:
        """Size and hash of the manifest itself."""
        return Entry.of(self.to_bytes())

    def sums(self) -> bytes:
        """The same as ``sha256sum`` writes and reads it."""
        return _text([f"{self.files[path].sha256}  {path}" for path in sorted(self.files)])

    @classmethod
    def parse(cls, data: bytes) -> Manifest:
        """Read a manifest.

        Raises:
            FormatError: it is not written as a manifest is.
        """
        lines = lines_of(data, "manifest", MAX_BYTES)
        revoked, rest = parse_head(lines, "manifest")
        return build(revoked, parse_files(rest))


def build(revoked: Iterable[str], entries: Iterable[tuple[str, Entry]]) -> Manifest:
    """A manifest of entries that must already be in order.

    Raises:
        FormatError: out of order, twice, too many, or with names against the rule.
    """
    files: dict[str, Entry] = {}
    last = ""
    for path, entry in entries:
        if path <= last:
            raise FormatError(f"the manifest names {path!r} out of order")
        files[path] = entry
        last = path
        if len(files) > MAX_FILES:
            raise FormatError(f"the manifest names more than {MAX_FILES} files")
    names.check_all(files)
    return Manifest(tuple(revoked), files)


def file_line(path: str, entry: Entry) -> str:
    """A file's line."""
    return f"{entry.sha256} {entry.size} {path}"


def parse_head(lines: list[str], kind: str) -> tuple[list[str], list[str]]:
    """Split the lines into the ids of withdrawn records and the rest.

    Raises:
        FormatError: another format, or ids out of order.
    """
    if not lines or lines[0] != FIRST_LINE.replace("manifest", kind):
        raise FormatError(f"this is not a {kind} of format 1")
    revoked: list[str] = []
    for line in lines[1:]:
        match = _REVOKED.match(line)
        if not match:
            break
        revoked.append(match[1])
    if revoked != sorted(set(revoked)):
        raise FormatError(f"the withdrawn records of the {kind} are out of order")
    return revoked, lines[1 + len(revoked) :]


def parse_files(lines: Sequence[str]) -> list[tuple[str, Entry]]:
    """Path and entry of each file's line.

    Raises:
        FormatError: a line is not one.
    """
    rows = _FILES.findall("\n".join(lines))  # at once, for there may be very many
    found = [(path, Entry(int(size), sha256)) for sha256, size, path in rows]
    if len(found) != len(lines):
        wrong = next(line for line in lines if not _FILES.fullmatch(line))
        raise FormatError(f"this line names no file: {wrong[:80]!r}")
    if too_big := [path for path, entry in found if entry.size > MAX_SIZE]:
        raise FormatError(f"the manifest gives {too_big[0]!r} more than {MAX_SIZE} bytes")
    return found


def lines_of(data: bytes, what: str, limit: int) -> list[str]:
    """The lines of an ASCII text, each ended by one newline.

    Raises:
        FormatError: too long, not ASCII, or not so ended.
    """
    if len(data) > limit:
        raise FormatError(f"the {what} is longer than {limit} bytes")
    if data and not data.endswith(b"\n"):
        raise FormatError(f"the {what} breaks off")
    try:
        return data.decode("ascii").split("\n")[:-1]
    except UnicodeDecodeError:
        raise FormatError(f"the {what} is not ASCII") from None


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("ascii")
