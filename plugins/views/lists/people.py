"""The people of one edition, ready for lists: sorted once, each line made once.

    people = People(shelf)
    people.all                      # in the order of the edition
    people.row(people.all[0])       # the words of a line, for a template

Ten thousand people stand in eight lists each, so what a line needs is kept here. Which
lists there are is left to ``aids``, pages to ``tree``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.languages import LANGS, is_chinese
from plugins.records.people import gist
from plugins.records.people.case import Sentence
from plugins.records.references import Term
from plugins.records.schemas.person import PersonFacts
from plugins.views.lists import order
from plugins.views.shelves import EditionShelf


@dataclass(frozen=True, eq=False)
class Listed:
    """A person in lists: the record, and the keys to sort it by.

    ``latin`` is the key of the pinyin if there is one, else of the English name: letters by
    which people of all peoples can be sorted, the same in every edition.
    """

    record: Record
    facts: PersonFacts

    @cached_property
    def latin(self) -> order.PinyinKey:
        """Sorts by pinyin, or by the English name of those who have none."""
        return order.by_pinyin(self.facts.name.pinyin or order.plain(self.facts.name.en))

    @cached_property
    def letter(self) -> str:
        """The first letter of that key."""
        return order.initial(self.facts.name.pinyin or self.facts.name.en)

    def name(self, lang: str) -> str:
        """The name in one script; the Simplified one for English."""
        name = self.facts.name
        return name.zh_Hant if lang == "zh-Hant" else name.zh_Hans


class People:
    """Everybody whom lists may show."""

    def __init__(self, shelf: EditionShelf) -> None:
        self.shelf = shelf
        self.lang = shelf.lang
        self._labels: dict[tuple[str, str], Phrase] = {}
        self._rows: dict[str, SimpleNamespace] = {}

    @cached_property
    def all(self) -> list[Listed]:
        """Everybody, in the order of the edition."""
        records = self.shelf.content.records
        found = [Listed(records[id_], f) for id_, f in gist.listed_people(records)]
        return sorted(found, key=self.sort_key)

    def sort_key(self, person: Listed) -> Any:
        """English by the English name, Simplified by pinyin, Traditional by strokes."""
        slug = person.record.slug
        if self.lang == "zh-Hans":
            return (not person.facts.name.pinyin, person.latin, slug)
        if self.lang == "zh-Hant":
            return (order.by_strokes(person.name(self.lang), self.lang), slug)
        return (order.by_alphabet(person.facts.name.en), slug)

    def label(self, term: Term) -> Phrase:
        """A vocabulary's word in this edition."""
        key = (term.vocabulary, term.id)
        if key not in self._labels:
            self._labels[key] = self.shelf.view.text(term.label)
        return self._labels[key]

    def row(self, person: Listed) -> SimpleNamespace:
        """The words of a person's line; the way to the page is from the people's folder."""
        id_ = person.record.id
        if id_ not in self._rows:
            self._rows[id_] = self._new_row(person)
        return self._rows[id_]

    def _new_row(self, person: Listed) -> SimpleNamespace:
        facts = person.facts
        return SimpleNamespace(
            href=f"{person.record.slug}.html",
            name=self.shelf.view.title(person.record.id),
            forms=self.forms(facts),
            status=self.label(facts.status),
            as_of=self.shelf.view.fact(facts.status_as_of).text,
            case=[*self.charges(facts), *self.sentence(gist.sentence(facts)), *self.place(person)],
        )

    def forms(self, facts: PersonFacts) -> list[Phrase]:
        """The name in the scripts that the title does not show; in Chinese its pinyin too."""
        texts = facts.name.text.by_lang
        shown = {texts[self.lang]}
        found = []
        for lang in LANGS:
            if is_chinese(lang) and texts[lang] not in shown:
                shown.add(texts[lang])
                found.append(self.shelf.view.quoted(texts[lang], lang))
        if is_chinese(self.lang):
            latin = facts.name.pinyin or facts.name.en
            tag = "zh-Latn-pinyin" if facts.name.pinyin else "en"
            found.append(self.shelf.view.quoted(latin, tag))
        return found

    def charges(self, facts: PersonFacts) -> list[Phrase]:
        """The newest charges, each once; what stage they are at stands on the person's page."""
        return [
            self.label(article) for article in dict.fromkeys(c.article for c in gist.charges(facts))
        ]

    def sentence(self, sentence: Sentence | None) -> list[Phrase]:
        """A sentence in words: its kind and its length."""
        if sentence is None:
            return []
        words = self.label(sentence.kind)
        if sentence.term is None:
            return [words]
        length = self.shelf.view.fact(sentence.term)
        return [Phrase(f"{words} · {length}", f"{words.plain} · {length}", words.lang)]

    def place(self, person: Listed) -> list[Phrase]:
        """Where the person is held; else the province."""
        custody = gist.custody_now(person.facts)
        if custody and custody.place:
            view = self.shelf.view
            return [view.localise(custody.place, view.owner(person.record))]
        where = gist.province(person.facts)
        return [self.label(where)] if where else []
