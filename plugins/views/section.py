"""The list of a section: every record of it as a card.

The people's section may have thousands: it shows the first, in the order of ``site.yaml``,
and links to the lists in which everybody stands (``lists``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.views import citations, exports
from plugins.views.exports.sizes import Download
from plugins.views.following import ALL, CASES, followed, links
from plugins.views.lists import pages as lists
from plugins.views.lists.meeting import has_meeting
from plugins.views.pages import Page
from plugins.views.shelves import EditionShelf

BASE = "../"
LIBRARY = "library"
CARDS = 48  # of a section that has lists besides


def edition_pages(shelf: EditionShelf) -> Iterator[Page]:
    """One list for each section that has records."""
    for section in shelf.site.sections:
        if shelf.content.in_section(section.id):
            yield _list(section.id, shelf)


def _list(section: str, shelf: EditionShelf) -> Page:
    address = f"{section}/index.html"

    def variables() -> dict[str, Any]:
        records = shelf.section(section)
        ways = lists.links(shelf) if section == lists.SECTION else []
        return {
            "frame": shelf.frame(address, BASE, section),
            "section": shelf.section_words(section),
            "total": len(records),
            "cards": shelf.cards(records[:CARDS] if ways else records, BASE),
            "lists": ways,
            "meeting": has_meeting(shelf) if ways else False,
            "cases": f"{BASE}{CASES}.html" if ways and followed(shelf.content) else "",
            "downloads": _downloads(section, shelf) if ways or section == LIBRARY else [],
            "feeds": links(f"{section}/{ALL}", BASE),
        }

    path = f"{shelf.view.edition.id}/{address}"
    return Page(path, "section.html", variables, shelf.lang)


def _downloads(section: str, shelf: EditionShelf) -> list[Download]:
    """Files for programs: of people their facts, of the library its references."""
    offered = citations.downloads if section == LIBRARY else exports.downloads
    return offered(shelf, "../../")
