"""Boxes of the ISO base media file format (ISO/IEC 14496-12): MP4, MOV, HEIC, AVIF.

    for box in boxes(data, frozenset({b"moov", b"trak"})): box.kind, box.start, box.end

Boxes in boxes are walked where asked for; anything that does not fit its frame is broken.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.checks.metadata.found import Unreadable

_MAX_BOXES = 200_000
_MAX_DEPTH = 12


@dataclass(frozen=True)
class Box:
    """A box: where its kind stands, where its content begins, and where it ends."""

    kind: bytes
    at: int
    start: int
    end: int
    inside: tuple[bytes, ...] = ()


def boxes(data: bytes, opened: frozenset[bytes]) -> Iterator[Box]:
    """Every box in order, those inside the kinds of ``opened`` included.

    Raises:
        Unreadable: a box is longer than what it lies in, or there are too many.
    """
    for count, box in enumerate(_walk(data, 0, len(data), opened, ())):
        if count > _MAX_BOXES:
            raise Unreadable("the file has too many parts")
        yield box


def _walk(
    data: bytes, at: int, end: int, opened: frozenset[bytes], inside: tuple[bytes, ...]
) -> Iterator[Box]:
    while at + 8 <= end:
        box = _box(data, at, end, inside)
        yield box
        if box.kind in opened and len(inside) < _MAX_DEPTH:
            start = box.start + _head(data, box)
            yield from _walk(data, start, box.end, opened, (*inside, box.kind))
        at = box.end


def _head(data: bytes, box: Box) -> int:
    """Bytes that stand in a box before those inside it: version, flags, a count."""
    if box.kind == b"iinf":
        return 8 if any(data[box.start : box.start + 1]) else 6
    return 4 if box.kind == b"meta" else 0


def _box(data: bytes, at: int, end: int, inside: tuple[bytes, ...]) -> Box:
    size, kind = struct.unpack_from(">I4s", data, at)
    start = at + 8
    if size == 1 and at + 16 <= end:
        (size,) = struct.unpack_from(">Q", data, start)
        start += 8
    elif size == 0:
        size = end - at
    if size < start - at or at + size > end:
        raise Unreadable("the file is cut off or broken")
    return Box(kind, at + 4, start, at + size, inside)
