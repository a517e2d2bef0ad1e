"""A long list in sheets that stay what they are when something is added to the list.

    sheets("index", records, 100, lambda record: record.slug)
    # [Sheet("index", …), Sheet("index--from--east", …)]

Cut by count, every sheet behind a new entry would change. Here a sheet ends, between half full
and full, before the entry whose hash is the least of those where it may end, and it is called
after the entry that it begins with. So a new entry changes its own sheet, seldom the next, and
moves no other: content-defined chunking (A. Muthitacharoen, B. Chen and D. Mazières, “A
Low-bandwidth Network File System”, SOSP 2001; the least of a window: S. Schleimer, D. Wilkerson
and A. Aiken, “Winnowing”, SIGMOD 2003). Figures: ``docs/decisions/0024-stable-sheets.md``.

Sheets lead to their neighbours and to a page that names all of them; what a sheet shows is
left to others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Generic, TypeVar

T = TypeVar("T")
FEW = 3  # sheets that need no page that names them all


@dataclass(frozen=True)
class Sheet(Generic[T]):
    """One sheet of a list: the name of its page, and what is on it."""

    name: str
    items: list[T]


def sheets(name: str, items: Sequence[T], length: int, key: Callable[[T], str]) -> list[Sheet[T]]:
    """A list in sheets; one sheet if it is empty.

    Args:
        name: of the first sheet's page, without ``.html``.
        items: what is listed, in its order.
        length: how many items a sheet holds at most.
        key: an id of an item that may stand in an address; no two items have the same.
    """
    starts = _starts([key(item) for item in items], length)
    ends = [*starts[1:], len(items)]
    parts = [list(items[start:end]) for start, end in zip(starts, ends, strict=True)]
    names = [name, *(f"{name}--from--{key(part[0])}" for part in parts[1:])]
    return [Sheet(*pair) for pair in zip(names, parts, strict=True)]


def _starts(keys: list[str], length: int) -> list[int]:
    """Where sheets begin."""
    starts = [0]
    while len(keys) - starts[-1] > length:
        may_begin = range(starts[-1] + length // 2 + 1, starts[-1] + length + 1)
        starts.append(min(may_begin, key=lambda at: _hash(keys[at])))
    return starts


@lru_cache(maxsize=100_000)
def _hash(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()[:8]


def all_of(name: str) -> str:
    """The name of the page that names all sheets of a list."""
    return f"{name}--all--sheets"


def ways(
    names: list[str], at: int, _: Callable[[str], str], *, few: bool = False
) -> list[SimpleNamespace]:
    """Links from a sheet to the first, the one before, the one behind, and all.

    Args:
        names: of the pages of all sheets, without ``.html``.
        at: which of them this is, from 0.
        _: the words of the edition.
        few: whether no page names them all.
    """
    found = []
    if at > 1:
        found.append((names[0], _("First sheet")))
    if at > 0:
        found.append((names[at - 1], _("Previous sheet")))
    if at + 1 < len(names):
        found.append((names[at + 1], _("Next sheet")))
    if len(names) > FEW and not few:
        found.append((all_of(names[0]), _("All sheets")))
    return [
        SimpleNamespace(href=f"{name}.html", label=label, current=False) for name, label in found
    ]


def numbered(names: list[str], at: int) -> list[SimpleNamespace]:
    """Links between a few pages by their numbers; none if there is but one."""
    if len(names) < 2:
        return []
    return [
        SimpleNamespace(number=n + 1, href=name, current=n == at) for n, name in enumerate(names)
    ]
