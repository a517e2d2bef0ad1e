"""The entries of a register against other records, such as topics: what there is on both.

A cell counts the records of every kind that name both, the entry itself where it names the
column's record, and that record where it names the entry. One leads to it; several, to a
page that lists them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.registers.spec import FieldSpec, ViewSpec
from plugins.views.backrefs import back_references
from plugins.views.pages import Page
from plugins.views.registers.grouping import key
from plugins.views.registers.index import CARDS, list_pages
from plugins.views.registers.listing import Item, Listing, entry_item, twin_of
from plugins.views.registers.shown import BASE, Shown

ELEMENTS = 600  # of a table; one that is larger is cut by its rows
Cells = dict[tuple[str, str], list[str]]  # (entry, column): the records on both


def cross_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """The table, and a page for each cell that has several records."""
    field = shown.field(view.columns)
    assert field is not None
    cells = found(shown, field)
    across = _across(shown, field, cells)
    down = [r for r in shown.entries("title") if any((r.id, c) in cells for c in across)]
    length = max(2, ELEMENTS // (2 + 2 * len(across)))
    twin = twin_of(shown, name, "title")

    def variables(part: list[Record]) -> dict[str, Any]:
        return _table(shown, part, across, cells, name) | {"total": len(down)}

    listing = Listing(name, down, length, partial(entry_item, shown), twin)
    yield from list_pages(shown, listing, variables, name)
    for (entry, column), ids in sorted(cells.items()):
        if len(ids) > 1:
            yield from _cell_pages(shown, entry, column, ids, name)


def found(shown: Shown, field: FieldSpec) -> Cells:
    """The records on each entry and each record that the field may name."""
    by = {id_: _flat(named) for id_, named in back_references(shown.shelf.content).items()}
    columns = [id_ for id_, r in shown.shelf.content.records.items() if r.schema.name in field.to]
    cells: Cells = {}
    for record in shown.records:
        on_entry = {record.id, *by.get(record.id, [])}
        for column in columns:
            both = {id_ for id_ in by.get(column, []) if id_ in on_entry}
            both |= {column} & on_entry
            if both:
                cells[record.id, column] = sorted(both)
    return cells


def _flat(named: dict[str, list[str]]) -> list[str]:
    return [id_ for ids in named.values() for id_ in ids]


def _across(shown: Shown, field: FieldSpec, cells: Cells) -> list[str]:
    """The columns that have anything, in the order of their section."""
    used = {column for _, column in cells}
    sections = dict.fromkeys(
        r.schema.section for id_, r in shown.shelf.content.records.items() if id_ in used
    )
    ordered = [r.id for section in sections for r in shown.shelf.section(section)]
    return [id_ for id_ in ordered if id_ in used]


def _table(
    shown: Shown, down: list[Record], across: list[str], cells: Cells, name: str
) -> dict[str, Any]:
    title = shown.shelf.view.title
    rows = [
        SimpleNamespace(
            cells=[_head(shown, record), *(_cell(shown, record, c, cells, name) for c in across)],
            source=[],
        )
        for record in down
    ]
    corner = shown.shelf.view.text(shown.register.one)
    return {"columns": [corner, *map(title, across)], "rows": rows, "cards": []}


def _head(shown: Shown, record: Record) -> Phrase:
    return shown.link(record.ref) if shown.register.pages else shown.shelf.view.title(record.id)


def _cell(shown: Shown, record: Record, column: str, cells: Cells, name: str) -> Phrase | None:
    ids = cells.get((record.id, column), [])
    if not ids:
        return None
    title = shown.shelf.view.title
    address = f"{_name(name, record.id, column)}.html"
    if len(ids) == 1:
        address = f"{BASE}{shown.shelf.content.records[ids[0]].address}"
    count = str(len(ids))
    html = Markup('<a href="{}" aria-label="{}">{}</a>').format(
        address, f"{title(record.id).plain}, {title(column).plain}: {count}", count
    )
    return Phrase(html, count, shown.shelf.lang)


def _name(name: str, entry: str, column: str) -> str:
    return f"{name}--{key(entry.partition(':')[2])}--{key(column)}"


def _cell_pages(shown: Shown, entry: str, column: str, ids: list[str], name: str) -> Iterator[Page]:
    """The records of one cell as cards."""
    title = shown.shelf.view.title
    first, second = title(entry), title(column)
    label = Phrase(first + Markup(" · ") + second, f"{first.plain} · {second.plain}", first.lang)

    def variables(part: list[str]) -> dict[str, Any]:
        cards = shown.shelf.cards(part, BASE)
        return {"columns": [], "rows": [], "cards": cards, "total": len(ids)}

    listing = Listing(
        _name(name, entry, column), ids, CARDS, lambda id_: Item(key(id_), title(id_))
    )
    yield from list_pages(shown, listing, variables, name, label)
