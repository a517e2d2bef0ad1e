"""Spans of time as statutes write them, and the calendar that they are counted on.

    >>> read_span("1mo15d")
    Span(months=1, days=15, hours=0)
    >>> add(date(2023, 1, 31), read_span("1mo"))
    datetime.date(2023, 2, 28)

The starting hour and day are not counted, and holidays never lengthen custody (Criminal
Procedure Law 2018, art. 105, paras. 2 and 4). A month runs from a day to the same day of
the next month, from a month's last day to the next one's last day, and to the last day
where there is no such day; half a month is 15 days (Supreme People's Court, Interpretation
of 2021, art. 202, para. 1; of 1998, art. 103, para. 3). Which span belongs to what is left
to ``law``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

_SPAN = re.compile(r"(?:(\d+)mo)?(?:(\d+)d)?(?:(\d+)h)?", re.ASCII)


@dataclass(frozen=True)
class Span:
    """A length of time in months, days and hours, as a law gives it."""

    months: int = 0
    days: int = 0
    hours: int = 0

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.no_info_after_validator_function(_validated, text)


@dataclass(frozen=True)
class DayRange:
    """The days that a date may be: from the earliest to the latest, both included."""

    earliest: date
    latest: date

    @property
    def is_day(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest == self.latest


def read_span(text: str) -> Span:
    """Read ``2mo``, ``1mo15d``, ``24h`` or ``0d`` (at once).

    Raises:
        ValueError: the text is no span.
    """
    match = _SPAN.fullmatch(text)
    if not match or not text:
        raise ValueError(f"“{text}” is not a length of time")
    return Span(*(int(n or 0) for n in match.groups()))


def add(start: date, span: Span) -> date:
    """The last day of a time limit of ``span`` that begins on ``start``.

    The day of ``start`` is not counted. Hours are turned into days upwards, because the
    hour of the start is never known: 24 hours from any hour of a day end on the next day,
    and so may 12. What would lie beyond the calendar is the calendar's last day.
    """
    days = span.days + -(-span.hours // 24)
    try:
        return add_months(start, span.months) + timedelta(days=days)
    except (OverflowError, ValueError):
        return date.max


def add_all(start: date, spans: Iterable[Span]) -> date:
    """The last day of several limits of which each begins when the one before it ends.

    Months can be counted one limit after the other or all at once from the first day;
    the two differ by up to three days at the ends of months. The later day is given, so
    that no authority is said to be late because of a way of counting.
    """
    spans = tuple(spans)
    last = start
    for span in spans:
        last = add(last, span)
    return max(last, add(start, _sum(spans)))


def add_months(start: date, months: int) -> date:
    """The day ``months`` months after ``start`` (Interpretation of 2021, art. 202, para. 1)."""
    if months == 0:
        return start
    index = start.year * 12 + start.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    if start.day == calendar.monthrange(start.year, start.month)[1]:
        return date(year, month, last)
    return date(year, month, min(start.day, last))


def add_years(start: date, years: int) -> date:
    """The same day ``years`` later, or that month's last day where there is no such day.

    So the 28th of February is the 28th also in a leap year (Interpretation of 2021,
    art. 202, para. 2).
    """
    last = calendar.monthrange(start.year + years, start.month)[1]
    return date(start.year + years, start.month, min(start.day, last))


def _sum(spans: tuple[Span, ...]) -> Span:
    return Span(
        sum(span.months for span in spans),
        sum(span.days for span in spans),
        sum(span.hours for span in spans),
    )


def _validated(text: str) -> Span:
    try:
        return read_span(text)
    except ValueError as error:
        hint = "write 2mo, 1mo15d, 10d, 24h; 0d for “at once”"
        raise PydanticCustomError("wrong-type", str(error), {"hint": hint}) from error
