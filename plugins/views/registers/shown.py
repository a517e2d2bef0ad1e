"""A field's value as an edition writes it, and the entries of a register in their order.

    shown = Shown(schema, shelf)
    shown.entries("opened")             # records, by that field
    shown.cell(record, field)           # a Phrase for a table

An entry's values are put into the edition once, however many tables they stand in.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.dates import Edtf
from plugins.records.reader import Content
from plugins.records.references import Ref, Term
from plugins.records.registers.spec import FieldSpec, RegisterSchema
from plugins.records.text import Duration, Text
from plugins.views.shelves import EditionShelf

BASE = "../"
_BARE = ("date", "day")  # a table has a hundred of them: no element for each
_GROUPED = 10_000  # smaller numbers may be years, and are short enough to read


class Shown:
    """One register in one edition."""

    def __init__(self, schema: RegisterSchema, shelf: EditionShelf) -> None:
        self.schema = schema
        self.register = schema.register
        self.shelf = shelf
        self._ = shelf.view.catalogue.gettext
        self.records = shelf.content.in_section(schema.section)
        self._cells: dict[tuple[str, str], Phrase | None] = {}
        self._links: dict[str, Phrase] = {}

    @property
    def columns(self) -> list[FieldSpec]:
        """The fields that stand in the table."""
        return [field for field in self.register.shown if field.column and field.id != "title"]

    def label(self, field: FieldSpec) -> Phrase:
        """What a field is called."""
        if field.label is None:
            summary = field.id == "summary"
            return (
                self.words(self._("In short"))
                if summary
                else self.shelf.view.text(self.register.one)
            )
        return self.shelf.view.text(field.label)

    def field(self, id_: str | None) -> FieldSpec | None:
        """A field of the register by its id."""
        return self.register.field(id_) if id_ else None

    def entries(self, sort: str | None = None) -> list[Record]:
        """The entries by a field, those without it last; else by slug."""
        field = self.field(sort)
        if field is None:
            return self.records
        keys = {record.slug: self.key(record, field) for record in self.records}
        return sorted(
            self.records, key=lambda r: (keys[r.slug] is None, keys[r.slug] or (), r.slug)
        )

    def key(self, record: Record, field: FieldSpec) -> tuple[Any, ...] | None:
        """What an entry is sorted by; None if it has no value there."""
        value = current(record, field)
        if isinstance(value, list):
            value = value[0] if value else None
        if isinstance(value, Text):
            return (value.pick(self.shelf.view.edition.preference)[0].casefold(),)
        if isinstance(value, Term):
            return self.place(field, value)
        if isinstance(value, Edtf):
            return (value.earliest, value.latest, value.text)
        if isinstance(value, Duration):
            return (value.years, value.months, value.days)
        return None if value is None else (value,)

    def place(self, field: FieldSpec, term: Term) -> tuple[int, str]:
        """A term's place in its vocabulary: the order that editors gave it."""
        known = list(field.terms or self.shelf.content.vocabularies.get(field.vocabulary or "", {}))
        return (known.index(term.id) if term.id in known else len(known), term.id)

    def cell(self, record: Record, field: FieldSpec) -> Phrase | None:
        """A field of an entry for a table; None if it has no value."""
        key = (record.slug, field.id)
        if key not in self._cells:
            owner = self.shelf.view.owner(record, BASE)
            value = self.shelf.view.localise(current(record, field), owner)
            shown = self.value(value, field)
            bare = shown is not None and field.type in _BARE and not field.many
            self._cells[key] = self.words(shown.plain) if bare and shown else shown
        return self._cells[key]

    def value(self, value: Any, field: FieldSpec) -> Phrase | None:
        """A value that was put into the edition, as HTML; None if there is none."""
        if value is None or value == []:
            return None
        if isinstance(value, list):
            parts = [part for one in value if (part := self.value(one, field))]
            comma = self._(", ")
            return Phrase(
                Markup(escape(comma)).join(parts),
                comma.join(p.plain for p in parts),
                self.shelf.lang,
            )
        return self._one(value, field)

    def _one(self, value: Any, field: FieldSpec) -> Phrase:
        if isinstance(value, Phrase):
            return value
        if isinstance(value, bool):
            return self.words(self._("yes") if value else self._("no"))
        if isinstance(value, int | Decimal):
            return self.number(value, field)
        if isinstance(value, Ref):
            return self.link(value)
        if field.type == "url":
            return self._address(str(value))
        if field.type in ("date", "day") or hasattr(value, "iso"):
            return self._date(value)
        if hasattr(value, "label"):
            label: Phrase = value.label
            return label
        return self.words(str(value))

    def words(self, text: str) -> Phrase:
        """Words of the program's own in the language of the edition."""
        return Phrase(escape(text), text, self.shelf.lang)

    def number(self, value: int | Decimal, field: FieldSpec) -> Phrase:
        """A number with its unit; groups of three where it is long."""
        text = f"{value:,}" if not -_GROUPED < value < _GROUPED else f"{value}"
        if field.unit is None:
            return self.words(text)
        unit = self.shelf.view.text(field.unit)
        space = " " if self.shelf.lang == "en" else ""
        return Phrase(
            Markup(escape(text + space)) + unit, f"{text}{space}{unit.plain}", self.shelf.lang
        )

    def link(self, ref: Ref) -> Phrase:
        """A record as a link on a page of this register."""
        if ref.full not in self._links:
            title = self.shelf.view.title(ref.full)
            address = self.shelf.content.address(ref.id, ref.anchor)
            html = f'<a href="{BASE}{address}">{title}</a>'  # an address needs no escape
            self._links[ref.full] = Phrase(html, title.plain, title.lang)
        return self._links[ref.full]

    def _address(self, url: str) -> Phrase:
        host = urlsplit(url).hostname or url
        html = Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(url, host)
        return Phrase(html, url, self.shelf.lang)

    def _date(self, date: Any) -> Phrase:
        tag = '<time datetime="{1}">{0}</time>' if date.iso else "{0}"
        return Phrase(Markup(tag).format(date.text, date.iso), date.text, self.shelf.lang)


def current(record: Record, field: FieldSpec) -> Any:
    """An entry's value; of a history the newest state."""
    value = getattr(record.facts, field.id, None)
    if field.type == "history":
        state = newest(value or [])
        return state.value if state else None
    return value


def newest(history: list[Any]) -> Any:
    """The last state of a history by its date; of several of one day the last given."""
    in_order = sorted(history, key=lambda state: (state.date.latest, state.date.earliest))
    return in_order[-1] if in_order else None


def registers_of(content: Content) -> list[RegisterSchema]:
    """The registers that hold anything, by the names of their folders."""
    schemas = [s for _, s in sorted(content.schemas.items()) if isinstance(s, RegisterSchema)]
    return [schema for schema in schemas if content.in_section(schema.section)]
