"""Which words of a Simplified text may be a name that conversion gets wrong.

Two kinds of doubt:

    short-name      a listed name of two characters on a page that does not name the person
    doubtful-name   a surname and a given name, by all appearances, with a character that
                    two Traditional ones share (钟: 鍾 or 鐘), and no entry that decides

Simplified to Traditional only: the other direction is right for 99 % of names as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plugins.checks.texts import BLANK, Passage
from plugins.editions.house.lists import words
from plugins.editions.names import EVERYWHERE, Scope
from plugins.editions.script import Converter
from plugins.errors import Severity
from plugins.records.languages import HAN

# Characters that stand for two in names: the likelier form first. Counted in names.tsv and
# in native lists of Hong Kong and Taiwan (docs/decisions/0002-script-conversion.md).
TWO_WAY = {
    "于": "于於", "余": "余餘", "范": "范範", "钟": "鍾鐘", "杰": "傑杰", "岳": "岳嶽",
    "升": "升昇", "台": "台臺", "朴": "朴樸", "涂": "涂塗", "种": "种種", "艳": "艷豔",
    "恒": "恆恒", "峰": "峰峯", "谷": "谷穀", "郁": "郁鬱", "游": "游遊", "岩": "岩巖",
    "丰": "豐丰", "沈": "沈瀋", "发": "發髮", "干": "干乾", "志": "志誌", "采": "采採",
    "里": "里裡", "松": "松鬆", "占": "占佔", "征": "征徵", "冲": "沖衝", "后": "后後",
    "才": "才纔", "秋": "秋鞦", "向": "向嚮", "制": "制製", "周": "周週", "凶": "凶兇",
}  # fmt: skip
_RARE = frozenset({"干", "欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "端木", "慕容", "夏侯"})
_AFTER = re.compile(
    r"[，、。；：）》”’\s\ufffc]|$|律师|先生|女士|教授|记者|博士|同志|老师|牧师|神父|主教|法官|等人|等"
    r"|说|称|表示|认为|指出|写道|被|因|遭|曾|获|和|与|及|的(?:妻子|丈夫|案|家)|案|一案"
)
_HAN = re.compile(f"[{HAN}]")


@cache
def _surnames() -> frozenset[str]:
    return frozenset("".join(words("surnames.txt"))) | _RARE


@cache
def _common_words() -> dict[str, int]:
    """Words of two characters that no name is cut out of, with their line in words.txt."""
    lines = (Path(__file__).parent / "words.txt").read_text("utf-8").splitlines()
    return {word: at for at, word in enumerate(lines, start=1) if not word.startswith("#")}


def common_word_line(word: str) -> int:
    """The line of words.txt at which a common word stands, or 0."""
    return _common_words().get(word, 0)


@dataclass(frozen=True)
class Doubt:
    """A span that a person should look at."""

    at: int
    words: str
    rule: str
    message: str
    remedy: str
    severity: Severity


def short_names(passage: Passage, converter: Converter, scope: Scope) -> Iterator[Doubt]:
    """Listed names of two characters that this page did not turn on."""
    if passage.lang != "zh-Hans":
        return
    for entry in converter.names.entries:
        if entry.everywhere or not entry.person or entry.person in scope.people:
            continue
        for match in re.finditer(re.escape(entry.hans), passage.text):
            if not _converts_to(passage, converter, scope, match.span(), entry.hant):
                yield _short(match.start(), entry.hans, entry.hant, entry.person)


def doubtful_names(passage: Passage, converter: Converter, scope: Scope) -> Iterator[Doubt]:
    """Likely names with a two-way character that no entry decides."""
    if passage.lang != "zh-Hans":
        return
    known = [(start, end) for start, end, _ in converter.names.find(passage.text, "zh-Hans", scope)]
    for at, name in _likely_names(passage.text):
        if any(start < at + len(name) and at < end for start, end in known):
            continue
        shown = converter.convert(name, "zh-Hans", "zh-Hant", scope)
        yield _doubtful(at, name, shown)


def _likely_names(text: str) -> Iterator[tuple[int, str]]:
    """Spans that look like a person's name and hold a two-way character."""
    at = 0
    while at < len(text):
        words = _name_at(text, at)
        if words and any(char in TWO_WAY for char in words):
            yield at, words
        at += len(words) if words else 1


def _name_at(text: str, at: int) -> str:
    """A surname and one or two characters, between what may stand around a name."""
    before = text[max(at - 3, 0) : at]
    title = bool(_TITLE.search(before))
    if at and _HAN.match(text[at - 1]) and not (title or _BEFORE.search(before)):
        return ""
    for surname in (text[at : at + 2], text[at : at + 1]):
        if surname in _surnames():
            for end in (at + len(surname) + 2, at + len(surname) + 1):
                if _is_name(text, at, end, title):
                    return text[at:end]
    return ""


_NO_GIVEN_NAME = frozenset("说称被因曾获遭和与及的也就都在是不了着过写讲")
_BEFORE = re.compile(r"[、和与及对向由被让请把叫]$")
_TITLE = re.compile(
    r"(?:律师|记者|作家|学者|教授|牧师|公民|诗人|主席|主任|院长|代表|法官|导演|医生|工人|村民|访民|人士)$"
)


def _is_name(text: str, at: int, end: int, title: bool) -> bool:
    """Whether a span may be a name: no part of it is a common word.

    Behind a title (律师余秋里) only the surname's own word counts, or 秋里 would hide a name.
    """
    name = text[at:end]
    if len(name) < end - at or BLANK in name or not all(_HAN.match(char) for char in name):
        return False
    if name[-1] in _NO_GIVEN_NAME:
        return False
    pairs = [name[i : i + 2] for i in range(1 if title else len(name) - 1)]
    return not _common_words().keys() & set(pairs) and bool(_AFTER.match(text, end))


def _converts_to(
    passage: Passage, converter: Converter, scope: Scope, span: tuple[int, int], form: str
) -> bool:
    """Whether the text around makes the converter write ``form`` there anyway."""
    start, end = max(span[0] - 12, 0), span[1] + 12
    slots = converter.slots(passage.text[start:end], "zh-Hans", "zh-Hant", scope)
    return "".join(slots[span[0] - start : span[1] - start]) == form


def _short(at: int, words: str, form: str, person: str) -> Doubt:
    message = f"is “{words}” the person ({form})? A name of two characters holds only where named"
    remedy = f"link it, [](person:{person}), or write people: [{person}] in the front matter"
    return Doubt(at, words, "short-name", message, remedy, "error")


def _doubtful(at: int, words: str, shown: str) -> Doubt:
    other = "".join(_other(char, given) for char, given in zip(words, shown, strict=True))
    message = f"“{words}” looks like a name: is it {shown} or {other}?"
    pair = f"zh-Hans: {words}, zh-Hant: {shown}"
    if len(words) >= EVERYWHERE:
        remedy = f"write in glossary.yaml: - {{{pair}, kind: person}}"
    else:
        remedy = f"write under convert: in the front matter: - {{{pair}}}"
    return Doubt(at, words, "doubtful-name", message, remedy, "warning")


@cache
def _other(char: str, shown: str) -> str:
    """The form of a two-way character that was not chosen."""
    return next((form for form in TWO_WAY.get(char, "") if form != shown), shown)
