"""Every form of every term of the glossary, by language, and what it counts as.

    book = term_book(content)
    book.finder("zh-Hans").find("追究有罪不罚")     # [Hit(2, 6, Use("term:impunity", …))]

A form that is given in one Chinese script also holds in the other, as conversion writes it,
unless the term gives that form itself. Longer words and names that only contain a form are
kept too, as uses of no term, so that the longest wins: 禁止酷刑委员会 is no use of 酷刑.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from plugins.editions.names import NameBook
from plugins.editions.script import Converter
from plugins.editions.terms.find import Finder, Found
from plugins.records.base import Record, titles
from plugins.records.languages import LANGS, is_chinese
from plugins.records.reader import Content
from plugins.records.registers.own import TERMS
from plugins.records.text import NEUTRAL, NameText, Text

Status = Literal["chosen", "accepted", "avoid", "other"]
_COMMON = {"en": "english", "zh-Hans": "chinese", "zh-Hant": "chinese"}


@dataclass(frozen=True)
class Use:
    """What a form counts as.

    Args:
        term: the id of its term; '' for a name or title, which belongs to none.
        status: ``chosen`` and ``accepted`` may be written, ``avoid`` should not; ``other``
            is a longer word.
        linked: whether it leads to the term's page; a word that also means other things does not.
        variant: the number of the variant, or longer word, in the term's record; -1 if neither.
    """

    term: str
    status: Status
    linked: bool = True
    variant: int = -1


@dataclass(frozen=True)
class TermBook:
    """The forms of all terms by language, and the pages that they lead to."""

    uses: dict[str, dict[str, Use]] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    finders: dict[str, Finder[Use]] = field(default_factory=dict)

    def find(self, text: str, lang: str, before: str = "") -> list[Found[Use]]:
        """The forms in a piece of text; none in a language that has no terms."""
        finder = self.finders.get(lang)
        return finder.find(text, before) if finder else []

    @property
    def fingerprint(self) -> str:
        """Changes when any form, its status or its page does; of what was the same, never."""
        told = repr((sorted(self.addresses.items()), sorted(map(_told, self.uses.items()))))
        return hashlib.sha256(told.encode()).hexdigest()


def _told(uses: tuple[str, dict[str, Use]]) -> tuple[str, list[str]]:
    return uses[0], sorted(f"{form} {use}" for form, use in uses[1].items())


def term_book(content: Content) -> TermBook:
    """The glossary of a site; an empty one if it has no terms."""
    terms = content.in_section(TERMS)
    if not terms:
        return TermBook()
    uses: dict[str, dict[str, Use]] = {lang: {} for lang in LANGS}
    for lang, form, use in _in_order(terms):
        uses[lang].setdefault(form, use)
    for lang, form in _others(content, terms):
        if any(known in form and known != form for known in uses[lang]):
            uses[lang].setdefault(form, Use("", "other", linked=False))
    finders: dict[str, Finder[Use]] = {lang: Finder(lang, uses[lang]) for lang in LANGS}
    return TermBook(uses, {term.id: term.address for term in terms}, finders)


def _in_order(terms: Iterable[Record]) -> Iterator[tuple[str, str, Use]]:
    """Forms as they were given before those that are derived; what is chosen first."""
    converter = Converter(NameBook([]))
    given = [found for term in terms for found in forms_of(term)]
    order: dict[Status, int] = {"chosen": 0, "accepted": 1, "avoid": 2, "other": 3}
    given.sort(key=lambda found: order[found[2].status])
    yield from given
    written = {(lang, use) for lang, _, use in given}
    for lang, form, use in given:
        other = "zh-Hant" if lang == "zh-Hans" else "zh-Hans"
        if is_chinese(lang) and (other, use) not in written:
            yield other, converter.convert(form, lang, other), use


def forms_of(term: Record) -> Iterator[tuple[str, str, Use]]:
    """The forms that a term's record gives, with their languages."""
    facts: Any = term.facts
    common = {one.id for one in facts.common}
    for lang, form in facts.title.by_lang.items():
        yield lang, form, Use(term.id, "chosen", _COMMON[lang] not in common)
    for number, variant in enumerate(facts.variants):
        status: Status = variant.status.id
        for lang, form in variant.form.by_lang.items():
            yield lang, form, Use(term.id, status, status == "accepted", number)
    for number, words in enumerate(facts.not_in):
        for lang, form in words.by_lang.items():
            yield lang, form, Use(term.id, "other", False, number)


def _others(content: Content, terms: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """Names of people, bodies, treaties and places; no title that is a sentence."""
    own = {term.id for term in terms}
    for id_, record in content.records.items():
        title = titles(record)
        if id_ not in own and (isinstance(title, NameText) or hasattr(record.facts, "name")):
            yield from _by_language(title)
            for alias in getattr(record.facts, "aliases", []):
                yield from _by_language(alias.text)
    for entry in content.glossary:
        if entry.kind != "term":
            yield from (("zh-Hans", entry.zh_Hans), ("zh-Hant", entry.zh_Hant))


def _by_language(text: Text) -> Iterator[tuple[str, str]]:
    for lang, words in text.by_lang.items():
        for one in LANGS if lang == NEUTRAL else (lang,):
            yield one, words
