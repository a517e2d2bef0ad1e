"""The prisoner list as it is now, and how it stands to its last revision.

    now = current(content.records, content.prisoners)
    now.order, now.number, now.changes

A number is only ever shown for a list that is, fact for fact, the one that was numbered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.records.base import Record
from plugins.records.people import gist
from plugins.records.prisoners.choice import neutral_ids
from plugins.records.prisoners.compare import Changes, compare
from plugins.records.prisoners.entry import Entry, entry
from plugins.records.prisoners.files import Prisoners
from plugins.records.prisoners.revisions import Revisions


@dataclass(frozen=True)
class Current:
    """The list as the records make it now.

    Args:
        order: ids of the records on it, in its order.
        entries: what it says of each, by neutral id; whoever has none is missing.
        ids: the record's id by neutral id, for all who are published.
        revisions: what was numbered, without those who are not published.
        changes: what is new since the last revision.
    """

    order: tuple[str, ...]
    entries: Mapping[str, Entry]
    ids: Mapping[str, str]
    revisions: Revisions
    changes: Changes

    @property
    def nameless(self) -> tuple[str, ...]:
        """Records on the list without a neutral id, which no revision can name."""
        named = {self.ids[id_] for id_ in self.entries}
        return tuple(id_ for id_ in self.order if id_ not in named)

    @property
    def as_numbered(self) -> bool:
        """Whether this list is the one that the last revision numbered."""
        revisions = self.revisions
        same = not self.changes and not revisions.taken_out and not self.nameless
        return revisions.last is not None and same


def current(records: Mapping[str, Record], prisoners: Prisoners) -> Current:
    """The list as it is now."""
    listed = gist.listed_people(records)
    facts = dict(listed)
    order = prisoners.choice.chosen(listed)
    neutral = {id_: n for id_, n in neutral_ids(records).items() if id_ in facts}
    entries = {neutral[id_]: entry(facts[id_]) for id_ in order if id_ in neutral}
    kept = prisoners.revisions.without(set(neutral.values()))
    ids = {number: id_ for id_, number in neutral.items()}
    return Current(tuple(order), entries, ids, kept, compare(kept.entries, entries))
