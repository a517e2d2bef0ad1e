"""Opinions on cases of the same kind: by the charge first, then by what the case is about.

    for one in comparable(person, "opinion", shelf):
        one.card, one.charges, one.topics

Any type of record will do: what counts is that it names charges (terms of the vocabulary
``charge``) and topics as the person's record does. Those on the person's own case are in
the case already, and left out.
"""

from __future__ import annotations

from types import SimpleNamespace

from plugins.records.base import Record
from plugins.records.references import Ref, Term
from plugins.records.walk import walk
from plugins.views.base import BASE
from plugins.views.shelves import EditionShelf

SHOWN = 8
CHARGE = "charge"


def comparable(person: Record, type_: str | None, shelf: EditionShelf) -> list[SimpleNamespace]:
    """The records of a type that share a charge or a topic with a person, the nearest first."""
    charges, topics = _charges(person), _topics(person)
    found = []
    for record in shelf.content.records.values():
        if record.schema.name != type_ or _names(record, person):
            continue
        same_charge = {id_: charges[id_] for id_ in _charges(record) if id_ in charges}
        same_topic = topics & _topics(record)
        if same_charge or same_topic:
            found.append((record, same_charge, same_topic))
    found.sort(key=lambda one: (-len(one[1]), -len(one[2]), one[0].slug))
    return [_shown(*one, shelf) for one in found[:SHOWN]]


def _charges(record: Record) -> dict[str, Term]:
    terms = (value for _, value in walk(record.facts) if isinstance(value, Term))
    return {term.id: term for term in terms if term.vocabulary == CHARGE}


def _topics(record: Record) -> set[str]:
    return {ref.id for ref in record.facts.topics}


def _names(record: Record, person: Record) -> bool:
    return any(value == person.ref for _, value in walk(record.facts) if isinstance(value, Ref))


def _shown(
    record: Record, charges: dict[str, Term], topics: set[str], shelf: EditionShelf
) -> SimpleNamespace:
    return SimpleNamespace(
        card=shelf.card(record, BASE),
        charges=[shelf.view.fact(term).label for term in charges.values()],
        topics=[shelf.view.title(id_) for id_ in sorted(topics)],
    )
