"""Where a person can be found: private addresses (S08) and exact coordinates (S09).

    >>> [f.rule for f in addresses(page("家住某某路0号0楼000室"))]
    ['private-address']

An address down to a building, a flat or a village group is a home in all likelihood. A street
with a number may as well be a court's: it counts on a person's page, or behind a word such
as 住址. Whether the place is an office is left to the setting and to ``content/allow.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.privacy.finding import Finding, Setting
from plugins.checks.privacy.page import Page

# Every address that counts has one of these; the slower patterns run only around them.
_ANCHOR = re.compile(
    r"[号號栋棟幢室]|[单單]元|[0-9一二三四五六七八九十][楼樓座]|room |flat |apt|apartment |unit "
    r"| (?:street|road|rd|lane|avenue|alley|hutong)(?![a-z])"
)
_BEFORE, _AFTER = 40, 48  # characters of an address around its anchor
_N = r"[0-9一二三四五六七八九十百〇零○甲乙丙]"
_SKIP = r"[^\s，。；、,;]"
_STREET = (
    r"(?:路|街|道|巷|弄|胡同|里|坊|村|屯|[庄莊]|[组組]|段|[区區]|小[区區]|[苑园園]|新村|花[园園])"
)
_NUMBER = rf"{_N}{{1,5}}(?:[-之]{_N}{{1,4}})?\s?[号號]"
_BUILDING = rf"{_N}{{1,4}}\s?(?:[号號][楼樓]|[栋棟幢座][楼樓]?|[单單]元)"
_FLAT = (
    r"(?:[a-z0-9][0-9]{0,4}[a-z]?|[一二三四五六七八九十〇零○]{1,5})"
    r"\s?(?:室|房(?!屋|产|產|间|間|子)|[号號]房)"
)
_FLOOR = rf"{_N}{{1,3}}[楼樓]"
_HOME = re.compile(
    rf"{_STREET}{_SKIP}{{0,12}}?{_NUMBER}{_SKIP}{{0,6}}?(?:{_BUILDING}|{_FLAT}|{_FLOOR})(?:{_SKIP}{{0,8}}?{_FLAT})?"
    rf"|{_BUILDING}{_SKIP}{{0,8}}?{_FLAT}"
    rf"|{_N}{{1,4}}\s?(?:[号號][楼樓]|[栋棟幢]|[单單]元)\s?-?[0-9]{{3,4}}(?![0-9年])"
    rf"|[村屯庄莊]{_SKIP}{{0,6}}?{_N}{{1,3}}[组組]{_SKIP}{{0,4}}?{_N}{{1,4}}[号號]"
    r"|(?:room|flat|apt\.?|apartment|unit) ?#?[0-9]{1,4}[a-z]?, ?[^\n.;]{0,40}?"
    r"(?:building|block|tower|street|road|lane|avenue)(?: ?[0-9]{1,4})?"
)
_PLACED = re.compile(
    rf"(?:路|街|大道|巷|弄|胡同|村|段)[^\s，。；、,;0-9]{{0,6}}?{_NUMBER}(?![0-9]|[线線文令案]|公[路里])"
    r"|(?<![0-9a-z])(?:no\. ?)?[0-9]{1,4} (?:[a-z]{2,20} ){1,3}"
    r"(?P<english>street|road|rd|lane|avenue|alley|hutong)(?![a-z])"
)
_LIVES = re.compile(
    r"住址|家住|居住|住在|住所|住於|住于|[现現]住|[户戶]籍地|寓所|家[里裡]在|老家|地址|租住|[暂暫]住"
    r"|\bliv(?:es?|ed|ing) (?:at|in|on)|\bresid(?:es|ed|ing|ence)\b|\bhome\b|\baddress",
    re.A,
)

COARSE = 3  # decimals that show a place only to about a hundred metres
_POINT = re.compile(r"(?<![0-9.])([0-9]{1,3}\.[0-9]{2,})(?![0-9.%])")
_PAIR = re.compile(
    r"([0-9]{1,3}\.[0-9]{2,})\s?°?\s?([ns])?\s?[,，;/、 ]\s?([ew+-])?\s?"
    r"([0-9]{1,3}\.[0-9]{2,})(?:\s?°?\s?[ew](?![a-z]))?(?![0-9.%])"
)
_NAMED = re.compile(
    r"(?:[纬緯经經]度|[经經][纬緯]|[坐座][标標]|[定]位|北[纬緯]|[东東][经經]|\blat|\bln?g\b|\blong?\b|\blongitude"
    r"|\bgps\b|\bgeo\b|coordinates?)[^0-9\n]{0,8}$",
    re.A,
)
_SEXAGESIMAL = re.compile(
    r"[0-9]{1,3}\s?[°º度]\s?[0-9]{1,2}\s?['’′分]\s?[0-9]{1,2}(?:\.[0-9]+)?\s?(?:[\"”″秒]|''|′′)"
)
_OPEN_CODE = "[23456789cfghjmpqrvwx]"  # the alphabet of Open Location Code ("plus codes")
_PLUS_CODE = re.compile(rf"\+(?<={_OPEN_CODE}{{8}}\+){_OPEN_CODE}{{2,3}}(?![0-9a-z])")


def addresses(page: Page) -> Iterator[Finding]:
    """Homes: by how far the address goes, or by what stands before it."""
    for start, end in _around_anchors(page.text):
        for match in _HOME.finditer(page.text, start, end):
            yield _address(match)
        for match in _PLACED.finditer(page.text, start, end):
            at_home = page.setting is Setting.PROFILE or page.near(_LIVES, match.start(), 24)
            if at_home and (not match["english"] or page.given(*match.span("english")).istitle()):
                yield _address(match)


def coordinates(page: Page) -> Iterator[Finding]:
    """Points on the map; on a person's page also coarse ones."""
    most = 1 if page.setting is Setting.PROFILE else COARSE
    for match in _POINT.finditer(page.text):
        pair = _PAIR.match(page.text, match.start())
        if decimals(match[0]) > most and page.near(_NAMED, match.start(), 24):
            yield point(*match.span())
        elif pair and _leads_somewhere(pair, most):
            yield point(*pair.span())
    for match in _SEXAGESIMAL.finditer(page.text):
        yield point(*match.span())
    for match in _PLUS_CODE.finditer(page.text):
        yield point(match.start() - 8, match.end())


def decimals(number: str) -> int:
    """How many digits stand behind the point."""
    return len(number.partition(".")[2])


def point(start: int, end: int) -> Finding:
    """A finding about a place on the map."""
    message = "this leads to a point on the map"
    hint = f"name the town instead, or write at most {COARSE} decimals where a map is needed"
    return Finding("coordinates", start, end, message, hint)


def _around_anchors(text: str) -> Iterator[tuple[int, int]]:
    """Parts of a text that may hold an address; they neither overlap nor touch."""
    start = end = 0
    for match in _ANCHOR.finditer(text):
        if match.start() - _BEFORE > end:
            if end:
                yield start, end
            start = match.start() - _BEFORE
        end = match.end() + _AFTER
    if end:
        yield start, end


def _leads_somewhere(pair: re.Match[str], most: int) -> bool:
    """Whether two fractions are latitude and longitude, exact enough to matter.

    Two small ones are shares or sizes of something: no place in China lies there.
    """
    marked = bool(pair[2] or pair[3] in ("e", "w") or "°" in pair[0])
    low, high = sorted((float(pair[1]), float(pair[4])))
    exact = min(decimals(pair[1]), decimals(pair[4])) > (most if marked else COARSE)
    return exact and low <= 90 and high <= 180 and (marked or high >= 10)


def _address(match: re.Match[str]) -> Finding:
    message = "this looks like the address of a home"
    hint = "write the town or the district only; an office's address belongs into its register"
    return Finding("private-address", match.start(), match.end(), message, hint)
