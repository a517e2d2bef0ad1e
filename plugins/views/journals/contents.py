"""The table of contents of an issue, in parts, as an edition shows it.

    for part in parts(record, shelf): part.title, part.pieces

A title that carries no language is in the piece's own (``lang``, else the issue's first), and
is marked so.
"""

from __future__ import annotations

from itertools import groupby
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.schemas.issue import IssueFacts, Piece
from plugins.records.text import NEUTRAL, Text
from plugins.views.journals.order import issue_facts
from plugins.views.languages import language
from plugins.views.shelves import EditionShelf

BASE = "../"


def parts(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    """The pieces under the headings of the issue's own contents, in its order."""
    facts = issue_facts(record)
    own = own_language(facts)
    rows = [_row(piece, n, own, shelf) for n, piece in enumerate(facts.contents, start=1)]
    grouped = groupby(rows, key=lambda row: row.part.plain if row.part else "")
    found = []
    for _title, pieces in grouped:
        listed = list(pieces)
        found.append(SimpleNamespace(title=listed[0].part, pieces=listed))
    return found


def own_language(facts: IssueFacts) -> str:
    """The language of an issue's pieces that name none."""
    return next(iter(facts.languages), "en")


def _row(piece: Piece, number: int, own: str, shelf: EditionShelf) -> SimpleNamespace:
    lang = piece.lang or own
    return SimpleNamespace(
        anchor=f"p-{number}",
        title=_own(piece.title, lang, shelf),
        part=_own(piece.part, own, shelf) if piece.part else None,
        authors=[_own(author, lang, shelf) for author in piece.authors],
        pages=piece.pages,
        language=language(piece.lang, shelf.lang) if piece.lang else "",
        summary=shelf.view.text(piece.summary) if piece.summary else None,
        url=piece.url,
        archive=piece.archive,
        licence=shelf.view.text(piece.licence) if piece.licence else None,
        text=f"{BASE}{_address(piece, shelf)}" if piece.text else "",
        record=piece.text.id if piece.text else "",
        source=piece.source,
    )


def _address(piece: Piece, shelf: EditionShelf) -> Any:
    assert piece.text is not None
    return shelf.content.records[piece.text.id].address


def _own(text: Text, lang: str, shelf: EditionShelf) -> Phrase:
    if text.by_lang.keys() == {NEUTRAL}:
        return shelf.view.quoted(text.by_lang[NEUTRAL], lang)
    return shelf.view.text(text)
