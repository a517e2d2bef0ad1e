"""Rules over the entries of registers: what must be unique is, and nothing stands alone.

What an entry says by itself was checked when its schema was applied (``records.registers``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.errors import Problems
from plugins.records.base import Record
from plugins.records.reader import Content
from plugins.records.references import Ref, no_record
from plugins.records.registers.spec import FieldSpec, RegisterSchema
from plugins.records.text import Text
from plugins.records.walk import walk


def check_registers(content: Content, problems: Problems) -> None:
    """Run the rules over every register."""
    for section, schema in content.schemas.items():
        if isinstance(schema, RegisterSchema):
            entries = content.in_section(section)
            for field in schema.register.fields:
                if field.unique:
                    unique(entries, field, problems)
            beside(schema, content, problems)
    if len(content.records) == len(content.addresses):  # one that cannot be read may refer to it
        orphans(content, problems)


def unique(entries: list[Record], field: FieldSpec, problems: Problems) -> None:
    """No two entries have the same value in a field that tells them apart."""
    first: dict[Any, Record] = {}
    for record in entries:
        for value in _values(getattr(record.facts, field.id)):
            other = first.setdefault(value, record)
            if other is not record:
                place = record.tree.place((field.id,))
                message = f"“{field.id}” is the same as in {other.id}"
                hint = "every entry needs its own; or take “unique” out of schema.yaml"
                problems.add(place, "not-unique", message, hint)


def beside(schema: RegisterSchema, content: Content, problems: Problems) -> None:
    """The entry beside which a comparison sets the others is there."""
    known = {
        schema.id_of(view.beside): n for n, view in enumerate(schema.register.views) if view.beside
    }
    for id_, number in known.items():
        if id_ not in content.addresses:
            message, hint = no_record(id_, content.addresses, content.unpublished)
            place = schema.tree.place(("views", number, "beside"))
            problems.add(place, "dead-link", message, hint)


def _values(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for one in value:
            yield from _values(one)
    elif isinstance(value, Text):
        yield from value.by_lang.items()
    elif value is not None:
        yield value


def orphans(content: Content, problems: Problems) -> None:
    """An entry that nothing refers to and that refers to nothing will hardly be found."""
    refers = {id_: _targets(record) for id_, record in content.records.items()}
    named = {target for id_, targets in refers.items() for target in targets if target != id_}
    for id_, record in content.records.items():
        schema = record.schema
        if not isinstance(schema, RegisterSchema) or not schema.register.names_orphans:
            continue
        if not refers[id_] - {id_} and id_ not in named:
            message = f"nothing leads to {id_}, and it leads nowhere"
            hint = "add topics: or a reference"
            place = record.tree.place(("title",), key=True)
            problems.add(place, "orphan", message, hint, "warning")


def _targets(record: Record) -> set[str]:
    return {value.id for _, value in walk(record.facts) if isinstance(value, Ref)}
