"""Briefs as readers meet them: the guide, and a sheet for each person with a case.

    briefs/lawyer.html               what a lawyer abroad can do; the letter with its blanks
    people/liu-xiaobo--lawyer.html   the same for one person, drawn from the record

    chronology    what happened when, and which law was in force
    comparable    opinions on cases of the same kind
    letter        the blanks of a letter, filled in from the record

Sheets say nothing that the person's own page does not say; they print on a few sheets of A4.
The letter is for those who are deprived of liberty: nobody asks a court to admit the lawyers
of the dead.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

from plugins.records.base import Record
from plugins.records.people.gist import deprived
from plugins.records.schemas.brief import BriefFacts
from plugins.records.schemas.person import PersonFacts
from plugins.views.base import BASE, RecordView
from plugins.views.briefs.chronology import chronology
from plugins.views.briefs.comparable import comparable
from plugins.views.briefs.letter import blank, blanks, filled
from plugins.views.pages import Page, Planned
from plugins.views.people.cases import cases
from plugins.views.people.clock_page import clock, has_clock
from plugins.views.people.identity import heading, person_facts
from plugins.views.people.timeline import capital
from plugins.views.shelves import EditionShelf

PEOPLE = "people"


def sheets(person: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    """Links to the sheets of a person, for the page of the person."""
    if not _has_sheets(person):
        return []
    return [
        SimpleNamespace(
            href=f"{person.slug}--{brief.slug}.html",
            title=shelf.view.title(brief.id),
            text=shelf.card(brief, BASE).text,
        )
        for brief in shelf.section("briefs")
    ]


def _has_sheets(person: Record) -> bool:
    return bool(person_facts(person).case)


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    people = [person for person in shelf.section(PEOPLE) if _has_sheets(person)]
    return {
        "letter": _letter(record, shelf, blank(shelf)),
        "helps": _helps(record, shelf),
        "people": [
            SimpleNamespace(
                href=f"{BASE}{_address(person, record)}", title=shelf.view.title(person.id)
            )
            for person in people
        ],
    }


def _helps(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    """What one can do, each with links to read on."""
    assert isinstance(record.facts, BriefFacts)
    shown = shelf.view.facts(record).can_do
    return [
        SimpleNamespace(
            title=told.title,
            text=told.text,
            source=told.source or [],
            see=[shelf.card(ref.id, BASE) for ref in given.see],
        )
        for given, told in zip(record.facts.can_do, shown, strict=True)
    ]


def _letter(record: Record, shelf: EditionShelf, values: dict[str, str]) -> SimpleNamespace | None:
    letter = getattr(shelf.view.words(record), "letter", None)
    if letter is None:
        return None
    return SimpleNamespace(
        title=filled(letter.title, values),
        to=letter.to,
        html=filled(letter.text.html, values),
    )


def _address(person: Record, brief: Record) -> str:
    return person.address.removesuffix(".html") + f"--{brief.slug}.html"


def _more_pages(record: Record, shelf: EditionShelf) -> Iterator[Planned]:
    for person in shelf.section(PEOPLE):
        if _has_sheets(person):
            path = f"{shelf.view.edition.id}/{_address(person, record)}"
            make = partial(_sheet, record, person, shelf)
            yield Page(path, "person-brief.html", make, shelf.lang)


def _sheet(brief: Record, person: Record, shelf: EditionShelf) -> dict[str, Any]:
    """The variables of one person's sheet."""
    facts: PersonFacts = person_facts(person)
    shown, owner = shelf.view.facts(person), shelf.view.owner(person)
    page = owner.listed or f"{person.slug}.html"
    assert isinstance(brief.facts, BriefFacts)
    return {
        "frame": shelf.frame(_address(person, brief), BASE, PEOPLE),
        "brief": shelf.plain_card(brief, BASE),
        "person": shelf.plain_card(person, BASE),
        "heading": heading(person, shelf),
        "status": SimpleNamespace(label=capital(shown.status.label), date=shown.status_as_of),
        "verified": shown.last_verified,
        "chronology": chronology(facts, shown, shelf),
        "cases": cases(facts, shown, shelf),
        "clock": clock(facts, shelf),
        "clock_page": f"{person.slug}--clock.html" if has_clock(facts) else "",
        "comparable": comparable(person, brief.facts.comparable, shelf),
        "helps": [SimpleNamespace(**{**vars(h), "source": []}) for h in _helps(brief, shelf)],
        "letter": _letter(brief, shelf, blanks(person, shelf)) if deprived(facts) else None,
        "numbers": owner.numbers,
        "cited": {id_: f"{page}#{owner.anchor(id_)}" for id_ in owner.numbers},
    }


VIEW = RecordView(
    name="brief",
    variables=_variables,
    anchors=frozenset({"can-do", "letter", "sheets"}),
    more_pages=_more_pages,
)
