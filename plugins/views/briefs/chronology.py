"""A person's timeline as a lawyer reads it: cut where the law in force changed.

    for part in chronology(facts, shown, shelf):
        part.law        # Criminal Procedure Law (2012), in force since 1 January 2013
        part.entries    # entries of the timeline of the person's page

What happened before the first version that the clock knows, and where no case is one of
mainland criminal procedure, has no law beside it: none is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from plugins.clock.law import in_force, load_law
from plugins.clock.schema import LawFile, Version
from plugins.records.schemas.person import PersonFacts
from plugins.views.people.timeline import timeline
from plugins.views.shelves import EditionShelf


def chronology(facts: PersonFacts, shown: Any, shelf: EditionShelf) -> list[SimpleNamespace]:
    """The entries in the order of time, in parts of one law each.

    Args:
        facts: the record.
        shown: its facts as the edition shows them.
        shelf: the edition.
    """
    file = _law(facts)
    parts = groupby(timeline(shown), key=lambda entry: _version(entry, file))
    return [
        SimpleNamespace(law=_words(version, shelf), entries=list(entries))
        for version, entries in parts
    ]


def _law(facts: PersonFacts) -> LawFile | None:
    """The first law that the clock has for the jurisdiction of one of the cases."""
    jurisdictions = {case.jurisdiction for case in facts.case}
    files = (file for file, _ in load_law().stages())
    return next(_matching(files, jurisdictions), None)


def _matching(files: Iterator[LawFile], jurisdictions: set[Any]) -> Iterator[LawFile]:
    return (file for file in files if jurisdictions & set(file.jurisdictions))


def _version(entry: Any, file: LawFile | None) -> Version | None:
    """The version in force on the first day of an entry."""
    if file is None:
        return None
    first = date.fromisoformat(entry.date.sort)
    if first < file.versions[0].since.earliest:
        return None
    found = in_force(file, first, first)
    return found[-1] if found else None


def _words(version: Version | None, shelf: EditionShelf) -> SimpleNamespace | None:
    if version is None:
        return None
    return SimpleNamespace(name=shelf.view.text(version.name), since=shelf.view.fact(version.since))
