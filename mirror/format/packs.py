"""A pack turns one release into a later one; this reads it, and writes its bytes.

    with open("11-12.pack", "rb") as file:
        head = read_head(file, total=5_242_880)
        for path, chunks in contents(file, head, read_old):
            write(path, chunks)

A pack needs no trust: the manifest of what it makes is compared with the signed one. Still a
reader checks all that it can before it writes, and never yields more than was signed. Which
files a pack is made of, and what each is based on, is the publisher's to choose; writing the
result is ``sync``'s.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, BinaryIO

from ..errors import FormatError
from . import names
from .index import to_json, whole
from .manifest import MAX_SIZE
from .zstd import bounded, compress, frame

MAGIC = b"ZQPACK1\n"
MAX_HEAD = 64 * 2**20  # bytes
MAX_GROUP = 64 * 2**20  # bytes of a group's base, and of its files, unless it is one file

_LENGTH = struct.Struct(">I")


@dataclass(frozen=True)
class Group:
    """Files that are compressed together.

    Args:
        base: paths in the old release whose bytes stand before.
        files: path and size in the new release.
        length: bytes of the frame.
    """

    base: tuple[str, ...]
    files: tuple[tuple[str, int], ...]
    length: int = 0

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(size for _, size in self.files)


@dataclass(frozen=True)
class Head:
    """What a pack does: releases, files that go, groups of files that come or change."""

    old: int
    new: int
    removed: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def written(self) -> dict[str, int]:
        """Paths that come or change, with their new sizes."""
        return {path: size for group in self.groups for path, size in group.files}

    def to_json(self) -> bytes:
        """The head as it is compressed."""
        groups = [
            {"base": list(g.base), "bytes": g.length, "files": [list(f) for f in g.files]}
            for g in self.groups
        ]
        removed = list(self.removed)
        return to_json({"from": self.old, "groups": groups, "removed": removed, "to": self.new})


def write(head: Head, groups: Sequence[tuple[bytes, bytes]], level: int = 19) -> bytes:
    """The bytes of a pack: for each group of ``head``, its base and its content.

    The groups' ``length`` is filled in here.
    """
    frames = [compress(content, base, level) for base, content in groups]
    filled = tuple(
        Group(group.base, group.files, len(found))
        for group, found in zip(head.groups, frames, strict=True)
    )
    text = Head(head.old, head.new, head.removed, filled).to_json()
    packed = compress(text)
    return b"".join([MAGIC, _LENGTH.pack(len(packed)), packed, *frames])


def read_head(stream: BinaryIO, total: int, longest: int = MAX_HEAD) -> Head:
    """Read a pack up to its first group.

    Args:
        stream: at the pack's beginning.
        total: bytes of the new release, as signed: no pack may write more.
        longest: bytes of the head, unpacked: JSON takes twenty times as much memory.

    Raises:
        FormatError: it is no pack, or would do what a pack may not.
    """
    start = stream.read(len(MAGIC) + _LENGTH.size)
    if len(start) != len(MAGIC) + _LENGTH.size or not start.startswith(MAGIC):
        raise FormatError("this is not a pack of format 1")
    (length,) = _LENGTH.unpack(start[len(MAGIC) :])
    if length > MAX_HEAD:
        raise FormatError("the pack's head is too long")
    packed = stream.read(length)
    head = _parse(bounded(packed, min(longest, MAX_HEAD)))
    if sum(head.written.values()) > total:
        raise FormatError("the pack would write more than the signed size")
    return head


def contents(
    stream: BinaryIO, head: Head, read_old: Callable[[str], bytes]
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each new file's path and bytes, in the pack's order; each must be read to its end.

    Args:
        stream: behind the head.
        head: as read.
        read_old: the bytes of a file of the old release.

    Raises:
        FormatError: a frame that does not hold what the head says.
    """
    for group in head.groups:
        base = b"".join(map(read_old, group.base))
        source = _Cut(frame(stream, group.length, size=group.size, base=base))
        for path, size in group.files:
            yield path, source.take(size)
        source.end()
    if stream.read(1):
        raise FormatError("the pack is longer than its head says")


class _Cut:
    """Cuts a stream of chunks into pieces of given sizes."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""

    def take(self, size: int) -> Iterator[bytes]:
        while size > 0:
            found = self._rest or next(self._chunks, b"")
            if not found:
                raise FormatError("the pack breaks off")
            piece, self._rest = found[:size], found[size:]
            size -= len(piece)
            yield piece

    def end(self) -> None:
        if self._rest or any(self._chunks):
            raise FormatError("a group of the pack holds more than its files")


def _parse(text: bytes) -> Head:
    try:
        head = _shape(json.loads(text))
    except FormatError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError):
        raise FormatError("the pack's head is not sound") from None
    if head.to_json() != text:
        raise FormatError("the pack's head is not written in the one way")
    _sound(head)
    return head


def _shape(raw: Any) -> Head:
    groups = tuple(
        Group(
            tuple(map(names.check, g["base"])),
            tuple((names.check(path), _size(size)) for path, size in g["files"]),
            _size(g["bytes"]),
        )
        for g in raw["groups"]
    )
    removed = tuple(map(names.check, raw["removed"]))
    return Head(whole(raw["from"], "from"), whole(raw["to"], "to"), removed, groups)


def _size(raw: object) -> int:
    if type(raw) is not int or not 0 <= raw <= MAX_SIZE:
        raise FormatError("the pack's head has a size that is none")
    return raw


def _sound(head: Head) -> None:
    """What must hold between the parts of a head."""
    paths = [path for group in head.groups for path, _ in group.files]
    if head.old >= head.new:
        raise FormatError("the pack leads to an older release")
    if len(set(paths)) != len(paths) or set(paths) & set(head.removed):
        raise FormatError("the pack names a path twice")
    if not all(a < b for a, b in pairwise(head.removed)):
        raise FormatError("the pack's removed files are out of order")
    for group in head.groups:
        if not group.files or not all(a < b for a, b in pairwise(group.files)):
            raise FormatError("the pack's files are out of order")
        if group.size > MAX_GROUP and len(group.files) > 1:
            raise FormatError("a group of the pack is too large")


def check_base(head: Head, old: Mapping[str, int]) -> None:
    """Check that a pack fits a release, given the sizes of its files.

    Raises:
        FormatError: it is for another one.
    """
    for group in head.groups:
        if not set(group.base) <= old.keys():
            raise FormatError("the pack is based on a file that is not there")
        if len(group.base) > 1 and sum(old[path] for path in group.base) > MAX_GROUP:
            raise FormatError("a group of the pack has too large a base")
    if not set(head.removed) <= old.keys():
        raise FormatError("the pack removes a file that is not there")


def route(packs: Mapping[tuple[int, int], int], old: int, new: int) -> list[tuple[int, int]] | None:
    """The packs with the fewest bytes that lead from one release to another.

    Args:
        packs: size in bytes of each pack there is.
        old: the release at hand.
        new: the one wanted.
    """
    best: dict[int, tuple[int, list[tuple[int, int]]]] = {old: (0, [])}
    for step in sorted(packs):  # by where it begins: all ways there are known by then
        start, end = step
        if start in best and start < end <= new:
            cost = best[start][0] + packs[step]
            if end not in best or (cost, len(best[start][1])) < (best[end][0], len(best[end][1])):
                best[end] = (cost, [*best[start][1], step])
    return best[new][1] if new in best else None
