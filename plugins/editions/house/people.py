"""Likely names of people that no glossary lists, and the forms of their characters.

    likely("律师谢长发说")      # [(2, 3, "謝"), …, (4, 5, "發")]: not 髮, as 长发 alone would be
    likely("、于建嵘、")        # [(1, 2, "于")]: not 於

A surname with one or two characters, free on both sides (``around``), is read as a name,
unless a part of it is a common word (``common``). ``forms`` says how a character is written
there; the same characters elsewhere are left to the phrases. Listed names go first, and a
doubtful name is for an editor to confirm: ``plugins.checks.doubts`` takes ``asked``.

``surnames.txt`` and ``given.txt`` say where their entries come from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from plugins.editions.house import around
from plugins.editions.house.around import AFTER_A_FREE_SURNAME, is_han
from plugins.editions.house.common import is_common, is_phrase
from plugins.editions.house.configuration import engine
from plugins.editions.house.forms import forms, places, watched
from plugins.editions.house.lists import pairs, words

Span = tuple[int, int, int]  # start, end, length of the surname

SURNAMES = frozenset(char for row in words("surnames.txt") if len(row) > 2 for char in row)
_COMPOUND = frozenset(word for word in words("surnames.txt") if len(word) == 2)
GIVEN = frozenset("".join(words("given.txt")))
_NO_GIVEN_NAME = frozenset("说称被因曾获遭和与及的也就都在是不了着过写讲")
_VERBS = frozenset("冲干占采")  # 肖强冲上去: behind a name rather than in it
_WORDS_AS_WELL = frozenset("党种干")  # in the middle of a text seldom surnames

# What may stand after 于 "at, in" at the start of a clause, and so is no given name.
_AT = frozenset(
    "是此今前后内外法理情公私我他她它你本昨下上该同次当明每某各不其这那何一二三四五六七八九十百两数几半去翌"
    "年月日时现清午凌民国心事无有会中任所全家人狱"
)
_PLACES = ("北京", "上海", "香港", "台湾", "美国", "英国", "海外", "网上", "网络", "广州", "天津")


_HAN = "[\u4e00-\u9fff]"
_FIRST = "".join(sorted(SURNAMES | {surname[0] for surname in _COMPOUND}))
_ANY = re.compile(f"[{_FIRST}](?:(?<=[{watched()}])|(?={_HAN}{{0,2}}[{watched()}]))")


def likely(text: str) -> list[tuple[int, int, str]]:
    """Characters of Simplified text to set by the rule of names: start, end, form."""
    found = []
    for start, end, surname in _spans(text, _to_write(), ask=False):
        written = _written(text[start:end], surname)
        found += [(start + at, start + at + 1, form) for at, form in enumerate(written) if form]
    return found


def _written(name: str, surname: int) -> list[str]:
    """The form of each character; '' where the table has none, or a phrase knows one (周杰伦)."""
    convert = engine("zh-Hant").convert
    head = convert(name[: surname + 1])
    written = []
    for at, place in enumerate(places(len(name), surname)):
        choice = forms(name[at], place)
        known = head[at : at + 1] != convert(name[at]) and head[at : at + 1] in choice
        written.append("" if at <= surname and known else choice[:1])
    return written


def asked(text: str) -> Iterator[Span]:
    """Likely names with a character of the table, on less evidence than conversion needs."""
    return _spans(text, _ANY, ask=True)


@cache
def _to_write() -> re.Pattern[str]:
    """Finds surnames where conversion would be another by the rule of names.

    In the middle of a text only those are looked at of which a character is written otherwise
    in names than alone; the rest would take too long.
    """
    flips = pairs("flips.tsv").keys()  # 同余 is a phrase, 同余文生 is not
    surname = "".join(sorted((_otherwise("s") | flips) - _WORDS_AS_WELL))
    given = "".join(sorted(_otherwise("ml") - {"于"}))  # 高于 is no name
    free = f"{AFTER_A_FREE_SURNAME}(?:(?<=[{watched()}])|(?={_HAN}{{0,2}}[{watched()}]))"
    return re.compile(f"[{_FIRST}](?:(?<=[{surname}])|(?={_HAN}?[{given}])|{free})")


def _otherwise(where: str) -> set[str]:
    """Characters that are written otherwise at some places in names than alone."""
    convert = engine("zh-Hant").convert
    return {
        char
        for char in watched()
        if any(forms(char, place)[:1] not in ("", convert(char)) for place in where)
    }


def _spans(text: str, finder: re.Pattern[str], ask: bool) -> Iterator[Span]:
    last = 0
    for match in finder.finditer(text):
        if match.start() < last:
            continue
        for name in _at(text, match.start()):
            if name.may_be_asked() if ask else name.may_be_written():
                last = name.end
                yield name.start, name.end, name.surname
                break


def _at(text: str, start: int) -> Iterator[_Name]:
    """What could be a name from ``start`` on, the longest first."""
    titled = around.titled(text, start)
    free = titled or around.free_before(text, start)
    if not free and not around.loose_before(text, start):
        return
    for surname in (2, 1):
        if text[start : start + surname] in (_COMPOUND if surname == 2 else SURNAMES):
            for end in (start + surname + 2, start + surname + 1):
                if end <= len(text) and all(map(is_han, text[start:end])):
                    yield _Name(text, start, end, surname, titled, free)


class _Name(NamedTuple):
    """Some characters of a text that begin like a name."""

    text: str
    start: int
    end: int
    surname: int
    titled: bool
    free: bool  # before

    def may_be_written(self) -> bool:
        """Whether conversion may take them for a name."""
        if self._is_other() or is_phrase(self._name):
            return False
        free = self.free and self._free_after
        if free and (len(self._name) == 2 or self._alone):
            return self.titled or self._name[0] not in _WORDS_AS_WELL
        if self._holds(is_common):
            return False
        if self._holds(is_phrase) and not (self._is_all and self._is_given):
            return False
        if self._name[0] in _WORDS_AS_WELL and not self.titled:
            return free and self._is_given
        return free or self._may_stand_in_a_sentence()

    def _may_stand_in_a_sentence(self) -> bool:
        """Two given characters; 于 only before a word of saying, for 取材于吕梁 is "from"."""
        name = self._name
        if name[0] == "于" and not (self._free_after and is_han(self.text[self.end :][:1] or " ")):
            return False
        return len(name) > self.surname + 1 and name[-1] not in _VERBS and self._is_loose()

    def may_be_asked(self) -> bool:
        """Whether an editor may be asked about them."""
        if self._is_other():
            return False
        if self.free and self._free_after:
            return True
        if len(self._name) == 2 and not (self.free or self._free_after):
            return False
        if self._name[0] in _WORDS_AS_WELL and not self.free:
            return False
        between = self._free_after and len(self._name) > 2
        return (between or self._is_loose()) and not self._holds(is_common)

    @property
    def _name(self) -> str:
        return self.text[self.start : self.end]

    @property
    def _free_after(self) -> bool:
        return around.free_after(self.text, self.start, self.end)

    @property
    def _alone(self) -> bool:
        """于 and nothing more: a name in a list or a heading, for "at" needs a clause."""
        return self._is_all and self.text[0] == "于"

    @property
    def _is_all(self) -> bool:
        """Whether the text is nothing more: a name in a list or a heading."""
        return self.end - self.start == len(self.text)

    @property
    def _is_given(self) -> bool:
        return GIVEN.issuperset(self.text[self.start + self.surname : self.end])

    def _is_loose(self) -> bool:
        """Whether it is made like a name, and a word may begin behind it."""
        return self._is_given and (self._free_after or around.loose_after(self.text, self.end))

    def _is_other(self) -> bool:
        """Words that look like a name: 于此, 王说, 高标准."""
        name = self._name
        if name[0] == "于" and not self._alone and _is_at(name):
            return True
        return name[-1] in _NO_GIVEN_NAME or is_common(name)

    def _holds(self, is_word: Callable[[str], bool]) -> bool:
        """Behind a title (律师余秋里) only the surname's own word counts, or 秋里 would hide it."""
        name = self._name
        starts = range(self.surname - 1, self.surname if self.titled else len(name) - 1)
        return any(is_word(name[at : at + 2]) for at in starts)


def _is_at(name: str) -> bool:
    """于 as a preposition: 于是, 于北京."""
    return name[1] in _AT or name[1:] in _PLACES
