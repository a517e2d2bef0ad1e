"""Portraits of people, once for all editions: ``media/people/<slug>/<file>``.

Only those that a page shows, which is those that consent covers; a portrait that is not to
be shown is in no folder of the output.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.records.schemas.person import PersonFacts
from plugins.views.pages import Document
from plugins.views.people.identity import portrait
from plugins.views.shelves import EditionShelf


def root_pages(shelves: list[EditionShelf]) -> Iterator[Document]:
    """A file for each portrait."""
    for record in shelves[0].content.records.values() if shelves else ():
        shown = portrait(record) if isinstance(record.facts, PersonFacts) else None
        if shown is not None:
            file = Path(record.files[shown.file])
            yield Document(f"media/{record.schema.section}/{record.slug}/{shown.file}", file.read_bytes)
