"""GIF: block by block (GIF89a). Kept are pictures, their timing, and how often they repeat."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.metadata import camera
from plugins.checks.metadata.found import (
    Budget,
    Examined,
    Hidden,
    Piece,
    Unreadable,
    from_pieces,
)

_EXTENSION, _PICTURE, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL, _COMMENT, _APPLICATION = 0xF9, 0xFE, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def examine(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in a GIF."""
    try:
        return from_pieces(list(_pieces(data)))
    except IndexError as error:
        raise Unreadable("the picture ends too early") from error


def _pieces(data: bytes) -> Iterator[Piece]:
    at = 13 + _table(data[10])
    yield Piece(data[:at])
    while data[at] != _TRAILER:
        start = at
        if data[at] == _PICTURE:
            at = _blocks_end(data, at + 11 + _table(data[at + 9]))
            yield Piece(data[start:at])
        elif data[at] == _EXTENSION:
            at = _blocks_end(data, at + 2)
            yield _extension(data[start:at])
        else:
            raise Unreadable("the picture is broken")
    yield Piece(data[at : at + 1])
    if data[at + 1 :]:
        yield Piece(b"", (_hidden("bytes behind the end of the picture"),))


def _extension(block: bytes) -> Piece:
    label, name = block[1], block[3:14]
    if label == _CONTROL or (label == _APPLICATION and name in _LOOPS):
        return Piece(block)
    if label == _COMMENT:
        return Piece(b"", (_hidden("a comment"),))
    if name == b"XMP DataXMP":
        return Piece(b"", camera.xmp(block))
    return Piece(b"", (_hidden("data of a program or a maker"),))


def _table(flags: int) -> int:
    """Bytes of the colour table that these flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    """Behind the empty block that ends a row of blocks."""
    while data[at]:
        at += data[at] + 1
    return at + 1


def _hidden(what: str) -> Hidden:
    return Hidden("hidden-data", what, "GIF")
