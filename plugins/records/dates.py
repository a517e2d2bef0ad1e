"""Dates as the field writes them: EDTF levels 0 and 1, partial and uncertain.

    >>> parse_date("1989-06").earliest, parse_date("1989-06").latest
    (datetime.date(1989, 6, 1), datetime.date(1989, 6, 30))
    >>> parse_date("2015-07~").approximate
    True

Understood: ``2015-07-10``, ``2015-07``, ``2015``, each with ``?`` (uncertain), ``~``
(approximate) or ``%`` (both), and intervals ``a/b`` with ``..`` for an open end.
Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019.
How a date reads in a language is left to ``editions.dates``.
Why not a library: ``docs/decisions/0004-dates.md``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%])?", re.ASCII)


@dataclass(frozen=True)
class Point:
    """One end of a date: a year, perhaps a month, perhaps a day."""

    year: int
    month: int | None = None
    day: int | None = None
    mark: str = ""

    @property
    def earliest(self) -> date:
        """First day that this may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Last day that this may mean."""
        month = self.month or 12
        last = calendar.monthrange(self.year, month)[1]
        return date(self.year, month, self.day or last)

    @property
    def iso(self) -> str:
        """The date without its mark of doubt, as HTML's ``datetime`` takes it."""
        parts = [f"{self.year:04d}"]
        parts += [f"{n:02d}" for n in (self.month, self.day) if n]
        return "-".join(parts)


@dataclass(frozen=True)
class Edtf:
    """A date or an interval; ``None`` at one end of an interval means open."""

    text: str
    start: Point | None
    end: Point | None

    @property
    def is_interval(self) -> bool:
        """Whether the date was written with two ends."""
        return "/" in self.text

    @property
    def approximate(self) -> bool:
        """Whether either end is marked as approximate."""
        return any(p and p.mark in ("~", "%") for p in (self.start, self.end))

    @property
    def uncertain(self) -> bool:
        """Whether either end is marked as uncertain."""
        return any(p and p.mark in ("?", "%") for p in (self.start, self.end))

    @property
    def earliest(self) -> date:
        """First day that this may mean (day one of the calendar if open)."""
        return self.start.earliest if self.start else date.min

    @property
    def latest(self) -> date:
        """Last day that this may mean (the calendar's last if open)."""
        return self.end.latest if self.end else date.max

    @property
    def is_day(self) -> bool:
        """Whether this is one known day."""
        return not self.is_interval and self.start is not None and self.start.day is not None

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.no_info_after_validator_function(_validated, text)


def parse_date(text: str) -> Edtf:
    """Read an EDTF date.

    Raises:
        ValueError: the text is no such date, or names a day that never was.
    """
    first, slash, last = text.partition("/")
    if not slash:
        point = _point(first)
        return Edtf(text, point, point)
    start = None if first == ".." else _point(first)
    end = None if last == ".." else _point(last)
    if start is None and end is None:
        raise ValueError("an interval needs at least one end")
    if start and end and start.earliest > end.latest:
        raise ValueError("the interval ends before it begins")
    return Edtf(text, start, end)


def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError("not a date")
    year, month, day = (int(n) if n else None for n in match.groups()[:3])
    assert year is not None
    if year == 0 or (month is not None and not 1 <= month <= 12):
        raise ValueError("there is no such month" if year else "there is no year 0")
    if day is not None and not 1 <= day <= calendar.monthrange(year, month or 1)[1]:
        raise ValueError("there is no such day")
    return Point(year, month, day, match.group(4) or "")


def _validated(text: str) -> Edtf:
    try:
        return parse_date(text)
    except ValueError as error:
        raise PydanticCustomError(
            "bad-date",
            "“{text}” is not a date: {why}",
            {
                "text": text,
                "why": str(error),
                "hint": "write 1989-06-04, 1989-06 or 1989; 1989-06~ for “about”; a/b for from–to",
            },
        ) from error
