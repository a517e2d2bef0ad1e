"""RIFF: WebP pictures and WAV sound, chunk by chunk (RFC 9649; EBU Tech 3285)."""

from __future__ import annotations

import struct

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

_PICTURE = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"})
_SOUND = frozenset({b"fmt ", b"data", b"fact"})
_SOUND_NOTES = {
    b"LIST": "names, titles or comments",
    b"bext": "who recorded it, when and with what",
    b"iXML": "who recorded it, when and with what",
    b"id3 ": "names, titles or comments",
    b"ID3 ": "names, titles or comments",
}
_NOTES = 0x08 | 0x04  # VP8X: there is EXIF, there is XMP
_PROFILE = 0x20  # VP8X: there is a colour profile
_HEADER = 12
_Chunk = tuple[bytes, bytes]


def webp(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in a WebP picture."""
    chunks, rest = _chunks(data)
    turn = next((camera.orientation(body) for kind, body in chunks if kind == b"EXIF"), 1)
    pieces = [_picture(*chunk) for chunk in chunks]
    if not any(piece.kept.startswith(b"ICCP") for piece in pieces):
        pieces = [_without_profile(piece) for piece in pieces]
    plain = _joined(b"WEBP", pieces, rest, "hidden-data")
    return Examined(plain.found, lambda: turned(plain.without(), turn))


def wav(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in WAV sound."""
    chunks, rest = _chunks(data)
    return _joined(b"WAVE", [_sound(*chunk) for chunk in chunks], rest, "media-metadata")


def _chunks(data: bytes) -> tuple[list[_Chunk], bytes]:
    """The chunks, and what stands behind the last of them.

    Raises:
        Unreadable: the file ends before its last chunk does.
    """
    end = 8 + struct.unpack_from("<I", data, 4)[0]
    if end > len(data):
        raise Unreadable("the file ends too early")
    chunks, at = [], _HEADER
    while at + 8 <= end:
        kind, size = struct.unpack_from("<4sI", data, at)
        if at + 8 + size > len(data):
            raise Unreadable("the file ends too early")
        chunks.append((kind, data[at + 8 : at + 8 + size]))
        at += 8 + size + size % 2
    return chunks, data[max(at, end) :]


def _joined(form: bytes, pieces: list[Piece], rest: bytes, rule: str) -> Examined:
    body = form + b"".join(piece.kept for piece in pieces)
    found = [hidden for piece in pieces for hidden in piece.hidden]
    if rest:
        found.append(Hidden(rule, "bytes behind the end of the file", "RIFF"))
    head = b"RIFF" + struct.pack("<I", len(body))
    return Examined(tuple(found), from_pieces([Piece(head), Piece(body)]).without)


def _picture(kind: bytes, body: bytes) -> Piece:
    if kind == b"VP8X":
        return Piece(_chunk(kind, bytes([body[0] & ~_NOTES]) + body[1:]))
    if kind == b"ICCP":
        kept, told = colours.profile(body)
        return Piece(_chunk(kind, kept) if kept else b"", told)
    if kind in _PICTURE:
        return Piece(_chunk(kind, body))
    if kind == b"EXIF":
        return Piece(b"", camera.exif(body))
    if kind == b"XMP ":
        return Piece(b"", camera.xmp(body))
    where = kind.decode("latin-1")
    return Piece(b"", (Hidden("hidden-data", "data of a program or a maker", where),))


def _without_profile(piece: Piece) -> Piece:
    """The head of a picture, saying that there is no colour profile."""
    if not piece.kept.startswith(b"VP8X"):
        return piece
    head = bytearray(piece.kept)
    head[8] &= ~_PROFILE
    return Piece(bytes(head), piece.hidden)


def _sound(kind: bytes, body: bytes) -> Piece:
    if kind in _SOUND:
        return Piece(_chunk(kind, body))
    what = _SOUND_NOTES.get(kind, "data of a program or a maker")
    return Piece(b"", (Hidden("media-metadata", what, kind.decode("latin-1")),))


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
