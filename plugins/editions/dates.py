"""How dates and lengths of time read in each language.

    >>> date_text(parse_date("1989-06~"), "en"), date_text(parse_date("1989-06~"), "zh-Hans")
    ('about June 1989', '约1989年6月')

Words come from the interface's catalogues, month names from CLDR (Babel), digits are Arabic.
"""

from __future__ import annotations

from collections.abc import Callable

from babel.dates import get_month_names

from plugins.records.dates import Edtf, Point
from plugins.records.text import Duration

Gettext = Callable[[str], str]
Ngettext = Callable[[str, str, int], str]


def date_text(date: Edtf, lang: str, _: Gettext = lambda text: text) -> str:
    """The date as a reader of ``lang`` writes it."""
    if not date.is_interval:
        assert date.start is not None
        return _doubtful(date.start, lang, _)
    if date.start is None:
        assert date.end is not None
        return _("before {date}").format(date=_doubtful(date.end, lang, _))
    if date.end is None:
        return _("since {date}").format(date=_doubtful(date.start, lang, _))
    start, end = _shortened(date.start, date.end, lang, _)
    return _("{start} to {end}").format(start=start, end=end)


def _shortened(first: Point, last: Point, lang: str, _: Gettext) -> tuple[str, str]:
    """Both ends of an interval, without repeating the year or the month that they share."""
    start, end = _doubtful(first, lang, _), _doubtful(last, lang, _)
    if first.mark or last.mark or first.year != last.year or not (first.month and last.month):
        return start, end
    same_month = first.month == last.month and first.day and last.day
    if lang == "en":
        shared = f" {last.year}"
        shared = start[len(str(first.day)) :] if same_month else shared
        return start.removesuffix(shared), end
    shared = f"{last.year}年{last.month}月" if same_month else f"{last.year}年"
    return start, end.removeprefix(shared)


def duration_text(length: Duration, ngettext: Ngettext, join: str) -> str:
    """A length of time: 4 years and 6 months."""
    parts = [
        ngettext("{n} year", "{n} years", length.years).format(n=length.years),
        ngettext("{n} month", "{n} months", length.months).format(n=length.months),
        ngettext("{n} day", "{n} days", length.days).format(n=length.days),
    ]
    given = (length.years, length.months, length.days)
    return join.join(part for part, number in zip(parts, given, strict=True) if number)


def month_name(month: int, lang: str) -> str:
    """A month of any year.

    >>> month_name(6, "en"), month_name(6, "zh-Hans")
    ('June', '6月')
    """
    return get_month_names("wide", locale="en")[month] if lang == "en" else f"{month}月"


def day_of_year(month: int, day: int, lang: str) -> str:
    """A day of any year.

    >>> day_of_year(6, 4, "en"), day_of_year(6, 4, "zh-Hant")
    ('4 June', '6月4日')
    """
    name = month_name(month, lang)
    return f"{day} {name}" if lang == "en" else f"{name}{day}日"


def _doubtful(point: Point, lang: str, _: Gettext) -> str:
    text = _point(point, lang)
    if point.mark in ("~", "%"):
        text = _("about {date}").format(date=text)
    if point.mark in ("?", "%"):
        text = _("{date} (uncertain)").format(date=text)
    return text


def _point(point: Point, lang: str) -> str:
    if lang != "en":
        month = f"{point.month}月" if point.month else ""
        day = f"{point.day}日" if point.day else ""
        return f"{point.year}年{month}{day}"
    if not point.month:
        return str(point.year)
    name = month_name(point.month, lang)
    return f"{point.day} {name} {point.year}" if point.day else f"{name} {point.year}"
