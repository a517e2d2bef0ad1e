"""TIFF, HEIC and AVIF: what they carry is named; a program elsewhere has to take it out.

These formats spread a picture over numbered items or directories that point at each other,
and no library here writes them without encoding the picture anew. So nobody's picture is
made worse behind their back: the message says what to save it as.
"""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator

from PIL import Image, TiffImagePlugin

from plugins.checks.metadata import camera
from plugins.checks.metadata.boxes import boxes
from plugins.checks.metadata.found import Budget, Examined, Hidden, Unreadable

_REMEDY = "save it as JPEG or PNG, then run “make scrub”"
# Baseline tags of TIFF 6.0 that describe pixels, and the colour profile.
_PIXELS = frozenset(
    {*range(254, 267), 273, 277, 278, 279, 280, 281, 282, 283, 284, 292, 293, 296}
    | {274, 301, 317, 318, 319, 320, 322, 323, 324, 325, 338, 339, 347, 529, 530, 531, 532}
)
_ITEMS = {
    b"Exif": "notes of a camera or telephone, perhaps the place where it was taken",
    b"mime": "notes of a camera or program",
    b"uri ": "data of a program or a maker",
}


def heif(data: bytes, name: str, budget: Budget) -> Examined:
    """What a HEIC or AVIF picture carries besides itself."""
    found: list[Hidden] = []
    for box in boxes(data, frozenset({b"meta", b"iinf"})):
        if box.kind == b"infe":
            found += _item(data[box.start : box.end])
        elif box.kind in (b"udta", b"uuid", b"moov") and not box.inside:
            found.append(_hidden("data of a program or a maker", box.kind.decode("latin-1")))
    return Examined(tuple(found), lambda: data)


def _item(entry: bytes) -> Iterator[Hidden]:
    """An item of the picture: its kind, and its name if it has one (versions 2 and 3)."""
    version = entry[0]
    at = 4 + {2: 4, 3: 6}.get(version, 0)
    if version < 2 or len(entry) < at + 4:
        raise Unreadable("the picture is broken")
    kind, called = entry[at : at + 4], entry[at + 4 :].split(b"\0")[0]
    if kind in _ITEMS:
        yield _hidden(_ITEMS[kind], kind.decode())
    elif called not in (b"", b"Color", b"Alpha"):
        yield _hidden("the name of a part of the picture", "infe")


def tiff(data: bytes, name: str, budget: Budget) -> Examined:
    """What a TIFF picture carries besides its pixels."""
    with (
        warnings.catch_warnings(action="ignore"),
        Image.open(io.BytesIO(data), formats=["TIFF"]) as image,
    ):
        assert isinstance(image, TiffImagePlugin.TiffImageFile)
        more = set(image.tag_v2) - _PIXELS
        frames = image.n_frames
    told = list(camera.exif(data)) if more else []
    found = [_hidden(hidden.what, "TIFF") for hidden in told]
    if frames > 1:
        found.append(_hidden("further pictures in the same file", "TIFF"))
    return Examined(tuple(found), lambda: data)


def _hidden(what: str, where: str) -> Hidden:
    return Hidden("hidden-data", what, where, remedy=_REMEDY)


def is_heif(data: bytes) -> bool:
    """Whether the brands of a file are those of pictures rather than of video."""
    (size,) = struct.unpack_from(">I", data, 0)
    brands = {data[at : at + 4] for at in range(8, min(size, 256), 4)}
    return bool(brands & {b"mif1", b"heic", b"heix", b"avif", b"avis", b"msf1", b"hevc"})
