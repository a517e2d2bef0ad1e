"""The page of a person: where things stand, the life, the case, how sure we are."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from plugins.records.base import Record
from plugins.records.schemas.person import PersonFacts
from plugins.views.base import RecordView
from plugins.views.shelves import Card, EditionShelf, hatching


def _facts(record: Record) -> PersonFacts:
    assert isinstance(record.facts, PersonFacts)
    return record.facts


def _initial(facts: PersonFacts, shelf: EditionShelf) -> Any:
    """The surname, or first character, for the drawn identity card."""
    first = {lang: name[0] for lang, name in facts.name.text.by_lang.items() if lang != "en"}
    lang = shelf.lang if shelf.lang in first else "zh-Hans"
    return shelf.view.quoted(first[lang], lang)


def _other_forms(facts: PersonFacts, shelf: EditionShelf) -> list[Any]:
    """The name in the scripts that this edition's title does not show."""
    names = facts.name.text.by_lang
    others = {text: lang for lang, text in names.items() if text != names[shelf.lang]}
    return [SimpleNamespace(lang=lang, text=text) for text, lang in others.items()]


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    facts = _facts(record)
    return {
        "initial": _initial(facts, shelf),
        "hatching": hatching(record.slug),
        "forms": _other_forms(facts, shelf),
    }


def _card(record: Record, shelf: EditionShelf, base: str) -> Card:
    initial = _initial(_facts(record), shelf)
    return shelf.plain_card(record, base, initial=initial, hatching=hatching(record.slug))


VIEW = RecordView(
    name="person",
    variables=_variables,
    card=_card,
    anchors=frozenset({"life", "custody", "charges", "works", "sure"}),
)
