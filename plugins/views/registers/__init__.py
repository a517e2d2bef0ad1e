"""Registers as readers meet them: an index, facets, a page an entry, files to take away.

    shown      a field's value as an edition writes it; entries and their order
    entry      the page of an entry
    index      the pages of a register: table, cards, and the same entries sorted otherwise
    facets     the entries by the values of a field, without a script
    calendar   entries by year and month
    matrix     two fields against each other
    chart      figures as a picture, with the table that says the same
    overview   the list of all registers
    exports    JSON with its schema, CSV; ics and atom: for calendars and feed readers

``docs/registers.md`` says what each gives. No page needs a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.records.base import Schema
from plugins.records.registers.spec import RegisterSchema
from plugins.views.base import RecordView
from plugins.views.pages import Planned
from plugins.views.registers.entry import entry_view
from plugins.views.registers.index import register_pages
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
    if registers:
        yield from overview_pages(shelf, registers)
    for schema in registers:
        yield from register_pages(Shown(schema, shelf))
