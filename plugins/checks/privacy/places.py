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

_N = r"[0-9一二三四五六七八九十百〇零○甲乙丙]"
_STREET = (
    r"(?:路|街|道|巷|弄|胡同|里|坊|村|屯|[庄莊]|[组組]|段|[区區]|小[区區]|[苑园園]|新村|花[园園])"
)
_NUMBER = rf"{_N}{{1,5}}(?:[-之]{_N}{{1,4}})?\s?[号號]"
_BUILDING = rf"{_N}{{1,4}}\s?(?:[号號](?:楼|樓)|[栋棟幢座](?:楼|樓)?|单元|單元)"
_FLAT = r"(?:[a-z0-9][0-9]{0,4}[a-z]?|[一二三四五六七八九十〇零○]{1,5})\s?(?:室|房(?!屋|产|產|间|間|子)|[号號]房)"
_HOME = re.compile(
    rf"{_STREET}[^\s，。；、,;]{{0,12}}?{_NUMBER}[^\s，。；、,;]{{0,6}}?(?:{_BUILDING}|{_FLAT}|{_N}{{1,3}}[楼樓])"
    rf"|{_BUILDING}[^\s，。；、,;]{{0,8}}?{_FLAT}"
    rf"|{_BUILDING}\s?-?[0-9]{{3,4}}(?![0-9年])"
    rf"|(?:村|屯|[庄莊])[^\s，。；、,;]{{0,6}}?{_N}{{1,3}}[组組][^\s，。；、,;]{{0,4}}?{_N}{{1,4}}[号號]"
    r"|(?:room|flat|apt\.?|apartment|unit) ?#?[0-9]{1,4}[a-z]?,? [^\n.;]{0,40}?(?:building|block|tower|street|road|lane|avenue) ?[0-9]{0,4}"
)
_PLACED = re.compile(
    rf"(?:路|街|大道|巷|弄|胡同|村|新村|段)[^\s，。；、,;0-9]{{0,6}}?{_NUMBER}(?![0-9]|线|線|公[路里]|文|令|案)"
    r"|(?<![0-9a-z])(?:no\. ?)?[0-9]{1,4} (?:[a-z]{2,20} ){1,3}(?:street|road|rd|lane|avenue|alley|hutong)(?![a-z])"
)
_LIVES = re.compile(
    r"(?:住址|家住|居住|住在|住所|住於|住于|现住|現住|户籍地|戶籍地|寓所|家庭地址|家[里裡]在|老家|地址|租住|暂住|暫住"
    r"|\blives? (?:at|in|on)|\bliv(?:ed|ing) (?:at|in|on)|home address|\bresid(?:es|ed|ing|ence)\b|\bhis home|\bher home|\baddress)",
    re.A,
)

_FRACTION = r"[0-9]{1,3}\.[0-9]{1,}"
_PAIR = re.compile(
    rf"(?<![0-9.a-z])([ns+-])?\s?({_FRACTION})\s?°?\s?([ns])?\s?[,，;/、 ]\s?([ew+-])?\s?({_FRACTION})(?:\s?°?\s?[ew](?![a-z]))?(?![0-9.%])"
)
_NAMED = re.compile(
    r"(?:纬度|緯度|经度|經度|经纬|經緯|坐[标標]|座[标標]|[定]位|北[纬緯]|[东東][经經]|\blat\b|\blatitude|\blng\b|\blon\b|\blong\b|\blongitude|\bgps\b|\bgeo\b|coordinates?)"
    rf"[^0-9\n]{{0,8}}(-?{_FRACTION})(?![0-9.%])",
    re.A,
)
_SEXAGESIMAL = re.compile(
    r"[0-9]{1,3}\s?[°º度]\s?[0-9]{1,2}\s?['’′分]\s?[0-9]{1,2}(?:\.[0-9]+)?\s?(?:[\"”″秒]|''|′′)"
)
_PLUS_CODE = re.compile(
    r"(?<![0-9a-z])[23456789cfghjmpqrvwx]{8}\+[23456789cfghjmpqrvwx]{2,3}(?![0-9a-z])"
)
COARSE = 3  # decimals that show a place only to about a hundred metres


def addresses(page: Page) -> Iterator[Finding]:
    """Homes: by how far the address goes, or by what stands before it."""
    for match in _HOME.finditer(page.text):
        yield _address(match)
    for match in _PLACED.finditer(page.text):
        if page.setting is Setting.PROFILE or page.near(_LIVES, match.start(), 24):
            yield _address(match)


def coordinates(page: Page) -> Iterator[Finding]:
    """Points on the map; on a person's page also coarse ones."""
    most = 1 if page.setting is Setting.PROFILE else COARSE
    for match in _NAMED.finditer(page.text):
        if decimals(match[1]) > most:
            yield point(*match.span(1))
    for match in _PAIR.finditer(page.text):
        marked = any(match[n] in ("n", "s", "e", "w") for n in (1, 3, 4)) or "°" in match[0]
        least = most if marked else COARSE
        if min(decimals(match[2]), decimals(match[5])) > least and _on_earth(match[2], match[5]):
            yield point(*match.span())
    for pattern in (_SEXAGESIMAL, _PLUS_CODE):
        for match in pattern.finditer(page.text):
            yield point(*match.span())


def decimals(number: str) -> int:
    """How many digits stand behind the point."""
    return len(number.partition(".")[2])


def point(start: int, end: int) -> Finding:
    """A finding about a place on the map."""
    message = "this leads to a point on the map"
    hint = f"name the town instead, or write at most {COARSE} decimals where a map is needed"
    return Finding("coordinates", start, end, message, hint)


def _on_earth(one: str, other: str) -> bool:
    low, high = sorted((float(one), float(other)))
    return low <= 90 and high <= 180


def _address(match: re.Match[str]) -> Finding:
    message = "this looks like the address of a home"
    hint = "write the town or the district only; an office's address belongs into its register"
    return Finding("private-address", match.start(), match.end(), message, hint)
