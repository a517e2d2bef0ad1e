"""CSL-JSON: works as citation processors read them (Zotero, pandoc, citeproc).

After the schema ``csl-data.json`` of the Citation Style Language 1.0.2, which the tests hold
the file to. Names go out whole (``literal``).
"""

from __future__ import annotations

from typing import Any

from plugins.records.dates import Edtf, Point
from plugins.views.citations.works import ISSUE, PIECE, Work
from plugins.views.exports.public import json_bytes

_TYPES = {
    PIECE: "article-journal",
    ISSUE: "periodical",
    "journal": "periodical",
    "journal-issue": "periodical",
    "article": "article",
    "news": "article-newspaper",
    "report": "report",
    "submission": "report",
    "brief": "report",
    "book": "book",
    "law": "legislation",
}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "winter": 4}


def csl_json(works: list[Work]) -> bytes:
    """The works as one JSON list."""
    return json_bytes([_item(work) for work in works])


def _item(work: Work) -> dict[str, Any]:
    whole = work.kind != PIECE
    item = {
        "id": work.key,
        "type": _TYPES.get(work.kind, "document"),
        "title": work.title,
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.container,
        "volume": work.volume,
        "issue": work.number,
        "number": work.symbol,
        "page": "" if whole else work.pages,
        "number-of-pages": work.pages if whole else "",
        "issued": _issued(work),
        "publisher": work.publisher,
        "publisher-place": work.place,
        "language": work.language,
        "ISBN": work.isbn,
        "ISSN": work.issn,
        "URL": work.url,
    }
    return {name: value for name, value in item.items() if value}


def _issued(work: Work) -> dict[str, Any]:
    given = work.date
    if given is None or given.start is None or given.end is None:
        return {}  # CSL has no open intervals
    issued: dict[str, Any] = {"date-parts": _parts(given)}
    if work.season:
        issued = {"date-parts": [[given.start.year]], "season": _SEASONS[work.season]}
    if given.approximate or given.uncertain:
        issued["circa"] = True
    return issued


def _parts(given: Edtf) -> list[list[int]]:
    points = [given.start, given.end] if given.is_interval else [given.start]
    return [_point(point) for point in points if point]


def _point(point: Point) -> list[int]:
    return [part for part in (point.year, point.month, point.day) if part]
