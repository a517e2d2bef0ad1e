"""The entries of a register by the values of a field: pages, so that no script is needed.

    by-kind.html            the values, each with how many entries have it
    by-kind--prison.html    the entries with one of them

Which values there are and who has them is left to ``grouping``.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.registers.spec import FieldSpec
from plugins.views.pages import Page
from plugins.views.registers.grouping import Group, groups
from plugins.views.registers.index import cut, page, page_names, rows_a_page, table
from plugins.views.registers.shown import Shown

BRANCHES = 150  # values of a field on one page


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
    parts = [found[at : at + BRANCHES] for at in range(0, len(found), BRANCHES)] or [[]]
    names = page_names(name_of(spec), len(parts))
    for at, part in enumerate(parts):
        branches = [
            SimpleNamespace(
                href=f"{name_of(spec, group.key)}.html",
                label=group.label,
                count=len(group.records),
            )
            for group in part
        ]
        variables = {"branches": branches, "columns": [], "rows": [], "cards": []}
        yield page(shown, names, at, variables.copy, names[0], shown.label(spec))


def entries_pages(
    shown: Shown, name: str, records: list[Record], label: Phrase, current_way: str
) -> Iterator[Page]:
    """The entries of one value as a table."""
    pages = cut(records, rows_a_page(shown))
    names = page_names(name, len(pages))
    for at, part in enumerate(pages):

        def variables(part: list[Record] = part) -> dict[str, Any]:
            return table(shown, part, whole=len(pages) == 1) | {"total": len(records)}

        yield page(shown, names, at, variables, current_way, label)
