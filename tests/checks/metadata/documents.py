"""Documents and archives made for tests, with something hidden in them."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from tests.checks.metadata.pictures import OWNER

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
WORDS = "What the page says."


def pdf(change: Callable[[Pdf], object] = lambda pdf: None, **how: object) -> bytes:
    """A PDF of one page, changed, saved."""
    file = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(200, 200))
        made.pages[0].Contents = made.make_stream(f"BT ({WORDS}) Tj ET".encode())
        change(made)
        made.save(file, deterministic_id=not how.get("encryption"), **how)  # type: ignore[arg-type]
    return file.getvalue()


def info(**keys: str) -> Callable[[Pdf], object]:
    """Puts lines into the document's description."""

    def change(made: Pdf) -> None:
        made.trailer.Info = made.make_indirect(
            Dictionary({f"/{key}": pikepdf.String(value) for key, value in keys.items()})
        )

    return change


def annotated(subtype: str, **keys: object) -> Callable[[Pdf], object]:
    """Puts an annotation on the page."""

    def change(made: Pdf) -> None:
        given = {f"/{key}": value for key, value in keys.items()}
        note = {"/Type": Name.Annot, "/Subtype": Name(f"/{subtype}"), "/Rect": Array([0, 0, 9, 9])}
        made.pages[0].Annots = Array([Dictionary({**note, **given})])

    return change


def rooted(key: str, value: Callable[[Pdf], object]) -> Callable[[Pdf], object]:
    """Puts something into the document's catalogue."""

    def change(made: Pdf) -> None:
        made.Root[f"/{key}"] = value(made)  # type: ignore[assignment]

    return change


def with_photograph(jpeg: bytes) -> Callable[[Pdf], object]:
    """Puts a photograph on the page."""

    def change(made: Pdf) -> None:
        picture = made.make_stream(jpeg)
        picture.Type, picture.Subtype, picture.Filter = Name.XObject, Name.Image, Name.DCTDecode
        picture.Width, picture.Height, picture.BitsPerComponent = 48, 32, 8
        picture.ColorSpace = Name.DeviceRGB
        made.pages[0].Resources = Dictionary(XObject=Dictionary(P=picture))

    return change


def updated() -> bytes:
    """A PDF of which an earlier version named somebody."""
    first = pdf(object_stream_mode=pikepdf.ObjectStreamMode.disable)
    size = len(first)
    number = max(int(n) for n in re.findall(rb"(\d+) 0 obj", first)) + 1
    old = re.search(rb"startxref\s+(\d+)", first)
    root = re.search(rb"/Root (\d+ 0 R)", first)
    assert old and root
    body = b"%d 0 obj\n(%s)\nendobj\n" % (number, OWNER.encode())
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, size)
    trailer = b"trailer\n<< /Size %d /Root %s /Prev %s >>\n" % (number + 1, root[1], old[1])
    end = b"startxref\n%d\n%%%%EOF\n" % (size + len(body))
    return first + body + table + trailer + end


def zipped(files: Mapping[str, bytes | str], **how: object) -> bytes:
    """An archive as this project packs them, or with one thing more.

    Args:
        files: what lies in it.
        how: ``time``, ``extra``, ``comment`` or ``noted`` (a member's own comment).
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            member = zipfile.ZipInfo(name, how.get("time", (1980, 1, 1, 0, 0, 0)))  # type: ignore[arg-type]
            member.extra = how.get("extra", b"")  # type: ignore[assignment]
            member.comment = how.get("noted", b"")  # type: ignore[assignment]
            stored = name == "mimetype"
            member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
        archive.comment = how.get("comment", b"")  # type: ignore[assignment]
    return file.getvalue()


def owner_field() -> bytes:
    """The extra field in which Info-ZIP keeps user and group numbers."""
    return struct.pack("<HHBBIBI", 0x7875, 11, 1, 4, 1000, 4, 1000)


def docx(parts: Mapping[str, bytes | str] | None = None, **how: object) -> bytes:
    """A Word document of one sentence; ``body`` and ``relations`` add to it."""
    body = how.pop("body", f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>")
    relations = how.pop("relations", "")
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/word/comments.xml" '
        'ContentType="x"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_REL}"><Relationship Id="r1" Type="{R}/x" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}'
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_REL}">{relations}'
        "</Relationships>",
    }
    return zipped({**files, **(parts or {})}, **how)


def core(**lines: str) -> dict[str, bytes | str]:
    """The part that says who wrote a document and when."""
    inner = "".join(
        f"<dc:{key}>{value}</dc:{key}>"
        if key in ("creator", "title")
        else f"<cp:{key}>{value}</cp:{key}>"
        for key, value in lines.items()
    )
    root = f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    return {"docProps/core.xml": f"{root}{inner}</cp:coreProperties>"}


def app(**lines: str) -> dict[str, bytes | str]:
    """The part that says with which program, and in which company."""
    inner = "".join(f"<{key}>{value}</{key}>" for key, value in lines.items())
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return {"docProps/app.xml": f'<Properties xmlns="{space}">{inner}</Properties>'}


def odt(parts: Mapping[str, bytes | str] | None = None, body: str = "", **how: object) -> bytes:
    """An OpenDocument text of one sentence."""
    spaces = " ".join(
        f'xmlns:{short}="{_OFFICE}:{name}:1.0"'
        for short, name in {"office": "office", "text": "text"}.items()
    )
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    manifest = f'xmlns:m="{_OFFICE}:manifest:1.0"'
    files: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces} {dc}><office:body><office:text>{body}"
        f"<text:p>{WORDS}</text:p></office:text></office:body></office:document-content>",
        "META-INF/manifest.xml": f'<m:manifest {manifest}><m:file-entry m:full-path="/"/>'
        '<m:file-entry m:full-path="Thumbnails/thumbnail.png"/></m:manifest>',
    }
    return zipped({**files, **(parts or {})}, **how)


def meta(line: str) -> dict[str, bytes | str]:
    """The part of an OpenDocument file that says who wrote it."""
    spaces = f'xmlns:office="{_OFFICE}:office:1.0" xmlns:meta="{_OFFICE}:meta:1.0"'
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    inner = f"<office:meta>{line}</office:meta>"
    return {"meta.xml": f"<office:document-meta {spaces} {dc}>{inner}</office:document-meta>"}


def printer(name: str) -> dict[str, bytes | str]:
    """The part of an OpenDocument file that says which printer it was last sent to."""
    space = f'xmlns:c="{_OFFICE}:config:1.0"'
    return {
        "settings.xml": f'<c:config {space}><c:config-item c:name="PrinterName">{name}'
        "</c:config-item></c:config>"
    }


def svg(inner: str = "", attributes: str = "", before: str = "") -> bytes:
    """A drawing of one square."""
    spaces = (
        'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
        'xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"'
    )
    square = '<rect width="9" height="9" fill="#c00"/>'
    return f"{before}<svg {spaces} viewBox='0 0 9 9' {attributes}>{square}{inner}</svg>".encode()
