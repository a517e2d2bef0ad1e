"""One day, month, season or year, in the forms that tables have.

    >>> read_point("民國104年7月").value, read_point("10 july 2015").value
    ('2015-07', '2015-07-10')

Forms, each in small letters and with digits: ISO and its cousins with / or ., CECC's
``2015/07/dd``, Chinese, the Republic of China's calendar, English with a month's name, 10/7/2015
where the column says which is which, Excel's serial numbers, seasons and parts of years. What
surrounds a point (doubt, limits, ranges) is taken off by ``dates``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.imports.cells import Read, Result, Unread

MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NUMBER = {name: number for number, name in enumerate(_NAMES, start=1)}
_UNKNOWN = r"dd?|mm?|xx?|\?\??|00?|--"
_PART = rf"\d{{1,2}}|{_UNKNOWN}"
_ISO = re.compile(
    rf"(\d{{4}})\s*[-/.年]\s*({_PART})\s*月?份?(?:\s*[-/.月]?\s*(?<=[-/.月\s])({_PART})\s*[日号號]?)?"
)
_YEAR = re.compile(r"(\d{4})\s*年?(?:\s*(?:[-/](?:mm|xx|00)[-/](?:dd|xx|00)))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MINGUO = re.compile(r"(?:民國|民国|roc)\s*(\d{1,3}|元)\s*(年?.*)")
_BARE_MINGUO = re.compile(r"(\d{2,3})\s*([年./-].*)?")
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?\s*[-\s.]?(?:of\s)?\s*({MONTHS})\.?[-,\s]*(\d{{4}})"
)
_MONTH_FIRST = re.compile(rf"({MONTHS})\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")
_MONTH_ALONE = re.compile(rf"({MONTHS})\.?[-,\s]*(?:of\s)?(\d{{4}})")
_SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_SHORT = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}|\d{2}年.*")
_SEASON_EN = re.compile(r"(spring|summer|autumn|fall|winter)(?:\s+of)?,?\s+(\d{4})")
_SEASON_ZH = re.compile(r"(\d{4})年?的?([春夏秋冬])[季天]?")
_HALF = re.compile(r"(\d{4})年?([上下])半年|(first|second) half of (\d{4})")
_VAGUE_EN = re.compile(
    r"(?:early|mid|late|the beginning of|the end of|beginning of|end of)[-\s]+(.+)"
)
_VAGUE_ZH = re.compile(r"(.*(?:年|月))(?:初|中|底|末|[上中下]旬|年初|年中|年底|年末)")
# Seasons of the northern hemisphere by months, as in meteorology; a winter spans two years.
_SEASONS = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11),
    "春": (3, 5), "夏": (6, 8), "秋": (9, 11),
}  # fmt: skip
EARLIEST, LATEST = 1850, 2100  # years between which a date in such a table lies
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")


@dataclass(frozen=True)
class Manner:
    """How a column writes its dates, where the dates themselves do not say.

    Args:
        order: ``dmy`` or ``mdy`` for 10/7/2015; '' if the column has no such dates.
        calendar: ``minguo`` if years count from 1912 and nothing says so.
        epoch: 1900 or 1904, where Excel's serial numbers begin.
    """

    order: str = ""
    calendar: str = ""
    epoch: int = 1900


PLAIN = Manner()


def read_point(text: str, manner: Manner = PLAIN) -> Result:
    """Read one point in time, given in small letters and plain digits."""
    for form in _FORMS:
        found = form(text, manner)
        if found is not None:
            return found
    return Unread("this is not a date that can be read", "write 2015-07-10, 2015-07 or 2015")


Form = Callable[[str, Manner], Result | None]


def _serial(text: str, manner: Manner) -> Result | None:
    match = _SERIAL.fullmatch(text)
    if not match:
        return None
    start = date(1904, 1, 1) if manner.epoch == 1904 else date(1899, 12, 30)
    day = start + timedelta(days=int(match[1]))
    if not EARLIEST <= day.year <= LATEST:
        return Unread("this number is not a date")
    return Read(day.isoformat(), (f"{match[1]} was read as a date that Excel stores as a number",))


def _decimal(text: str, manner: Manner) -> Result | None:
    """2015.1 in a spreadsheet may be what is left of 2015.10."""
    if re.fullmatch(r"\d{4}\.1", text):
        note = "2015.1 may be January, or October without its zero; only the year was taken"
        return Read(text[:4], (note.replace("2015", text[:4]),))
    return None


def _minguo(text: str, manner: Manner) -> Result | None:
    match = _MINGUO.fullmatch(text)
    if not match and manner.calendar == "minguo":
        match = _BARE_MINGUO.fullmatch(text)
    if not match:
        return None
    year = 1 if match[1] == "元" else int(match[1])
    rest = match[2] or "年"
    return read_point(f"{year + 1911}{rest}")


def _iso(text: str, manner: Manner) -> Result | None:
    match = _ISO.fullmatch(text) or _COMPACT.fullmatch(text) or _YEAR.fullmatch(text)
    if not match:
        return None
    year, month, day = (*match.groups(), None, None)[:3]
    return _date(str(year), _known(month), _known(day))


def _english(text: str, manner: Manner) -> Result | None:
    match = _DAY_FIRST.fullmatch(text)
    if match:
        return _date(match[3], _month(match[2]), match[1])
    match = _MONTH_FIRST.fullmatch(text)
    if match:
        return _date(match[3], _month(match[1]), match[2])
    match = _MONTH_ALONE.fullmatch(text)
    return _date(match[2], _month(match[1]), "") if match else None


def _slashed(text: str, manner: Manner) -> Result | None:
    match = _SLASHED.fullmatch(text)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[2]), match[3]
    order = manner.order or ("dmy" if first > 12 else "mdy" if second > 12 else "")
    if not order and first != second:
        hint = "say in the map which comes first: order: dmy or order: mdy"
        return Unread("day and month cannot be told apart", hint)
    day, month = (second, first) if order == "mdy" else (first, second)
    return _date(year, str(month), str(day))


def _season(text: str, manner: Manner) -> Result | None:
    english, chinese = _SEASON_EN.fullmatch(text), _SEASON_ZH.fullmatch(text)
    if not english and not chinese:
        return None
    name, year = (english[1], english[2]) if english else (chinese[2], chinese[1])  # type: ignore[index]
    if name not in _SEASONS:
        return Read(year, ("a winter lies in two years; only the year was taken",))
    first, last = _SEASONS[name]
    return Read(
        f"{year}-{first:02d}/{year}-{last:02d}", (f"“{text}” was read as its three months",)
    )


def _half(text: str, manner: Manner) -> Result | None:
    match = _HALF.fullmatch(text)
    if not match:
        return None
    year, first = match[1] or match[4], (match[2] or match[3]) in ("上", "first")
    return Read(f"{year}-01/{year}-06" if first else f"{year}-07/{year}-12")


def _vague(text: str, manner: Manner) -> Result | None:
    match = _VAGUE_EN.fullmatch(text) or _VAGUE_ZH.fullmatch(text)
    if not match:
        return None
    found = read_point(match[1], manner)
    if isinstance(found, Unread):
        return found
    note = f"of “{text}” only {found.value} was taken; the rest cannot be written as a date"
    return Read(found.value, (*found.notes, note))


def _short(text: str, manner: Manner) -> Result | None:
    if not _SHORT.fullmatch(text):
        return None
    return Unread("a year of two digits can be any century", "write the year in full")


_FORMS: tuple[Form, ...] = (
    _minguo, _decimal, _iso, _serial, _english, _slashed, _season, _half, _vague, _short,
)  # fmt: skip


def _known(part: str | None) -> str:
    return part if part and part.isdigit() and int(part) else ""


def _month(name: str) -> str:
    return str(_MONTH_NUMBER[name[:3]])


def _date(year: str, month: str, day: str) -> Result:
    if not EARLIEST <= int(year) <= LATEST:
        return Unread(f"the year {year} is not plausible", "look at the year again")
    if month and not 1 <= int(month) <= 12:
        return Unread("there is no such month", "look at the day and the month again")
    if day and month:
        try:
            date(int(year), int(month), int(day))
        except ValueError:
            return Unread("there is no such day", "look at the day and the month again")
    parts = [year, *([f"{int(month):02d}"] if month else [])]
    return Read("-".join([*parts, f"{int(day):02d}"] if month and day else parts))
