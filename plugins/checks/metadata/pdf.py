"""PDF: what stands beside the pages (ISO 32000-2), found and taken out by pikepdf.

Saving writes only what the last version of the document still uses, so that earlier
versions, which incremental updates keep word for word, are gone too.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from pikepdf.settings import set_qpdf_limits

from plugins.checks.metadata.found import Budget, Examined, Hidden, Unreadable
from plugins.checks.metadata.traces import has_trace

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # what is wrong is said as a finding
# Of the whole process; nothing else here opens a PDF.
set_qpdf_limits(
    doc_max_warnings=200,
    parser_max_container_size=500_000,
    max_stream_filters=4,
    flate_max_memory=256 << 20,
    run_length_max_memory=256 << 20,
    png_max_memory=64 << 20,
    tiff_max_memory=64 << 20,
    dct_max_memory=256 << 20,
    dct_max_progressive_scans=100,
)
_MAX_OBJECTS = 300_000
_NOTES = {
    "/Author": "somebody's name",
    "/Creator": "the program that wrote it",
    "/Producer": "the program that wrote it",
    "/CreationDate": "when it was made or changed",
    "/ModDate": "when it was made or changed",
}
_FILE_NAME = re.compile(
    r"^Microsoft \w+ - |\.(?:docx?|odt|pages|rtf|indd|tex|xlsx?|pptx?|dvi|qxd)$", re.I
)
_ACTS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition"}
    | {"/Movie", "/Sound", "/RichMediaExecute", "/Trans", "/SetOCGState"}
)
_COMMENTS = frozenset({"/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/RichMedia"})
_COMMENT_KEYS = ("/T", "/M", "/CreationDate", "/NM", "/Subj", "/RC")
_PROGRAMS_OWN = ("/PieceInfo", "/LastModified", "/Thumb", "/SpiderInfo")
_UPDATE = re.compile(rb"startxref\s+\d+\s+%%EOF")
_WARNING_KEYS = ("/Creator", "/Producer", "/Trapped")
Look = Callable[[bytes, str, Budget], Examined]


def examiner(look: Look) -> Look:
    """An examiner of PDF that hands JPEG pictures inside it on to ``look``."""

    def examine(data: bytes, name: str, budget: Budget) -> Examined:
        pdf = _opened(data)
        found = [*_versions(data), *_head(pdf)]
        for thing in _everything(pdf):
            found += _object(thing)
            found += _picture(thing, look, budget)
        return Examined(tuple(dict.fromkeys(found)), lambda: _saved(pdf))

    return examine


def _opened(data: bytes) -> Pdf:
    try:
        pdf = Pdf.open(io.BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise Unreadable("it is locked with a password") from error
    except Exception as error:  # qpdf says in many ways that a file is broken
        raise Unreadable("the document is broken") from error
    if pdf.is_encrypted:
        raise Unreadable("it is encrypted")
    if len(pdf.objects) > _MAX_OBJECTS:
        raise Unreadable("the document has too many parts")
    return pdf


def _saved(pdf: Pdf) -> bytes:
    file = io.BytesIO()
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]  # a new one is made from the content
    pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _versions(data: bytes) -> Iterator[Hidden]:
    """Earlier versions of the document, and what stands behind its end."""
    ends = [match.end() for match in _UPDATE.finditer(data)]
    linearised = b"/Linearized" in data[:1024]
    if len(ends) > (2 if linearised else 1):
        yield _hidden("earlier versions of the document", "incremental update")
    if ends and data[ends[-1] :].strip():
        yield _hidden("bytes behind the end of the document", "PDF")


def _head(pdf: Pdf) -> Iterator[Hidden]:
    """The document's description, its number, and what it does when it is opened."""
    trailer, root = pdf.trailer, pdf.Root
    yield from _description(trailer)
    both = trailer.get("/ID")
    if isinstance(both, Array) and len(both) == 2 and bytes(both[0]) != bytes(both[1]):
        yield _hidden("a number that tells copies of it", "ID", "warning")
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        yield from _taken(names, "/EmbeddedFiles", "a file inside the file")
        yield from _taken(names, "/JavaScript", "a script")
    yield from _taken(root, "/AF", "a file inside the file")
    yield from _taken(root, "/Collection", "a file inside the file")
    yield from _taken(root, "/AA", "something that it does by itself")
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary):
        yield from _taken(form, "/XFA", "a form that can run scripts")
        if any(_is_signature(field) for field in _fields(form)):
            remedy = "print it into a new PDF"
            yield _hidden("a signature with somebody's name", "Sig", remedy=remedy)


def _description(trailer: Any) -> Iterator[Hidden]:
    info = trailer.get("/Info")
    if not isinstance(info, Dictionary):
        return
    for key in list(info.keys()):
        value = str(info[key]) if isinstance(info[key], pikepdf.String) else ""
        if key in ("/Title", "/Subject", "/Keywords"):
            if _FILE_NAME.search(value) or has_trace(value):
                yield _hidden("the name or folder of a file", key[1:])
                del info[key]
        else:
            severity = "warning" if key in _WARNING_KEYS and not has_trace(value) else "error"
            if value.strip():
                what = _NOTES.get(key, "notes of the program that wrote it")
                yield _hidden(what, key[1:], severity)
            del info[key]
    if not info.keys():
        del trailer["/Info"]


def _everything(pdf: Pdf) -> Iterator[Any]:
    """Every dictionary and stream of the document, those inside others included."""
    for numbered in pdf.objects:
        waiting: list[Any] = [numbered]
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, Dictionary | Stream):
                yield thing
                waiting += [value for value in dict(thing.items()).values() if _is_inside(value)]
            elif isinstance(thing, Array):
                waiting += [value for value in thing if _is_inside(value)]


def _is_inside(value: Any) -> bool:
    """Whether a value lies in what names it, rather than having a number of its own."""
    return isinstance(value, Dictionary | Array) and not value.is_indirect


def _object(thing: Any) -> Iterator[Hidden]:
    """What one object of the document tells or does; it is taken out of the object."""
    yield from _taken(thing, "/Metadata", "notes of the programs that made it (XMP)")
    for key in _PROGRAMS_OWN:
        yield from _taken(thing, key, "data of a program")
    if thing.get("/Type") == Name.Page:
        yield from _page(thing)
    for key in ("/OpenAction", "/A", "/AA", "/Next"):
        if _acts(thing.get(key)) or (key == "/AA" and key in thing):
            yield from _taken(thing, key, "something that it does by itself or runs")
    if thing.get("/S") == Name.URI and has_trace(str(thing.get("/URI", ""))):
        yield Hidden("machine-trace", "a folder of somebody's computer, behind a link", "URI")
        del thing["/URI"]
    if "/Subtype" in thing and "/Rect" in thing:
        for key in _COMMENT_KEYS:
            if thing.get("/Subtype") != Name.Widget:
                yield from _taken(thing, key, "who commented, and when")


def _acts(action: Any) -> bool:
    if isinstance(action, Array):  # actions one after the other, or a place to go to
        return any(_acts(one) for one in action if isinstance(one, Dictionary))
    return isinstance(action, Dictionary) and str(action.get("/S", "")) in _ACTS


def _page(page: Any) -> Iterator[Hidden]:
    """Comments on a page: notes that open, files pinned to it."""
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        return
    kept = [n for n in notes if str(_subtype(n)) not in _COMMENTS]
    if len(kept) < len(notes):
        yield _hidden("a comment or a file pinned to a page", "Annots")
        page["/Annots"] = Array(kept)


def _subtype(note: Any) -> Any:
    return note.get("/Subtype", "") if isinstance(note, Dictionary) else ""


def _fields(form: Any) -> list[Any]:
    fields = form.get("/Fields")
    return list(fields) if isinstance(fields, Array) else []


def _is_signature(field: Any) -> bool:
    return isinstance(field, Dictionary) and field.get("/FT") == Name.Sig and "/V" in field


def _picture(thing: Any, look: Look, budget: Budget) -> Iterator[Hidden]:
    """What is hidden in a photograph on a page; it is put back without it."""
    if not isinstance(thing, Stream) or thing.get("/Subtype") != Name.Image:
        return
    filters = thing.get("/Filter")
    last = filters[0] if isinstance(filters, Array) and len(filters) == 1 else filters
    if last != Name.DCTDecode:
        return
    raw = thing.read_raw_bytes()
    budget.take(len(raw))
    inner = look(raw, "picture.jpg", budget.deeper())
    if inner.found and not any(hidden.remedy for hidden in inner.found):
        yield from inner.found
        parameters: Any = thing.get("/DecodeParms")
        thing.write(inner.without(), filter=Name.DCTDecode, decode_parms=parameters)


def _taken(thing: Any, key: str, what: str) -> Iterator[Hidden]:
    if key in thing:
        yield _hidden(what, key[1:])
        del thing[key]


def _hidden(what: str, where: str, severity: str = "error", remedy: str = "") -> Hidden:
    level = "warning" if severity == "warning" else "error"
    return Hidden("document-metadata", what, where, level, remedy)  # type: ignore[arg-type]
