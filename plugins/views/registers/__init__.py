"""Registers as readers meet them: an index, facets, a page an entry, files to take away.

    shown      a field's value as an edition writes it; entries and their order
    entry      the page of an entry
    index      the pages of a register: table, cards, and the same entries sorted otherwise
    letters    the entries under letters: A to Z, by pinyin, by strokes
    listing    a list in sheets
    facets     the entries by the values of a field, without a script
    calendar   entries by year and month
    daybook    entries by the days of any year
    matrix     two fields against each other
    chart      figures as a picture, with the table that says the same
    compare    entries side by side
    cross      entries against other records: what there is on both
    overview   the list of all registers
    exports    JSON with its schema, CSV; ics: for calendars

``docs/registers.md`` says what each gives. No page needs a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from plugins.records.base import Schema
from plugins.records.registers.spec import RegisterSchema
from plugins.views.base import RecordView
from plugins.views.pages import Document, Planned
from plugins.views.registers.calendar import calendar_pages
from plugins.views.registers.chart import chart_pages
from plugins.views.registers.compare import compare_pages
from plugins.views.registers.cross import cross_pages
from plugins.views.registers.daybook import daybook_pages
from plugins.views.registers.entry import entry_view, shown_for
from plugins.views.registers.exports import export_files
from plugins.views.registers.facets import facet_pages
from plugins.views.registers.ics import calendar_file
from plugins.views.registers.index import card_pages, dated, view_pages
from plugins.views.registers.letters import letters_pages
from plugins.views.registers.matrix import matrix_pages
from plugins.views.registers.overview import overview_pages
from plugins.views.registers.shown import Shown, registers_of
from plugins.views.shelves import EditionShelf


def views_of(schemas: Iterable[Schema]) -> dict[str, RecordView]:
    """The view of the entries of each register."""
    registers = (schema for schema in schemas if isinstance(schema, RegisterSchema))
    return {schema.name: entry_view(schema) for schema in registers}


def edition_pages(shelf: EditionShelf) -> Iterator[Planned]:
    """All pages of registers in one edition that belong to no entry."""
    registers = registers_of(shelf.content)
    if registers or shelf.content.strategies:
        yield from overview_pages(shelf, registers)
    for schema in registers:
        yield from _register_pages(shown_for(schema, shelf))


def root_pages(shelves: list[EditionShelf]) -> Iterator[Document]:
    """The files of all registers that are the same in all editions."""
    yield from export_files(shelves[0].content)


def _register_pages(shown: Shown) -> Iterator[Planned]:
    """What one register has in one edition besides the pages of its entries."""
    yield from view_pages(shown, _MAKERS)
    yield from facet_pages(shown)
    folder = f"{shown.shelf.view.edition.id}/{shown.schema.section}"
    for kind in ("calendar", "daybook"):
        if dates := dated(shown.register, kind):
            file = partial(calendar_file, shown, dates, yearly=kind == "daybook")
            yield Document(f"{folder}/{kind}.ics", file)


_MAKERS = {
    "cards": card_pages,
    "letters": letters_pages,
    "calendar": calendar_pages,
    "daybook": daybook_pages,
    "matrix": matrix_pages,
    "chart": chart_pages,
    "compare": compare_pages,
    "cross": cross_pages,
}
