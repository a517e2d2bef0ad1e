"""Which words of a Simplified text may be a name that conversion gets wrong.

Two kinds of doubt:

    short-name      a listed name of two characters on a page that does not name the person
    doubtful-name   a surname and a given name, by all appearances, and no entry that decides:
                    a character has several Traditional forms in names (钟: 鍾 or 鐘), or came
                    out as it is not written in names

Which words look like a name is left to ``editions.house.people``, which forms a character has
in names to ``editions.house.forms``. Simplified to Traditional only: the other direction is
right for 99 % of names as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.checks.texts import BLANK, Passage
from plugins.editions.house.forms import forms, places
from plugins.editions.house.people import asked
from plugins.editions.names import EVERYWHERE, Scope
from plugins.editions.script import Converter
from plugins.errors import Severity


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
    """Likely names with a character that several Traditional ones share, or that came out wrong."""
    if passage.lang != "zh-Hans":
        return
    known = [(start, end) for start, end, _ in converter.names.find(passage.text, "zh-Hans", scope)]
    for start, end, surname in asked(passage.text):
        if BLANK in passage.text[start:end]:
            continue
        if any(first < end and start < last for first, last in known):
            continue
        shown = _in_context(passage, converter, scope, (start, end))
        choices = _choices(passage.text[start:end], surname)
        if _is_doubtful(shown, choices):
            yield _doubtful(start, passage.text[start:end], shown, choices)


def _choices(name: str, surname: int) -> list[str]:
    """For each character the forms that it has at its place in names; '' if only one."""
    at = zip(name, places(len(name), surname), strict=True)
    return [forms(char, place) for char, place in at]


def _is_doubtful(shown: str, choices: list[str]) -> bool:
    return any(
        len(written) > 1 or char not in written
        for char, written in zip(shown, choices, strict=True)
        if written
    )


def _converts_to(
    passage: Passage, converter: Converter, scope: Scope, span: tuple[int, int], form: str
) -> bool:
    """Whether the text around makes the converter write ``form`` there anyway."""
    return _in_context(passage, converter, scope, span) == form


def _in_context(passage: Passage, converter: Converter, scope: Scope, span: tuple[int, int]) -> str:
    """What the converter makes of a span in its text."""
    start, end = max(span[0] - 12, 0), span[1] + 12
    slots = converter.slots(passage.text[start:end], "zh-Hans", "zh-Hant", scope)
    return "".join(slots[span[0] - start : span[1] - start])


def _short(at: int, words: str, form: str, person: str) -> Doubt:
    message = f"is “{words}” the person ({form})? A name of two characters holds only where named"
    remedy = f"link it, [](person:{person}), or write people: [{person}] in the front matter"
    return Doubt(at, words, "short-name", message, remedy, "error")


def _doubtful(at: int, words: str, shown: str, choices: list[str]) -> Doubt:
    other = "".join(map(_other, shown, choices))
    message = f"“{words}” looks like a name: is it {shown} or {other}?"
    pair = f"zh-Hans: {words}, zh-Hant: {shown}"
    if len(words) >= EVERYWHERE:
        remedy = f"write in glossary.yaml: - {{{pair}, kind: person}}"
    else:
        remedy = f"write under convert: in the front matter: - {{{pair}}}"
    return Doubt(at, words, "doubtful-name", message, remedy, "warning")


def _other(shown: str, choices: str) -> str:
    """The likeliest form that was not chosen, or the character itself."""
    return next((form for form in choices if form != shown), shown)
