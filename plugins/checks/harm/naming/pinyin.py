"""Whether the pinyin of a name is that of its characters, and the English form that of both.

    compare("单雄信", "Dān Xióngxìn").message
    # as a surname 单 is read “shàn”, and the pinyin is “Dān Xióngxìn”

Names that are no Han names are left alone: those with an interpunct, and those that have a
form of their own in another script or romanisation (``native``, ``romanised``). Syllables
are matched against the readings of the characters, so that Xian in a name of two characters
is two and in a name of one is one (GB/T 28039-2011).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from plugins.checks.harm.naming.readings import readings, surname_readings, syllables, toneless
from plugins.checks.harm.people import Person
from plugins.errors import Problems, Severity
from plugins.records.languages import HAN

_HAN_NAME = re.compile(f"[{HAN}]{{2,4}}")
_APART = re.compile(r"[\s'’\-]+")
_ELSEWHERE = frozenset({"HK", "MO", "TW", "SG", "MY"})  # other romanisations are at home there
_ELSEWHERE_IN_CHINA = frozenset({"hong-kong", "macau", "taiwan"})


Expected = list[tuple[str, ...]]  # the readings of each character of a name


@dataclass(frozen=True)
class Verdict:
    """What is wrong with some pinyin, and how bad it is."""

    message: str
    severity: Severity


def pinyin_form(person: Person, problems: Problems) -> None:
    """The pinyin has a reading for each character, and the English form does not differ."""
    name = person.facts.name
    if not name.pinyin or name.native or name.romanised or not _HAN_NAME.fullmatch(name.zh_Hans):
        return
    verdict = compare(name.zh_Hans, name.pinyin)
    if verdict:
        hint = "correct the pinyin; if it is right, allow it in allow.yaml"
        place = person.place("name", "pinyin")
        problems.add(place, "name-form", verdict.message, hint, verdict.severity)
    elif not _is_from_elsewhere(person) and not _same_letters(name.en, name.pinyin):
        message = f"the English form “{name.en}” is not the pinyin “{name.pinyin}”"
        hint = "correct one of the two; if the name is known so in English, allow it in allow.yaml"
        problems.add(person.place("name", "en"), "name-form", message, hint, "warning")


def compare(name: str, pinyin: str) -> Verdict | None:
    """What is wrong with the pinyin of a Han name, or None.

    Of a name with a character that is in no dictionary nothing can be said.
    """
    given, expected = _joined(pinyin), _expected(name)
    if not all(expected):
        return None
    bare = toneless(given)
    if bare != given and _other(given, expected, _as_it_is) is None:
        return None
    char = _other(bare, expected, toneless)
    if char is None and bare == given:
        return None
    if char is not None and len(name) not in _counts(bare):
        message = f"“{pinyin}” has not as many syllables as “{name}” has characters"
        return Verdict(message, "error")
    char = _other(given, expected, _as_it_is) if char is None else char
    return Verdict(_said(name, char or 0, expected, pinyin), "warning")


def _expected(name: str) -> Expected:
    """The readings that each character may have in this name."""
    surname = surname_readings(name)
    return [*surname, *(readings(char) for char in name[len(surname) :])]


def _other(text: str, expected: Expected, form: Callable[[str], str]) -> int | None:
    """The first character that is read otherwise, or None if ``text`` is a reading of all."""
    ends = {0}
    for number, options in enumerate(expected):
        forms = {form(option) for option in options}
        ends = {at + len(one) for at in ends for one in forms if text.startswith(one, at)}
        if not ends:
            return number
    return None if len(text) in ends else len(expected) - 1


def _counts(text: str) -> set[int]:
    """In how many syllables a text can be cut."""
    ways: list[set[int]] = [{0}, *(set() for _ in text)]
    for at in range(len(text)):
        for length in range(1, 7):
            if text[at : at + length] in syllables() and at + length <= len(text):
                ways[at + length].update(count + 1 for count in ways[at])
    return ways[-1]


def _said(name: str, at: int, expected: Expected, pinyin: str) -> str:
    known = " or ".join(f"“{option}”" for option in expected[at][:3])
    where = f"as a surname {name[at]}" if at < len(surname_readings(name)) else name[at]
    return f"{where} is read {known}, and the pinyin is “{pinyin}”"


def _joined(pinyin: str) -> str:
    """Small letters, one after the other, each mark on its letter."""
    text = unicodedata.normalize("NFC", pinyin.casefold())
    return _APART.sub("", text).replace("v", "ü")


def _as_it_is(reading: str) -> str:
    return reading


def _same_letters(english: str, pinyin: str) -> bool:
    """Whether the English form has the same words, in either order; ü is written in many ways."""
    ours, theirs = toneless(english), toneless(pinyin)
    return any(
        cut(ours) == cut(theirs.replace("ü", letters))
        for letters in ("ü", "u", "yu", "ue")
        for cut in (_joined, _sorted)
    )


def _sorted(pinyin: str) -> str:
    return "".join(sorted(_APART.split(pinyin.strip())))


def _is_from_elsewhere(person: Person) -> bool:
    """Whether the name may be romanised by another system than Hanyu Pinyin."""
    facts = person.facts
    province = facts.residence.province.id if facts.residence else ""
    return bool(_ELSEWHERE & set(facts.nationality)) or province in _ELSEWHERE_IN_CHINA
