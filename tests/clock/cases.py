"""Histories in one line, and the readings of one stage.

    >>> case("arrested 2016-01-08, transferred-for-prosecution 2016-03", as_of="2017-01-01")

All cases are made up.
"""

from __future__ import annotations

from typing import Any

from plugins.clock.clock import read_clock
from plugins.clock.history import Event, Flags, History
from plugins.clock.readings import Reading
from plugins.records.dates import parse_date

AS_OF = "2026-06-30"


def events(text: str) -> tuple[Event, ...]:
    """Events from ``type date [certainty], type date …``."""
    parts = [part.split() for part in text.split(",") if part.strip()]
    return tuple(Event(p[0], parse_date(p[1]), *p[2:]) for p in parts)


def case(text: str, as_of: str = AS_OF, flags: Flags | None = None, **more: Any) -> History:
    """A history from its events in one line."""
    return History(events(text), parse_date(as_of), flags=flags or Flags(), **more)


def readings(stage: str, history: History) -> list[Reading]:
    """Every reading of one stage."""
    return [reading for reading in read_clock(history) if reading.stage == stage]


def reading(stage: str, history: History, number: int = 1) -> Reading:
    """One run of one stage."""
    return next(r for r in readings(stage, history) if r.number == number)


def grade(stage: str, history: History, number: int = 1) -> str:
    """A grade in one word: ``within``, ``past-ordinary?`` if only possible, ``-`` if none."""
    found = reading(stage, history, number).grade
    return "-" if found is None else found.level + ("?" if found.possibly else "")
