"""The pages above the editions: the neutral door, and “not found”."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from plugins.records.languages import EDITIONS
from plugins.views.pages import Page
from plugins.views.shelves import EditionShelf


def root_pages(shelves: list[EditionShelf]) -> Iterator[Page]:
    """``index.html`` offers the editions; ``404.html`` works wherever a host shows it."""
    yield Page("index.html", "door.html", lambda: _doors(shelves), "mul")
    yield Page("404.html", "notfound.html", lambda: _doors(shelves), "mul")


def _doors(shelves: list[EditionShelf]) -> dict[str, Any]:
    doors = [
        SimpleNamespace(
            lang=shelf.lang,
            name=EDITIONS[shelf.view.edition.id].name,
            href=f"{shelf.view.edition.id}/index.html",
            wordmark=shelf.site.wordmark.in_lang(shelf.lang),
            title=shelf.view.text(shelf.site.name),
            tagline=shelf.view.text(shelf.site.tagline),
            lead=shelf.view.text(shelf.site.door.lead),
            gettext=shelf.view.catalogue.gettext,
        )
        for shelf in shelves
    ]
    return {"doors": doors}
