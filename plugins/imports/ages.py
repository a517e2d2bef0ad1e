"""An age on a day as the years in which somebody can have been born.

    >>> born("37", Read("2015-07-10")).value
    '1977/1978'

Somebody who was 37 on 10 July 2015 was born from 11 July 1977 to 10 July 1978. Only years are
given: ages in such tables are often reckoned, or counted the Chinese way (虚岁), by which a
child is one at birth and a year older with each new year: who is 38 so is 36 or 37.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from plugins.imports.cells import Read, Result, Unread, folded, without_footnote
from plugins.imports.numerals import digits
from plugins.records.dates import Edtf, parse_date

_AGE = re.compile(r"(?:aged?\s*)?(\d{1,3})(?:\.0+)?\s*(?:岁|歲|years?(?:\s+old)?|yrs?|y/?o)?")
_NOMINAL = re.compile(r"[虚虛]\s*[岁歲]?\s*(\d{1,3})\s*[岁歲]?|(\d{1,3})\s*[虚虛][岁歲]")
_ABOUT = re.compile(r"^(?:about|c\.|ca\.|circa|[~约約])\s*|\s*(?:左右|多[岁歲]|\?)$")
OLDEST = 110


def born(text: str, at: Result) -> Result:
    """The years of birth, as EDTF.

    Args:
        text: the age.
        at: the date on which it held, as far as that could be read.
    """
    if isinstance(at, Unread):
        return Unread("the day of this age could not be read", "write the year of birth instead")
    day = parse_date(str(at.value))
    if day.start is None or day.end is None:
        return Unread("the day of this age is open", "write the year of birth instead")
    plain = digits(without_footnote(folded(text)).casefold())
    about = _ABOUT.sub("", plain)
    nominal = _NOMINAL.fullmatch(about)
    match = nominal or _AGE.fullmatch(about)
    if not match:
        return Unread("this is not an age", "write the number of years")
    age = int(next(group for group in match.groups() if group))
    if age > OLDEST:
        return Unread(f"nobody is {age} years old", "look at the age again")
    first, last = _years(age, age - 2, day) if nominal else _years(age + 1, age, day)
    mark = "~" if about != plain or day.approximate or day.uncertain else ""
    years = f"{first}{mark}" if first == last else f"{first}{mark}/{last}{mark}"
    return Read(years, (f"the year of birth was reckoned from the age of {age}",))


def _years(oldest: int, youngest: int, day: Edtf) -> tuple[int, int]:
    """First and last year of birth of who was not yet ``oldest``, and ``youngest`` at least."""
    earliest = _years_before(day.earliest, oldest) + timedelta(days=1)
    return earliest.year, _years_before(day.latest, youngest).year


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
