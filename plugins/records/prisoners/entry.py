"""The facts of one person as the prisoner list shows them, as plain data.

    >>> entry(facts)["status"], entry(facts)["since"]
    ('serving', '2025-09-19')

An entry has ids of vocabularies, dates in EDTF and words as the editors wrote them: it can
be kept in a file, compared with what is known now, and shown in any edition. A fact that
the record does not have is left out.
"""

from __future__ import annotations

from typing import Any

from plugins.records.people import gist
from plugins.records.people.case import Sentence
from plugins.records.schemas.person import PersonFacts
from plugins.records.text import Duration, Text

# The fields of an entry, in the order in which changes are told.
FIELDS = (
    "name",
    "pinyin",
    "born",
    "since",
    "place",
    "province",
    "charges",
    "sentence",
    "term",
    "status",
    "as_of",
    "un",
)

Value = str | list[str] | dict[str, str]
Entry = dict[str, Value]


def entry(facts: PersonFacts) -> Entry:
    """What the list says of a person."""
    found: dict[str, Any] = {
        "name": dict(facts.name.text.by_lang),
        "pinyin": facts.name.pinyin,
        "born": facts.birth.date.text if facts.birth else None,
        "since": _text(gist.held_since(facts)),
        "place": _place(facts),
        "province": _id(gist.province(facts)),
        "charges": [charge.article.id for charge in gist.charges(facts)],
        "status": facts.status.id,
        "as_of": facts.status_as_of.text,
        "un": [f"{one.mechanism.id}: {one.symbol}" for one in gist.opinions(facts)],
        **_sentence(gist.sentence(facts)),
    }
    return {field: found[field] for field in FIELDS if found.get(field)}


def _place(facts: PersonFacts) -> dict[str, str] | None:
    custody = gist.custody_now(facts)
    place: Text | None = custody.place if custody else None
    return dict(place.by_lang) if place else None


def _sentence(sentence: Sentence | None) -> dict[str, str | None]:
    if sentence is None:
        return {}
    term = duration_code(sentence.term) if sentence.term else None
    return {"sentence": sentence.kind.id, "term": term}


def duration_code(length: Duration) -> str:
    """A length of time as editors write it: ``4y6m``."""
    parts = ((length.years, "y"), (length.months, "m"), (length.days, "d"))
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def _text(value: Any) -> str | None:
    return value.text if value else None


def _id(value: Any) -> str | None:
    return value.id if value else None
