"""The table of planted leaks: each is found, named, taken out, and nothing else changes."""

from __future__ import annotations

import base64
import io
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
import pytest
from lxml import etree
from mutagen import id3
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageOps, ImageStat

from plugins.checks.metadata import hidden, scrubbed
from tests.checks.metadata import documents as doc
from tests.checks.metadata import media
from tests.checks.metadata import pictures as pic
from tests.checks.metadata.pictures import OWNER, SERIAL


@dataclass(frozen=True)
class Leak:
    """One leak: the file, the rule it breaks, what must be said, what must be gone."""

    name: str
    data: bytes
    rule: str
    says: str
    needle: bytes = OWNER.encode()


JPEG = [
    Leak("jpeg gps", pic.saved("JPEG", exif=pic.somewhere()), "hidden-data", "the place"),
    Leak("jpeg owner", pic.saved("JPEG", exif=pic.by_owner()), "hidden-data", "somebody's name"),
    Leak(
        "jpeg serial number",
        pic.saved("JPEG", exif=pic.by_owner()),
        "hidden-data",
        "a serial number",
        SERIAL.encode(),
    ),
    Leak("jpeg thumbnail", pic.segment(0xE1, pic.with_thumbnail()), "hidden-data", "a small copy"),
    Leak("jpeg xmp", pic.saved("JPEG", xmp=pic.XMP), "hidden-data", "somebody's name"),
    Leak("jpeg iptc", pic.iptc(), "hidden-data", "(IPTC)"),
    Leak("jpeg comment", pic.saved("JPEG", comment=OWNER.encode()), "hidden-data", "a comment"),
    Leak("jpeg behind", pic.saved("JPEG") + OWNER.encode(), "hidden-data", "bytes behind the end"),
    Leak(
        "jpeg second picture",
        pic.segment(0xE2, b"MPF\0" + OWNER.encode()) + pic.saved("JPEG"),
        "hidden-data",
        "further pictures",
    ),
    Leak("jpeg maker", pic.segment(0xE9, OWNER.encode()), "hidden-data", "data of a program"),
    Leak(
        "jpeg jfif thumbnail",
        pic.segment(0xE0, b"JFXX\0\x10" + OWNER.encode()),
        "hidden-data",
        "a small copy",
    ),
    Leak(
        "jpeg profile",
        pic.saved("JPEG", icc_profile=pic.screen_profile()),
        "hidden-data",
        "the name of a screen",
        "Scrn".encode("utf-16-be"),
    ),
    Leak(
        "jpeg bytes between",
        pic.saved("JPEG")[:20] + OWNER.encode() + pic.saved("JPEG")[20:],
        "hidden-data",
        "bytes between",
    ),
]
PNG = [
    Leak("png gps", pic.saved("PNG", exif=pic.somewhere()), "hidden-data", "the place"),
    Leak("png text", pic.png_with_text(), "hidden-data", "words about the picture"),
    Leak("png packed text", pic.png_with_text(zip=True), "hidden-data", "words", b"zTXt"),
    Leak("png other text", pic.png_with_text(international=True), "hidden-data", "words", b"iTXt"),
    Leak(
        "png time",
        pic.png_with(pic.chunk(b"tIME", b"\x07\xd1\x01\x01\x01\x01\x01")),
        "hidden-data",
        "when it was changed",
        b"tIME",
    ),
    Leak("png private", pic.png_with(pic.chunk(b"prVt", OWNER.encode())), "hidden-data", "data of"),
    Leak("png behind", pic.saved("PNG") + OWNER.encode(), "hidden-data", "bytes behind the end"),
    Leak("png cropped", pic.png_cropped(), "hidden-data", "the part that was cut off"),
    Leak(
        "png profile",
        pic.saved("PNG", icc_profile=pic.screen_profile()),
        "hidden-data",
        "the name of a screen",
        "Scrn".encode("utf-16-be"),
    ),
]
OTHER_PICTURES = [
    Leak("webp gps", pic.saved("WEBP", exif=pic.somewhere()), "hidden-data", "the place"),
    Leak("webp xmp", pic.webp_with(b"XMP ", pic.XMP), "hidden-data", "somebody's name"),
    Leak("webp private", pic.webp_with(b"prVt", OWNER.encode()), "hidden-data", "data of"),
    Leak("webp behind", pic.saved("WEBP") + OWNER.encode(), "hidden-data", "bytes behind"),
    Leak("gif comment", pic.saved("GIF", comment=OWNER), "hidden-data", "a comment"),
    Leak(
        "gif xmp",
        pic.gif_with(b"\x21\xff\x0bXMP DataXMP\x14creator" + OWNER.encode() + b"\0"),
        "hidden-data",
        "somebody's name",
    ),
    Leak(
        "gif program",
        pic.gif_with(b"\x21\xff\x0bEXAMPLE 1.0\x0d" + OWNER.encode() + b"\0"),
        "hidden-data",
        "data of a program",
    ),
    Leak("gif behind", pic.saved("GIF") + OWNER.encode(), "hidden-data", "bytes behind"),
]
_XMP_STREAM = doc.rooted("Metadata", lambda made: made.make_stream(pic.XMP))
_SCRIPT = Dictionary(S=Name.JavaScript, JS=OWNER)
_LAUNCH = Dictionary(S=Name.Launch, F=OWNER)


def _attached(made: pikepdf.Pdf) -> None:
    made.attachments["notes.txt"] = OWNER.encode()


PDF = [
    Leak("pdf author", doc.pdf(doc.info(Author=OWNER)), "document-metadata", "somebody's name"),
    Leak("pdf program", doc.pdf(doc.info(Producer=OWNER)), "document-metadata", "the program"),
    Leak(
        "pdf date",
        doc.pdf(doc.info(CreationDate="D:20010101120000+00'00'")),
        "document-metadata",
        "when it was made",
        b"D:2001",
    ),
    Leak(
        "pdf title with a path",
        doc.pdf(doc.info(Title=f"C:\\Users\\{OWNER}\\a.doc")),
        "document-metadata",
        "the name or folder of a file",
    ),
    Leak("pdf own key", doc.pdf(doc.info(Company=OWNER)), "document-metadata", "notes of"),
    Leak("pdf xmp", doc.pdf(_XMP_STREAM), "document-metadata", "(XMP)"),
    Leak("pdf attachment", doc.pdf(_attached), "document-metadata", "a file inside the file"),
    Leak(
        "pdf script",
        doc.pdf(doc.rooted("OpenAction", lambda made: _SCRIPT)),
        "document-metadata",
        "something that it does",
    ),
    Leak(
        "pdf named script",
        doc.pdf(doc.rooted("Names", lambda made: Dictionary(JavaScript=Array([OWNER])))),
        "document-metadata",
        "a script",
    ),
    Leak("pdf launch", doc.pdf(doc.annotated("Link", A=_LAUNCH)), "document-metadata", "something"),
    Leak(
        "pdf comment",
        doc.pdf(doc.annotated("Text", Contents=OWNER)),
        "document-metadata",
        "a comment or a file",
    ),
    Leak(
        "pdf author of a mark",
        doc.pdf(doc.annotated("Highlight", T=OWNER)),
        "document-metadata",
        "who commented",
    ),
    Leak("pdf earlier version", doc.updated(), "document-metadata", "earlier versions"),
    Leak(
        "pdf photograph",
        doc.pdf(doc.with_photograph(pic.saved("JPEG", exif=pic.by_owner()))),
        "hidden-data",
        "somebody's name",
    ),
    Leak(
        "pdf data of a program",
        doc.pdf(doc.rooted("PieceInfo", lambda made: Dictionary(Example=OWNER))),
        "document-metadata",
        "data of a program",
    ),
    Leak(
        "pdf link to a folder",
        doc.pdf(doc.annotated("Link", A=Dictionary(S=Name.URI, URI=f"file:///C:/{OWNER}"))),
        "machine-trace",
        "a folder of",
    ),
    Leak(
        "pdf script behind a link",
        doc.pdf(doc.annotated("Link", A=Dictionary(S=Name.URI, Next=Array([_SCRIPT])))),
        "document-metadata",
        "something that it does",
    ),
    Leak("pdf behind", doc.pdf() + OWNER.encode(), "document-metadata", "bytes behind"),
]
_COMMENTS: dict[str, bytes | str] = {
    "word/comments.xml": f'<w:comments xmlns:w="{doc.W}">'
    f'<w:comment w:author="{OWNER}"/></w:comments>'
}
_COMMENT_RELATION = f'<Relationship Id="r9" Type="{doc.R}/comments" Target="comments.xml"/>'
_COMMENTED = (
    f'<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>{doc.WORDS}</w:t></w:r>'
    '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
)
_TEMPLATE = (
    f'<Relationship Id="r8" Type="{doc.R}/attachedTemplate" TargetMode="External" '
    f'Target="https://example.org/{OWNER}"/>'
)
_SETTINGS: dict[str, bytes | str] = {
    "word/settings.xml": f'<w:settings xmlns:w="{doc.W}" xmlns:r="{doc.R}"><w:rsids>'
    '<w:rsid w:val="00EXAM01"/></w:rsids></w:settings>'
}
_RSID = f'<w:p w:rsidR="00EXAM01"><w:r><w:t>{doc.WORDS}</w:t></w:r></w:p>'
_PATH_OF_PICTURE = (
    f'<w:p><w:r><w:t>{doc.WORDS}</w:t><w:x descr="C:\\Users\\{OWNER}\\a.jpg"/></w:r></w:p>'
)
_PHOTOGRAPH = {"word/media/a.jpg": pic.saved("JPEG", exif=pic.by_owner())}
OFFICE = [
    Leak("docx creator", doc.docx(doc.core(creator=OWNER)), "document-metadata", "somebody's name"),
    Leak(
        "docx last editor",
        doc.docx(doc.core(lastModifiedBy=OWNER)),
        "document-metadata",
        "somebody's name",
    ),
    Leak(
        "docx revision",
        doc.docx(doc.core(revision="77")),
        "document-metadata",
        "how often",
        b">77<",
    ),
    Leak("docx company", doc.docx(doc.app(Company=OWNER)), "document-metadata", "employer"),
    Leak("docx program", doc.docx(doc.app(Application=OWNER)), "document-metadata", "the program"),
    Leak(
        "docx template",
        doc.docx(doc.app(Template=f"C:\\Users\\{OWNER}\\a.dot")),
        "document-metadata",
        "employer",
    ),
    Leak(
        "docx custom",
        doc.docx({"docProps/custom.xml": f"<a>{OWNER}</a>"}),
        "document-metadata",
        "(properties)",
    ),
    Leak(
        "docx comment",
        doc.docx(_COMMENTS, body=_COMMENTED, relations=_COMMENT_RELATION),
        "document-metadata",
        "comments",
    ),
    Leak(
        "docx people", doc.docx({"word/people.xml": f"<a>{OWNER}</a>"}), "document-metadata", "who"
    ),
    Leak("docx rsids", doc.docx(_SETTINGS), "document-metadata", "numbers that tell", b"00EXAM01"),
    Leak("docx rsid", doc.docx(body=_RSID), "document-metadata", "numbers that tell", b"00EXAM01"),
    Leak("docx photograph", doc.docx(_PHOTOGRAPH), "hidden-data", "somebody's name"),
    Leak(
        "docx template elsewhere", doc.docx(relations=_TEMPLATE), "document-metadata", "elsewhere"
    ),
    Leak("docx path", doc.docx(body=_PATH_OF_PICTURE), "document-metadata", "a folder of"),
    Leak(
        "docx thumbnail",
        doc.docx({"docProps/thumbnail.jpeg": OWNER.encode()}),
        "document-metadata",
        "(thumbnail)",
    ),
    Leak(
        "docx packed at a time",
        doc.docx(time=(2001, 1, 1, 12, 34, 56)),
        "machine-trace",
        "who packed it",
        b"\x5c\x64\x21\x2a",
    ),
    Leak(
        "odt creator",
        doc.odt(doc.meta(f"<meta:initial-creator>{OWNER}</meta:initial-creator>")),
        "document-metadata",
        "somebody's name",
    ),
    Leak(
        "odt comment",
        doc.odt(body=f"<office:annotation><dc:creator>{OWNER}</dc:creator></office:annotation>"),
        "document-metadata",
        "comments",
    ),
    Leak(
        "odt thumbnail",
        doc.odt({"Thumbnails/thumbnail.png": OWNER.encode()}),
        "document-metadata",
        "(thumbnail)",
    ),
    Leak("odt printer", doc.odt(doc.printer(OWNER)), "document-metadata", "a printer"),
    Leak(
        "odt photograph",
        doc.odt({"Pictures/a.jpg": _PHOTOGRAPH["word/media/a.jpg"]}),
        "hidden-data",
        "somebody",
    ),
]
_DATE = b"\xd0\x00\x00\x00"
MEDIA = [
    Leak("mp3 name", media.mp3(id3.TPE1(3, [OWNER])), "media-metadata", "names, titles"),
    Leak(
        "mp3 picture",
        media.mp3(id3.APIC(3, "image/png", 3, OWNER, b"x")),
        "media-metadata",
        "a picture",
    ),
    Leak("mp3 private", media.mp3(id3.PRIV(OWNER, b"x")), "media-metadata", "data of a program"),
    Leak("mp3 behind", media.mp3(id3.TIT2(3, [OWNER]), v1=True), "media-metadata", "names", b"TAG"),
    Leak("mp3 ape", media.mp3_with_ape(), "media-metadata", "names, titles"),
    Leak("flac name", media.flac_with(comment=True), "media-metadata", "names, titles"),
    Leak("flac picture", media.flac_with(picture=True), "media-metadata", "a picture"),
    Leak("flac program", media.flac_with(block=True), "media-metadata", "names, titles"),
    Leak("ogg name", media.opus((f"ARTIST={OWNER}",)), "media-metadata", "names, titles"),
    Leak("wav list", media.wav((b"LIST", b"INFOIART" + OWNER.encode())), "media-metadata", "names"),
    Leak("wav bext", media.wav((b"bext", OWNER.encode())), "media-metadata", "who recorded it"),
    Leak(
        "mp4 place",
        media.mp4(media.note(b"\xa9xyz", "+00.0000+000.0000/")),
        "media-metadata",
        "the place",
        b"+00.0000",
    ),
    Leak("mp4 day", media.mp4(media.note(b"\xa9day")), "media-metadata", "when it was"),
    Leak("mp4 program", media.mp4(media.note(b"\xa9too")), "media-metadata", "the program"),
    Leak(
        "mov apple",
        media.mp4(pic.box(b"meta", b"com.apple.quicktime.location.ISO6709" + OWNER.encode())),
        "media-metadata",
        "the place",
    ),
    Leak("mp4 made", media.mp4(made=0xD0000000), "media-metadata", "when it was recorded", _DATE),
    Leak(
        "mp4 uuid",
        media.mp4(behind=pic.box(b"uuid", bytes(16) + OWNER.encode())),
        "media-metadata",
        "notes of",
    ),
    Leak(
        "mp4 leftovers",
        media.mp4(behind=pic.box(b"free", OWNER.encode())),
        "media-metadata",
        "leftovers",
    ),
    Leak(
        "mp4 handler", media.mp4(handler=(b"vide", OWNER.encode())), "media-metadata", "the program"
    ),
    Leak("mov source", media.mp4(source=OWNER.encode()), "media-metadata", "the path of the file"),
    Leak("mp4 encoder", media.mp4(codec=OWNER.encode()), "media-metadata", "that encoded it"),
]
_SCRIPTED = f"<script>alert('{OWNER}')</script>"
_PACKED = base64.b64encode(pic.saved("JPEG", exif=pic.by_owner())).decode()
SVG = [
    Leak("svg script", doc.svg(_SCRIPTED), "unsafe-svg", "a script"),
    Leak("svg handler", doc.svg(attributes=f"onload='{OWNER}'"), "unsafe-svg", "an event handler"),
    Leak(
        "svg foreign",
        doc.svg(f"<foreignObject>{OWNER}</foreignObject>"),
        "unsafe-svg",
        "<foreignObject>",
    ),
    Leak(
        "svg animation", doc.svg(f"<set attributeName='href' to='{OWNER}'/>"), "unsafe-svg", "<set>"
    ),
    Leak(
        "svg address",
        doc.svg(f"<image href='https://example.org/{OWNER}'/>"),
        "unsafe-svg",
        "an address",
    ),
    Leak(
        "svg javascript",
        doc.svg(f"<a xlink:href='javascript:{OWNER}'/>"),
        "unsafe-svg",
        "an address",
    ),
    Leak("svg style", doc.svg(f"<style>@import '{OWNER}';</style>"), "unsafe-svg", "a style that"),
    Leak(
        "svg fill",
        doc.svg(f"<path fill='url(//example.org/{OWNER})'/>"),
        "unsafe-svg",
        "an address",
    ),
    Leak(
        "svg entity",
        doc.svg("<text>&a;</text>", before=f"<!DOCTYPE svg [<!ENTITY a '{OWNER}'>]>"),
        "unsafe-svg",
        "entities",
        b"ENTITY",
    ),
    Leak(
        "svg instruction",
        doc.svg(before=f"<?xml-stylesheet href='{OWNER}'?>"),
        "unsafe-svg",
        "an instruction",
    ),
    Leak("svg comment", doc.svg(f"<!-- {OWNER} -->"), "hidden-data", "a comment"),
    Leak(
        "svg inkscape",
        doc.svg(attributes=f"inkscape:export-filename='/home/{OWNER}/a'"),
        "hidden-data",
        "notes of a drawing",
    ),
    Leak(
        "svg illustrator", doc.svg(f"<i:pgf>{OWNER}</i:pgf>"), "hidden-data", "notes of a drawing"
    ),
    Leak(
        "svg metadata",
        doc.svg(f"<metadata>{OWNER}</metadata>"),
        "hidden-data",
        "notes of a drawing",
    ),
    Leak(
        "svg photograph",
        doc.svg(f"<image href='data:image/jpeg;base64,{_PACKED}'/>"),
        "hidden-data",
        "somebody's name",
        _PACKED.encode(),
    ),
]
ZIP = [
    Leak(
        "zip time",
        doc.zipped({"a.txt": "x"}, time=(2001, 1, 1, 12, 34, 56)),
        "machine-trace",
        "who packed it",
        b"\x5c\x64\x21\x2a",
    ),
    Leak(
        "zip owner",
        doc.zipped({"a.txt": "x"}, extra=doc.owner_field()),
        "machine-trace",
        "who packed it",
        b"\xe8\x03",
    ),
    Leak(
        "zip comment",
        doc.zipped({"a.txt": "x"}, comment=OWNER.encode()),
        "machine-trace",
        "a comment",
    ),
    Leak(
        "zip member's comment",
        doc.zipped({"a.txt": "x"}, noted=OWNER.encode()),
        "machine-trace",
        "a comment",
    ),
    Leak(
        "zip leftovers",
        doc.zipped({"a.txt": "x", "__MACOSX/._a.txt": OWNER}),
        "machine-trace",
        "leaves behind",
    ),
    Leak(
        "zip photograph",
        doc.zipped({"b/a.jpg": pic.saved("JPEG", exif=pic.by_owner())}),
        "hidden-data",
        "somebody's name",
    ),
    Leak(
        "zip in zip",
        doc.zipped({"a.zip": doc.zipped({"a.png": pic.png_with_text()})}),
        "hidden-data",
        "words",
    ),
]

TABLE = [*JPEG, *PNG, *OTHER_PICTURES, *PDF, *OFFICE, *MEDIA, *SVG, *ZIP]


def named(leak: Leak) -> str:
    """The leak's file name: its kind is the first word of its name."""
    kind = leak.name.split()[0]
    return f"a.{'opus' if kind == 'ogg' else kind}"


def opened(data: bytes) -> bytes:
    """All bytes of a file, what is packed in it unpacked."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return data + b"".join(opened(archive.read(name)) for name in archive.namelist())
    if b"%PDF-" in data[:1024]:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            plain = io.BytesIO()
            modes = {"stream_decode_level": pikepdf.StreamDecodeLevel.generalized}
            no_streams = pikepdf.ObjectStreamMode.disable
            pdf.save(plain, object_stream_mode=no_streams, compress_streams=False, **modes)
            return data + plain.getvalue()
    if data.startswith(b"\x89PNG") and b"iCCP" in data:
        with Image.open(io.BytesIO(data)) as image:
            return data + bytes(image.info["icc_profile"])
    return data


@pytest.mark.parametrize("leak", TABLE, ids=lambda leak: leak.name)
def test_a_leak_is_found_and_named(leak: Leak) -> None:
    """The rule and plain words say what it is; the value itself is in the file before."""
    found = list(hidden(leak.data, named(leak)))

    assert leak.needle in opened(leak.data)
    assert [h for h in found if h.kind == leak.rule and leak.says in h.what], found
    assert not any(OWNER in h.what for h in found)


@pytest.mark.parametrize("leak", TABLE, ids=lambda leak: leak.name)
def test_a_leak_is_gone_after_scrubbing(leak: Leak) -> None:
    """Nothing is found any more, and the bytes are not there, packed or unpacked."""
    clean = scrubbed(leak.data, named(leak))

    assert list(hidden(clean, named(leak))) == []
    assert leak.needle not in opened(clean)


@pytest.mark.parametrize("leak", TABLE, ids=lambda leak: leak.name)
def test_scrubbing_twice_changes_nothing_more(leak: Leak) -> None:
    """The same bytes come out each time, and a clean file stays as it is."""
    clean = scrubbed(leak.data, named(leak))

    assert scrubbed(leak.data, named(leak)) == clean
    assert scrubbed(clean, named(leak)) == clean


def pixels(data: bytes) -> list[bytes]:
    """The pixels of each frame."""
    with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as image:
        frames = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            frames.append(image.convert("RGBA").tobytes())
        return frames


@pytest.mark.parametrize("leak", [*JPEG, *PNG, *OTHER_PICTURES], ids=lambda leak: leak.name)
def test_pixels_stay(leak: Leak) -> None:
    """Not one pixel of a picture changes."""
    assert pixels(scrubbed(leak.data, named(leak))) == pixels(leak.data)


@pytest.mark.parametrize("leak", PDF, ids=lambda leak: leak.name)
def test_pages_stay(leak: Leak) -> None:
    """What a page draws is the same, byte for byte."""
    with pikepdf.open(io.BytesIO(scrubbed(leak.data, "a.pdf"))) as pdf:
        drawn = [page.Contents.read_bytes() for page in pdf.pages]

    assert drawn == [f"BT ({doc.WORDS}) Tj ET".encode()]


def words(data: bytes) -> str:
    """The words of a text document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = next(n for n in archive.namelist() if n in ("word/document.xml", "content.xml"))
        return "".join(etree.fromstring(archive.read(part)).itertext())


@pytest.mark.parametrize("leak", OFFICE, ids=lambda leak: leak.name)
def test_words_stay(leak: Leak) -> None:
    """A document says what it said; no reference leads to what is gone."""
    clean = scrubbed(leak.data, named(leak))

    assert words(clean) == doc.WORDS
    assert b"comments.xml" not in opened(clean) or "comment" not in leak.name


SOUND: dict[str, Callable[[bytes], bytes]] = {
    "mp3": lambda data: data[data.index(media.FRAME) :][: len(media.SOUND)],
    "flac": lambda data: data[-42:],
    "ogg": lambda data: data[-3:],
    "wav": lambda data: data[data.index(b"data") :][:24],
    "mp4": lambda data: bytes([data.index(media.PIXELS) % 251]) + media.PIXELS,
    "mov": lambda data: bytes([data.index(media.PIXELS) % 251]) + media.PIXELS,
}


@pytest.mark.parametrize("leak", MEDIA, ids=lambda leak: leak.name)
def test_sound_and_video_stay(leak: Leak) -> None:
    """The compressed sound and pictures are the same; in a video even their place is."""
    of = SOUND[leak.name.split()[0]]

    assert of(scrubbed(leak.data, named(leak))) == of(leak.data)


@pytest.mark.parametrize("leak", SVG, ids=lambda leak: leak.name)
def test_a_drawing_stays(leak: Leak) -> None:
    """What is drawn is still there."""
    root = etree.fromstring(scrubbed(leak.data, "a.svg"))
    square = root.find("{http://www.w3.org/2000/svg}rect")

    assert square is not None
    assert dict(square.attrib) == {"width": "9", "height": "9", "fill": "#c00"}


@pytest.mark.parametrize("leak", ZIP, ids=lambda leak: leak.name)
def test_files_of_an_archive_stay(leak: Leak) -> None:
    """Every file that is no leftover is still there, in the same order."""
    with (
        zipfile.ZipFile(io.BytesIO(leak.data)) as before,
        zipfile.ZipFile(io.BytesIO(scrubbed(leak.data, "a.zip"))) as after,
    ):
        assert after.namelist() == [n for n in before.namelist() if "__MACOSX" not in n]
        assert after.testzip() is None


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_turned_before_the_note_goes(form: str, turn: int) -> None:
    """A portrait stays a portrait: what the note said is done to the pixels."""
    how = {"lossless": True} if form == "WEBP" else {}
    given = pic.saved(form, exif=pic.exif({0x0112: turn}), **how)
    with Image.open(io.BytesIO(given)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    with Image.open(io.BytesIO(scrubbed(given, f"a.{form.lower()}"))) as image:
        difference = ImageChops.difference(upright, image.convert("RGB"))

    assert image.size == upright.size
    assert max(ImageStat.Stat(difference).mean) <= (2 if form == "JPEG" else 0)
