"""The revisions of the prisoner list: ``content/prisoner-list.revisions.yaml``.

    revisions.last                   # Numbered(3, 2026-11-24, count 12) or None
    revisions.entries["p-000001"]    # the facts that revision 3 showed

Kept are the numbers and dates of all revisions, and of the last one its entries and what
changed with it: what the next comparison needs and no more. ``without`` takes people out who
are no longer published, and counts them, so that a list with somebody missing is never
taken for the one that has the number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from plugins.records.base import Day, Model
from plugins.records.prisoners.compare import Change, Changes
from plugins.records.prisoners.entry import Entry, Value

NAME = "prisoner-list.revisions.yaml"


class Numbered(Model):
    """A revision: its number, its date, and how many people it named.

    ``gone`` is how many of the revision before are no longer published.
    """

    number: Annotated[int, Field(ge=1)]
    date: Day
    count: Annotated[int, Field(ge=0)]
    gone: Annotated[int, Field(ge=0)] = 0


class Changed(Model):
    """One fact that the last revision told otherwise than the one before."""

    before: Value | None = None
    after: Value | None = None


class Revisions(Model):
    """The file as a whole."""

    revisions: list[Numbered] = []
    added: list[str] = []
    removed: list[str] = []
    changed: dict[str, dict[str, Changed]] = {}
    taken_out: Annotated[int, Field(ge=0)] = 0
    entries: dict[str, Entry] = {}

    @property
    def last(self) -> Numbered | None:
        """The newest revision."""
        return self.revisions[-1] if self.revisions else None

    @property
    def changes(self) -> Changes:
        """What changed with the newest revision."""
        changed = {
            id_: {name: Change(one.before, one.after) for name, one in fields.items()}
            for id_, fields in self.changed.items()
        }
        return Changes(tuple(self.added), tuple(self.removed), changed)

    @property
    def ids(self) -> set[str]:
        """Everybody of whom the file says anything."""
        return {*self.added, *self.removed, *self.changed, *self.entries}

    def without(self, published: set[str]) -> Revisions:
        """The same without those who are not published, who are counted instead."""
        changes = self.changes.only(published)
        entries = {id_: entry for id_, entry in self.entries.items() if id_ in published}
        return self._with(changes, entries, self.taken_out + len(self.entries) - len(entries))

    def followed_by(
        self, new: Numbered, changes: Changes, entries: Mapping[str, Entry]
    ) -> Revisions:
        """These and one more."""
        kept = self._with(changes, entries, 0)
        return kept.model_copy(update={"revisions": [*self.revisions, new]})

    def _with(self, changes: Changes, entries: Mapping[str, Entry], taken_out: int) -> Revisions:
        changed = {
            id_: {name: Changed(before=one.before, after=one.after) for name, one in fields.items()}
            for id_, fields in changes.changed.items()
        }
        return Revisions(
            revisions=self.revisions,
            added=list(changes.added),
            removed=list(changes.removed),
            changed=changed,
            taken_out=taken_out,
            entries=dict(sorted(entries.items())),
        )

    def data(self) -> dict[str, Any]:
        """As it is written: plain data, without what is empty."""
        numbered = [
            {"number": str(r.number), "date": r.date.text, "count": str(r.count)}
            | ({"gone": str(r.gone)} if r.gone else {})
            for r in self.revisions
        ]
        changed = {
            id_: {name: one.model_dump(exclude_none=True) for name, one in fields.items()}
            for id_, fields in self.changed.items()
        }
        all_: dict[str, Any] = {
            "revisions": numbered,
            "added": self.added,
            "removed": self.removed,
            "changed": changed,
            "taken_out": str(self.taken_out) if self.taken_out else "",
            "entries": self.entries,
        }
        return {name: value for name, value in all_.items() if value}
