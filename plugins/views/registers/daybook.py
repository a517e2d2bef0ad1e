"""The days of the year: what happened on each day and month, whatever the year.

    index--daybook.html, daybook.ics        4 June: 1989 …, 2011 …

For anniversaries. A date without its day stands under none; of an interval its first day
counts. No clock is asked which day it is: a page that is copied is read on any day.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from plugins.editions.dates import day_of_year, month_name
from plugins.records.dates import Point
from plugins.records.registers.spec import ViewSpec
from plugins.views.pages import Page
from plugins.views.registers.events import Event, on_days
from plugins.views.registers.index import list_pages
from plugins.views.registers.listing import Item, Listing
from plugins.views.registers.shown import BASE, Shown

EVENTS = 100  # on a sheet


def daybook_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """The sheets of the days of the year, from January on."""
    field = shown.field(view.date)
    assert field is not None
    label = shown.label(field)

    def variables(part: list[Event]) -> dict[str, Any]:
        months = [
            SimpleNamespace(
                name=shown.words(month_name(month, shown.shelf.lang)),
                days=[_line(shown, event) for event in group],
            )
            for month, group in groupby(part, key=lambda event: _place(event)[0])
        ]
        return {"months": months, "label": label}

    listing = Listing(
        name, sorted(on_days(shown, field), key=_place), EVENTS, partial(_item, shown)
    )
    template = "register-daybook.html"
    yield from list_pages(shown, listing, variables, name, template=template)


def _item(shown: Shown, event: Event) -> Item:
    return Item(f"{event.record.slug}--{event.number}", shown.words(_day(shown, event)))


def _point(event: Event) -> Point:
    assert event.date.start is not None  # on_days leaves out all others
    return event.date.start


def _place(event: Event) -> tuple[int, int, int, str, int]:
    """Where an event stands in any year; those of one day by their years."""
    point = _point(event)
    return point.month or 0, point.day or 0, point.year, event.record.slug, event.number


def _day(shown: Shown, event: Event) -> str:
    month, day, *_ = _place(event)
    return day_of_year(month, day, shown.shelf.lang)


def _line(shown: Shown, event: Event) -> SimpleNamespace:
    view = shown.shelf.view
    return SimpleNamespace(
        day=shown.words(_day(shown, event)),
        year=_point(event).year,
        href=f"{BASE}{event.record.address}",
        title=view.title(event.record.id),
        state=view.text(event.state.label) if event.state else None,
    )
