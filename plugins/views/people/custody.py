"""Custody on the page: the bar, its legend, and the table that says the same in words.

    shown = custody(record, facts, shelf)
    shown.bar, shown.legend, shown.rows, shown.days

The table is what screen readers and printers get, and everybody else too; the bar adds
nothing that it does not say.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from plugins.records.schemas.person import PersonFacts
from plugins.views.people.bar import draw, pattern
from plugins.views.people.stays import Stay, in_custody, known_to, stays, sure_days
from plugins.views.shelves import EditionShelf

BASE = "../"  # from a person's page to the edition's folder


def custody(given: PersonFacts, shown: Any, shelf: EditionShelf) -> SimpleNamespace | None:
    """What the section on custody shows; None if the record knows of none.

    Args:
        given: the facts as they were read.
        shown: the same as the edition shows them.
        shelf: the edition.
    """
    if not given.custody:
        return None
    found = stays(given)
    letters = _letters(found, shelf)
    ongoing = any(stay.open for stay in found)
    bar = draw(found, letters, known_to(given) if ongoing else None)
    return SimpleNamespace(
        bar=bar,
        legend=_legend(given, shown, letters),
        ongoing=ongoing,
        days=sure_days(found),
        first=bar.rows[0].label[:4],
        last=found and str(max(stay.perhaps[1] for stay in found).year),
        rows=[
            _row(item, stay, letters, shelf)
            for item, stay in zip(shown.custody, found, strict=True)
        ],
        held=in_custody(given),
    )


def _letters(found: list[Stay], shelf: EditionShelf) -> dict[str, str]:
    """A letter for each measure, in the order in which they occur."""
    alphabet = shelf.view.catalogue.gettext("ABCDEFGHIJ")
    measures = list(dict.fromkeys(stay.measure for stay in found))
    return {m: alphabet[n] if n < len(alphabet) else str(n + 1) for n, m in enumerate(measures)}


def _legend(given: PersonFacts, shown: Any, letters: dict[str, str]) -> list[SimpleNamespace]:
    labels = {
        item.measure.id: told.measure.label
        for item, told in zip(given.custody, shown.custody, strict=True)
    }
    return [
        SimpleNamespace(pattern=pattern(id_), letter=letter, label=labels[id_])
        for id_, letter in letters.items()
    ]


def _row(item: Any, stay: Stay, letters: dict[str, str], shelf: EditionShelf) -> SimpleNamespace:
    """One line of the table: the record's own words, with the letter of the bar."""
    return SimpleNamespace(
        **vars(item) | {"place": _place(item, shelf)},
        letter=letters[stay.measure],
        open=stay.open,
        to_known=item.end is not None,
        facility_page=_page(item, shelf),
    )


def _place(item: Any, shelf: EditionShelf) -> Any:
    """The place in the record's words; else what its page is called, else the province."""
    if item.place is None and item.facility is not None:
        return shelf.view.title(item.facility.id)
    return item.place or (item.province.label if item.province else None)


def _page(item: Any, shelf: EditionShelf) -> str:
    """The page of the place of detention; '' if there is none."""
    if item.facility is None:
        return ""
    return f"{BASE}{shelf.content.records[item.facility.id].address}"
