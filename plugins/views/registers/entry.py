"""The page of an entry: its facts, its rows, its history, and what refers to it.

    entry_view(schema).pages(record, shelf)

Rows that would make the page too heavy stand on pages of their own beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.registers.spec import FieldSpec, RegisterSchema
from plugins.records.text import Text
from plugins.records.walk import walk
from plugins.views.base import BASE, RecordView
from plugins.views.once import Once
from plugins.views.pages import Page, Planned
from plugins.views.registers.shown import Shown
from plugins.views.sheets import numbered
from plugins.views.shelves import Card, EditionShelf

LIGHT = 6_000  # characters of rows that a page carries in its longest language, marks included
_CELL = 30  # what the marks of a cell weigh, in characters
_ROWS = ("rows", "history")


def entry_view(schema: RegisterSchema) -> RecordView:
    """How the entries of a register are shown."""
    fields = {anchor(field) for field in schema.register.shown if field.type in _ROWS}
    view = RecordView(
        name=schema.name,
        beside=entry_variables,
        card=_card,
        anchors=frozenset({"facts", *fields}),
        more_pages=_row_pages,
        template="register-entry.html",
    )
    return view if schema.register.pages else Pageless(**vars(view))


class Pageless(RecordView):
    """Entries that have no page of their own: the register's table says all of them."""

    def pages(self, record: Record, shelf: EditionShelf) -> Iterator[Planned]:
        """None."""
        yield from ()


def anchor(field: FieldSpec) -> str:
    """The anchor of a field's heading."""
    return field.id.replace("_", "-")


# One Shown for each register and edition, however many entries ask for it.
_kept: Once[dict[tuple[str, str], Shown]] = Once(lambda content: {})


def shown_for(schema: RegisterSchema, shelf: EditionShelf) -> Shown:
    """The register of an entry in an edition."""
    kept = _kept(shelf.content)
    key = (schema.section, shelf.view.edition.id)
    found = kept.get(key)
    if found is None or found.shelf is not shelf:
        found = kept[key] = Shown(schema, shelf)
    return found


def _of(record: Record, shelf: EditionShelf) -> Shown:
    assert isinstance(record.schema, RegisterSchema)
    return shown_for(record.schema, shelf)


def _card(record: Record, shelf: EditionShelf, base: str) -> Card:
    """A card; an entry without a summary is told by what stands in the table's columns."""
    card = shelf.plain_card(record, base)
    if card.text.plain:
        return card
    shown = _of(record, shelf)
    cells = [shown.cell(record, field) for field in shown.columns if field.type != "url"]
    words = " · ".join(cell.plain for cell in cells if cell)
    text = shelf.view.quoted(words, shelf.lang)
    return Card(card.href, card.title, text, glyph=card.glyph)


def entry_variables(given: dict[str, Any], record: Record, shelf: EditionShelf) -> dict[str, Any]:
    """The variables of ``register-entry.html``, from those of ``record.html``."""
    shown, facts = _of(record, shelf), given["facts"]
    given["words"].summary = _card(record, shelf, BASE).text  # in the head of every page
    return {
        "register": _head(shown),
        "table": list(_table(facts, shown)),
        "rows": [_rows(field, getattr(facts, field.id), record, shown) for field in _tables(shown)],
        "histories": list(_histories(facts, shown)),
    }


def _head(shown: Shown) -> SimpleNamespace:
    text = shown.shelf.view.text
    return SimpleNamespace(title=text(shown.register.title), one=text(shown.register.one))


def _table(facts: Any, shown: Shown) -> Iterator[SimpleNamespace]:
    """Label and value of each field that has one."""
    for field in shown.register.shown:
        if field.id not in ("title", "summary") and field.type not in _ROWS:
            value = shown.value(getattr(facts, field.id), field)
            if value is not None:
                running = field.type in ("prose", "words")
                yield SimpleNamespace(label=shown.label(field), value=value, running=running)


def _tables(shown: Shown) -> list[FieldSpec]:
    return [field for field in shown.register.shown if field.type == "rows"]


def _histories(facts: Any, shown: Shown) -> Iterator[SimpleNamespace]:
    for field in shown.register.shown:
        states = getattr(facts, field.id) if field.type == "history" else []
        if states:
            states = sorted(states, key=lambda state: (state.date.until, state.date.sort))
            yield SimpleNamespace(id=anchor(field), label=shown.label(field), states=states)


def _rows(field: FieldSpec, rows: list[Any], record: Record, shown: Shown) -> SimpleNamespace:
    """A small table of the entry, or the way to it where it is too heavy."""
    pages = _cut(field, record)
    return SimpleNamespace(
        id=anchor(field),
        label=shown.label(field),
        columns=[shown.label(inner) for inner in _columns(field)],
        before=field.before,
        total=len(rows),
        rows=[_row(field, row, shown) for row in rows] if len(pages) == 1 else [],
        page=_name(field, record, 0),
    )


def _columns(field: FieldSpec) -> list[FieldSpec]:
    return [inner for inner in field.fields if inner.public]


def _row(field: FieldSpec, row: Any, shown: Shown) -> SimpleNamespace:
    cells: list[Phrase | None] = [
        shown.value(getattr(row, inner.id), inner) for inner in _columns(field)
    ]
    return SimpleNamespace(cells=cells, source=row.source)


def _cut(field: FieldSpec, record: Record) -> list[list[int]]:
    """The numbers of the rows that stand together; one list if all fit on the entry's page.

    The longest language counts, so that the pages are the same in all editions.
    """
    pages: list[list[int]] = [[]]
    weight = 0
    for number, row in enumerate(getattr(record.facts, field.id)):
        own = len(_columns(field)) * _CELL + sum(_length(value) for _, value in walk(row))
        if pages[-1] and weight + own > LIGHT:
            pages.append([])
            weight = 0
        pages[-1].append(number)
        weight += own
    return pages


def _length(value: Any) -> int:
    if isinstance(value, Text):  # a Han character is three bytes, and compresses less well
        return max(
            len(text) if text.isascii() else 2 * len(text) for text in value.by_lang.values()
        )
    return len(value) if isinstance(value, str) else 10


def _name(field: FieldSpec, record: Record, at: int) -> str:
    number = f"--{at + 1}" if at else ""
    return f"{record.slug}--{anchor(field)}{number}.html"


def _row_pages(record: Record, shelf: EditionShelf) -> Iterator[Planned]:
    """The pages of rows that are too heavy for the entry's page."""
    for field in _tables(_of(record, shelf)):
        pages = _cut(field, record)
        if len(pages) > 1:
            names = [_name(field, record, at) for at in range(len(pages))]
            for at, numbers in enumerate(pages):
                yield _row_page(record, field, numbers, (names, at), shelf)


def _row_page(
    record: Record,
    field: FieldSpec,
    numbers: list[int],
    place: tuple[list[str], int],
    shelf: EditionShelf,
) -> Page:
    names, at = place
    address = f"{record.schema.section}/{names[at]}"

    def variables() -> dict[str, Any]:
        shown, view = _of(record, shelf), shelf.view
        owner = view.owner(record)
        rows = getattr(record.facts, field.id)
        here = [view.localise(rows[number], owner) for number in numbers]
        page = f"{record.slug}.html"
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "card": shelf.card(record, BASE),
            "label": shown.label(field),
            "columns": [shown.label(inner) for inner in _columns(field)],
            "rows": [_row(field, row, shown) for row in here],
            "pager": numbered(names, at),
            "numbers": owner.numbers,
            "cited": {id_: f"{owner.listed or page}#{owner.anchor(id_)}" for id_ in owner.numbers},
        }

    return Page(f"{shelf.view.edition.id}/{address}", "register-rows.html", variables, shelf.lang)
