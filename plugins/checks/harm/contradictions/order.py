"""Custody and events, against one another and against birth and death.

The order of events is that of the Criminal Procedure Law (2018): detention (art. 82), arrest
(80), transfer (162), indictment (176), trial (186), judgment (202), appeal (227), second
instance (243), prison (264). Only pairs stand here that no procedure turns round: an arrest
may follow an indictment, a judgment of first instance may follow one of second.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from plugins.checks.harm.people import Person
from plugins.checks.harm.ranges import before, judged, years_after
from plugins.errors import Problems
from plugins.records.dates import Edtf
from plugins.records.people.case import Case
from plugins.records.people.custody import Custody

YOUNGEST = 12  # years: the lowest age of criminal responsibility, Criminal Law art. 17 (2021)
_EARLIER_LATER = (
    ("detained-criminal", "released"),
    ("detained-criminal", "indicted"),
    ("detained-criminal", "judgment-1"),
    ("arrested", "released"),
    ("transferred-for-prosecution", "indicted"),
    ("indicted", "trial-opened"),
    ("indicted", "judgment-1"),
    ("court-accepted", "trial-opened"),
    ("trial-opened", "judgment-1"),
    ("judgment-1", "appealed"),
    ("judgment-1", "judgment-2"),
    ("judgment-1", "in-prison"),
    ("appealed", "judgment-2"),
    ("appeal-accepted", "judgment-2"),
)
_TAKEN = frozenset({"detained-criminal", "rsdl-start", "rs-home-start", "bail", "summoned"})
_OF_THE_LIVING = frozenset({"summoned", "detained-criminal", "arrested", "in-prison", "bail"})


def custody_order(person: Person, problems: Problems) -> None:
    """No custody ends before it begins, or begins after a death."""
    death = person.facts.death
    for number, custody in enumerate(person.facts.custody):
        start, end = custody.start.date, custody.end.date if custody.end else None
        severity = before(end, start) if end else None
        if severity:
            message = f"this custody ends ({end}) before it begins ({start})"
            hint = "look both dates up in the source"
            place = person.place("custody", number, "end", "date")
            problems.add(place, "contradiction", message, hint, severity)
        severity = before(death.date, start) if death else None
        if death and severity:
            message = f"this custody begins ({start}) after the death ({death.date})"
            hint = "look both dates up in the source"
            place = person.place("custody", number, "start", "date")
            problems.add(place, "contradiction", message, hint, severity)


def two_places(person: Person, problems: Problems) -> None:
    """Nobody is held in two places at once; a warning, for custody can be told in layers."""
    for (_, first), (number, second) in combinations(enumerate(person.facts.custody), 2):
        apart = first.place and second.place and first.place != second.place
        if apart and _overlap(first, second):
            message = (
                f"this custody overlaps with the one from {first.start.date}, in another place"
            )
            hint = "end the one where the other begins"
            place = person.place("custody", number, "start", "date")
            problems.add(place, "contradiction", message, hint, "warning")


def event_order(person: Person, problems: Problems) -> None:
    """The steps of a case come in the order of the law, and none after death."""
    for number in range(len(person.facts.case)):
        for first, later in _EARLIER_LATER:
            _in_order(person, number, first, later, problems)
        _arrested_from_freedom(person, number, problems)
        _after_death(person, number, problems)


def age(person: Person, problems: Problems) -> None:
    """Nothing was done to somebody before they were twelve: one of the two dates is wrong."""
    birth = person.facts.birth
    if birth is None or birth.date.start is None:
        return
    old_enough = years_after(birth.date.earliest, YOUNGEST)
    for path, when in _done_to(person):
        severity = judged(when.latest < old_enough, when, birth.date)
        if severity:
            message = f"born {birth.date}, this person was not yet {YOUNGEST} then ({when})"
            hint = "look both dates up in the source"
            problems.add(person.place(*path), "contradiction", message, hint, severity)
    death = person.facts.death
    severity = before(death.date, birth.date) if death else None
    if death and severity:
        message = f"the death ({death.date}) comes before the birth ({birth.date})"
        hint = "look both dates up in the source"
        place = person.place("death", "date")
        problems.add(place, "contradiction", message, hint, severity)


def _in_order(person: Person, number: int, first: str, later: str, problems: Problems) -> None:
    """The first ``later`` does not come before the first ``first``."""
    case = person.facts.case[number]
    earlier_at, later_at = _first(case, first), _first(case, later)
    if earlier_at is None or later_at is None:
        return
    one, other = case.events[earlier_at], case.events[later_at]
    severity = before(other.date, one.date)
    if severity:
        message = f"“{later}” ({other.date}) comes before “{first}” ({one.date})"
        hint = "look both dates up in the source"
        place = person.place("case", number, "events", later_at, "date")
        problems.add(place, "contradiction", message, hint, severity)


def _first(case: Case, type_: str) -> int | None:
    """The number of the earliest event of a type."""
    found = [at for at, event in enumerate(case.events) if event.type.id == type_]
    return min(found, key=lambda at: case.events[at].date.earliest, default=None)


def _arrested_from_freedom(person: Person, number: int, problems: Problems) -> None:
    """Who is arrested was nearly always detained before; a warning that this is not told."""
    case = person.facts.case[number]
    at = _first(case, "arrested")
    if at is None:
        return
    arrest = case.events[at].date
    taken = any(event.type.id in _TAKEN for event in case.events)
    held = any(c.start.date.earliest < arrest.latest for c in person.facts.custody)
    if not (taken or held):
        message = "an arrest is told, and no detention or residential surveillance before it"
        hint = "add what came first: - {type: detained-criminal, date: …, source: [s1]}"
        place = person.place("case", number, "events", at, "type")
        problems.add(place, "contradiction", message, hint, "warning")


def _after_death(person: Person, number: int, problems: Problems) -> None:
    death = person.facts.death
    for at, event in enumerate(person.facts.case[number].events):
        severity = before(death.date, event.date) if death else None
        if death and severity and event.type.id in _OF_THE_LIVING:
            message = f"“{event.type.id}” ({event.date}) comes after the death ({death.date})"
            hint = "look both dates up in the source"
            place = person.place("case", number, "events", at, "date")
            problems.add(place, "contradiction", message, hint, severity)


def _done_to(person: Person) -> Iterator[tuple[tuple[str | int, ...], Edtf]]:
    for number, custody in enumerate(person.facts.custody):
        yield ("custody", number, "start", "date"), custody.start.date
    for number, case in enumerate(person.facts.case):
        for at, event in enumerate(case.events):
            yield ("case", number, "events", at, "date"), event.date


def _overlap(first: Custody, second: Custody) -> bool:
    """Whether the two share a day, whichever days were meant; one day of moving is none."""
    if first.end is None or second.end is None:
        return False
    begins = max(first.start.date.latest, second.start.date.latest)
    ends = min(first.end.date.earliest, second.end.date.earliest)
    return begins < ends
