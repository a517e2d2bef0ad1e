"""Pictures made for tests, with something hidden in them. Names and places are made up."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

OWNER = "EXAMPLE OWNER"
SERIAL = "EXAMPLE-0000"
XMP = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
    "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator><rdf:Seq><rdf:li>"
    f"{OWNER}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()


def drawn(mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ, so that turning it shows."""
    image = Image.new("RGB", (48, 32), (200, 180, 40))
    image.paste((10, 60, 200), (0, 0, 16, 16))
    image.paste((220, 20, 20), (32, 16, 48, 32))
    return image.convert(mode)


def saved(form: str, image: Image.Image | None = None, **how: Any) -> bytes:
    """A picture as Pillow writes it."""
    file = io.BytesIO()
    (image or drawn("P" if form == "GIF" else "RGB")).save(file, form, **how)
    return file.getvalue()


def exif(tags: dict[int, Any], **ifds: dict[int, Any]) -> Image.Exif:
    """An EXIF block; ``gps`` and ``photo`` name the further directories."""
    block = Image.Exif()
    block.update(tags)
    for name, more in ifds.items():
        block.get_ifd({"gps": 0x8825, "photo": 0x8769}[name]).update(more)
    return block


def somewhere() -> Image.Exif:
    """A place in the sea, where the equator meets the prime meridian."""
    zero = (0.0, 0.0, 0.0)
    return exif({0x0131: "example"}, gps={1: "N", 2: zero, 3: "E", 4: zero, 29: "EXAMPLE OWNER"})


def by_owner() -> Image.Exif:
    """A camera whose owner put a name into it."""
    return exif({0x013B: OWNER}, photo={0xA430: OWNER, 0xA431: SERIAL})


def with_thumbnail() -> bytes:
    """EXIF with a small picture of an earlier version behind it (TIFF 6.0, second directory)."""
    small = b"\xff\xd8\xff\xfe\x00\x0f" + OWNER.encode() + b"\xff\xd9"
    first = struct.pack("<HHHIII", 1, 0x0112, 3, 1, 1, 26)
    entries = struct.pack("<HHIIHHII", 0x0201, 4, 1, 56, 0x0202, 4, 1, len(small))
    second = struct.pack("<H", 2) + entries + struct.pack("<I", 0)
    return b"Exif\0\0II*\0\x08\0\0\0" + first + second + small


def segment(code: int, body: bytes, picture: bytes | None = None) -> bytes:
    """A JPEG with one more segment behind its beginning."""
    plain = picture or saved("JPEG")
    return plain[:2] + bytes((0xFF, code)) + struct.pack(">H", len(body) + 2) + body + plain[2:]


def iptc() -> bytes:
    """A JPEG with the name that press photographers' programs put in."""
    name = b"\x1c\x02\x50\x00" + bytes([len(OWNER)]) + OWNER.encode()
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(name)) + name
    return segment(0xED, block)


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_with(*chunks: bytes) -> bytes:
    """A PNG with more chunks before its pixels."""
    plain = saved("PNG")
    return plain[:33] + b"".join(chunks) + plain[33:]


def png_with_text(**how: Any) -> bytes:
    """A PNG with words in it, plain, compressed or international."""
    text = PngInfo()
    if how.get("international"):
        text.add_itxt("Author", OWNER, zip=True)
    else:
        text.add_text("Author", OWNER, **how)
    return saved("PNG", pnginfo=text)


def png_cropped() -> bytes:
    """A PNG whose compressed pixels have the rest of an older picture behind them."""
    plain = saved("PNG")
    at = plain.index(b"IDAT") - 4
    (size,) = struct.unpack_from(">I", plain, at)
    body = plain[at + 8 : at + 8 + size] + OWNER.encode()
    return plain[:at] + chunk(b"IDAT", body) + plain[at + 12 + size :]


def webp_with(kind: bytes, body: bytes) -> bytes:
    """A WebP with one more chunk behind its picture."""
    plain = saved("WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0", lossless=True)
    more = kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return plain[:4] + struct.pack("<I", len(plain) + len(more) - 8) + plain[8:] + more


def gif_with(block: bytes) -> bytes:
    """A GIF with one more block before its end."""
    return saved("GIF")[:-1] + block + b"\x3b"


def screen_profile() -> bytes:
    """A colour profile that is called after somebody's screen."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    at = profile.index("sRGB".encode("utf-16-be"))
    name = "Scrn".encode("utf-16-be")
    return profile[:at] + name + profile[at + len(name) :]


def heic(kinds: tuple[bytes, ...]) -> bytes:
    """The skeleton of a HEIC picture with items of these kinds."""
    entries = b"".join(
        box(b"infe", b"\x02\0\0\0" + struct.pack(">HH", number, 0) + kind + b"\0")
        for number, kind in enumerate(kinds, start=1)
    )
    listed = box(b"iinf", b"\0\0\0\0" + struct.pack(">H", len(kinds)) + entries)
    return box(b"ftyp", b"heic\0\0\0\0mif1heic") + box(b"meta", b"\0\0\0\0" + listed)


def box(kind: bytes, body: bytes) -> bytes:
    """A box of an MP4, a MOV or a HEIC."""
    return struct.pack(">I", len(body) + 8) + kind + body
