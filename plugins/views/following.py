"""Where each feed stands, for the pages that lead to it.

    <edition>/changes.atom              everything
    <edition>/<section>/changes.atom    a section, a register
    <edition>/topics/<slug>.atom        a topic
    <edition>/people/<slug>.atom        what happened to a person
    <edition>/people/latest.atom        what happened to anybody

Beside each lies the same as JSON Feed, ``….json``.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

from plugins.records.base import Record
from plugins.records.people.gist import listed_people
from plugins.records.reader import Content
from plugins.records.schemas.person import PersonFacts
from plugins.views.once import Once

ALL = "changes"
CASES = "people/latest"
PAGE = "feeds.html"


def _followed(content: Content) -> frozenset[str]:
    """Ids of people of whom something is told that has a date."""
    people = listed_people(content.records)
    return frozenset(id_ for id_, facts in people if facts.timeline or any(_events(facts)))


def _events(facts: PersonFacts) -> Iterator[object]:
    for case in facts.case:
        yield from case.events


followed = Once(_followed)


def stem_of(record: Record, content: Content) -> str:
    """The record's own feed without its ending, from the edition's folder; '' if it has none."""
    topic = record.schema.name == "topic"
    return record.address.removesuffix(".html") if topic or record.id in followed(content) else ""


def links(stem: str, base: str) -> list[SimpleNamespace]:
    """Links to a feed in both formats, from a page whose way to the edition is ``base``."""
    return [
        SimpleNamespace(href=f"{base}{stem}.atom", format="Atom"),
        SimpleNamespace(href=f"{base}{stem}.json", format="JSON Feed"),
    ]
