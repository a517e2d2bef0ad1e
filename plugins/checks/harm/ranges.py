"""Dates that are known in part, compared without claiming more than is known.

    >>> from plugins.records.dates import parse_date
    >>> before(parse_date("2015"), parse_date("2016-03"))
    'error'
    >>> before(parse_date("2015~"), parse_date("2016-03"))
    'warning'
    >>> before(parse_date("2015"), parse_date("2015-03")) is None
    True

What must be so, whichever days were meant, is as bad as an error; what rests on a date that
is itself in doubt (``~``, ``?``) is a warning; what may be so is nothing.
"""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, date

from plugins.errors import Severity
from plugins.records.dates import Edtf
from plugins.records.text import Duration


def before(first: Edtf, second: Edtf) -> Severity | None:
    """How surely ``first`` ended before ``second`` began."""
    return judged(first.latest < second.earliest, first, second)


def judged(impossible: bool, *dates: Edtf) -> Severity | None:
    """How bad a contradiction is that rests on ``dates``."""
    if not impossible:
        return None
    doubtful = any(date.approximate or date.uncertain for date in dates)
    return "warning" if doubtful else "error"


def days_apart(first: date, last: date) -> int:
    """The number of days from one day to another."""
    return (last - first).days


def after(day: date, length: Duration) -> date:
    """The same day, years, months and days later; of a shorter month, its last day.

    What would lie beyond the calendar is the calendar's last day.
    """
    months = day.year * 12 + day.month - 1 + length.years * 12 + length.months
    year, month = divmod(months, 12)
    if year > MAXYEAR:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    same = date(year, month + 1, min(day.day, last))
    room = (date.max - same).days
    return date.fromordinal(same.toordinal() + min(length.days, room))


def years_after(day: date, years: int) -> date:
    """The day some years later."""
    return after(day, Duration(years=years))
