"""Telephone numbers (S05): mobile, landline, Hong Kong, Macau, Taiwan, and any with a +.

    >>> [f.rule for f in phones(page("致电１３８ ００００ ００００"))]
    ['phone']

Without a word that says so, a number must look like one: grouped as people group it, or with
a prefix. Behind such a word (电话, mobile) seven digits in any grouping or Chinese numerals
are enough. Public hotlines (12377, 110, 95xxx, 400-) are too short or nobody's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.privacy.checksums import real_day
from plugins.checks.privacy.finding import Finding
from plugins.checks.privacy.numbers import Group, Window, windows
from plugins.checks.privacy.page import Page

_WORD = re.compile(
    r"(?:[电電]\s?[话話]|手\s?[机機]|座[机機]|手提|行動|移[动動]|[联聯][系繫絡络](?:方式)?|致[电電]|[传傳]真|[来來][电電]"
    r"|热[线線]|熱線|固[话話]|\btel\b|telephone|\bphone|\bmobile|\bcell|\bcall(?:ed|ing)?\b|\bfax\b"
    r"|whatsapp|\bsms\b|\bsignal\b|\bdial)[^0-9\n]{0,12}$",
    re.A,
)
_UNIT = re.compile(
    r"\s?(?:多|余|餘)?(?:万|萬|亿|億|元|美元|人民[币幣]|港[元币幣]|人|吨|噸|公斤|户|戶|名|起|件|字|次|份|股|度|平方|立方|千瓦"
    r"|年|岁|歲|册|冊|%|percent|million|billion|people|yuan|rmb|usd|dollars|tons|tonnes)"
)
_MONEY = re.compile(r"[¥￥$€£]\s?$")
_SHAPES = {(11,), (3, 4, 4), (3, 3, 5), (3, 8), (7, 4), (1,) * 11}
_EQUAL_SHAPES = {(4, 3, 4), (4, 4, 3), (3, 2, 3, 3), (3, 4, 2, 2), (5, 6), (6, 5), (2,) * 5 + (1,)}
_AREA = re.compile(r"0(?:10|2[0-57-9]|[3-9][1-9][0-9])")
_LANDLINE_SHAPES = {(3, 8), (3, 4, 4), (4, 7), (4, 8), (4, 3, 4), (4, 4, 4)}
_MOBILE = re.compile(r"(0|(?:00)?86)?(1[3-9][0-9]{9})")
_LANDLINE = re.compile(r"0[1-9][0-9]")
_TAIWAN_MOBILE = re.compile(r"09")
_AMERICAN = re.compile(r"[2-9][0-9]{2}[2-9]")
_CHINESE_CODES = frozenset(["86", "852", "853", "886"])


def phones(page: Page) -> Iterator[Finding]:
    """Every telephone number, by its look or by the word before it."""
    said = -9  # where the last number ended that a word announced
    for cluster in page.clusters:
        announced = bool(_WORD.search(page.text, max(cluster.start - 24, 0), cluster.start))
        follows = 0 < cluster.start - said <= 4
        number = _announced(cluster) if announced or follows else None
        if number:
            said = number.end
            yield _finding(number)
        yield from map(_finding, _by_look(cluster))


def _by_look(cluster: Window) -> Iterator[Window]:
    """Numbers that need no word before them."""
    for length in (11, 12, 13, 15):
        yield from filter(_mobile, windows(cluster, length, _MOBILE))
    for length in (11, 12):
        yield from filter(_landline, windows(cluster, length, _LANDLINE))
    yield from filter(_taiwan_mobile, windows(cluster, 10, _TAIWAN_MOBILE))
    yield from filter(_american, windows(cluster, 10, _AMERICAN))
    international = _international(cluster)
    if international:
        yield international


def _mobile(window: Window) -> bool:
    """A mainland mobile number, with 0, 86 or 0086 before it or not."""
    match = _MOBILE.fullmatch(window.digits)
    if not match or _counts(window) or not window.alone or "\n" in window.separators:
        return False
    prefix = len(match[1] or "")
    parts = list(window.shape)
    if prefix and parts[0] == prefix:
        parts = parts[1:]
    elif prefix:
        parts[0] -= prefix
    shape = tuple(parts)
    return shape in _SHAPES or (shape in _EQUAL_SHAPES and len(set(window.separators)) == 1)


def _landline(window: Window) -> bool:
    """A mainland landline with its area code set apart."""
    close = all(sign in {"-", " ", ".", ")", "）", ") ", "—"} for sign in window.separators)
    area = window.shape in _LANDLINE_SHAPES and _AREA.fullmatch(window.parts[0])
    return bool(area) and close and window.alone and not _counts(window)


def _taiwan_mobile(window: Window) -> bool:
    grouped = window.shape in {(4, 3, 3), (4, 6)} and set(window.separators) <= {"-", " "}
    return grouped and window.alone


def _american(window: Window) -> bool:
    """(202) 555-0100, as an exile's number may be written."""
    signs = window.separators
    opened = window.text[max(window.start - 1, 0) : window.start] == "("
    grouped = window.shape == (3, 3, 4) and opened
    return grouped and signs[0] in {") ", ")", ")-"} and signs[1] in "- ."


def _international(cluster: Window) -> Window | None:
    """A number behind + or 00, or behind a Chinese code that brackets or a hyphen set apart."""
    before = cluster.text[max(cluster.start - 3, 0) : cluster.start].rstrip("(（ ")
    plus = bool(re.search(r"(?:^|[^0-9a-z+])\+$", before)) and cluster.digits[0] != "0"
    first = cluster.parts[0]
    zeros = bool(re.match("00(?:86|852|853|886)", first))
    apart = first in _CHINESE_CODES and cluster.separators[:1] in (["-"], [")"], [") "], ["）"])
    number = _leading(cluster, 15)
    if number is None or not (plus or zeros or apart) or _counts(number):
        return None
    return number if len(number.digits) >= (8 if plus else 10) + 2 * zeros else None


def _announced(cluster: Window) -> Window | None:
    """The number that a word announced, if it is no date, span of years or business line."""
    number = _leading(cluster, 15)
    if number is None or len(number.digits) < 7 or _counts(number) or not number.alone:
        return None
    if re.match("(?:86)?0?[48]00", number.digits) and len(number.digits) >= 10:
        return None
    return None if _dated(number) else number


def _leading(cluster: Window, most: int) -> Window | None:
    """The first groups of a cluster, up to so many digits, on one line."""
    taken: list[Group] = []
    total = 0
    for group in cluster.groups:
        total += len(group.digits)
        broken = taken and "\n" in cluster.text[taken[-1].end : group.start]
        if total > most or broken:
            break
        taken.append(group)
    return Window(cluster.text, tuple(taken)) if taken else None


def _dated(window: Window) -> bool:
    """Whether it is a day (2014-03-04, 20140304), with more behind it or not, or only years."""
    parts = window.parts
    years = all(len(part) == 4 and part[:2] in {"18", "19", "20"} for part in parts)
    stuck = len(parts[0]) == 8 and real_day(parts[0], range(1900, 2100))
    apart = len(parts) > 2 and len(parts[0]) == 4 and max(map(len, parts[1:3])) <= 2
    day = apart and real_day("".join(part.zfill(2) for part in parts[:3]), range(1800, 2100))
    return years or stuck or day


def _counts(window: Window) -> bool:
    """Whether it is an amount: 13800000000元."""
    text = window.text
    before = text[max(window.start - 2, 0) : window.start]
    return bool(_UNIT.match(text, window.end) or _MONEY.search(before))


def _finding(window: Window) -> Finding:
    message = "this looks like a telephone number"
    hint = "take it out; if it is the public number of an office, allow it in content/allow.yaml"
    return Finding("phone", window.start, window.end, message, hint)
