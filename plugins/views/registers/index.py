"""The pages of a register: its table, its cards, and the same entries in another order.

    view_pages(shown, {"cards": card_pages})     # en/wharves/index.html and what stands beside it

The first view of the schema is ``index.html``, the others stand beside it. A list is cut
into pages of at most ``ROWS`` entries; by slug or by a date a new entry changes the pages
from its own place on, and none before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.registers.spec import FieldSpec, Register, ViewSpec
from plugins.views.backrefs import pager
from plugins.views.pages import Page, Planned
from plugins.views.registers.exports import downloads
from plugins.views.registers.shown import BASE, Shown

ROWS = 100
ELEMENTS = 660  # of a table, so that a page with its frame stays below 800
CARDS = 48
Links = list[SimpleNamespace]


Maker = Callable[[Shown, str, ViewSpec], Iterator[Planned]]


def view_pages(shown: Shown, makers: Mapping[str, Maker]) -> Iterator[Planned]:
    """The pages of all views of a register, and of its other orders.

    Args:
        shown: the register in an edition.
        makers: what makes the pages of each kind of view that is no table.
    """
    names = view_names(shown)
    for view, name in zip(shown.register.views, names, strict=True):
        if view.kind == "table":
            yield from table_pages(shown, name, view.sort, name)
        else:
            yield from makers[view.kind](shown, name, view)
    for field in _sorted_by(shown):
        yield from table_pages(shown, f"index--by-{field.id.replace('_', '-')}", field.id, "")


def view_names(shown: Shown) -> list[str]:
    """The names of the pages of the views: the first is the index."""
    names: list[str] = []
    for view in shown.register.views:
        wanted = f"index--{view.kind}" if names else "index"
        again = sum(name.startswith(wanted) for name in names)
        names.append(f"{wanted}-{again + 1}" if again and names else wanted)
    return names


def _sorted_by(shown: Shown) -> list[FieldSpec]:
    return [field for field in shown.register.shown if field.sort and field.id != "title"]


def ways(shown: Shown, current: str) -> SimpleNamespace:
    """Links that every page of a register has: its views, its orders, its facets."""
    _ = shown.shelf.view.catalogue.gettext
    named = {
        "table": _("Table"),
        "cards": _("Cards"),
        "calendar": _("Calendar"),
        "matrix": _("Side by side"),
        "chart": _("Chart"),
        "compare": _("Comparison"),
        "cross": _("By topic"),
    }
    views = zip(shown.register.views, view_names(shown), strict=True)
    text = shown.shelf.view.text
    return SimpleNamespace(
        views=[
            _way(name, text(view.title) if view.title else named[view.kind], current)
            for view, name in views
        ],
        orders=[
            _way(f"index--by-{field.id.replace('_', '-')}", shown.label(field), current)
            for field in _sorted_by(shown)
        ],
        facets=[
            _way(f"by-{field.id.replace('_', '-')}", shown.label(field), current)
            for field in shown.register.shown
            if field.filter
        ],
    )


def _way(name: str, label: Any, current: str) -> SimpleNamespace:
    return SimpleNamespace(href=f"{name}.html", label=label, current=name == current)


def _feeds(shown: Shown, _: Callable[[str], str]) -> Links:
    """What programs may follow: the feed of changes, and the calendar where there is one."""
    feeds = [SimpleNamespace(href="changes.atom", label=_("Feed of changes (Atom)"))]
    if calendar_fields(shown.register):
        feeds.append(SimpleNamespace(href="calendar.ics", label=_("Calendar file (iCalendar)")))
    return feeds


def calendar_fields(register: Register) -> list[FieldSpec]:
    """The fields whose dates stand in a calendar."""
    named = dict.fromkeys(view.date for view in register.views if view.kind == "calendar")
    return [field for name in named if name and (field := register.field(name))]


def _withdrawn(shown: Shown) -> int:
    """How many entries were taken back; nothing else of them is said."""
    prefix = f"{shown.register.id}:"
    return sum(id_.startswith(prefix) for id_, _ in shown.shelf.content.tombstones)


def rows_a_page(shown: Shown) -> int:
    """How many rows a page of the table holds: a hundred, fewer where columns are many."""
    linked = ("ref", "url")  # what takes more than its cell
    elements = 3 + sum(4 if f.many or f.type in linked else 1 for f in shown.columns)
    return min(ROWS, ELEMENTS // elements)


def cut(records: list[Record], length: int) -> list[list[Record]]:
    """A list in pages; one page if it is empty."""
    return [records[at : at + length] for at in range(0, len(records), length)] or [[]]


def page_names(name: str, count: int) -> list[str]:
    """The names of the pages of one list."""
    return [f"{name}--{number}" if number > 1 else name for number in range(1, count + 1)]


def table_pages(shown: Shown, name: str, sort: str | None, current: str) -> Iterator[Page]:
    """The table of all entries in one order."""
    pages = cut(shown.entries(sort), rows_a_page(shown))
    names = page_names(name, len(pages))
    for at, records in enumerate(pages):
        yield page(shown, names, at, partial(table, shown, records), current or name)


def table(shown: Shown, records: list[Record]) -> dict[str, Any]:
    """The variables of a table of entries."""
    columns = [shown.label(field) for field in (shown.field("title"), *shown.columns) if field]
    rows = [SimpleNamespace(cells=_cells(shown, record), source=[]) for record in records]
    return {"columns": columns, "rows": rows, "cards": []}


def _cells(shown: Shown, record: Record) -> list[Phrase | None]:
    title = shown.link(record.ref) if shown.register.pages else shown.shelf.view.title(record.id)
    return [title, *(shown.cell(record, field) for field in shown.columns)]


def card_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """All entries as cards."""
    pages = cut(shown.entries(view.sort), CARDS)
    names = page_names(name, len(pages))
    for at, records in enumerate(pages):

        def variables(records: list[Record] = records) -> dict[str, Any]:
            return {"columns": [], "rows": [], "cards": shown.shelf.cards(records, BASE)}

        yield page(shown, names, at, variables, name)


def page(
    shown: Shown,
    names: list[str],
    at: int,
    variables: Callable[[], dict[str, Any]],
    current: str,
    trail: Phrase | None = None,
    template: str = "register.html",
) -> Page:
    """One page of a register.

    Args:
        shown: the register in an edition.
        names: of all pages of this list, without ``.html``.
        at: which of them this is, from 0.
        variables: makes what this page shows.
        current: the name of the way on which the page lies.
        trail: what is shown, if it is a part of the register.
        template: its template.
    """
    shelf = shown.shelf
    section = shown.schema.section
    address = f"{section}/{names[at]}.html"

    def all_variables() -> dict[str, Any]:
        text, _ = shelf.view.text, shelf.view.catalogue.gettext
        return {
            "frame": shelf.frame(address, BASE, section),
            "title": text(shown.register.title),
            "intro": text(shown.register.intro),
            "glyph": text(shown.register.glyph) if shown.register.glyph else None,
            "trail": trail,
            "total": len(shown.records),
            "withdrawn": _withdrawn(shown),
            "number": at + 1,
            "ways": ways(shown, current),
            "pager": pager([f"{name}.html" for name in names], at),
            "branches": [],
            "downloads": downloads(shown) if names[at] == "index" else [],
            "feeds": _feeds(shown, _) if names[at] == "index" else [],
            "first": names[at] == "index",
        } | variables()

    return Page(f"{shelf.view.edition.id}/{address}", template, all_variables, shelf.lang)
