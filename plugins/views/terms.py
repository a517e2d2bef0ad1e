"""The page of a term of the glossary: the word in each edition, who writes what, and why.

Builds on the page of a register's entry; adds the words side by side, the variants with what
is said of each, and the topics whose texts use the term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase, escaped
from plugins.records.base import Record, Schema
from plugins.records.languages import EDITIONS
from plugins.records.registers.own import TERMS
from plugins.records.registers.spec import RegisterSchema
from plugins.records.text import Text
from plugins.views.base import BASE, RecordView
from plugins.views.registers.entry import entry_variables, entry_view
from plugins.views.shelves import EditionShelf

ANCHORS = frozenset({"words", "why", "usage", "variants", "used"})


def views_of(schemas: Iterable[Schema]) -> dict[str, RecordView]:
    """The view of the glossary's terms, in place of that of any register's entry."""
    own = [s for s in schemas if isinstance(s, RegisterSchema) and s.section == TERMS]
    return {schema.name: _view(schema) for schema in own}


def _view(schema: RegisterSchema) -> RecordView:
    view = entry_view(schema)
    return replace(view, template="term.html", beside=_variables, anchors=view.anchors | ANCHORS)


def _variables(given: dict[str, Any], record: Record, shelf: EditionShelf) -> dict[str, Any]:
    facts: Any = record.facts
    shown = given["facts"]
    return entry_variables(given, record, shelf) | {
        "labels": dict(_labels(record.schema, shelf)),
        "own": list(_words(facts.title)),
        "usage": _rows(facts.usage, shown.usage),
        "variants": _rows(facts.variants, shown.variants),
        "users": list(_users(record, shelf)),
    }


def _labels(schema: Schema, shelf: EditionShelf) -> Iterator[tuple[str, Phrase]]:
    """What the fields are called, those of rows as ``usage.where``."""
    assert isinstance(schema, RegisterSchema)
    for field in schema.register.fields:
        for name, one in [(field.id, field), *((f"{field.id}.{i.id}", i) for i in field.fields)]:
            if one.label:
                yield name, shelf.view.text(one.label)


def _rows(given: list[Any], shown: list[Any]) -> list[SimpleNamespace]:
    """Each row with its form in every language that the record gives."""
    return [
        SimpleNamespace(**{**vars(row), "forms": list(_words(raw.form))})
        for raw, row in zip(given, shown, strict=True)
    ]


def _words(text: Text) -> Iterator[SimpleNamespace]:
    """A word by language, as it was given; the same in both scripts stands once."""
    seen: set[str] = set()
    for edition in EDITIONS.values():
        word = text.by_lang.get(edition.lang)
        if word and word not in seen:
            seen.add(word)
            phrase = Phrase(escaped(word), word, edition.lang)
            yield SimpleNamespace(lang=edition.lang, edition=edition.name, word=phrase)


def _users(record: Record, shelf: EditionShelf) -> Iterator[SimpleNamespace]:
    """The topics whose texts use the term, in the order of the site."""
    users = set(shelf.view.users(record))
    for topic in shelf.section("topics"):
        if topic.id in users:
            yield SimpleNamespace(href=f"{BASE}{topic.address}", title=shelf.view.title(topic.id))
