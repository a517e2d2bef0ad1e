"""The prisoner list to hand over at a meeting: pages to print, and the same as a table.

    for page in meeting_pages(people): ...     # people/prisoner-list.html and .csv

Number 7 is the same person in every edition. A list of more than ``PART`` people stands on
several pages, whose numbers run on. Which revision this is, and what changed, is said in
words by ``revision``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from plugins.records.people import gist
from plugins.records.prisoners.lists import Current, current
from plugins.views.exports.sizes import Download
from plugins.views.exports.table import csv_bytes
from plugins.views.lists.people import Listed, People
from plugins.views.lists.revision import Telling
from plugins.views.pages import Document, Page, Planned
from plugins.views.shelves import EditionShelf

PART = 30  # people on a page: about 20 elements each, and a sheet of A4 for every eight
NAME = "prisoner-list"
SECTION = "people"


def meeting_pages(people: People) -> Iterator[Planned]:
    """The prisoner list, if anybody is on it."""
    meeting = Meeting(people)
    if not meeting.listed:
        return
    folder = f"{people.shelf.view.edition.id}/{SECTION}"
    yield Document(f"{folder}/{NAME}.csv", lambda: meeting.table)
    if meeting.telling.changes:
        yield Document(f"{folder}/{NAME}-changes.csv", lambda: meeting.changes)
    for number in range(1, meeting.parts + 1):

        def variables(number: int = number) -> dict[str, Any]:
            return meeting.part(number)

        yield Page(
            f"{folder}/{part_name(number)}.html", "prisoner-list.html", variables, people.lang
        )


def part_name(number: int) -> str:
    """The name of a part's page."""
    return NAME if number == 1 else f"{NAME}--{number}"


class Meeting:
    """The prisoner list of one edition."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.shelf = people.shelf
        content = self.shelf.content
        self.current: Current = current(content.records, content.prisoners)
        by_id = {person.record.id: person for person in people.all}
        self.listed = [by_id[id_] for id_ in self.current.order]
        self.parts = -(-len(self.listed) // PART)
        self.telling = Telling(people, self.current)

    @cached_property
    def table(self) -> bytes:
        """The whole list as CSV."""
        _ = self.shelf.view.catalogue.gettext
        columns = [
            _("No."),
            _("Identifier"),
            _("English name"),
            _("Name in Simplified characters"),
            _("Name in Traditional characters"),
            _("Pinyin"),
            _("Born"),
            _("Detained since"),
            _("Place"),
            _("Charge"),
            _("Sentence"),
            _("Status"),
            _("Status as of"),
            _("UN opinions"),
        ]
        return csv_bytes(columns, (self._cells(n) for n in range(len(self.listed))))

    @cached_property
    def changes(self) -> bytes:
        """All changes as CSV."""
        _ = self.shelf.view.catalogue.gettext
        columns = [_("Change"), _("Identifier"), _("Name"), _("Field"), _("Before"), _("Now")]
        return csv_bytes(columns, self.telling.cells())

    def part(self, number: int) -> dict[str, Any]:
        """What the template of one part gets."""
        first = (number - 1) * PART
        shelf, choice = self.shelf, self.shelf.content.prisoners.choice
        title = shelf.view.text(choice.title) if choice.title else None
        return {
            "frame": shelf.frame(f"{SECTION}/{part_name(number)}.html", "../", SECTION),
            "section": shelf.section_words(SECTION),
            "title": title,
            "note": shelf.view.text(choice.note) if choice.note and number == 1 else None,
            "rows": [self._row(n) for n in range(len(self.listed))[first : first + PART]],
            "by_rule": not choice.people and not choice.status,
            "total": len(self.listed),
            "number": number,
            "pager": self._pager(number),
            "revision": self.telling.words(),
            "downloads": self._downloads() if number == 1 else [],
        }

    def _pager(self, current_: int) -> list[SimpleNamespace]:
        if self.parts == 1:
            return []
        return [
            SimpleNamespace(number=n, href=f"{part_name(n)}.html", current=n == current_)
            for n in range(1, self.parts + 1)
        ]

    def _downloads(self) -> list[Download]:
        _ = self.shelf.view.catalogue.gettext
        files = [Download(f"{NAME}.csv", "CSV", len(self.table), _("The list as a table"))]
        if self.telling.changes:
            size = len(self.changes)
            files.append(Download(f"{NAME}-changes.csv", "CSV", size, _("The changes as a table")))
        return files

    def _row(self, number: int) -> SimpleNamespace:
        person = self.listed[number]
        facts, view = person.facts, self.shelf.view
        return SimpleNamespace(
            number=number + 1,
            id=facts.id or "",
            href=f"{person.record.slug}.html",
            name=view.title(person.record.id),
            forms=self.people.forms(facts),
            born=view.fact(facts.birth.date).text if facts.birth else "",
            since=self._since(person),
            place=self.people.place(person),
            charges=self.people.charges(facts),
            sentence=self.people.sentence(gist.sentence(facts)),
            status=self.people.label(facts.status),
            as_of=view.fact(facts.status_as_of).text,
            un=self._opinions(person),
        )

    def _since(self, person: Listed) -> str:
        since = gist.held_since(person.facts)
        return str(self.shelf.view.fact(since).text) if since else ""

    def _opinions(self, person: Listed) -> list[str]:
        return [one.symbol for one in gist.opinions(person.facts)]

    def _cells(self, number: int) -> list[str]:
        row, facts = self._row(number), self.listed[number].facts
        joint = self.shelf.view.catalogue.gettext("; ")
        return [
            str(row.number),
            row.id,
            facts.name.en,
            facts.name.zh_Hans,
            facts.name.zh_Hant,
            facts.name.pinyin or "",
            row.born,
            row.since,
            joint.join(one.plain for one in row.place),
            joint.join(one.plain for one in row.charges),
            joint.join(one.plain for one in row.sentence),
            row.status.plain,
            row.as_of,
            joint.join(row.un),
        ]


def has_meeting(shelf: EditionShelf) -> bool:
    """Whether there is a prisoner list to link to."""
    content = shelf.content
    return bool(content.prisoners.choice.chosen(gist.listed_people(content.records)))
