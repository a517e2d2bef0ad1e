"""What cameras and programs note in a picture: EXIF and XMP, said in plain words.

    exif(block)         # → Hidden("hidden-data", "the place where it was taken", "EXIF"), …
    orientation(block)  # → 6: to be turned by a quarter

Tags are those of Exif 2.32 (CIPA DC-008). Values are never repeated: what an editor sees
on the screen, or a log keeps, must not be the leak itself.
"""

from __future__ import annotations

import warnings

from PIL import Image
from PIL.ExifTags import IFD

from plugins.checks.metadata.found import Hidden

PLACE = "the place where it was taken"
_ORIENTATION = 0x0112
_TOLD_BY = {
    "somebody's name": {0x013B, 0x8298, 0xA430, 0x9C9D},
    "a serial number": {0xA431, 0xA435, 0xC62F},
    "the make of the camera or telephone": {0x010F, 0x0110, 0xA433, 0xA434},
    "when it was taken or changed": {0x0132, 0x9003, 0x9004},
    "the program or system that wrote it": {0x0131, 0x013C},
    "the maker's own notes": {0x927C},
    "words about the picture": {0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F},
}
_XMP = {
    b"GPS": PLACE,
    b"creator": "somebody's name",
    b"SerialNumber": "a serial number",
    b"History": "how it was edited",
    b"DocumentID": "a number that tells copies of it",
}


def exif(block: bytes) -> tuple[Hidden, ...]:
    """What an EXIF block tells."""
    read = _read(block)
    tags: set[int] = set()
    told: list[str] = []
    if read is not None:
        places = {int(IFD.GPSInfo): PLACE, int(IFD.IFD1): "a small copy of the picture (thumbnail)"}
        told = [words for ifd, words in places.items() if _sub(read, ifd)]
        tags = set(read) | set(_sub(read, int(IFD.Exif)))
    told += [words for words, by in _TOLD_BY.items() if tags & by]
    return _hidden(told or ["notes of a camera or program"], "EXIF")


def orientation(block: bytes) -> int:
    """How the picture is to be turned, 1 to 8; 1 if the block does not say."""
    read = _read(block)
    turned = read.get(_ORIENTATION, 1) if read is not None else 1
    return turned if turned in range(1, 9) else 1


def xmp(block: bytes) -> tuple[Hidden, ...]:
    """What an XMP packet tells."""
    told = [words for sign, words in _XMP.items() if sign in block]
    return _hidden(told or ["notes of a camera or program"], "XMP")


def _hidden(told: list[str], where: str) -> tuple[Hidden, ...]:
    return tuple(Hidden("hidden-data", words, where) for words in told)


def _read(block: bytes) -> Image.Exif | None:
    """The block as Pillow reads it; None if it cannot."""
    read = Image.Exif()
    try:
        with warnings.catch_warnings(action="ignore"):
            read.load(block)
    except Exception:  # whatever is wrong with it, it is no EXIF that can be read
        return None
    return read


def _sub(read: Image.Exif, ifd: int) -> dict[int, object]:
    try:
        with warnings.catch_warnings(action="ignore"):
            return dict(read.get_ifd(ifd))
    except Exception:
        return {}
