"""JPEG: segment by segment (ITU-T T.81, annex B); the picture itself is never decoded.

Kept are tables, frames and scans, the JFIF header without its small picture, Adobe's note
on colours, and the colour profile as ``colours`` leaves it. All else is about the making.
"""

from __future__ import annotations

import struct
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

_APP0, _APP1, _APP2, _APP13, _APP14, _COM = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE
_SOS, _EOI = 0xDA, 0xD9
_TABLES = frozenset({*range(0xC0, 0xD0), 0xDB, 0xDC, 0xDD, 0xDE, 0xDF})
_EXIF, _ICC = b"Exif\0\0", b"ICC_PROFILE\0"
_IN_A_SEGMENT = 65_519  # bytes of a profile that fit one segment


def examine(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in a JPEG."""
    parts = list(_segments(data))
    blocks = [s[4:] for s, _ in parts if s[:2] == b"\xff\xe1" and s[4:10] == _EXIF]
    turn = camera.orientation(blocks[0]) if blocks else 1
    plain = from_pieces(_pieces(parts))
    return Examined(plain.found, lambda: turned(plain.without(), turn))


def _segments(data: bytes) -> Iterator[tuple[bytes, str]]:
    """Each segment with its marker; what stands where no segment may is named.

    Raises:
        Unreadable: the file ends before the picture does.
    """
    yield data[:2], ""
    at = 2
    while True:
        start = data.find(b"\xff", at)
        mark = start
        while 0 <= mark < len(data) and data[mark] == 0xFF:
            mark += 1
        if start < 0 or mark >= len(data):
            raise Unreadable("the picture ends too early")
        if start > at:
            yield data[at:start], "bytes between the parts of the picture"
        if data[mark] == _EOI:
            break
        at = _end(data, mark)
        yield b"\xff" + data[mark:at], ""
    yield b"\xff\xd9", ""
    if data[mark + 1 :]:
        yield data[mark + 1 :], "bytes behind the end of the picture"


def _end(data: bytes, mark: int) -> int:
    """Where the segment whose marker stands at ``mark`` ends, a scan's data included."""
    if mark + 3 > len(data):
        raise Unreadable("the picture ends too early")
    end: int = mark + 1 + max(struct.unpack_from(">H", data, mark + 1)[0], 2)
    if data[mark] == _SOS:
        end = data.find(b"\xff", end)
        while 0 <= end < len(data) - 1 and data[end + 1] in (0, 0xFF, *range(0xD0, 0xD8)):
            end = data.find(b"\xff", end + (1 if data[end + 1] == 0xFF else 2))
    if not 0 <= end < len(data):
        raise Unreadable("the picture ends too early")
    return end


def _pieces(parts: list[tuple[bytes, str]]) -> Iterator[Piece]:
    profiles = [s[16:] for s, _ in parts if s[:2] == b"\xff\xe2" and s[4:16] == _ICC]
    profile = b"".join(part[2:] for part in sorted(profiles))
    for segment, strange in parts:
        if strange:
            yield Piece(b"", (Hidden("hidden-data", strange, "JPEG"),))
        elif segment[:2] == b"\xff\xe2" and segment[4:16] == _ICC:
            if profile:
                kept, told = colours.profile(profile)
                yield Piece(b"".join(_profile_segments(kept)), told)
            profile = b""
        else:
            yield _piece(segment)


def _piece(segment: bytes) -> Piece:
    code, body = segment[1], segment[4:]
    if segment in (b"\xff\xd8", b"\xff\xd9") or code == _SOS or code in _TABLES:
        return Piece(segment)
    if code == _APP0 and body.startswith(b"JFIF\0"):
        return _jfif(segment)
    if code == _APP14 and body.startswith(b"Adobe"):
        kept = b"\xff\xee\x00\x0e" + body[:12]
        return Piece(kept, _more("bytes in Adobe's note on colours") if kept != segment else ())
    if code == _APP1 and body.startswith(_EXIF):
        return Piece(b"", camera.exif(body))
    if code == _APP1 and body.startswith(b"http://ns.adobe.com/x"):
        return Piece(b"", camera.xmp(body))
    return Piece(b"", _more(_named(code, body)))


def _named(code: int, body: bytes) -> str:
    if code == _COM:
        return "a comment"
    if code == _APP2 and body.startswith(b"MPF\0"):
        return "further pictures in the same file"
    if code == _APP13:
        return "an agency's or a photographer's notes (IPTC)"
    if code == _APP0:
        return "a small copy of the picture (thumbnail)"
    return "data of a program or a maker"


def _jfif(segment: bytes) -> Piece:
    kept = b"\xff\xe0\x00\x10" + segment[4:16] + b"\0\0"
    return Piece(kept, _more("a small copy of the picture (thumbnail)") if kept != segment else ())


def _more(what: str) -> tuple[Hidden, ...]:
    return (Hidden("hidden-data", what, "JPEG"),)


def _profile_segments(profile: bytes) -> Iterator[bytes]:
    chunks = range(0, len(profile), _IN_A_SEGMENT)
    for number, start in enumerate(chunks, start=1):
        body = _ICC + bytes((number, len(chunks))) + profile[start : start + _IN_A_SEGMENT]
        yield b"\xff\xe2" + struct.pack(">H", len(body) + 2) + body
