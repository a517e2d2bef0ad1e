"""What rests on nothing, or on one source only (rules ``unsourced-claim``, ``one-source``, S20).

Every Casualty, Standards for Casualty Recording: sources are named, weighed and compared.
Most facts cannot be written without a source at all: that is the schema's business. Here
are those where it lets one be left out, and a count of the sources of what matters most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plugins.checks.harm.people import Person, publishers
from plugins.errors import Problems

_LISTED = 6  # claims that the summary names


def unsourced_claim(person: Person, problems: Problems) -> None:
    """A published relative, a residence and a photo say where they are known from."""
    for path, what, source in _may_lack(person):
        if not source:
            message = f"{what} is stated without a source"
            hint = "add “source: [s1]” with the id of an entry under sources"
            problems.add(person.place(*path), "unsourced-claim", message, hint)


def one_source(person: Person, problems: Problems) -> None:
    """What a record claims rests on two publishers and two kinds of source.

    One line for the whole record, so that a hundred of them can still be read.
    """
    claims = list(_claims(person))
    weak = [name for name, ids in claims if _is_weak(person, ids)]
    if weak:
        listed = ", ".join(weak[:_LISTED]) + (" …" if len(weak) > _LISTED else "")
        message = f"{len(weak)} of {len(claims)} claims rest on one source or one kind: {listed}"
        hint = "add a source of another kind that does not repeat the first: source: [s1, s2]"
        place = person.place("sources", key=True)
        problems.add(place, "one-source", message, hint, "warning")


def _may_lack(person: Person) -> Iterator[tuple[tuple[str | int, ...], str, list[str] | None]]:
    facts = person.facts
    for number, relative in enumerate(facts.relatives):
        if relative.publish:
            yield ("relatives", number, "name"), "a relative", relative.source
    if facts.residence:
        yield ("residence",), "the residence", facts.residence.source


def _claims(person: Person) -> Iterator[tuple[str, list[str]]]:
    """What is claimed, and the ids of its sources."""
    facts = person.facts
    yield "status", facts.status_source
    for number, custody in enumerate(facts.custody, start=1):
        yield f"custody {number}", custody.start.source
    for case in facts.case:
        for charge in case.charges:
            yield f"charge {charge.article.id}", charge.source or case.source
        if case.sentence:
            yield f"sentence of {case.id}", case.source
        for event in case.events:
            yield f"{event.type.id} {event.date}", event.source
    for name, stated in (
        ("death", facts.death),
        ("health", facts.health),
        ("torture", facts.torture_alleged),
    ):
        if stated:
            yield name, stated.source
    for fact in facts.key_facts:
        yield f"“{next(iter(fact.figure.by_lang.values()))}”", fact.source


def _is_weak(person: Person, ids: Iterable[str]) -> bool:
    """Whether the sources are one, all of one publisher, or all of one kind."""
    sources = person.sources(ids)
    return publishers(sources) < 2 or len({source.kind.id for source in sources}) < 2
