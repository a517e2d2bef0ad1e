"""A list of a register in sheets: what they are called, what each begins with.

    Listing("index", records, 80, partial(entry_item, shown)).names     # index, index--from--…

Where sheets end is decided in ``plugins.views.sheets``; the pages of a list are made by
``index.list_pages``, from whatever makes a sheet's variables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Generic, TypeVar

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.views.registers.shown import Shown
from plugins.views.sheets import FEW, Sheet, all_of, sheets, ways

T = TypeVar("T")
BRANCHES = 150  # links of a list on one page
_OF_EDITIONS = ("name", "words")  # fields by which each edition has its own order


@dataclass(frozen=True)
class Item:
    """What a sheet is called after: an id for its address, and words for its title."""

    key: str
    label: Phrase


@dataclass
class Listing(Generic[T]):
    """A list of a register.

    Args:
        name: of the page of its first sheet, without ``.html``.
        items: what is listed.
        length: how many stand on a sheet at most.
        item: what a sheet that begins with something is called after.
        twin: the first page of the list in editions that cut it in their own way; '' if all
            cut it alike, so that each sheet has the same one there.
    """

    name: str
    items: list[T]
    length: int
    item: Callable[[T], Item]
    twin: str = ""

    @cached_property
    def sheets(self) -> list[Sheet[T]]:
        """Its sheets."""
        return sheets(self.name, self.items, self.length, lambda item: self.item(item).key)

    @cached_property
    def names(self) -> list[str]:
        """The names of their pages."""
        return [sheet.name for sheet in self.sheets]

    def since(self, at: int) -> Phrase | None:
        """What a sheet begins with; None for the first."""
        return self.item(self.sheets[at].items[0]).label if at else None

    def ways(self, at: int, shown: Shown) -> list[SimpleNamespace]:
        """Links from a sheet to others."""
        return ways(self.names, at, shown._)

    @property
    def contents(self) -> Listing[SimpleNamespace] | None:
        """The list of all its sheets; None if they are few."""
        if len(self.sheets) <= FEW:
            return None
        found = [
            SimpleNamespace(
                href=f"{sheet.name}.html",
                label=self.item(sheet.items[0]).label,
                count=len(sheet.items),
                key=self.item(sheet.items[0]).key,
            )
            for sheet in self.sheets
        ]
        return Listing(all_of(self.name), found, BRANCHES, branch_item, self.twin)


def branch_item(branch: SimpleNamespace) -> Item:
    """What a sheet of links is called after."""
    return Item(branch.key, branch.label)


def entry_item(shown: Shown, record: Record) -> Item:
    """What a sheet of entries is called after."""
    return Item(record.slug, shown.shelf.view.title(record.id))


def twin_of(shown: Shown, name: str, sort: str | None) -> str:
    """The page of other editions, where they may have the entries in another order."""
    field = shown.field(sort)
    return name if field and field.type in _OF_EDITIONS else ""
