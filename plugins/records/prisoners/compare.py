"""What is new in the prisoner list since its last revision.

    changes = compare(before, now)
    changes.added, changes.changed["p-000004"]["status"]      # Change("on-trial", "serving")

Before and now are entries by the people's neutral ids. Nothing is said of people who are no
longer published: whoever calls takes them out of both first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.records.prisoners.entry import FIELDS, Entry, Value


@dataclass(frozen=True)
class Change:
    """One fact, as it was and as it is; None where there is none."""

    before: Value | None
    after: Value | None


@dataclass(frozen=True)
class Changes:
    """What came, what went, and what is told otherwise, by neutral id."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: Mapping[str, Mapping[str, Change]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def only(self, ids: set[str]) -> Changes:
        """The changes of some people alone."""
        return Changes(
            tuple(id_ for id_ in self.added if id_ in ids),
            tuple(id_ for id_ in self.removed if id_ in ids),
            {id_: fields for id_, fields in self.changed.items() if id_ in ids},
        )


def compare(before: Mapping[str, Entry], now: Mapping[str, Entry]) -> Changes:
    """What differs between two lists; people in the order of their ids."""
    both = sorted(before.keys() & now.keys())
    differing = {id_: _fields(before[id_], now[id_]) for id_ in both}
    return Changes(
        tuple(sorted(now.keys() - before.keys())),
        tuple(sorted(before.keys() - now.keys())),
        {id_: fields for id_, fields in differing.items() if fields},
    )


def _fields(before: Entry, now: Entry) -> dict[str, Change]:
    return {
        field: Change(before.get(field), now.get(field))
        for field in FIELDS
        if before.get(field) != now.get(field)
    }
