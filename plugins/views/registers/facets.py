"""The entries of a register by the values of a field: pages, so that no script is needed.

    by-kind.html            the values, each with how many entries have it
    by-kind--prison.html    the entries with one of them

Dates are grouped by year; a history by its newest state; what has no value is in no group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.dates import Edtf
from plugins.records.references import Ref, Term
from plugins.records.registers.spec import FieldSpec
from plugins.views.pages import Page
from plugins.views.registers.index import branches, list_pages, rows_a_page, table
from plugins.views.registers.listing import BRANCHES, Listing, branch_item, entry_item
from plugins.views.registers.shown import Shown, current

_NOT_ASCII = re.compile(r"[^a-z0-9]+")


@dataclass
class Group:
    """The entries that have one value: its key for addresses, its words, its place."""

    key: str
    label: Phrase
    order: tuple[Any, ...]
    records: list[Record] = field(default_factory=list)


def name_of(spec: FieldSpec, key: str = "") -> str:
    """The name of a facet's page, or of the page of one of its values."""
    name = f"by-{spec.id.replace('_', '-')}"
    return f"{name}--{key}" if key else name


def groups(shown: Shown, spec: FieldSpec) -> list[Group]:
    """The groups of a field in their order."""
    found: dict[str, Group] = {}
    for record in shown.records:
        for group in _groups_of(record, shown, spec):
            found.setdefault(group.key, group).records.append(record)
    return sorted(found.values(), key=lambda group: (group.order, group.key))


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


def facet_pages(shown: Shown) -> Iterator[Page]:
    """The pages of every field that is a filter."""
    for spec in shown.register.shown:
        if spec.filter:
            found = groups(shown, spec)
            yield from _values(shown, spec, found)
            for group in found:
                yield from entries_pages(
                    shown, name_of(spec, group.key), group.records, group.label, name_of(spec)
                )


def _values(shown: Shown, spec: FieldSpec, found: list[Group]) -> Iterator[Page]:
    """The page that names the values of a field."""
    links = [
        SimpleNamespace(
            href=f"{name_of(spec, group.key)}.html",
            label=group.label,
            count=len(group.records),
            key=group.key,
        )
        for group in found
    ]
    name = name_of(spec)
    twin = name if spec.type == "ref" else ""  # their order is that of their titles
    listing = Listing(name, links, BRANCHES, branch_item, twin)
    yield from list_pages(shown, listing, branches, name, shown.label(spec))


def entries_pages(
    shown: Shown, name: str, records: list[Record], label: Phrase, current_way: str
) -> Iterator[Page]:
    """The entries of one value as a table."""
    listing = Listing(name, records, rows_a_page(shown), partial(entry_item, shown))

    def variables(part: list[Record]) -> dict[str, Any]:
        return table(shown, part) | {"total": len(records)}

    yield from list_pages(shown, listing, variables, current_way, label)
