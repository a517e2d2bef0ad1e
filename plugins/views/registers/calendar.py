"""The calendar of a register: its entries by year, each with its date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from plugins.records.registers.spec import ViewSpec
from plugins.views.pages import Page
from plugins.views.registers.events import Event, events, year_of
from plugins.views.registers.index import list_pages
from plugins.views.registers.listing import Item, Listing
from plugins.views.registers.shown import BASE, Shown

EVENTS = 100  # on a sheet


def calendar_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """The sheets of a calendar, in the order of time."""
    field = shown.field(view.date)
    assert field is not None
    label = shown.label(field)

    def variables(part: list[Event]) -> dict[str, Any]:
        years = [
            SimpleNamespace(year=year, events=[_line(shown, event) for event in group])
            for year, group in groupby(part, key=lambda event: year_of(event.date))
        ]
        return {"years": years, "label": label}

    listing = Listing(name, events(shown, field), EVENTS, partial(_item, shown))
    template = "register-calendar.html"
    yield from list_pages(shown, listing, variables, name, template=template)


def _item(shown: Shown, event: Event) -> Item:
    """An entry may have several dates: a number tells them apart."""
    return Item(f"{event.record.slug}--{event.number}", shown.words(str(year_of(event.date))))


def _line(shown: Shown, event: Event) -> SimpleNamespace:
    view = shown.shelf.view
    return SimpleNamespace(
        date=view.fact(event.date),
        href=f"{BASE}{event.record.address}",
        title=view.title(event.record.id),
        state=view.text(event.state.label) if event.state else None,
    )
