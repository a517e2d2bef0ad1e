"""The issues of each journal in their order, and what an issue is called.

    issues_of(content)["library:china-rights-forum"]        # records, the oldest first
    label(record, shelf)                                    # “No. 2 · 2003”

Sorted by date, then volume and number as numbers, then slug.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace

from plugins.records.base import Record
from plugins.records.reader import Content
from plugins.records.schemas.issue import IssueFacts
from plugins.views.once import Once
from plugins.views.shelves import EditionShelf

SECTION = "issues"
_DIGITS = re.compile(r"\d+")


def issue_facts(record: Record) -> IssueFacts:
    """The facts of an issue."""
    assert isinstance(record.facts, IssueFacts)
    return record.facts


def _by_journal(content: Content) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in sorted(content.in_section(SECTION), key=_place):
        found.setdefault(issue_facts(record).journal.id, []).append(record)
    return found


issues_of = Once(_by_journal)


def _place(record: Record) -> tuple[object, ...]:
    facts = issue_facts(record)
    return (facts.date.earliest, _number(facts.volume), _number(facts.number), record.slug)


def _number(text: str | None) -> int:
    found = _DIGITS.search(text or "")
    return int(found.group()) if found else 0


def _by_text(content: Content) -> dict[str, list[Record]]:
    """The issues in which each text of the library stands."""
    found: dict[str, list[Record]] = {}
    for issues in issues_of(content).values():
        for record in issues:
            for piece in issue_facts(record).contents:
                if piece.text:
                    found.setdefault(piece.text.id, []).append(record)
    return found


issues_with = Once(_by_text)


def neighbours(record: Record, content: Content) -> tuple[Record | None, Record | None]:
    """The issue before and the one after, in the same journal."""
    issues = issues_of(content)[issue_facts(record).journal.id]
    at = issues.index(record)
    before = issues[at - 1] if at else None
    return before, issues[at + 1] if at + 1 < len(issues) else None


def label(record: Record, shelf: EditionShelf) -> str:
    """Volume, number and date, as an edition writes them."""
    return " · ".join(_label(issue_facts(record), shelf))


def _label(facts: IssueFacts, shelf: EditionShelf) -> Iterator[str]:
    _ = shelf.view.catalogue.gettext
    if facts.volume:
        yield _("Vol. {n}").format(n=facts.volume)
    if facts.number:
        yield _("No. {n}").format(n=facts.number)
    if facts.season:
        seasons = {
            "spring": _("spring {year}"),
            "summer": _("summer {year}"),
            "autumn": _("autumn {year}"),
            "winter": _("winter {year}"),
        }
        yield seasons[facts.season].format(year=facts.date.earliest.year)
    else:
        yield shelf.view.fact(facts.date).text


def years(journal: str, shelf: EditionShelf, base: str) -> list[SimpleNamespace]:
    """The issues of a journal by year, the newest year first, issues in their order."""
    found: dict[int, list[SimpleNamespace]] = {}
    for record in issues_of(shelf.content).get(journal, []):
        link = issue_link(record, shelf, base)
        found.setdefault(issue_facts(record).date.earliest.year, []).append(link)
    return [SimpleNamespace(year=year, issues=found[year]) for year in sorted(found, reverse=True)]


def issue_link(record: Record, shelf: EditionShelf, base: str) -> SimpleNamespace:
    """What leads to an issue."""
    return SimpleNamespace(
        href=f"{base}{record.address}",
        title=shelf.view.title(record.id),
        label=label(record, shelf),
    )
