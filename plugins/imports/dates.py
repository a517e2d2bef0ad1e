"""Dates as people write them in tables, read as EDTF and never more exact than they are.

    >>> read_date("2015年7月").value, read_date("c. 2015").value, read_date("2015/07/dd").value
    ('2015-07', '2015~', '2015-07')

Marks of doubt (``?``, ``c.``, 约), words of limit (before, 以前) and ranges are taken off one
after another here; what is left is one point in time, which ``datepoints`` reads. Where a
word says less than EDTF can (early 2015), the year is kept and the note says what was left
out; where the order of day and month cannot be told, nothing is read.
"""

from __future__ import annotations

import re

from plugins.imports.cells import Read, Result, Unread, folded, without_footnote
from plugins.imports.datepoints import EARLIEST, LATEST, MONTHS, PLAIN, Manner, read_point
from plugins.imports.numerals import digits
from plugins.records.dates import parse_date

_ABOUT = re.compile(
    r"^(?:c\.|ca\.?(?=[\s\d])|circa|about|around|approx(?:\.|imately)?|roughly|[~约約]|大[约約])\s*(?=.)"
)
_ABOUT_AFTER = re.compile(r"\s*(?:左右|前后|前後|上下|\(approx\.?\)|\(约\)|\(約\))$")
_DOUBT = re.compile(
    r"\s*(?:\(\s*\?\s*\)|(?<![-/.?])\?+|\(疑\)|\(存疑\)|\(uncertain\)|\(unconfirmed\))\s*$"
)
_BEFORE = re.compile(r"^(?:before|by|until|up to|prior to|no later than|不晚于|不晚於)\s*")
_AFTER = re.compile(r"^(?:after|since|from|no earlier than|不早于|不早於|自)\s*")
_BEFORE_AFTER = re.compile(r"\s*(?:之前|以前|前)$")
_AFTER_AFTER = re.compile(
    r"\s*(?:之后|之後|以后|以後|后|後|起|以来|以來|至今|-\s*present|or later)$"
)
_BETWEEN = re.compile(r"^(?:between|from)\s+(.+?)\s+(?:and|to|until)\s+(.+)$")
_PARTED = re.compile(r"\s+(?:to|and|or|through)\s+|\s*(?:至|到|或|—|–|~|/(?=\s*\d{4}-))\s*|\s+-\s+")
_YEARS = re.compile(r"(\d{4})\s*-\s*(\d{4})")
_DAYS = re.compile(r"(\d{1,2})\s*-\s*(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+\.?,?\s+\d{4})")
_MONTHS = re.compile(rf"({MONTHS})\.?\s*-\s*((?:{MONTHS})\.?,?\s+(\d{{4}}))")
_TIME = re.compile(r"[t\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?$")
_WEEKDAY = re.compile(
    r"\s*\(?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]\)?$|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+"
)


def read_date(text: str, manner: Manner = PLAIN) -> Result:
    """Read a date, a part of one, or a range.

    Returns:
        ``Read`` with EDTF text (Library of Congress, 2019) or ``Unread`` with the reason.
    """
    bare = without_footnote(folded(text))
    already = _edtf(bare)
    if already and not manner.calendar:
        return Read(already)
    return _whole(digits(bare.casefold()), manner)


def _edtf(text: str) -> str:
    try:
        date = parse_date(text) if re.fullmatch(r"[\d./?~%-]+", text) else None
    except ValueError:
        return ""
    years = [point.year for point in (date.start, date.end) if point] if date else []
    return text if years and all(EARLIEST <= year <= LATEST for year in years) else ""


def _whole(text: str, manner: Manner) -> Result:
    """Take off doubt and approximation, then read what is left."""
    shorter, doubt = _without(text, _DOUBT)
    shorter, about = _without(shorter, _ABOUT)
    shorter, about_too = _without(shorter, _ABOUT_AFTER)
    shorter, doubt_too = _without(shorter, _DOUBT)
    result = _limited(shorter, manner)
    if isinstance(result, Unread):
        return result
    mark = _mark(doubt or doubt_too, about or about_too)
    return _checked(_marked(str(result.value), mark), result.notes)


def _without(text: str, pattern: re.Pattern[str]) -> tuple[str, bool]:
    shorter = pattern.sub("", text).strip()
    return (shorter, True) if shorter and shorter != text else (text, False)


def _mark(doubt: bool, about: bool) -> str:
    if doubt and about:
        return "%"
    return "?" if doubt else "~" if about else ""


def _marked(date: str, mark: str) -> str:
    if not mark:
        return date
    ends = date.split("/")
    return "/".join(end if end == ".." or end[-1] in "?~%" else end + mark for end in ends)


def _limited(text: str, manner: Manner) -> Result:
    """Before, after, between; or a range; or one point."""
    between = _BETWEEN.match(text)
    if between:
        return _range(between.group(1), between.group(2), manner)
    for before, open_end in ((_BEFORE, "../{}"), (_AFTER, "{}/..")):
        shorter, cut = _without(text, before)
        if cut:
            return _open(shorter, open_end, manner)
    for behind, open_end in ((_BEFORE_AFTER, "../{}"), (_AFTER_AFTER, "{}/..")):
        shorter, cut = _without(text, behind)
        if cut:
            return _open(shorter, open_end, manner)
    return _range_or_point(text, manner)


def _open(text: str, pattern: str, manner: Manner) -> Result:
    result = _point(text, manner)
    if isinstance(result, Unread):
        return result
    if "/" in str(result.value):
        return Unread("this limit is a range itself", "write the day, the month or the year alone")
    return Read(pattern.format(result.value), result.notes)


def _range_or_point(text: str, manner: Manner) -> Result:
    for pattern in (_YEARS, _DAYS, _MONTHS):
        match = pattern.fullmatch(text)
        if match and pattern is _YEARS:
            return _range(match[1], match[2], manner)
        if match and pattern is _DAYS:
            return _range(f"{match[1]} {match[3]}", f"{match[2]} {match[3]}", manner)
        if match:
            return _range(f"{match[1]} {match[3]}", match[2], manner)
    whole = _point(text, manner)
    if isinstance(whole, Read):
        return whole
    parts = _PARTED.split(text)
    if len(parts) == 2 and all(parts):
        return _range(parts[0], parts[1], manner)
    return whole


def _range(first: str, last: str, manner: Manner) -> Result:
    begin, end = _whole(first, manner), _whole(last, manner)
    if isinstance(begin, Read) and isinstance(end, Unread):
        end = _whole(_completed(last, str(begin.value)), manner)
    elif isinstance(begin, Unread) and isinstance(end, Read):
        begin = _whole(f"{first} {str(end.value)[:4]}", manner)
    if isinstance(begin, Unread) or isinstance(end, Unread):
        return begin if isinstance(begin, Unread) else end
    if "/" in str(begin.value) or "/" in str(end.value):
        return Unread("these are two ranges, not one")
    return Read(f"{begin.value}/{end.value}", (*begin.notes, *end.notes))


def _completed(last: str, begin: str) -> str:
    """The second half of 2015年7月10日至12日 with what only the first half says."""
    year, _, month = begin.rstrip("?~%")[:7].partition("-")
    if re.fullmatch(r"\d{1,2}[日号號]", last) and month:
        return f"{year}年{month}月{last}"
    if re.match(r"\d{1,2}月", last):
        return f"{year}年{last}"
    return last


def _point(text: str, manner: Manner) -> Result:
    notes: tuple[str, ...] = ()
    bare = _WEEKDAY.sub("", text).strip()
    timeless = _TIME.sub("", bare).strip()
    if timeless != bare and not re.search(r"[t\s]0?0:00(?::00(?:\.0+)?)?z?$", bare):
        notes = ("the time of day was left out",)
    found = read_point(timeless, manner)
    return found if isinstance(found, Unread) else Read(found.value, (*notes, *found.notes))


def _checked(date: str, notes: tuple[str, ...]) -> Result:
    try:
        return Read(parse_date(date).text, notes)
    except ValueError as error:
        return Unread(str(error), "look at the day and the month again")
