"""Files that are broken, locked, endless or made to do harm: a finding, never a traceback."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from mutagen import id3

from plugins.checks.metadata import hidden, scrubbed
from plugins.checks.metadata.found import Budget
from plugins.checks.metadata.look import look
from plugins.errors import CannotClean
from tests.checks.metadata import documents as doc
from tests.checks.metadata import media
from tests.checks.metadata import pictures as pic
from tests.checks.metadata.pictures import OWNER

SAMPLES = {
    "a.jpg": pic.saved("JPEG", exif=pic.by_owner(), icc_profile=pic.screen_profile()),
    "a.png": pic.saved("PNG", exif=pic.somewhere(), icc_profile=pic.screen_profile()),
    "a.webp": pic.saved("WEBP", exif=pic.by_owner(), icc_profile=pic.screen_profile()),
    "a.gif": pic.saved("GIF", comment=OWNER),
    "a.tiff": pic.saved("TIFF", exif=pic.by_owner()),
    "a.heic": pic.heic((b"hvc1", b"Exif")),
    "a.avif": pic.saved("AVIF", exif=pic.by_owner(), xmp=pic.XMP),
    "a.svg": doc.svg(f"<!-- {OWNER} --><script/>"),
    "a.html": b"<!doctype html><html><body onload='a'><!-- a --></body></html>",
    "a.pdf": doc.pdf(doc.info(Author=OWNER)),
    "a.docx": doc.docx(doc.core(creator=OWNER)),
    "a.odt": doc.odt(doc.meta(f"<meta:initial-creator>{OWNER}</meta:initial-creator>")),
    "a.zip": doc.zipped({"a.txt": "x"}, comment=OWNER.encode()),
    "a.mp3": media.mp3(id3.TPE1(3, [OWNER])),
    "a.flac": media.flac_with(comment=True),
    "a.opus": media.opus((f"ARTIST={OWNER}",)),
    "a.wav": media.wav((b"LIST", OWNER.encode())),
    "a.mp4": media.mp4(media.note(b"\xa9xyz"), made=1, codec=b"x"),
}


def questioned(data: bytes, name: str) -> list[str]:
    """The rules that a file breaks; scrubbing it gives bytes or a clear error."""
    rules = [h.kind for h in hidden(data, name)]
    try:
        assert isinstance(scrubbed(data, name), bytes)
    except CannotClean as error:
        assert ": " in str(error)
    return rules


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_is_cut_off(name: str) -> None:
    """Wherever it ends, it is looked into or refused."""
    data = SAMPLES[name]
    for end in {0, 1, 2, 8, 12, 13, len(data) - 1, *range(0, len(data), max(len(data) // 40, 1))}:
        questioned(data[:end], name)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_with_wrong_bytes(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """Whichever bytes are wrong, it is looked into or refused, and no library speaks up."""
    chance = random.Random(0)
    for _ in range(120):
        data = bytearray(SAMPLES[name])
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
        questioned(bytes(data), name)

    assert caplog.messages == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_what_its_name_says(name: str) -> None:
    """The samples are whole files in which something is found, or these tests test nothing."""
    rules = questioned(SAMPLES[name], name)

    assert rules
    assert "wrong-format" not in rules


def _bomb() -> bytes:
    """An archive of a few kilobytes whose one file unpacks to four megabytes."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.txt", "w") as member,
    ):
        for _ in range(4):
            member.write(bytes(1 << 20))
    return file.getvalue()


def _nested(depth: int) -> bytes:
    data = doc.zipped({"a.txt": "x"})
    for _ in range(depth):
        data = doc.zipped({"a.zip": data})
    return data


def _laughing() -> bytes:
    """Entities of entities: a few lines that would become gigabytes."""
    lines = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
    )
    return doc.svg("<text>&l9;</text>", before=f"<!DOCTYPE svg [{lines}]>")


def _outside() -> bytes:
    """An entity that is a file of the computer that looks into it."""
    dtd = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    return doc.svg("<text>&a;</text>", before=dtd)


def _png_bomb() -> bytes:
    """A picture of a few kilobytes whose pixels unpack to sixteen megabytes."""
    body = zlib.compress(bytes(16 << 20), 9)
    head = pic.chunk(b"IHDR", struct.pack(">IIBBBBB", 100, 100, 8, 2, 0, 0, 0))
    return pic.saved("PNG")[:8] + head + pic.chunk(b"IDAT", body) + pic.chunk(b"IEND", b"")


def _locked_pdf() -> bytes:
    return doc.pdf(encryption=pikepdf.Encryption(owner="a", user="b"))


def _locked_zip() -> bytes:
    data = bytearray(doc.zipped({"a.txt": "x"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


HOSTILE = {
    "files in files": ("a.zip", lambda: _nested(6), "files lie in files"),
    "entities": ("a.svg", _laughing, "XML is broken"),
    "entity outside": ("a.svg", _outside, "XML is broken"),
    "deep drawing": ("a.svg", lambda: doc.svg("<g>" * 5000 + "</g>" * 5000), "XML is broken"),
    "locked PDF": ("a.pdf", _locked_pdf, "locked with a password"),
    "locked archive": ("a.zip", _locked_zip, "locked with a password"),
    "encrypted PDF": (
        "a.pdf",
        lambda: doc.pdf(encryption=pikepdf.Encryption(owner="a", user="")),
        "encrypted",
    ),
    "old Word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "cannot be"),
    "rich text": ("a.rtf", lambda: b"{\\rtf1 {\\info {\\author x}}}", "cannot be looked into"),
    "text in GBK": ("a.txt", lambda: "言论".encode("gbk"), "cannot be looked into"),
    "program": ("a.bin", lambda: b"\x7fELF" + bytes(64), "cannot be looked into"),
    "tracked changes": (
        "a.docx",
        lambda: doc.docx(body="<w:p><w:ins w:author='x'><w:r><w:t>x</w:t></w:r></w:ins></w:p>"),
        "tracked changes",
    ),
    "tracked changes in ODF": (
        "a.odt",
        lambda: doc.odt(body="<text:tracked-changes/>"),
        "tracked changes",
    ),
    "macros": ("a.docx", lambda: doc.docx({"word/vbaProject.bin": b"text"}), "macros"),
    "hidden words": (
        "a.docx",
        lambda: doc.docx(body="<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>"),
        "not shown",
    ),
    "hidden sheet": (
        "a.xlsx",
        lambda: doc.docx({"xl/workbook.xml": "<workbook><sheet state='veryHidden'/></workbook>"}),
        "not shown",
    ),
    "hidden slide": (
        "a.pptx",
        lambda: doc.docx({"ppt/slides/slide1.xml": "<sld show='0'/>"}),
        "not shown",
    ),
    "links to files": (
        "a.xlsx",
        lambda: doc.docx({"xl/externalLinks/externalLink1.xml": "<externalLink/>"}),
        "somebody's files",
    ),
    "page without a beginning": ("a.html", lambda: b"<p>a<script>b</script>", "<script>"),
    "XHTML": ("a.xhtml", lambda: b"<?xml version='1.0'?><html><p onclick='a'/></html>", "handler"),
    "script in XML": (
        "a.xml",
        lambda: b"<a><h:script xmlns:h='http://www.w3.org/1999/xhtml'/></a>",
        "<script>",
    ),
    "HEIC": ("a.heic", lambda: SAMPLES["a.heic"], "notes of a camera"),
    "AVIF": ("a.avif", lambda: SAMPLES["a.avif"], "notes of a camera"),
    "TIFF": ("a.tiff", lambda: SAMPLES["a.tiff"], "somebody's name"),
    "track of places": ("a.mp4", lambda: media.mp4(handler=(b"meta", b"")), "keep places"),
    "two streams": (
        "a.opus",
        lambda: media.opus() + media.pages(b"x", b"y", serial=9),
        "further streams",
    ),
    "page with a script": ("a.html", lambda: SAMPLES["a.html"], "an event handler"),
    "path out of an archive": ("a.zip", lambda: doc.zipped({"../a.txt": "x"}), "leads out"),
    "path in a text": ("a.txt", lambda: b"see /home/example/a", "a folder on"),
}


@pytest.mark.parametrize(("name", "make", "says"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_no_program_can_clean_is_named_with_what_to_do(
    name: str, make: Callable[[], bytes], says: str
) -> None:
    """It is found, and scrubbing says in one sentence what a person has to do."""
    data = make()
    named = [h for h in hidden(data, name) if says in h.what]

    assert named and all(h.remedy for h in named), list(hidden(data, name))
    with pytest.raises(CannotClean, match=r": [a-z]"):
        scrubbed(data, name)


@pytest.mark.parametrize(
    ("name", "make"), [("a.zip", _bomb), ("a.png", _png_bomb)], ids=["archive", "pixels"]
)
def test_a_bomb_is_refused_while_it_is_unpacked(name: str, make: Callable[[], bytes]) -> None:
    """What may be unpacked is counted as it comes, whatever the file claims of its size."""
    data = make()
    allowed = look(data, name, Budget(left=32 << 20)).found
    refused = look(data, name, Budget(left=2 << 20)).found

    assert not [h for h in allowed if "unpacks to more" in h.what]
    assert [h.remedy for h in refused if "unpacks to more" in h.what]


@pytest.mark.parametrize(
    "data",
    [
        b"<!-- -->" * 100_000 + b"x",
        b"<html>" + b'<a "' * 200_000,
        b"a-" * 500_000 + b" x-MacBook",
        b"a@b." * 250_000 + b"@b:/",
        doc.svg(f"<path style='{'url(' + ' ' * 500_000}'/>"),
        b"/Users/" * 150_000,
    ],
    ids=["comments", "quotes", "hyphens", "addresses", "spaces", "folders"],
)
def test_patterns_do_not_run_for_ever(data: bytes) -> None:
    """Text that is made to keep a pattern busy is through before anybody notices."""
    questioned(data, "a.svg")
