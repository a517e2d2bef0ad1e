"""The entries of a register by the values of a field: who has which.

    groups(shown, spec)         # Group("prison", "Prison", [...]), …

Dates are grouped by year; a history by its newest state; what has no value is in no group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.dates import Edtf
from plugins.records.references import Ref, Term
from plugins.records.registers.rules import ENTRIES
from plugins.records.registers.spec import FieldSpec
from plugins.views.registers.shown import Shown, current

_NOT_ASCII = re.compile(r"[^a-z0-9]+")


@dataclass
class Group:
    """The entries that have one value: its key for addresses, its words, its place."""

    key: str
    label: Phrase
    order: tuple[Any, ...]
    records: list[Record] = field(default_factory=list)


def groups(shown: Shown, spec: FieldSpec, records: list[Record] | None = None) -> list[Group]:
    """The groups of a field in their order, of some entries or of all."""
    if spec.id == ENTRIES:
        return [_alone(record, shown) for record in shown.entries(ENTRIES)]
    found: dict[str, Group] = {}
    for record in shown.records if records is None else records:
        for group in _groups_of(record, shown, spec):
            found.setdefault(group.key, group).records.append(record)
    return sorted(found.values(), key=lambda group: (group.order, group.key))


def _alone(record: Record, shown: Shown) -> Group:
    """An entry as a group of its own."""
    title = shown.link(record.ref) if shown.register.pages else shown.shelf.view.title(record.id)
    return Group(record.slug, title, (), [record])


def _groups_of(record: Record, shown: Shown, spec: FieldSpec) -> Iterator[Group]:
    value = current(record, spec)
    values = value if isinstance(value, list) else [value]
    groups = [_group(one, shown, spec) for one in values if one is not None]
    yield from {group.key: group for group in groups}.values()


def _group(value: Any, shown: Shown, spec: FieldSpec) -> Group:
    if isinstance(value, Term):
        label = shown.shelf.view.text(value.label)
        return Group(key(value.id), label, shown.place(spec, value))
    if isinstance(value, Ref):
        title = shown.shelf.view.title(value.id)  # of an article too: the whole treaty is meant
        return Group(key(value.id), title, (title.plain.casefold(),))
    if isinstance(value, Edtf):
        year = str((value.start or value.end or value.earliest).year)
        return Group(year, shown.words(year), (year,))
    words = shown._("yes") if value else shown._("no")
    return Group("yes" if value else "no", shown.words(words), (not value,))


def key(id_: str) -> str:
    """An id as a part of an address.

    >>> key("person:yu-jie"), key("CL-105-2")
    ('person-yu-jie', 'cl-105-2')
    """
    return _NOT_ASCII.sub("-", id_.lower()).strip("-")
