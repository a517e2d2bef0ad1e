"""How sure each claim is, and on how many sources of what kinds it rests.

    for line in sureness(record, shelf):
        line.claim, line.certainties, line.count, line.kinds

Several facts of one kind, such as events, make one line with every degree of certainty
that occurs among them, the surest first. What carries no certainty counts as confirmed
(``docs/editing.md``). Of a confidential source the kind is told and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

from plugins.records.base import Record
from plugins.records.references import Term
from plugins.records.schemas.person import PersonFacts
from plugins.views.people.identity import person_facts
from plugins.views.shelves import EditionShelf

_CONFIRMED = "confirmed"
Claim = tuple[list[str], Term | None]  # its sources, and how sure it is


def sureness(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    """A line for each kind of claim that the record makes."""
    facts = person_facts(record)
    return [
        _line(name, found, facts, shelf)
        for name, claims in _claims(facts, shelf.view.catalogue.gettext)
        if (found := list(claims))
    ]


def _claims(facts: PersonFacts, _: Any) -> Iterator[tuple[str, Iterable[Claim]]]:
    """Kinds of claims in the order of the page, each with its claims."""
    yield _("Status"), [(facts.status_source, facts.status_certainty)]
    yield _("Born"), _of(facts.birth)
    yield _("Died"), _of(facts.death)
    yield _("Lived in"), _of(facts.residence)
    yield _("Belonged to"), _of(*facts.affiliation)
    yield _("In custody"), _of(*_custody(facts))
    yield _("Health"), _of(_shown(facts.health))
    yield _("Torture alleged"), _of(_shown(facts.torture_alleged))
    yield _("What happened when"), _of(*facts.timeline, *_events(facts))
    yield _("Charges and sentences"), _of(*_charges(facts))
    yield _("What the United Nations found"), _of(*(un for case in facts.case for un in case.un))
    yield _("Works"), _of(*facts.works)


def _of(*stated: Any) -> Iterator[Claim]:
    """Facts that name their sources, as claims; what is not given makes none."""
    for fact in stated:
        if fact is not None and fact.source:
            yield fact.source, getattr(fact, "certainty", None)


def _custody(facts: PersonFacts) -> Iterator[Any]:
    for item in facts.custody:
        yield from (item.start, item.end, item.family_notified, item.lawyer)


def _events(facts: PersonFacts) -> Iterator[Any]:
    for case in facts.case:
        yield from case.events


def _charges(facts: PersonFacts) -> Iterator[Any]:
    for case in facts.case:
        yield case
        yield from case.charges


def _shown(fact: Any) -> Any:
    return fact if fact is not None and fact.publish else None


def _line(
    claim: str, found: list[Claim], facts: PersonFacts, shelf: EditionShelf
) -> SimpleNamespace:
    """One line: the sources of all its claims, each once, and the kinds of those."""
    ids = {id_ for sources, _ in found for id_ in sources}
    sources = [source for source in facts.sources if source.id in ids]
    kinds = {source.kind.id: source.kind for source in sources}
    return SimpleNamespace(
        claim=claim,
        certainties=_certainties([certainty for _, certainty in found], shelf),
        count=len(sources),
        kinds=[shelf.view.fact(kind).label for kind in kinds.values()],
        confidential=sum(source.confidential for source in sources),
    )


def _certainties(given: list[Term | None], shelf: EditionShelf) -> list[SimpleNamespace]:
    """Every degree that occurs, in the vocabulary's order, which begins with the surest."""
    vocabulary = shelf.content.vocabularies.get("certainty", {})
    ids = {term.id if term else _CONFIRMED for term in given}
    return [shelf.view.fact(term) for id_, term in vocabulary.items() if id_ in ids]
