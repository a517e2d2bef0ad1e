"""A poster of a person: a page of its own that prints on one sheet of A4.

``people/<slug>--poster.html`` in each edition: the name as large as it goes, one line of
status with its day, the person's own words, the name of the site. Slugs hold no double
hyphen, so no record can be called that. The status is that of the record, with its day
beside it: a poster on a wall grows old, and must say how old.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from plugins.records.base import Record
from plugins.views.base import BASE
from plugins.views.pages import Page
from plugins.views.people.identity import heading
from plugins.views.people.timeline import capital
from plugins.views.shelves import EditionShelf

# A long name takes smaller letters: how many characters fit a line of each size. A letter
# of a Latin or Tibetan name is about half as wide as a Han character.
_SIZES = ((6, "xl"), (12, "l"))


def poster_address(record: Record) -> str:
    """Where the poster stands inside an edition."""
    return record.address.removesuffix(".html") + "--poster.html"


def poster_page(record: Record, shelf: EditionShelf) -> Page:
    """The poster in one edition."""
    address = poster_address(record)

    def variables() -> dict[str, Any]:
        facts = shelf.view.facts(record)
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "person": shelf.plain_card(record, BASE),
            "heading": heading(record, shelf),
            "status": SimpleNamespace(label=capital(facts.status.label), date=facts.status_as_of),
            "doubt": _doubt(facts),
            "quote": facts.quote,
            "size": _size(shelf.view.title(record.id).plain),
        }

    return Page(f"{shelf.view.edition.id}/{address}", "person-poster.html", variables, shelf.lang)


def _doubt(facts: Any) -> Any:
    certainty = facts.status_certainty
    return certainty if certainty and certainty.id != "confirmed" else None


def _size(name: str) -> str:
    """How large the name can stand: ``xl``, ``l`` or ``m``."""
    width = sum(1 if ord(char) < 0x2E80 else 2 for char in name)
    return next((size for most, size in _SIZES if width <= most), "m")
