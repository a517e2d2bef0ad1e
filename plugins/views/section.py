"""The list of a section: every record of it as a card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.views.pages import Page
from plugins.views.shelves import EditionShelf

BASE = "../"


def edition_pages(shelf: EditionShelf) -> Iterator[Page]:
    """One list for each section that has records."""
    for section in shelf.site.sections:
        if shelf.content.in_section(section.id):
            yield _list(section.id, shelf)


def _list(section: str, shelf: EditionShelf) -> Page:
    address = f"{section}/index.html"

    def variables() -> dict[str, Any]:
        return {
            "frame": shelf.frame(address, BASE, section),
            "section": shelf.section_words(section),
            "cards": shelf.cards(shelf.section(section), BASE),
        }

    path = f"{shelf.view.edition.id}/{address}"
    return Page(path, "section.html", variables, shelf.lang)
