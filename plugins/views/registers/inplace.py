"""A register's list for filtering and sorting in place: its fields, its columns, its titles.

    for_table(shown, records)       # what the table's data-filter holds, or None
    for_cards(shown, records, cards)

The values are those of the pages by value (``facets``); so a reader chooses among the same
ones, with a script or without.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.records.base import Record, titles
from plugins.records.languages import is_chinese
from plugins.records.registers.spec import FieldSpec
from plugins.views.inplace import Field, Line, Order, Value, in_place, ranks
from plugins.views.registers.grouping import groups
from plugins.views.registers.shown import Shown
from plugins.views.shelves import Card

_BY_WORDS = ("words", "name", "text", "prose", "url", "ref")


def for_table(shown: Shown, records: list[Record]) -> dict[str, Any] | None:
    """The data of a table that has all its entries on one page."""
    lines = [Line(_row(shown, record), _forms(shown, record)) for record in records]
    orders = [None, *(_order(shown, records, field) for field in shown.columns)]
    return in_place(lines, _fields(shown, records), shown.shelf.view, orders)


def for_cards(shown: Shown, records: list[Record], cards: Sequence[Card]) -> dict[str, Any] | None:
    """The data of cards that are all on one page."""
    lines = [
        Line(card.title.plain + card.text.plain, _forms(shown, record))
        for record, card in zip(records, cards, strict=True)
    ]
    return in_place(lines, _fields(shown, records), shown.shelf.view)


def _fields(shown: Shown, records: list[Record]) -> list[Field]:
    place = {record.slug: at for at, record in enumerate(records)}
    return [
        Field(
            shown.label(spec).plain,
            tuple(
                Value(group.label, tuple(sorted(place[record.slug] for record in group.records)))
                for group in groups(shown, spec, records)
            ),
        )
        for spec in shown.register.shown
        if spec.filter
    ]


def _order(shown: Shown, records: list[Record], field: FieldSpec) -> Order | None:
    """The places of entries in a column; words are left to the browser, which knows the letters."""
    if field.type in _BY_WORDS:
        return None
    return ranks([shown.key(record, field) for record in records])


def _row(shown: Shown, record: Record) -> str:
    cells = (shown.cell(record, field) for field in shown.columns)
    title = shown.shelf.view.title(record.id)
    return title.plain + "".join(cell.plain for cell in cells if cell)


def _forms(shown: Shown, record: Record) -> tuple[str, ...]:
    """The title in the languages that the page does not show, one script of Chinese for both."""
    by_lang = titles(record).by_lang
    own = shown.shelf.view.title(record.id).lang
    others = ("en",) if is_chinese(own) else ("zh-Hans", "zh-Hant")
    return tuple(by_lang[lang] for lang in others if lang in by_lang)[:1]
