"""Nothing is shown of a person without somebody's word for it (rule ``consent``, S14).

OHCHR, Manual on Human Rights Monitoring, ch. 2: informed consent, which can be withdrawn;
Every Casualty, Standards: consent for each purpose. Each thing that is shown needs its
scope, given by the person, the family or the lawyer; or it is on public record, which takes
two sources of different publishers.

Whether the words of a story go beyond what was agreed is for people to see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.checks.harm.people import Person, people, publishers
from plugins.errors import Problems
from plugins.records.base import Record
from plugins.records.people.care import Consent
from plugins.records.reader import Content
from plugins.records.schemas.kit import KitFacts, KitWords

AGREED = frozenset({"self", "family", "lawyer"})
ENOUGH = 2  # publishers, for what nobody was asked about
_HINT = (
    "add “consent: {status: public-record}”; or, if somebody agreed, for instance "
    "“consent: {status: family, scope: [name, case], date: 2026-11}”"
)


@dataclass(frozen=True)
class Shown:
    """Something of a person that readers see.

    Args:
        scope: what consent to it is called.
        path: where it stands in the record.
        words: what it is called in a message.
        sources: ids of the sources that it rests on.
    """

    scope: str
    path: tuple[str | int, ...]
    words: str
    sources: frozenset[str]


def consent(person: Person, problems: Problems) -> None:
    """Each thing that is shown of a person is covered by their consent."""
    given = person.facts.consent
    if given is None:
        message = "the record does not say on whose word this person is shown"
        problems.add(person.place(), "consent", message, _HINT)
        return
    if _withdrawn(person):
        day = given.date or "2026-11-24"
        hint = f"write “withdrawn: {day}” (the day) into record.yaml, and take all else out"
        where = person.place("consent" if given.status.id == "withdrawn" else "verification")
        problems.add(where, "consent", "consent was withdrawn, and the record is shown", hint)
        return
    _historical(person, problems)
    for item in shown(person):
        _covered(item, given, person, problems)
    _lapsed(person, given, problems)


def letters(content: Content, problems: Problems) -> None:
    """A kit with a letter about a person needs consent to letters."""
    known = {person.record.id: person for person in people(content)}
    for kit in content.in_section("kits"):
        if not isinstance(kit.facts, KitFacts) or not _has_letter(kit):
            continue
        for number, ref in enumerate(kit.facts.about):
            person = known.get(ref.id)
            if person is None:
                continue
            agreed = person.facts.consent
            if agreed and agreed.status.id in AGREED and "letters" not in agreed.scope:
                message = f"this kit asks for letters, which the consent of {ref.id} does not cover"
                hint = f"ask, then add “letters” to the scope in {person.record.folder}/record.yaml"
                problems.add(kit.tree.place(("about", number)), "consent", message, hint)


def shown(person: Person) -> Iterator[Shown]:
    """What is shown of a person, as far as it needs consent."""
    facts = person.facts
    if facts.name_display == "full":
        every = frozenset(source.id for source in facts.sources)
        yield Shown("name", ("name",), "the name", every)
    if facts.photo:
        yield Shown("photo", ("photo",), "the photo", frozenset(facts.photo.source or []))
    for field in ("custody", "case", "torture_alleged"):
        if getattr(facts, field):
            yield Shown("case", (field,), "the case", _case_sources(person))
            break
    if facts.health and facts.health.publish:
        yield Shown("health", ("health",), "the health", frozenset(facts.health.source))
    for number, relative in enumerate(facts.relatives):
        if relative.publish:
            path = ("relatives", number, "name")
            yield Shown("family", path, "a relative", frozenset(relative.source or []))
    yield from _lawyers(person)


def _lawyers(person: Person) -> Iterator[Shown]:
    for number, case in enumerate(person.facts.case):
        for at, lawyer in enumerate(case.lawyers):
            if lawyer.publish:
                path = ("case", number, "lawyers", at, "name")
                sources = frozenset(lawyer.source or case.source)
                yield Shown("lawyer", path, "the lawyer's name", sources)


def _case_sources(person: Person) -> frozenset[str]:
    """All sources that custody, charges, events and the status rest on."""
    facts = person.facts
    ids = {*facts.status_source}
    for custody in facts.custody:
        ids.update(custody.start.source, custody.end.source if custody.end else ())
    for case in facts.case:
        ids.update(case.source, *(event.source for event in case.events))
    if facts.torture_alleged:
        ids.update(facts.torture_alleged.source)
    return frozenset(ids)


def _covered(item: Shown, given: Consent, person: Person, problems: Problems) -> None:
    place = person.place(*item.path, key=len(item.path) == 1)
    if given.status.id in AGREED:
        if item.scope not in given.scope:
            scope = ", ".join([*given.scope, item.scope])
            message = f"the consent does not cover {item.words}"
            hint = f"if they agreed to it, write “scope: [{scope}]”; if not, take it out"
            problems.add(place, "consent", message, hint)
        return
    known = publishers(person.sources(item.sources))
    if known < ENOUGH:
        message = f"{item.words} rests on public record, which takes two publishers; {_has(known)}"
        hint = f"add a source of another publisher; or ask, and write “scope: [{item.scope}]”"
        problems.add(place, "consent", message, hint)


def _has(known: int) -> str:
    return "this has one" if known else "this has no source"


def _withdrawn(person: Person) -> bool:
    """Whether the record itself says that it was taken back."""
    given = person.facts.consent
    return person.facts.verification.id == "withdrawn" or (
        given is not None and given.status.id == "withdrawn"
    )


def _historical(person: Person, problems: Problems) -> None:
    """“Historical” is for the dead alone."""
    given = person.facts.consent
    if given and given.status.id == "historical" and person.facts.death is None:
        message = "“historical” is for people who died long ago, and no death is recorded"
        hint = "write “status: public-record”, or add the death: death: {date: …, source: […]}"
        problems.add(person.place("consent", "status"), "consent", message, hint)


def _lapsed(person: Person, given: Consent, problems: Problems) -> None:
    """Consent that was to be asked for again by a day that has passed."""
    if (
        given.review_due
        and person.site_date
        and given.review_due.latest < person.site_date.earliest
    ):
        message = f"the consent was to be asked for again by {given.review_due}"
        hint = "ask, and write the new date: review_due: …"
        problems.add(person.place("consent", "review_due"), "consent", message, hint, "warning")


def _has_letter(kit: Record) -> bool:
    return any(piece.kind.id == "letter" for written in _words(kit) for piece in written.pieces)


def _words(kit: Record) -> Iterable[KitWords]:
    return (w.words for w in kit.written.values() if isinstance(w.words, KitWords))
