"""Two fields of a register against each other: how many entries have both values.

A cell with one entry leads to it; a cell with several to a page that lists them. Where each
line is an entry, a cell only says that the entry has the value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.registers.rules import ENTRIES
from plugins.records.registers.spec import FieldSpec, ViewSpec
from plugins.views.pages import Page
from plugins.views.registers.facets import entries_pages, name_of
from plugins.views.registers.grouping import Group, groups
from plugins.views.registers.index import list_pages
from plugins.views.registers.listing import Item, Listing
from plugins.views.registers.shown import Shown

ELEMENTS = 600  # of a matrix; one that is larger is cut by its rows
_Cells = dict[tuple[str, str], list[Record]]


@dataclass(frozen=True)
class _Matrix:
    """Two fields with their values, and the entries that have a value of both."""

    name: str
    rows: FieldSpec
    columns: FieldSpec
    down: list[Group]
    across: list[Group]
    cells: _Cells


def matrix_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """The matrix, and a page for each cell that has several entries."""
    rows, columns = shown.field(view.rows), shown.field(view.columns)
    assert rows is not None and columns is not None
    down, across = groups(shown, rows), groups(shown, columns)
    cells = _cells(down, across)
    if rows.id == ENTRIES:
        filled = {row for row, _ in cells}
        down = [row for row in down if row.key in filled]
    matrix = _Matrix(name, rows, columns, down, across, cells)
    length = max(2, ELEMENTS // (2 + 2 * len(across)))
    twin = name if rows.type == "ref" or rows.id == ENTRIES else ""  # they lie by their titles
    listing = Listing(name, down, length, lambda row: Item(row.key, row.label), twin)
    yield from list_pages(shown, listing, partial(_table, shown, matrix), name)
    for row in down:
        for column in across:
            both = matrix.cells.get((row.key, column.key), [])
            if len(both) > 1:
                label = _label(row, column)
                yield from entries_pages(shown, _cell_name(name, row, column), both, label, name)


def _cells(down: list[Group], across: list[Group]) -> _Cells:
    """The entries of each cell, found in one walk over the columns and one over the rows."""
    columns: dict[str, list[str]] = {}
    for column in across:
        for record in column.records:
            columns.setdefault(record.slug, []).append(column.key)
    cells: _Cells = {}
    for row in down:
        for record in row.records:
            for key in columns.get(record.slug, ()):
                cells.setdefault((row.key, key), []).append(record)
    return cells


def _label(row: Group, column: Group) -> Phrase:
    words = f"{row.label.plain} · {column.label.plain}"
    return Phrase(row.label + Markup(" · ") + column.label, words, row.label.lang)


def _cell_name(name: str, row: Group, column: Group) -> str:
    return f"{name}--{row.key}--{column.key}"


def _table(shown: Shown, matrix: _Matrix, part: list[Group]) -> dict[str, Any]:
    corner = shown.words(f"{shown.label(matrix.rows).plain} / {shown.label(matrix.columns).plain}")
    lines = []
    made = _mark if matrix.rows.id == ENTRIES else _cell
    for row in part:
        cells = [made(shown, row, column, matrix) for column in matrix.across]
        lines.append(SimpleNamespace(cells=[_head(row, matrix.rows), *cells], source=[]))
    columns = [corner, *(group.label for group in matrix.across)]
    return {"columns": columns, "rows": lines, "cards": []}


def _head(group: Group, spec: FieldSpec) -> Phrase:
    """What a line is about; it leads to the facet where there is one."""
    if not spec.filter:
        return group.label
    html = Markup('<a href="{}.html">{}</a>').format(name_of(spec, group.key), group.label)
    return Phrase(html, group.label.plain, group.label.lang)


def _mark(shown: Shown, row: Group, column: Group, matrix: _Matrix) -> Phrase | None:
    return shown.words("✓") if (row.key, column.key) in matrix.cells else None


def _cell(shown: Shown, row: Group, column: Group, matrix: _Matrix) -> Phrase | None:
    both = matrix.cells.get((row.key, column.key))
    if not both:
        return None
    address = f"{_cell_name(matrix.name, row, column)}.html"
    if len(both) == 1:
        address = f"../{both[0].address}"
    count = str(len(both))
    html = Markup('<a href="{}" aria-label="{}">{}</a>').format(
        address, f"{row.label.plain}, {column.label.plain}: {count}", count
    )
    return Phrase(html, count, shown.shelf.lang)
