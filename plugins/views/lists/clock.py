"""The case clock over everybody: how many are past each limit, by stage, charge and place.

    for page in clock_pages(people): ...      # people/clock.html

People are counted, never days or periods. What is only possible is counted apart, and a
stage of which the end is not known counts as past nothing (``plugins.clock.compare``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from plugins.clock.compare import Count, Entry, count
from plugins.clock.law import load_law
from plugins.records.people.gist import listed_people, province
from plugins.records.reader import Content
from plugins.records.schemas.person import PersonFacts
from plugins.records.text import Text
from plugins.views.lists.people import People
from plugins.views.once import Once
from plugins.views.pages import Page
from plugins.views.people.clock import readings

SECTION = "people"
NAME = "clock"
_ANY = "any"  # stands for every stage in the count by charge


def clock_pages(people: People) -> Iterator[Page]:
    """The overview, if any case has been read."""
    if has_clock(people):
        shelf = people.shelf
        path = f"{shelf.view.edition.id}/{SECTION}/{NAME}.html"
        yield Page(path, "clock.html", lambda: _variables(people), shelf.lang)


def has_clock(people: People) -> bool:
    """Whether anybody has a case with events, so that there may be something to count."""
    return any(case.events for person in people.all for case in person.facts.case)


def _entries(content: Content) -> list[Entry]:
    """A reading of each stage of each case of everybody, under each of its charges."""
    return [
        entry
        for id_, facts in listed_people(content.records)
        for entry in _of_person(id_, facts)
        if entry.reading.law
    ]


def _of_person(id_: str, facts: PersonFacts) -> Iterator[Entry]:
    for number, case in enumerate(facts.case):
        charges = [charge.article.id for charge in case.charges] or [""]
        for reading in readings(facts, number):
            yield from (Entry(id_, charge, reading) for charge in charges)


_all_entries = Once[list[Entry]](_entries)


def _variables(people: People) -> dict[str, Any]:
    shelf = people.shelf
    entries = _all_entries(shelf.content)
    return {
        "frame": shelf.frame(f"{SECTION}/{NAME}.html", "../", SECTION),
        "section": shelf.section_words(SECTION),
        "stages": _by_stage(people, entries),
        "charges": _by_charge(people, entries),
        "places": _by_place(people, entries),
        "total": len({entry.person for entry in entries}),
    }


def _by_stage(people: People, entries: list[Entry]) -> list[SimpleNamespace]:
    """A line for each stage, in the order of the law."""
    found = {one.stage: one for one in count(entries)}
    names: dict[str, Text] = {entry.reading.stage: entry.reading.name for entry in entries}
    stages = [stage.id for _, stage in load_law().stages() if stage.id in found]
    view = people.shelf.view
    return [_line(view.text(names[stage]), "", found[stage]) for stage in stages]


def _by_charge(people: People, entries: list[Entry]) -> list[SimpleNamespace]:
    """A line for each charge, in the order of the vocabulary: the worst of all stages."""
    return _by_group(people, [entry for entry in entries if entry.charge], "charge")


def _by_place(people: People, entries: list[Entry]) -> list[SimpleNamespace]:
    """A line for each province in which people are or were last held, in the same way."""
    places = {
        id_: where.id
        for id_, facts in listed_people(people.shelf.content.records)
        if (where := province(facts))
    }
    found = [replace(e, charge=places[e.person]) for e in entries if e.person in places]
    return _by_group(people, found, "province", "place")


def _by_group(
    people: People, entries: list[Entry], vocabulary: str, list_: str = ""
) -> list[SimpleNamespace]:
    """The worst of all stages for each term of a vocabulary, which stands for the charge."""
    whole = [replace(e, reading=replace(e.reading, stage=_ANY)) for e in entries]
    found = {one.charge: one for one in count(whole, by="charge")}
    known = people.shelf.content.vocabularies.get(vocabulary, {})
    return [
        _line(people.label(term), f"by-{list_ or vocabulary}.html#{id_.lower()}", found[id_])
        for id_, term in known.items()
        if id_ in found
    ]


def _line(label: Any, href: str, one: Count) -> SimpleNamespace:
    return SimpleNamespace(label=label, href=href, count=one)
