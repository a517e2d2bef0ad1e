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
    }


def _pieces(record: Record, shelf: EditionShelf) -> Iterator[Page]:
    words = shelf.view.choose(record).words
    assert isinstance(words, KitWords)
    for number, piece in enumerate(words.pieces):
        yield _piece(record, shelf, number, piece.id)


def _piece(record: Record, shelf: EditionShelf, number: int, id_: str) -> Page:
    address = record.address.removesuffix(".html") + f"--{id_}.html"

    def variables() -> dict[str, Any]:
        words = shelf.view.words(record)
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "kit": shelf.plain_card(record, BASE),
            "piece": words.pieces[number],
            "words": words,
            "licence": shelf.view.facts(record).licence,
        }

    path = f"{shelf.view.edition.id}/{address}"
    return Page(path, "piece.html", variables, shelf.lang)


VIEW = RecordView(
    name="kit",
    variables=_variables,
    anchors=frozenset({"steps", "demand-list", "pieces", "comparison", "about"}),
    more_pages=_pieces,
)
