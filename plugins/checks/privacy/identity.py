"""Numbers that name one person: identity cards (S01 to S03) and travel documents (S04).

    >>> [f.rule for f in identity_numbers(page("公民身份号码11010519491231002X"))]
    ['identity-number']

Mainland, Hong Kong and Taiwan numbers prove themselves by a check digit, so they are found
in any grouping. Old mainland numbers and travel documents have none: a word must stand before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.privacy.checksums import (
    PROVINCES,
    hong_kong_identity,
    real_day,
    resident_identity,
    taiwan_identity,
)
from plugins.checks.privacy.finding import Finding
from plugins.checks.privacy.numbers import Window, windows
from plugins.checks.privacy.page import Page
from plugins.errors import Severity

_CARD = re.compile(
    r"身[份分][证證証]|居民[证證証]|公民身[份分]|[证證]件[号號]|[证證][号號]|居留[证證]"
    r"|\bids?\b|identity|hkid|\bbir\b",
    re.A,
)
_HIDE = "take the number out; no reader needs it"
_BORN = re.compile(r"[1-9][0-9]{5}(?:1[89]|20)[0-9]{2}[01][0-9][0-3][0-9]")
_BORN_OLD = re.compile(r"[1-8][0-9]{7}[01][0-9][0-3][0-9]")
_LAST = re.compile(r"[ \t\n\-—._·]{0,3}([x×х])(?![0-9a-z])")
_GAP = r"[ \-.]{0,2}"
_SIX = _GAP.join([r"[0-9]"] * 6)
_RUN = re.compile(rf"{_SIX}(?:{_GAP}[0-9])*")  # what all numbers with letters have
_LETTERED = re.compile(r"[a-z][ \-.]{0,2}[0-9]|[0-9] ?[(（/]")
_HONG_KONG = re.compile(
    rf"(?<![0-9a-z])[a-z]{{1,2}}{_GAP}{_SIX}"
    rf"(?:{_GAP}[(（] ?[0-9a] ?[)）]|{_GAP}[0-9a](?![0-9a-z]))"
)
_MACAU = re.compile(
    rf"(?<![0-9a-z])[157](?:{_GAP}{_SIX}{_GAP}[(（] ?[0-9] ?[)）]|/{_SIX}/[0-9](?![0-9a-z/]))"
)
_TAIWAN = re.compile(rf"(?<![0-9a-z])[a-z][1289a-d](?:{_GAP}[0-9]){{8}}(?![0-9a-z])")
_TRAVEL = re.compile(
    r"[护護]照|通行[证證証]|[回還还][乡鄉][证證証]|[台臺]胞[证證証]|旅行[证證証]|海[员員][证證]"
    r"|passports?(?![a-z])|travel document|travel permit|laissez.passer|re-?entry permit"
)
_DOCUMENT = re.compile(
    r"[^0-9a-z\n]{0,10}(?:(?:no|nr|number|is|was)[^0-9a-z\n]{1,3}){0,3}"
    r"(?!(?:on|in|of|at|to|by|as|and|or|for) )"
    rf"([a-z]{{1,3}}{_GAP}[0-9](?:{_GAP}[0-9]){{6,9}}|[0-9]{{7,10}})(?![0-9a-z])"
)


def identity_numbers(page: Page) -> Iterator[Finding]:
    """Identity cards of mainland China, Hong Kong, Macau and Taiwan, with residence permits."""
    for cluster in page.clusters:
        yield from _mainland(page, cluster)
        yield from _old_mainland(page, cluster)
    for run in _RUN.finditer(page.text):
        around = max(run.start() - 5, 0), run.end() + 6
        if not _LETTERED.search(page.text, *around):
            continue
        yield from _hong_kong(page, *around)
        yield from _macau(page, *around)
        yield from _taiwan(page, *around)


def travel_documents(page: Page) -> Iterator[Finding]:
    """Passports and permits, where a word says what the number is."""
    for word in _TRAVEL.finditer(page.text):
        match = _DOCUMENT.match(page.text, word.end())
        if match and not (len(match[1]) == 8 and match[1].isdigit() and real_day(match[1])):
            message = "this looks like the number of a passport or travel permit"
            yield Finding("travel-document", *match.span(1), message, _HIDE)


def _mainland(page: Page, cluster: Window) -> Iterator[Finding]:
    """18 digits, or 17 and an X."""
    for window in windows(cluster, 18, _BORN):
        yield from _resident(window, window.digits, window.end)
    for window in windows(cluster, 17, _BORN):
        last = _LAST.match(page.text, window.end)
        if last:
            yield from _resident(window, window.digits + "X", last.end())


def _resident(window: Window, number: str, end: int) -> Iterator[Finding]:
    if number[:2] not in PROVINCES or not real_day(number[6:14]) or window.listed:
        return
    if resident_identity(number):
        yield _identity(window.start, end, "an identity number")
    elif len(window.parts) == 1 and _unbroken(window, end):
        yield _identity(window.start, end, "an identity number with a slip of the pen", "warning")


def _unbroken(window: Window, end: int) -> bool:
    """Whether no letter or digit touches a number, apart from its own X."""
    after = window.text[end : end + 1]
    return window.opens and not re.match("[0-9a-z]", after)


def _old_mainland(page: Page, cluster: Window) -> Iterator[Finding]:
    """15 digits without a check digit, as issued until 1999."""
    for window in windows(cluster, 15, _BORN_OLD):
        dated = window.digits[:2] in PROVINCES and real_day("19" + window.digits[6:12])
        if dated and page.near(_CARD, window.start, 30):
            yield _identity(window.start, window.end, "an old identity number", "warning")


def _hong_kong(page: Page, start: int, end: int) -> Iterator[Finding]:
    for match in _HONG_KONG.finditer(page.text, start, end):
        known = match[0][-1] in ")）" or page.near(_CARD, match.start(), 30)
        if known and hong_kong_identity(_squeezed(match[0])):
            yield _identity(*match.span(), "a Hong Kong identity number")


def _macau(page: Page, start: int, end: int) -> Iterator[Finding]:
    """Its check digit is not published, so that a word before decides how bad it is."""
    for match in _MACAU.finditer(page.text, start, end):
        known = page.near(_CARD, match.start(), 30)
        severity: Severity = "error" if known else "warning"
        yield _identity(*match.span(), "a Macau identity number", severity)


def _taiwan(page: Page, start: int, end: int) -> Iterator[Finding]:
    for match in _TAIWAN.finditer(page.text, start, end):
        if taiwan_identity(_squeezed(match[0])):
            yield _identity(*match.span(), "a Taiwan identity or residence number")


def _identity(start: int, end: int, what: str, severity: Severity = "error") -> Finding:
    return Finding("identity-number", start, end, f"this looks like {what}", _HIDE, severity)


def _squeezed(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text)
