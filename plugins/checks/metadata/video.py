"""MP4, M4A and MOV: what telephones and programs note beside picture and sound.

Nothing is moved: a box that tells something becomes a free box of the same length, filled
with zeros, and times become zero. So every position inside the file stays right, and
picture and sound stay byte for byte the same.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from plugins.checks.metadata.boxes import Box, boxes
from plugins.checks.metadata.found import Budget, Examined, Hidden

_OPENED = frozenset(
    {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"moof", b"traf", b"mvex"}
)
_TOP = frozenset(
    {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"ssix", b"styp", b"pdin", b"wide"}
)
_EMPTY = frozenset({b"free", b"skip"})
_NOTES = frozenset({b"udta", b"meta", b"uuid", b"pnot", b"XMP_", b"gps ", b"Exif"})
_TIMES = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_VIDEO = frozenset({b"avc1", b"avc3", b"hvc1", b"hev1", b"mp4v", b"av01", b"vp09", b"vp08"})
_CODEC_NAME = slice(50, 82)  # of a video sample entry, counted from its start
_USUAL_NAMES = frozenset({b"VideoHandler", b"SoundHandler", b"SubtitleHandler"})
_SHOWN = frozenset({b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp"})
_SIGNS = {
    b"\xa9xyz": "the place where it was recorded",
    b"location.ISO6709": "the place where it was recorded",
    b"loci": "the place where it was recorded",
    b"\xa9day": "when it was recorded",
    b"creationdate": "when it was recorded",
    b"\xa9mak": "the make of the camera or telephone",
    b"\xa9mod": "the make of the camera or telephone",
    b"com.apple.quicktime.m": "the make of the camera or telephone",
    b"com.android.": "the make of the camera or telephone",
    b"\xa9too": "the program or system that wrote it",
    b"\xa9swr": "the program or system that wrote it",
    b"\xa9ART": "somebody's name",
    b"\xa9aut": "somebody's name",
    b"author": "somebody's name",
    b"covr": "a picture",
}
_Change = tuple[int, bytes]
_Finding = tuple[Hidden, list[_Change]]


def examine(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in a video, or in sound of the same format."""
    findings = [finding for box in boxes(data, _OPENED) for finding in _box(data, box)]
    changes = [change for _, all_ in findings for change in all_]

    def without() -> bytes:
        clean = bytearray(data)
        for at, new in changes:
            clean[at : at + len(new)] = new
        return bytes(clean)

    return Examined(tuple(dict.fromkeys(hidden for hidden, _ in findings)), without)


def _box(data: bytes, box: Box) -> Iterator[_Finding]:
    if box.kind in _EMPTY:
        if any(data[box.start : box.end]):
            yield _hidden("leftovers of an earlier version", box), _zeroed(box)
    elif box.kind in _NOTES or (not box.inside and box.kind not in _TOP):
        changes = [(box.at, b"free"), *_zeroed(box)]
        for what in _told(data[box.start : box.end]):
            yield _hidden(what, box), changes
    elif box.kind in _TIMES:
        yield from _times(data, box)
    elif box.kind == b"hdlr":
        yield from _handler(data, box)
    elif box.kind == b"stsd":
        yield from _codec(data, box)
    elif box.kind == b"dref":
        yield from _source(data, box)


def _told(content: bytes) -> list[str]:
    """What a box of notes tells, in plain words."""
    told = list(dict.fromkeys(words for sign, words in _SIGNS.items() if sign in content))
    return told or ["notes of a telephone or program"]


def _times(data: bytes, box: Box) -> Iterator[_Finding]:
    """When it was made and changed: two numbers of 4 bytes, or of 8 in version 1."""
    length = 16 if data[box.start : box.start + 1] == b"\x01" else 8
    at = box.start + 4
    if any(data[at : at + length]) and at + length <= box.end:
        yield _hidden("when it was recorded", box), [(at, bytes(length))]


def _handler(data: bytes, box: Box) -> Iterator[_Finding]:
    """Whose program handles a track, and whether the track is something to see or hear."""
    content = data[box.start : box.end]
    if b"minf" not in box.inside and content[8:12] not in _SHOWN:
        remedy = "export it again with picture and sound only"
        what = "a track that is no picture, sound or subtitle; telephones keep places in such"
        yield Hidden("media-metadata", what, "hdlr", remedy=remedy), []
    maker, named = content[12:24], content[24:]
    if named.strip(b"\0") not in {*_USUAL_NAMES, b""} or any(maker):
        change = [(box.start + 12, bytes(len(content) - 12))]
        yield _hidden("the program or system that wrote it", box, "warning"), change


def _codec(data: bytes, box: Box) -> Iterator[_Finding]:
    """The name that a program or camera gave its encoder, in the first description."""
    entry = box.start + 12  # behind version, count and the entry's length
    name = slice(entry - 4 + _CODEC_NAME.start, entry - 4 + _CODEC_NAME.stop)
    if data[entry : entry + 4] in _VIDEO and name.stop <= box.end and any(data[name]):
        change = [(name.start, bytes(32))]
        yield _hidden("the program or camera that encoded it", box, "warning"), change


def _source(data: bytes, box: Box) -> Iterator[_Finding]:
    """Where a track's data lies: in this file, or at a path that says whose disk it was."""
    at = box.start + 8  # behind version and count
    while at + 12 <= box.end:
        size, flags = struct.unpack_from(">I4xI", data, at)
        end = at + max(size, 12)
        if any(data[at + 12 : min(end, box.end)]):
            inside = bool(flags & 1)
            remedy = "" if inside else "export it again as a file of its own"
            what = "the path of the file that it was made from"
            change = [(at + 12, bytes(min(end, box.end) - at - 12))] if inside else []
            yield Hidden("media-metadata", what, "dref", remedy=remedy), change
        at = end


def _zeroed(box: Box) -> list[_Change]:
    return [(box.start, bytes(box.end - box.start))]


def _hidden(what: str, box: Box, severity: str = "error") -> Hidden:
    where = box.kind.decode("latin-1")
    return Hidden("media-metadata", what, where, "warning" if severity == "warning" else "error")
