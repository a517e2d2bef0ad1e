"""The days of the year: what happened on each day and month, whatever the year.

    index--daybook.html, daybook.ics        4 June: 1989 …, 2011 …

For anniversaries. A date without its day stands under none; of an interval its first day
counts. No clock is asked which day it is: a page that is copied is read on any day.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from plugins.editions.dates import day_of_year, month_name
from plugins.records.registers.spec import ViewSpec
from plugins.views.pages import Page
from plugins.views.registers.events import Event, on_days
from plugins.views.registers.index import page, page_names
from plugins.views.registers.shown import BASE, Shown

EVENTS = 100  # on a page


def daybook_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """The pages of the days of the year, from January on."""
    field = shown.field(view.date)
    assert field is not None
    found = sorted(on_days(shown, field), key=_place)
    parts = [found[at : at + EVENTS] for at in range(0, len(found), EVENTS)] or [[]]
    names = page_names(name, len(parts))
    for at, part in enumerate(parts):

        def variables(part: list[Event] = part) -> dict[str, Any]:
            return {
                "months": [
                    SimpleNamespace(
                        name=shown.words(month_name(month, shown.shelf.lang)),
                        days=[_line(shown, event) for event in group],
                    )
                    for month, group in groupby(part, key=lambda event: _point(event).month)
                ],
                "label": shown.label(field),
            }

        yield page(shown, names, at, variables, name, template="register-daybook.html")


def _point(event: Event) -> Any:
    assert event.date.start is not None  # on_days leaves out all others
    return event.date.start


def _place(event: Event) -> tuple[int, int, int, str, int]:
    point = _point(event)
    return point.month, point.day, point.year, event.record.slug, event.number


def _line(shown: Shown, event: Event) -> SimpleNamespace:
    view, point = shown.shelf.view, _point(event)
    return SimpleNamespace(
        day=shown.words(day_of_year(point.month, point.day, shown.shelf.lang)),
        year=point.year,
        href=f"{BASE}{event.record.address}",
        title=view.title(event.record.id),
        state=view.text(event.state.label) if event.state else None,
    )
