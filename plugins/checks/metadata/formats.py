"""What a file really is, whatever its name says, and who examines it.

    of(data, "a.jpg")   # → "jpeg"
    FORMATS["jpeg"]     # → its usual endings, its rule, its examiner

Told by the first bytes, as browsers do (WHATWG, MIME Sniffing); only of text the ending
counts too, since browsers take any text for a page when a host calls it one. A format that
is not here cannot be looked into, and so it cannot be published.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from plugins.checks.metadata import (
    archive,
    gif,
    jpeg,
    office,
    opendocument,
    page,
    pdf,
    png,
    riff,
    sound,
    stills,
    svg,
    traces,
    video,
)
from plugins.checks.metadata.found import Budget, Examined

Examine = Callable[[bytes, str, Budget], Examined]
TEXT = "text"
_PAGES = ("html", "htm", "xhtml", "xht")
_OFFICE_ENDINGS = ("docx", "xlsx", "pptx", "dotx", "xltx", "potx", "ppsx", "docm", "xlsm", "pptm")
_ODF_ENDINGS = ("odt", "ods", "odp", "odg", "ott", "ots", "otp")


@dataclass(frozen=True)
class Format:
    """A format: what it is called, its endings, its rule, its examiner.

    ``endings`` is empty for plain text, which may have any that no other format has.
    """

    called: str
    endings: tuple[str, ...]
    rule: str
    examine: Examine

    @property
    def usual(self) -> str:
        """The endings that a file of it may well be given."""
        several = self.called in ("Office", "OpenDocument")
        return " or ".join(f".{e}" for e in self.endings[: 3 if several else 1]) or ".txt"


def table(look: Examine) -> dict[str, Format]:
    """Every format; files inside files are handed to ``look``."""
    picture, document, media = "hidden-data", "document-metadata", "media-metadata"
    return {
        "jpeg": Format("JPEG", ("jpg", "jpeg"), picture, jpeg.examine),
        "png": Format("PNG", ("png",), picture, png.examine),
        "webp": Format("WebP", ("webp",), picture, riff.webp),
        "gif": Format("GIF", ("gif",), picture, gif.examine),
        "tiff": Format("TIFF", ("tif", "tiff"), picture, stills.tiff),
        "heif": Format("HEIC or AVIF", ("heic", "heif", "avif"), picture, stills.heif),
        "svg": Format("SVG", ("svg",), "unsafe-svg", svg.examiner(look)),
        "html": Format("HTML", _PAGES, "unsafe-html", page.examine),
        "pdf": Format("PDF", ("pdf",), document, pdf.examiner(look)),
        "office": Format("Office", _OFFICE_ENDINGS, document, office.examiner(look)),
        "odf": Format("OpenDocument", _ODF_ENDINGS, document, opendocument.examiner(look)),
        "zip": Format("ZIP", ("zip", "epub"), "machine-trace", archive.examiner(look)),
        "mp3": Format("MP3", ("mp3",), media, sound.mp3),
        "flac": Format("FLAC", ("flac",), media, sound.flac),
        "ogg": Format("Ogg", ("ogg", "oga", "opus", "spx"), media, sound.ogg),
        "wav": Format("WAV", ("wav",), media, riff.wav),
        "mp4": Format("MP4", ("mp4", "m4a", "m4v", "mov"), media, video.examine),
        TEXT: Format("plain text", (), "machine-trace", traces.examine),
    }


_STARTS = [
    (b"\xff\xd8\xff", "jpeg"),
    (png.SIGNATURE, "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"fLaC", "flac"),
    (b"OggS", "ogg"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
]
_PDF_WITHIN = 1024  # bytes in which “%PDF-” may begin
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body|script)\b",
    re.I | re.S,
)
_SVG = re.compile(rb"<(?:[\w-]+:)?svg[\s>]", re.I)
_XML = re.compile(rb"\s*<(?:\?xml|!doctype|!--|(?:[\w-]+:)?svg)", re.I)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def ending(name: str) -> str:
    """What a file's name ends in, in lower case, without the dot; '' if in nothing."""
    stem, dot, last = name.rpartition("/")[2].rpartition(".")
    return last.lower() if dot and stem else ""


def of(data: bytes, name: str) -> str:
    """The name of a file's format; '' if it is none that is known."""
    kind = _by_bytes(data)
    return "html" if kind == TEXT and ending(name) in _PAGES else kind


def _by_bytes(data: bytes) -> str:
    for start, name in _STARTS:
        if data.startswith(start):
            return _kind_of_zip(data) if name == "zip" else name
    if data[:4] == b"RIFF" and data[8:12] in (b"WEBP", b"WAVE"):
        return "webp" if data[8:12] == b"WEBP" else "wav"
    if len(data) >= 12 and data[4:8] in (b"ftyp", b"moov", b"wide", b"mdat", b"free", b"skip"):
        return "heif" if data[4:8] == b"ftyp" and stills.is_heif(data) else "mp4"
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data[:3] == b"ID3":
        return "flac" if _behind_id3(data).startswith(b"fLaC") else "mp3"
    if len(data) > 2 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2:
        return "mp3"
    return _kind_of_text(data)


def _kind_of_text(data: bytes) -> str:
    head = data[3:4096] if data.startswith(b"\xef\xbb\xbf") else data[:4096]
    if _HTML.match(head):
        return "html"
    if _XML.match(head) and _SVG.search(data[:65_536]):
        return "svg"
    if _BINARY.search(data):
        return ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "" if data.startswith(b"{\\rtf") else TEXT


def _kind_of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            names = opened.namelist()
            first = opened.open(names[0]).read(64) if names[:1] == ["mimetype"] else b""
    except Exception:  # broken: the archive's examiner says how
        return "zip"
    if opendocument.is_opendocument(names, first):
        return "odf"
    return "office" if office.is_office(names) else "zip"


def _behind_id3(data: bytes) -> bytes:
    """The beginning of what an ID3v2 tag stands in front of."""
    if len(data) < 10:
        return b""
    a, b, c, d = struct.unpack_from("4B", data, 6)
    return data[10 + (a << 21 | b << 14 | c << 7 | d) :][:4]
