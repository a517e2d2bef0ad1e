"""Pictures that facts show, once each: ``media/people/<slug>/<file>``.

Portraits that consent covers, and share pictures that say what the record says today. A
picture that no page shows is in no folder of the output.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.records.base import Record
from plugins.records.schemas.person import PersonFacts
from plugins.views.pages import Document
from plugins.views.people.identity import portrait
from plugins.views.people.share import share_files
from plugins.views.shelves import EditionShelf


def root_pages(shelves: list[EditionShelf]) -> Iterator[Document]:
    """A file for each picture."""
    for record in shelves[0].content.records.values():
        if isinstance(record.facts, PersonFacts):
            for name in sorted(_shown(record, shelves)):
                yield _document(record, name)


def _shown(record: Record, shelves: list[EditionShelf]) -> set[str]:
    photo = portrait(record)
    names = {photo.file} if photo else set()
    for shelf in shelves:
        names.update(share_files(record, shelf).values())
    return names


def _document(record: Record, name: str) -> Document:
    path = f"media/{record.schema.section}/{record.slug}/{name}"
    return Document(path, Path(record.files[name]).read_bytes)
