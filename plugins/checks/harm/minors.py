"""Those who were under 18 when it happened are not named (rule ``minor``, S13).

Convention on the Rights of the Child, arts. 16 and 40; Beijing Rules, rule 8; Criminal
Procedure Law (2018), arts. 285 and 286: children's cases are heard in private and their
records sealed. The age is computed from the latest day on which they may have been born.
Words in a story that give a child away are for people to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from plugins.checks.harm.people import Person
from plugins.checks.harm.ranges import years_after
from plugins.errors import Problems
from plugins.records.dates import Edtf

OF_AGE = 18  # years; Convention on the Rights of the Child, art. 1
_SCHOOL = re.compile(
    r"学校|學校|中学|中學|小学|小學|大学|大學|学院|學院|\b(?:school|college)", re.I
)
_WHY = "children are not named"


def minor(person: Person, problems: Problems) -> None:
    """A person who was, or may have been, under 18 at any event is not recognisable."""
    reason = _reason(person)
    if not reason:
        return
    for path, what, hint in _giving_away(person):
        message = f"{reason}, and {_WHY}: {what}"
        problems.add(person.place(*path), "minor", message, hint)


def _reason(person: Person) -> str:
    """Why the person counts as a child, or ''."""
    if any(case.flags.juvenile for case in person.facts.case):
        return "the record says that this was a juvenile's case"
    birth = person.facts.birth
    if birth is None or birth.date.end is None:
        return ""
    grown = years_after(birth.date.latest, OF_AGE)
    first = min((_day(when) for when in dated(person)), default=date.max)
    return f"this person may have been under {OF_AGE} on {first}" if first < grown else ""


def dated(person: Person) -> Iterator[Edtf]:
    """The dates of all that was done to a person: custody, steps of a case, death."""
    for custody in person.facts.custody:
        yield custody.start.date
        if custody.end:
            yield custody.end.date
    for case in person.facts.case:
        yield from (event.date for event in case.events)
    if person.facts.death:
        yield person.facts.death.date


def _day(when: Edtf) -> date:
    """The first day that it may mean; of “before 2015” the only one that is known."""
    return when.earliest if when.start else when.latest


def _giving_away(person: Person) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """What makes a child recognisable: its path, a phrase, a hint."""
    facts = person.facts
    if facts.name_display == "full":
        hint = "write initials or a pseudonym as the name, and “name_display: initials”"
        yield ("name",), "the name is given in full", hint
    if facts.photo:
        yield ("photo",), "there is a photo", "take the photo out"
    if facts.residence and facts.residence.prefecture:
        hint = "leave the province alone"
        yield ("residence", "prefecture"), "the prefecture is given", hint
    if facts.birth and facts.birth.place:
        hint = "write “province: …” instead"
        yield ("birth", "place"), "the place of birth is given", hint
    for number, group in enumerate(facts.affiliation):
        if any(_SCHOOL.search(name) for name in group.name.by_lang.values()):
            yield ("affiliation", number, "name"), "a school is named", "take the school out"
