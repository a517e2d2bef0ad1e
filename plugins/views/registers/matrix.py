"""Two fields of a register against each other: how many entries have both values.

A cell with one entry leads to it; a cell with several to a page that lists them. Where each
line is an entry, a cell only says that the entry has the value.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.registers.rules import ENTRIES
from plugins.records.registers.spec import FieldSpec, ViewSpec
from plugins.views.pages import Page
from plugins.views.registers.facets import Group, entries_pages, groups, name_of
from plugins.views.registers.index import page
from plugins.views.registers.shown import Shown

ELEMENTS = 600  # of a matrix; one that is larger is cut by its rows


def matrix_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """The matrix, and a page for each cell that has several entries."""
    rows, columns = shown.field(view.rows), shown.field(view.columns)
    assert rows is not None and columns is not None
    down, across = groups(shown, rows), groups(shown, columns)
    if rows.id == ENTRIES:
        down = [row for row in down if any(_both(row, column) for column in across)]
    length = max(1, ELEMENTS // (2 + 2 * len(across)))
    parts = [down[at : at + length] for at in range(0, len(down), length)] or [[]]
    names = [f"{name}--{number}" if number > 1 else name for number in range(1, len(parts) + 1)]
    for at, part in enumerate(parts):

        def variables(part: list[Group] = part) -> dict[str, Any]:
            return _table(shown, (rows, part), (columns, across), name)

        yield page(shown, names, at, variables, name)
    for row in down:
        for column in across:
            both = _both(row, column)
            if len(both) > 1:
                label = _label(row, column)
                yield from entries_pages(shown, _cell_name(name, row, column), both, label, name)


def _both(row: Group, column: Group) -> list[Record]:
    slugs = {record.slug for record in column.records}
    return [record for record in row.records if record.slug in slugs]


def _label(row: Group, column: Group) -> Phrase:
    words = f"{row.label.plain} · {column.label.plain}"
    return Phrase(row.label + Markup(" · ") + column.label, words, row.label.lang)


def _cell_name(name: str, row: Group, column: Group) -> str:
    return f"{name}--{row.key}--{column.key}"


def _table(
    shown: Shown,
    down: tuple[FieldSpec, list[Group]],
    across: tuple[FieldSpec, list[Group]],
    name: str,
) -> dict[str, Any]:
    (rows, row_groups), (columns, column_groups) = down, across
    corner = shown.words(f"{shown.label(rows).plain} / {shown.label(columns).plain}")
    lines = []
    for row in row_groups:
        made = _mark if rows.id == ENTRIES else partial(_cell, name=name)
        cells = [_head(row, rows), *(made(shown, row, column) for column in column_groups)]
        lines.append(SimpleNamespace(cells=cells, source=[]))
    return {
        "columns": [corner, *(group.label for group in column_groups)],
        "rows": lines,
        "cards": [],
    }


def _head(group: Group, spec: FieldSpec) -> Phrase:
    """What a line is about; it leads to the facet where there is one."""
    if not spec.filter:
        return group.label
    html = Markup('<a href="{}.html">{}</a>').format(name_of(spec, group.key), group.label)
    return Phrase(html, group.label.plain, group.label.lang)


def _mark(shown: Shown, row: Group, column: Group) -> Phrase | None:
    return shown.words("✓") if _both(row, column) else None


def _cell(shown: Shown, row: Group, column: Group, name: str) -> Phrase | None:
    both = _both(row, column)
    if not both:
        return None
    address = f"{_cell_name(name, row, column)}.html"
    if len(both) == 1:
        address = f"../{both[0].address}"
    count = str(len(both))
    html = Markup('<a href="{}" aria-label="{}">{}</a>').format(
        address, f"{row.label.plain}, {column.label.plain}: {count}", count
    )
    return Phrase(html, count, shown.shelf.lang)
