"""The pages of a register: its table, its cards, and the same entries in another order.

    view_pages(shown, {"cards": card_pages})     # en/wharves/index.html and what stands beside it

The first view of the schema is ``index.html``, the others stand beside it. A list is cut
into sheets of at most ``ROWS`` entries (``listing``); a new entry changes its own sheet and
moves no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any, TypeVar

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.languages import is_chinese
from plugins.records.registers.spec import FieldSpec, Register, ViewSpec
from plugins.views.pages import Page, Planned
from plugins.views.registers.exports import downloads
from plugins.views.registers.inplace import for_cards, for_table
from plugins.views.registers.listing import Listing, entry_item, twin_of
from plugins.views.registers.shown import BASE, Shown
from plugins.views.sheets import ways as ways_between

ROWS = 100
ELEMENTS = 660  # of a table, so that a page with its frame stays below 800
CARDS = 36
Links = list[SimpleNamespace]
T = TypeVar("T")


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
    chinese = is_chinese(shown.shelf.lang)
    named = {
        "table": _("Table"),
        "cards": _("Cards"),
        "calendar": _("Calendar"),
        "daybook": _("Days of the year"),
        "matrix": _("Side by side"),
        "chart": _("Chart"),
        "compare": _("Comparison"),
        "cross": _("By topic"),
        "letters": _("Pinyin") if chinese else _("A to Z"),
        "other": _("English words A to Z") if chinese else _("Pinyin"),
        "strokes": _("Strokes"),
    }
    views = zip(shown.register.views, view_names(shown), strict=True)
    text = shown.shelf.view.text
    return SimpleNamespace(
        views=[
            _way(name, text(view.title) if view.title else named[view.order or view.kind], current)
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
    files = {"calendar": _("Calendar file (iCalendar)"), "daybook": _("Anniversaries (iCalendar)")}
    return [
        SimpleNamespace(href="changes.atom", label=_("Feed of changes (Atom)")),
        SimpleNamespace(href="changes.json", label=_("Feed of changes (JSON Feed)")),
        *(
            SimpleNamespace(href=f"{kind}.ics", label=label)
            for kind, label in files.items()
            if dated(shown.register, kind)
        ),
    ]


def dated(register: Register, kind: str) -> list[FieldSpec]:
    """The fields whose dates stand in the views of that kind: calendars, or daybooks."""
    named = dict.fromkeys(view.date for view in register.views if view.kind == kind)
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


def table_pages(shown: Shown, name: str, sort: str | None, current: str) -> Iterator[Page]:
    """The table of all entries in one order."""
    item, twin = partial(entry_item, shown), twin_of(shown, name, sort)
    entries = shown.entries(sort)
    listing = Listing(name, entries, rows_a_page(shown), item, twin)

    def variables(records: list[Record]) -> dict[str, Any]:
        return table(shown, records, whole=len(records) == len(entries))

    yield from list_pages(shown, listing, variables, current or name)


def table(shown: Shown, records: list[Record], whole: bool = False) -> dict[str, Any]:
    """The variables of a table of entries, which may be the whole of a list."""
    columns = [shown.label(field) for field in (shown.field("title"), *shown.columns) if field]
    rows = [SimpleNamespace(cells=_cells(shown, record), source=[]) for record in records]
    given = for_table(shown, records) if whole else None
    return {"columns": columns, "rows": rows, "cards": [], "in_place": given}


def _cells(shown: Shown, record: Record) -> list[Phrase | None]:
    title = shown.link(record.ref) if shown.register.pages else shown.shelf.view.title(record.id)
    return [title, *(shown.cell(record, field) for field in shown.columns)]


def card_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """All entries as cards."""
    item, twin = partial(entry_item, shown), twin_of(shown, name, view.sort)
    entries = shown.entries(view.sort)
    listing = Listing(name, entries, CARDS, item, twin)

    def variables(records: list[Record]) -> dict[str, Any]:
        cards = shown.shelf.cards(records, BASE)
        given = for_cards(shown, records, cards) if len(records) == len(entries) else None
        return {"columns": [], "rows": [], "cards": cards, "in_place": given}

    yield from list_pages(shown, listing, variables, name)


def list_pages(
    shown: Shown,
    listing: Listing[T],
    variables: Callable[[list[T]], dict[str, Any]],
    current: str,
    trail: Phrase | None = None,
    template: str = "register.html",
) -> Iterator[Page]:
    """The pages of a list, sheet by sheet, and the one that names its sheets if they are many.

    Args:
        shown: the register in an edition.
        listing: what is listed, in sheets.
        variables: makes what a page shows from what is on its sheet.
        current: the name of the way on which the pages lie.
        trail: what is listed, if it is a part of the register.
        template: of the sheets.
    """
    for at, sheet in enumerate(listing.sheets):

        def of_sheet(at: int = at, items: list[T] = sheet.items) -> dict[str, Any]:
            links = {"sheets": listing.ways(at, shown), "since": listing.since(at)}
            return variables(items) | links | ({"total": None} if at else {})

        yield page(shown, listing.names, at, of_sheet, current, trail, template, listing.twin)
    if listing.contents:
        named = trail or shown.words(shown._("All sheets"))
        yield from list_pages(shown, listing.contents, branches, current, named)


def branches(links: Links) -> dict[str, Any]:
    """The variables of a list of links, each with how many entries it leads to."""
    return {"branches": links, "columns": [], "rows": [], "cards": [], "total": None}


def page(
    shown: Shown,
    names: list[str],
    at: int,
    variables: Callable[[], dict[str, Any]],
    current: str,
    trail: Phrase | None = None,
    template: str = "register.html",
    twin: str = "",
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
        twin: where the switch between editions leads, if they cut the list in their own way.
    """
    shelf = shown.shelf
    section = shown.schema.section
    address = f"{section}/{names[at]}.html"
    there = f"{section}/{twin or names[at]}.html"

    def all_variables() -> dict[str, Any]:
        text, _ = shelf.view.text, shelf.view.catalogue.gettext
        return {
            "frame": shelf.frame(there, BASE, section, same=there == address),
            "title": text(shown.register.title),
            "intro": text(shown.register.intro),
            "glyph": text(shown.register.glyph) if shown.register.glyph else None,
            "trail": trail,
            "total": len(shown.records) if names[at] == "index" else None,
            "withdrawn": _withdrawn(shown),
            "since": None,
            "ways": ways(shown, current),
            "sheets": ways_between(names, at, _, few=True),
            "branches": [],
            "in_place": None,
            "downloads": downloads(shown) if names[at] == "index" else [],
            "feeds": _feeds(shown, _) if names[at] == "index" else [],
            "first": names[at] == "index",
        } | variables()

    return Page(f"{shelf.view.edition.id}/{address}", template, all_variables, shelf.lang)
