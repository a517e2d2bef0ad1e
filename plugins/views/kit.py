"""The page of a campaign kit, and a page for each text to send, sign or print.

A letter, petition or poster stands on a page of its own, so that it prints alone:
``kits/tiananmen-mothers--letter.html``. Slugs hold no double hyphen, so no record can
be called that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.records.base import Record
from plugins.records.schemas.kit import KitFacts, KitWords
from plugins.views.base import BASE, RecordView
from plugins.views.pages import Page
from plugins.views.shelves import EditionShelf


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    assert isinstance(record.facts, KitFacts)
    return {
        "about": shelf.cards([ref.id for ref in record.facts.about], BASE),
        "minutes_in_all": sum(step.minutes for step in record.facts.steps),
        "pieces": list(_pieces(record, shelf).values()),
    }


def _pieces(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    """The kit's texts by id: this edition's own, then those that only other languages have."""
    found: dict[str, Any] = {}
    for lang in shelf.view.edition.preference:
        if lang in record.written:
            words = shelf.view.words_of(record, record.written[lang])
            for piece in words.pieces:
                piece.lang = words.lang
                found.setdefault(piece.id, piece)
    return found


def _ids(record: Record) -> list[str]:
    """The ids of all texts, in whichever language they are."""
    words = [written.words for written in record.written.values()]
    return sorted({p.id for w in words if isinstance(w, KitWords) for p in w.pieces})


def _piece_pages(record: Record, shelf: EditionShelf) -> Iterator[Page]:
    for id_ in _ids(record):
        yield _page(record, shelf, id_)


def _page(record: Record, shelf: EditionShelf, id_: str) -> Page:
    address = record.address.removesuffix(".html") + f"--{id_}.html"

    def variables() -> dict[str, Any]:
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "kit": shelf.plain_card(record, BASE),
            "piece": _pieces(record, shelf)[id_],
            "licence": shelf.view.facts(record).licence,
        }

    path = f"{shelf.view.edition.id}/{address}"
    return Page(path, "piece.html", variables, shelf.lang)


VIEW = RecordView(
    name="kit",
    variables=_variables,
    anchors=frozenset({"steps", "demand-list", "pieces", "comparison", "about"}),
    more_pages=_piece_pages,
)
