"""PNG: chunk by chunk (W3C PNG, third edition).

Kept are the chunks that pixels, colours and movement are made of. Text, times, EXIF and
private chunks go, and so does what stands behind the picture's own data: a program that
crops by writing over a file leaves the rest of the old picture there.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from plugins.checks.metadata import camera, colours
from plugins.checks.metadata.found import (
    Budget,
    Examined,
    Hidden,
    Piece,
    Unreadable,
    from_pieces,
)
from plugins.checks.metadata.turning import turned

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs "
    b"acTL fcTL fdAT".split()
)
_TEXT = (b"tEXt", b"zTXt", b"iTXt")
_LIGHT = 4  # pixels are looked through and let go, so they count less than files
_MAX_PROFILE = 8 << 20
_BEHIND = "bytes behind the end of the picture (perhaps the part that was cut off)"
_Chunk = tuple[bytes, bytes]


def examine(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in a PNG."""
    chunks, rest = _chunks(data)
    turn = next((camera.orientation(body) for kind, body in chunks if kind == b"eXIf"), 1)
    plain = from_pieces([Piece(SIGNATURE), *_pieces(chunks, budget), *_behind(rest)])
    return Examined(plain.found, lambda: turned(plain.without(), turn))


def _chunks(data: bytes) -> tuple[list[_Chunk], bytes]:
    """The chunks up to the end, and what stands behind it.

    Raises:
        Unreadable: the file ends before the picture does.
    """
    chunks: list[_Chunk] = []
    at = len(SIGNATURE)
    while not chunks or chunks[-1][0] != b"IEND":
        if at + 12 > len(data):
            raise Unreadable("the picture ends too early")
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        if len(body) < size:
            raise Unreadable("the picture ends too early")
        chunks.append((kind, body))
        at += 12 + size
    return chunks, data[at:]


def _pieces(chunks: list[_Chunk], budget: Budget) -> Iterator[Piece]:
    pixels = b"".join(body for kind, body in chunks if kind == b"IDAT")
    surplus = _surplus(pixels, budget)
    for kind, body in chunks:
        if kind == b"IDAT" and surplus:
            if pixels:
                yield Piece(_chunk(b"IDAT", pixels[:-surplus]), (_hidden(_BEHIND),))
            pixels = b""
        elif kind == b"iCCP":
            yield _profile(body)
        elif kind in _KEPT:
            yield Piece(_chunk(kind, body))
        else:
            yield Piece(b"", _named(kind, body))


def _named(kind: bytes, body: bytes) -> tuple[Hidden, ...]:
    if kind == b"eXIf":
        return camera.exif(body)
    if kind in _TEXT:
        if body.startswith(b"XML:com.adobe.xmp"):
            return camera.xmp(body)
        return (_hidden("words about the picture or whoever made it", kind.decode()),)
    if kind == b"tIME":
        return (_hidden("when it was changed", "tIME"),)
    return (_hidden("data of a program or a maker", kind.decode("latin-1")),)


def _profile(body: bytes) -> Piece:
    """The colour profile under a name that tells nothing."""
    name, _, packed = body.partition(b"\0")
    try:
        profile = zlib.decompressobj().decompress(packed[1:], _MAX_PROFILE)
    except zlib.error:
        profile = b""
    kept, told = colours.profile(profile)
    if not told and name.decode("latin-1").startswith(("icc", "ICC", "sRGB", "Photoshop ICC")):
        return Piece(_chunk(b"iCCP", body))
    told = told or (_hidden("the name of a colour profile", "iCCP"),)
    return Piece(_chunk(b"iCCP", b"icc\0\0" + zlib.compress(kept, 9)) if kept else b"", told)


def _surplus(pixels: bytes, budget: Budget) -> int:
    """How many bytes stand behind the compressed pixels."""
    stream = zlib.decompressobj()
    left = pixels
    try:
        while left and not stream.eof:
            budget.take(len(stream.decompress(left, 1 << 20)) // _LIGHT)
            left = stream.unconsumed_tail
    except zlib.error as error:
        raise Unreadable("the picture is broken") from error
    return len(stream.unused_data)


def _behind(rest: bytes) -> Iterator[Piece]:
    if rest:
        yield Piece(b"", (_hidden(_BEHIND),))


def _hidden(what: str, where: str = "PNG") -> Hidden:
    return Hidden("hidden-data", what, where)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
