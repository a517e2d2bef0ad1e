"""The entries of a register by the values of a field: pages, so that no script is needed.

    by-kind.html            the values, each with how many entries have it
    by-kind--prison.html    the entries with one of them

Which values there are and who has them is left to ``grouping``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.registers.spec import FieldSpec
from plugins.views.pages import Page
from plugins.views.registers.grouping import Group, groups
from plugins.views.registers.index import branches, list_pages, rows_a_page, table
from plugins.views.registers.listing import BRANCHES, Listing, branch_item, entry_item
from plugins.views.registers.shown import Shown


def name_of(spec: FieldSpec, key: str = "") -> str:
    """The name of a facet's page, or of the page of one of its values."""
    name = f"by-{spec.id.replace('_', '-')}"
    return f"{name}--{key}" if key else name


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
        whole = len(part) == len(records)
        return table(shown, part, whole=whole) | {"total": len(records)}

    yield from list_pages(shown, listing, variables, current_way, label)
