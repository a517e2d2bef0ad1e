"""Figures of a register as a picture, and beside it the table that says the same.

The picture is a file of its own in each edition (``index--chart.svg``), drawn when the site
is built. Browsers that show no SVG (Tor Browser's “Safest” level) lose nothing: the table
has every figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.dates import Edtf
from plugins.records.registers.spec import FieldSpec, ViewSpec
from plugins.views.pages import Document, Planned
from plugins.views.registers.drawing import Drawing, Point, svg
from plugins.views.registers.index import ELEMENTS, ROWS, list_pages
from plugins.views.registers.listing import Listing, entry_item
from plugins.views.registers.shown import Shown, current

WIDTH, HEIGHT = 720, 400


@dataclass(frozen=True)
class _Axes:
    """The fields that a chart shows."""

    x: FieldSpec
    y: FieldSpec
    series: FieldSpec | None


def chart_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Planned]:
    """The page of a chart, and its picture."""
    x, y = shown.field(view.x), shown.field(view.y)
    assert x is not None and y is not None
    axes = _Axes(x, y, shown.field(view.series))
    records = [r for r in shown.entries(x.id) if _has(r, axes)]
    folder = f"{shown.shelf.view.edition.id}/{shown.schema.section}"
    if records:
        yield Document(f"{folder}/{name}.svg", partial(_picture, shown, records, axes, view))

    def variables(part: list[Record]) -> dict[str, Any]:
        picture = f"{name}.svg" if part and part[0] is records[0] else ""
        return _table(shown, part, axes) | {"picture": _image(shown, picture, axes)}

    listing = Listing(name, records, min(ROWS, ELEMENTS // 7), partial(entry_item, shown))
    yield from list_pages(shown, listing, variables, name, template="register-chart.html")


def _has(record: Record, axes: _Axes) -> bool:
    return current(record, axes.x) is not None and current(record, axes.y) is not None


def _image(shown: Shown, name: str, axes: _Axes) -> SimpleNamespace:
    alt = f"{shown.label(axes.y).plain} / {shown.label(axes.x).plain}"
    return SimpleNamespace(name=name, alt=alt, width=WIDTH, height=HEIGHT)


def _table(shown: Shown, records: list[Record], axes: _Axes) -> dict[str, Any]:
    fields = [field for field in (axes.x, axes.series, axes.y) if field]
    rows = []
    for record in records:
        cells: list[Phrase | None] = [_entry(shown, record)]
        cells += [shown.cell(record, field) for field in fields]
        rows.append(SimpleNamespace(cells=cells, source=[]))
    columns = [shown.shelf.view.text(shown.register.one), *map(shown.label, fields)]
    return {"columns": columns, "rows": rows, "cards": []}


def _entry(shown: Shown, record: Record) -> Phrase:
    return shown.link(record.ref) if shown.register.pages else shown.shelf.view.title(record.id)


def _picture(shown: Shown, records: list[Record], axes: _Axes, view: ViewSpec) -> bytes:
    points = [
        Point(
            _place(record, axes.x),
            _words(shown, record, axes.x),
            _number(record, axes.y),
            _series(shown, record, axes),
        )
        for record in records
    ]
    unit = shown.shelf.view.text(axes.y.unit).plain if axes.y.unit else ""
    label = shown.label(axes.y).plain
    title = f"{label} ({unit})" if unit else label
    return svg(Drawing(WIDTH, HEIGHT, title, shown.shelf.lang, view.chart or "line", points))


def _place(record: Record, field: FieldSpec) -> float | None:
    """Where a value stands on the level axis; None if it has no place but its order."""
    value = current(record, field)
    if isinstance(value, Edtf):
        first = value.earliest if value.start else value.latest
        return first.year + (first.timetuple().tm_yday - 1) / 366
    return float(value) if isinstance(value, int | Decimal) else None


def _words(shown: Shown, record: Record, field: FieldSpec) -> str:
    value = current(record, field)
    if isinstance(value, Edtf):  # short, because it stands under an axis
        point = value.start or value.end
        return point.iso if point else ""
    cell = shown.cell(record, field)
    return cell.plain if cell else ""


def _number(record: Record, field: FieldSpec) -> float:
    return float(current(record, field))


def _series(shown: Shown, record: Record, axes: _Axes) -> str:
    cell = shown.cell(record, axes.series) if axes.series else None
    return cell.plain if cell else ""
