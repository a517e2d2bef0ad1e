"""Records that are read and not published: drafts, and those that were withdrawn.

    draft: true                # in record.yaml: for the editors, until the line is taken out
    withdrawn: 2026-11-24      # never again: a tombstone with its id and this day is all

Both are taken out before anything else sees the records, so that no list, link, search or
feed can show them. What a withdrawn record still says is kept here for one purpose: its
names are looked for in all that is written (``plugins.checks``). Of a withdrawn record
only ``id`` and ``withdrawn`` need be left in ``record.yaml``, and no text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict

from plugins.errors import Problems
from plugins.records.base import Day, Model
from plugins.records.dates import Edtf
from plugins.records.people.identity import PersonId
from plugins.records.raw import RawRecord
from plugins.records.references import ReadingContext
from plugins.records.validate import apply

Why = Literal["draft", "withdrawn"]


class Withdrawal(Model):
    """What is read of a withdrawn record; everything else in it may be wrong or missing."""

    model_config = ConfigDict(extra="ignore", frozen=True, arbitrary_types_allowed=True)

    id: PersonId | None = None
    withdrawn: Day


@dataclass(frozen=True)
class Held:
    """A record that is not published.

    Args:
        raw: its folder as plain data.
        why: whether it is a draft or was withdrawn.
        neutral_id: the id that says nothing of the person, such as p-000123, or ''.
        day: the day of the withdrawal.
    """

    raw: RawRecord
    why: Why
    neutral_id: str = ""
    day: Edtf | None = None

    @property
    def tombstone(self) -> str:
        """What is left of its name: of a person the neutral id, of others their own."""
        return self.neutral_id if self.raw.schema.name == "person" else self.raw.id


def hold_back(raws: Mapping[str, RawRecord], problems: Problems) -> dict[str, Held]:
    """The records of ``raws`` that are not published, by id."""
    found = {id_: _held(raw, problems) for id_, raw in raws.items()}
    return {id_: held for id_, held in found.items() if held}


def _held(raw: RawRecord, problems: Problems) -> Held | None:
    data = raw.facts.data if isinstance(raw.facts.data, dict) else {}
    if "withdrawn" in data:
        return _withdrawn(raw, problems)
    return Held(raw, "draft") if str(data.get("draft", "")).lower() in _YES else None


_YES = ("true", "yes", "on", "1", "y", "t")  # what pydantic reads as true


def _withdrawn(raw: RawRecord, problems: Problems) -> Held:
    read = apply(Withdrawal, raw.facts, ReadingContext({}, frozenset()), problems)
    if read is None:
        return Held(raw, "withdrawn")
    if raw.schema.name == "person" and not read.id:
        hint = "write id: and the number that the record had: id: p-000001"
        message = "a withdrawn person is known by an id that says nothing of them"
        problems.add(raw.facts.place(("withdrawn",), key=True), "missing-id", message, hint)
    return Held(raw, "withdrawn", read.id or "", read.withdrawn)
