"""A name that is kept back stands nowhere else either (rule ``hidden-name``, S17).

    relatives: [{relation: spouse, name: {…}, publish: false}]
    internal: {names: [Zhao Mou, 赵某]}

OHCHR, Manual on Human Rights Monitoring, ch. 14: family members and associates are
protected too. Relatives and lawyers are
hidden unless ``publish`` says otherwise; ``internal.names`` of any record adds others. Names
are met in both scripts, with any interpunct, in either order, with or without tone marks.
A name that means something else by chance cannot be told from one that does not, so this
rule allows no exception; of two characters inside a common word it only warns.

What was written is looked through here; what came out of it is the output's gate.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from plugins.checks.harm.people import Person, people
from plugins.checks.texts import Passage, found
from plugins.editions.house.common import common_word_line
from plugins.editions.script import in_script
from plugins.errors import Problems
from plugins.records.base import Model, Record
from plugins.records.languages import CHINESE, HAN
from plugins.records.reader import Content
from plugins.records.text import Text
from plugins.records.walk import walk
from plugins.records.yamlfile import YamlTree

_HAN = re.compile(f"[{HAN}]")
_APART = re.compile(r"[·‧•・．.\s]+")  # what may stand between the parts of a name
_BETWEEN = r"[·‧•・．.\s]*"
_LATIN_BETWEEN = r"[\s\-'’.]*"
_LETTER = "[a-z\u0370-\u1dff]"  # Latin as ``_plain`` leaves it, Greek to Tibetan and Mongolian
_SHORTEST = 4  # letters of a single Latin word; fewer meet by chance everywhere


@dataclass(frozen=True)
class HiddenName:
    """A name that may stand nowhere: its forms, and the record that hides it."""

    forms: frozenset[str]
    whose: str


def hidden_names(content: Content) -> list[HiddenName]:
    """Every name that a published record keeps back."""
    names = [
        HiddenName(_forms(text), person.record.id)
        for person in people(content)
        for text in _kept_back(person)
    ]
    for record in content.records.values():
        names += [HiddenName(_forms([name]), record.id) for name in _internal(record)]
    return [name for name in names if name.forms]


def hidden_name(content: Content, problems: Problems) -> None:
    """No text of any record, no file's name and no word of the site holds a hidden name."""
    names = hidden_names(content)
    if not names:
        return
    finder = Finder(names)
    for record in content.records.values():
        for passage in _all_written(record):
            _note(finder, passage, problems)
        _file_names(finder, record, problems)
    for passage in _of_the_site(content):
        _note(finder, passage, problems)


class Finder:
    """Finds hidden names in text, in one pass over it, however many there are.

    Names are kept by what they begin with: a Han character, or a word of letters.
    """

    def __init__(self, names: list[HiddenName]) -> None:
        starts: dict[str, dict[str, str]] = {}
        for name in names:
            for form in sorted(name.forms):
                for start in _starts(form):
                    starts.setdefault(start, {}).setdefault(form, name.whose)
        self._names = {start: _Names(forms) for start, forms in starts.items()}
        characters = "".join(start for start in sorted(starts) if _HAN.match(start))
        alone = f"[{characters}]|" if characters else ""
        self._start = re.compile(f"{alone}{_LETTER}+")

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each hidden name in ``text``: where it begins and ends, and whose record hides it."""
        plain, end = _plain(text), 0
        for start in self._start.finditer(plain):
            names = self._names.get(start.group())
            match = names.pattern.match(plain, start.start()) if names else None
            if names and match and start.start() >= end:
                end = match.end()
                yield match.start(), end, names.whose[(match.lastindex or 1) - 1]


class _Names:
    """Names that begin alike: one expression for all, and whose each of its groups is."""

    def __init__(self, forms: dict[str, str]) -> None:
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        self.whose = [forms[form] for form in longest_first]
        self.pattern = re.compile("|".join(f"({_expression(form)})" for form in longest_first))


def _starts(form: str) -> list[str]:
    """What a form may begin with: its first character, or its first words, written together."""
    if _HAN.match(form):
        return [form[0]]
    words = _words(form)
    return ["".join(words[: count + 1]) for count in range(len(words))]


def _kept_back(person: Person) -> Iterator[list[str]]:
    for relative in person.facts.relatives:
        if not relative.publish:
            yield list(relative.name.by_lang.values())
    for case in person.facts.case:
        for lawyer in case.lawyers:
            if not lawyer.publish:
                yield list(lawyer.name.by_lang.values())


def _internal(record: Record) -> Iterator[str]:
    """The names under ``internal.names``, however they are written there."""
    internal = record.facts.internal
    names = internal.get("names") if isinstance(internal, dict) else None
    yield from _strings(names)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _forms(names: list[str]) -> frozenset[str]:
    """A name as it may be written: both scripts, and both orders of two Latin words."""
    forms: set[str] = set()
    for name in (" ".join(name.split()) for name in names):
        if _HAN.search(name):
            forms.update({name, *(in_script(name, lang) for lang in CHINESE)})
        else:
            words = _plain(name).split()
            forms.update({" ".join(words), " ".join(reversed(words))})
    return frozenset(form for form in forms if _long_enough(form))


def _long_enough(form: str) -> bool:
    if _HAN.search(form):
        return len(form) > 1
    return " " in form or len(form) >= _SHORTEST


def _plain(text: str) -> str:
    """Text of the same length in small letters, without tone marks and accents."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    """Each letter of Latin (to Latin Extended-B, and Additional) to its bare small form."""
    letters = [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]
    bare = {code: unicodedata.normalize("NFD", chr(code))[0].lower() for code in letters}
    return {code: char for code, char in bare.items() if len(char) == 1}


def _expression(form: str) -> str:
    if _HAN.search(form):
        parts = [re.escape(part) for part in _APART.split(_plain(form)) if part]
        return _BETWEEN.join(parts)
    return _LATIN_BETWEEN.join(re.escape(word) for word in _words(form)) + f"(?!{_LETTER})"


def _words(form: str) -> list[str]:
    return [word for word in re.split(r"[\s\-'’.]+", form) if word]


def _all_written(record: Record) -> Iterator[Passage]:
    """All that may be shown: whole Markdown files, and every published value of the facts."""
    for written in record.written.values():
        yield Passage(written.lang, written.source.text, written.source, 0)
    yield from _values(record.facts, record.tree)


def _of_the_site(content: Content) -> Iterator[Passage]:
    if content.site is None or content.site_tree is None:
        return
    yield from _values(content.site, content.site_tree)


def _values(model: Model, tree: YamlTree) -> Iterator[Passage]:
    """Every text and every plain string of a model that may be shown."""
    for path, value in walk(model):
        if isinstance(value, Text):
            for lang, text in value.by_lang.items():
                line = tree.place((*path, lang) if lang else path).line
                yield found(lang, text, tree.source, line)
        elif isinstance(value, str):
            yield found("", value, tree.source, tree.place(path).line)


def _note(finder: Finder, passage: Passage, problems: Problems) -> None:
    for start, end, whose in finder.find(passage.text):
        message = f"this name is kept back in the record of {whose}"
        hint = "say it without the name; “publish: true” there only if they agreed"
        by_chance = _inside_words(passage.text, start, end)
        place = passage.place(start, end - start)
        problems.add(place, "hidden-name", message, hint, "warning" if by_chance else "error")


def _inside_words(text: str, start: int, end: int) -> bool:
    """Whether two characters are the seam of common words: 于禁 in 由于禁止."""
    if end - start != 2 or not _HAN.match(text[start]):
        return False
    left, right = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
    return bool(common_word_line(left) and common_word_line(right))


def _file_names(finder: Finder, record: Record, problems: Problems) -> None:
    for name in sorted(record.files):
        for _, _, whose in finder.find(name.replace("_", " ")):
            message = f"the file “{name}” is called by a name that {whose} keeps back"
            place = replace(record.tree.source.place(0), text="")
            problems.add(place, "hidden-name", message, "give the file another name")
