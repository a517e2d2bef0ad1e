"""Sentences and lengths of time, as tables put them.

    >>> read_length("4 yrs 6 mos").value, read_length("四年半").value
    ('4y6m', '4y6m')
    >>> read_sentence("有期徒刑三年，缓刑四年，剥夺政治权利1年").value
    {'kind': 'suspended', 'term': '3y', 'suspended': '4y', 'dpr': '1y'}

A sentence is read piece by piece; a piece that is not understood is named and the rest is
kept. Kinds are ids of ``vocabulary/sentence-kind.yaml``. A length alone says nothing of its
kind, so that none is written.
"""

from __future__ import annotations

import re

from plugins.imports.cells import Read, Result, Unread, folded, without_footnote
from plugins.imports.numerals import digits
from plugins.records.text import Duration

_N = r"(\d+(?:\.5)?)"
_YEARS = rf"{_N}\s*-?\s*(?:years?|yrs?\.?|y\b|y(?=\d)|年)"
_MONTHS = r"(\d+)\s*-?\s*(?:months?|mos?\.?|mths?\.?|m\b|m(?=\d)|[个個]?月)"
_WEEKS = r"(\d+)\s*(?:weeks?|wks?\.?|w\b|w(?=\d)|[个個]?(?:星期|周|週))"
_DAYS = r"(\d+)\s*(?:days?|d\b|日|天)"
_AND = r"\s*(?:,|and|又|零|-)?\s*"
_LENGTH = re.compile(
    rf"(?:{_YEARS}(半)?)?{_AND}(?:{_MONTHS})?{_AND}(?:{_WEEKS})?{_AND}(?:{_DAYS})?"
)
_UNIT = (
    "years?|yrs?|y|months?|mos?|mths?|m|weeks?|wks?|w|days?|d"
    "|年半?|[个個]?月|[个個]?星期|[周週日天]"
)
_IS_LENGTH = rf"(?:\d[\d.]*\s*-?\s*(?:{_UNIT})\.?(?:\s*(?:,|and|又|零)?\s*(?=\d)|(?![a-z])))+"
_SHORTHAND = re.compile(r"判([一二三四五\d]+)[缓緩]([一二三四五\d]+)(?!年)")  # 判三缓四
_LONGEST = 60  # years; a larger number before 年 is a year of the calendar
_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen",
)  # fmt: skip
_WORD_NUMBERS = {word: str(number) for number, word in enumerate(_WORDS, start=1)}
_RIGHTS = "(?:dpr|deprivation of political rights)"
_PLUS = "(?:with |and |plus )*"
_DPR = re.compile(
    rf"(?:剥夺|剝奪)政治[权權]利(?:期限)?\s*({_IS_LENGTH}|终身|終身)"
    rf"|{_PLUS}({_IS_LENGTH}|life)[’']?s?\s*(?:of\s*)?{_RIGHTS}"
    rf"|{_PLUS}{_RIGHTS}(?: for| of)?:?\s*({_IS_LENGTH}|life)"
)
_SUSPENDED = re.compile(
    rf"(?:缓刑|緩刑|缓期|緩期|suspended(?: for)?)\s*({_IS_LENGTH})|(缓刑|緩刑|suspended)"
)
_FINES = "罚金|罰金|没收(?:个人)?(?:全部)?财产|沒收財產|(?:a )?fine(?: of)?"
_FINE = re.compile(
    rf"(?:并处|併科|並處|及|and )?\s*((?:{_FINES})(?:[^,;，；。]|(?<=\d),(?=\d{{3}}))*)"
)
_DEATH_REPRIEVE = re.compile(
    r"死刑\s*,?\s*[缓緩]期(?:[二两兩2]年)?(?:执行|執行)?|死[缓緩]"
    r"|death (?:sentence )?(?:with|,)\s*(?:a )?(?:(?:two|2)[- ]years? )?reprieve"
    r"|suspended death(?: sentence)?"
)
_KIND_WORDS = {
    "death": r"死刑|death(?: (?:sentence|penalty))?",
    "life": r"[无無]期(?:徒刑)?|life(?: (?:in prison|imprisonment|sentence))?",
    "re-education-through-labour": (
        r"劳教|勞教|劳动教养|勞動教養|(?:re-?education)[- ]through[- ]labou?r|\brtl\b"
    ),
    "detention": "拘役",
    "control": "管制|public surveillance",
    "fixed": "有期(?:徒刑)?|(?:fixed[- ]term )?imprisonment|in (?:prison|jail)",
}
_KINDS = {kind: re.compile(words) for kind, words in _KIND_WORDS.items()}
_FILLER = re.compile(
    r"刑期|判决|判決|判处|判處|被判|判刑|判|处以|處以|处|處|sentenced|sentence|term|served"
    r"|\b(?:to|of|for|a|and|with|was|years?')\b|[\s,;:，；：。.'’+-]|并|並|至"
)


def read_length(text: str) -> Result:
    """A length of time as a record writes it: ``4y6m``, ``15d``."""
    plain = _plain(text)
    match = _LENGTH.fullmatch(plain.strip(" .-"))
    if not match or not any(match.groups()):
        return Unread("this is not a length of time", "write 4y6m, 4年6个月 or 15 days")
    years, half, months, weeks, days = match.groups()
    half_year = bool(half) or bool(years and years.endswith(".5"))
    whole = int(years.partition(".")[0]) if years else 0
    count = int(months or 0) + (6 if half_year else 0)
    total = int(days or 0) + 7 * int(weeks or 0)
    written = "".join(f"{n}{unit}" for n, unit in ((whole, "y"), (count, "m"), (total, "d")) if n)
    return Read(written) if written else Unread("this is no time at all")


def read_sentence(text: str) -> Result:
    """What a court decided, as fields of ``case.sentence``.

    Returns:
        ``Read`` with a dict; or ``Unread``, whose ``rest`` holds what was understood.
    """
    found: dict[str, str] = {}
    rest = _fine(_suspension(_dpr(_plain(text), found), found), found)
    rest = _kind(rest, found)
    rest = _term(rest, found)
    left = _FILLER.sub("", rest)
    if not left and found:
        return Read(found)
    if not found or re.search(r"\d", left):  # a second number may be what the first meant
        return Unread("this is not a sentence that can be read", _HOW)
    return Unread(f"“{left}” was not understood", _HOW, Read(found))


_HOW = "write it as 4y6m, or as 有期徒刑4年6个月"


def _plain(text: str) -> str:
    told = _SHORTHAND.sub(r"有期徒刑\1年缓刑\2年", without_footnote(folded(text)).casefold())
    plain = digits(told)
    return re.sub(r"[a-z]+", lambda word: _WORD_NUMBERS.get(word[0], word[0]), plain)


def _dpr(text: str, found: dict[str, str]) -> str:
    match = _DPR.search(text)
    if not match:
        return text
    given = next(group for group in match.groups() if group)
    length = Read("life") if given in ("终身", "終身", "life") else read_length(given)
    if isinstance(length, Read):
        found["dpr"] = length.value
    return text[: match.start()] + " " + text[match.end() :]


def _suspension(text: str, found: dict[str, str]) -> str:
    reprieve = _DEATH_REPRIEVE.search(text)
    if reprieve:
        found["kind"] = "death-reprieve"
        return text[: reprieve.start()] + " " + text[reprieve.end() :]
    match = _SUSPENDED.search(text)
    if not match:
        return text
    found["kind"] = "suspended"
    length = read_length(match[1]) if match[1] else None
    if isinstance(length, Read):
        found["suspended"] = length.value
    return text[: match.start()] + " " + text[match.end() :]


def _fine(text: str, found: dict[str, str]) -> str:
    match = _FINE.search(text)
    if not match:
        return text
    found["fine"] = match[1].strip()
    return text[: match.start()] + " " + text[match.end() :]


def _kind(text: str, found: dict[str, str]) -> str:
    for kind, pattern in _KINDS.items():
        match = pattern.search(text)
        if match:
            found.setdefault("kind", kind)
            return text[: match.start()] + " " + text[match.end() :]
    return text


def _term(text: str, found: dict[str, str]) -> str:
    for match in re.finditer(_IS_LENGTH, text):
        length = read_length(match[0])
        if isinstance(length, Read) and Duration.read(length.value).years <= _LONGEST:
            found["term"] = length.value
            return text[: match.start()] + " " + text[match.end() :]
    return text
