"""What happened when in a register: the dates of a field, of all entries, in their order.

    events(shown, field)[0].date

A history gives one event for each of its states. ``calendar`` shows them on a page, ``ics``
as a file for calendars.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.records.base import Record
from plugins.records.dates import Edtf
from plugins.records.references import Term
from plugins.records.registers.spec import FieldSpec
from plugins.views.registers.shown import Shown


@dataclass(frozen=True)
class Event:
    """One date of one entry; ``number`` tells those of an entry apart."""

    record: Record
    date: Edtf
    number: int
    state: Term | None = None


def events(shown: Shown, field: FieldSpec) -> list[Event]:
    """All events of a field, the earliest first."""
    found = [event for record in shown.records for event in _of(record, field)]
    return sorted(found, key=lambda e: (_first(e.date), e.date.latest, e.record.slug, e.number))


def on_days(shown: Shown, field: FieldSpec) -> list[Event]:
    """The events of a field that began on a known day."""
    return [e for e in events(shown, field) if e.date.start and e.date.start.day]


def _of(record: Record, field: FieldSpec) -> list[Event]:
    value = getattr(record.facts, field.id)
    if field.type == "history":
        return [Event(record, s.date, n, s.value) for n, s in enumerate(value)]
    dates = value if isinstance(value, list) else [value]
    return [Event(record, date, n) for n, date in enumerate(dates) if date is not None]


def _first(date: Edtf) -> object:
    """Where a date stands; one with an open beginning stands at its end."""
    return date.earliest if date.start else date.latest


def year_of(date: Edtf) -> int:
    """The year under which a date is found."""
    point = date.start or date.end
    assert point is not None  # an interval always has one end
    return point.year
