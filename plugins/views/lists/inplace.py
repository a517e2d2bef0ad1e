"""Lists of people for filtering in place: by status, charge, place, ethnic group and year.

    chosen = choices(people, all_aids(_))       # once an edition
    for_sheet(people, sheet, chosen)            # what the list's data-filter holds, or None

The values are those of the lists themselves (``aids``). A person may stand in a list twice,
under two charges; counted are people, not lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.editions.phrase import Phrase
from plugins.records.languages import is_chinese
from plugins.views.inplace import Field, Line, Value, in_place
from plugins.views.lists.aids import Aid
from plugins.views.lists.people import Listed, People
from plugins.views.lists.tree import Sheet

_CHOSEN = ("by-status", "by-charge", "by-place", "by-ethnicity", "by-date")  # not the letters


@dataclass(frozen=True)
class Choice:
    """A field to choose by: its values in their order, and which of them each person has."""

    label: str
    values: tuple[Phrase, ...]
    of: dict[str, list[int]]


def choices(people: People, aids: Iterable[Aid]) -> list[Choice]:
    """The fields by which readers choose among people."""
    return [_choice(people, aid) for aid in aids if aid.id in _CHOSEN]


def _choice(people: People, aid: Aid) -> Choice:
    groups = aid.groups(people)
    of: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        for person in group.people:
            of.setdefault(person.record.slug, []).append(at)
    return Choice(aid.short, tuple(group.label for group in groups), of)


def for_sheet(people: People, sheet: Sheet, chosen: Sequence[Choice]) -> dict[str, Any] | None:
    """The data of a list, group or part that stands on one page."""
    if sheet.sheets > 1:
        return None
    shown = [person for group in sheet.groups for person in group.people]
    slugs = [person.record.slug for person in shown]
    fields = [_field(choice, slugs) for choice in chosen]
    lines = [_line(people, person) for person in shown]
    words = people.shelf.view.catalogue.gettext("{n} of {all} people shown")
    return in_place(lines, fields, people.shelf.view, counted=words)


def _field(choice: Choice, slugs: Sequence[str]) -> Field:
    lines: dict[int, list[int]] = {}
    for at, slug in enumerate(slugs):
        for value in choice.of.get(slug, ()):
            lines.setdefault(value, []).append(at)
    values = (Value(choice.values[value], tuple(lines[value])) for value in sorted(lines))
    return Field(choice.label, tuple(values))


def _line(people: People, person: Listed) -> Line:
    """The words of a line; by the English name a person is found in Chinese too."""
    row = people.row(person)
    shown = [row.name, *row.forms, row.status, *row.case]
    english = (person.facts.name.en,) if is_chinese(people.lang) else ()
    return Line("".join(phrase.plain for phrase in shown), english, person.record.slug)
