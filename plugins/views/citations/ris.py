"""RIS: works for EndNote, Zotero and library catalogues.

After the format's own description (Research Information Systems, 2011): a tag of two
characters, two spaces, a hyphen, a space, the value; a record ends with ``ER``.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.records.dates import Edtf
from plugins.views.citations.works import ISSUE, PIECE, Work

_TYPES = {
    PIECE: "JOUR",
    ISSUE: "SER",
    "journal": "SER",
    "journal-issue": "SER",
    "article": "ELEC",
    "news": "NEWS",
    "report": "RPRT",
    "submission": "RPRT",
    "brief": "RPRT",
    "book": "BOOK",
    "law": "STAT",
}


def ris(works: list[Work]) -> bytes:
    """The works as one file."""
    lines = [line for work in works for line in _record(work)]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")


def _record(work: Work) -> Iterator[str]:
    for tag, value in _tags(work):
        if value:
            yield f"{tag}  - {value}"
    yield "ER  - "


def _tags(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(work.kind, "GEN")
    yield "ID", work.key
    yield "TI", work.title
    yield from (("AU", name) for name in work.authors)
    yield "T2", work.container
    yield "VL", work.volume
    yield "IS", work.number
    first, _, last = work.pages.partition("–")
    yield "SP", first
    yield "EP", last
    yield from _date(work.date)
    yield "PB", work.publisher
    yield "CY", work.place
    yield "SN", work.isbn or work.issn
    yield "LA", work.language
    yield "UR", work.url


def _date(given: Edtf | None) -> Iterator[tuple[str, str]]:
    """``PY`` is the year, ``DA`` is year/month/day/other, each of which may be empty."""
    start = given.start if given else None
    if start:
        yield "PY", str(start.year)
        month = f"{start.month:02d}" if start.month else ""
        yield "DA", f"{start.year}/{month}/{f'{start.day:02d}' if start.day else ''}/"
