"""The page of a topic: the text, the law, the people, what a reader can do."""

from __future__ import annotations

from typing import Any

from plugins.records.base import Record
from plugins.views.base import BASE, RecordView
from plugins.views.shelves import EditionShelf


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    people = shelf.under_topic(record.slug, "people")
    materials = [
        *shelf.under_topic(record.slug, "kits"),
        *shelf.under_topic(record.slug, "library"),
        *shelf.under_topic(record.slug, "issues"),
    ]
    return {
        "people": shelf.cards(people, BASE),
        "materials": shelf.cards(materials, BASE),
    }


VIEW = RecordView(
    name="topic",
    variables=_variables,
    anchors=frozenset({"law-table", "instruments", "people", "materials"}),
)
