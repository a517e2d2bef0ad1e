"""The home page of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.views.pages import Page
from plugins.views.shelves import EditionShelf

PEOPLE = 6  # on the home page, unless site.yaml names more


def edition_pages(shelf: EditionShelf) -> Iterator[Page]:
    """The home page."""
    path = f"{shelf.view.edition.id}/index.html"
    yield Page(path, "home.html", lambda: _variables(shelf), shelf.lang)


def _variables(shelf: EditionShelf) -> dict[str, Any]:
    people = shelf.section("people")
    named = [r for r in people if r.slug in shelf.site.people] or people[:PEOPLE]
    return {
        "frame": shelf.frame("index.html", ""),
        "topics": shelf.cards(shelf.section("topics"), ""),
        "people": shelf.cards(named, ""),
        "kits": shelf.cards(shelf.section("kits"), ""),
        "library": shelf.cards(shelf.section("library"), ""),
        "newest": _newest(shelf),
    }


def _newest(shelf: EditionShelf) -> Any:
    """The newest day on which anything was checked against its source."""
    records = shelf.content.records.values()
    days = [r.facts.last_verified for r in records if r.facts.last_verified]
    newest = max(days, key=lambda day: day.latest, default=None)
    return shelf.view.fact(newest) if newest else None
