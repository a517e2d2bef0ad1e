"""The calendar of a register: its entries by year, each with its date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from plugins.records.registers.spec import ViewSpec
from plugins.views.pages import Page
from plugins.views.registers.events import Event, events, year_of
from plugins.views.registers.index import page, page_names
from plugins.views.registers.shown import BASE, Shown

EVENTS = 100  # on a page


def calendar_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """The pages of a calendar, in the order of time."""
    field = shown.field(view.date)
    assert field is not None
    found = events(shown, field)
    parts = [found[at : at + EVENTS] for at in range(0, len(found), EVENTS)] or [[]]
    names = page_names(name, len(parts))
    for at, part in enumerate(parts):

        def variables(part: list[Event] = part) -> dict[str, Any]:
            return {
                "years": [
                    SimpleNamespace(year=year, events=[_line(shown, event) for event in group])
                    for year, group in groupby(part, key=lambda event: year_of(event.date))
                ],
                "label": shown.label(field),
            }

        yield page(shown, names, at, variables, name, template="register-calendar.html")


def _line(shown: Shown, event: Event) -> SimpleNamespace:
    view = shown.shelf.view
    return SimpleNamespace(
        date=view.fact(event.date),
        href=f"{BASE}{event.record.address}",
        title=view.title(event.record.id),
        state=view.text(event.state.label) if event.state else None,
    )
