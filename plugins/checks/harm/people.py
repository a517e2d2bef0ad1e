"""One person's record as the rules of this room see it.

    for person in people(content):
        person.place("risk", "level")       # where a field stands
        person.sources(["s1", "s2"])        # the sources with these ids

What a record says is judged by the other modules; this one only reads it out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from plugins.checks.texts import Passage, typed
from plugins.errors import Place
from plugins.records.base import Record, Source
from plugins.records.dates import Edtf
from plugins.records.reader import Content
from plugins.records.schemas.person import PersonFacts

CONVICTED = frozenset({"sentenced", "serving", "suspended", "parole", "medical-parole", "executed"})
DEAD = frozenset({"died-in-custody", "died-after-release", "executed"})


@dataclass(frozen=True)
class Person:
    """A person's record, and the day on which the site is published (or None)."""

    record: Record
    facts: PersonFacts
    site_date: Edtf | None = None

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where a field stands in ``record.yaml``; of a missing one, its nearest parent."""
        return self.record.tree.place(path, key=key)

    def sources(self, ids: Iterable[str]) -> list[Source]:
        """The record's sources with these ids, each once, in the order of the record."""
        wanted = set(ids)
        return [source for source in self.facts.sources if source.id in wanted]

    @cached_property
    def texts(self) -> list[Passage]:
        """Every text of the record as it was typed; see ``plugins.checks.texts``."""
        return list(typed(self.record))

    @property
    def convicted(self) -> bool:
        """Whether the record says that a court found against the person."""
        stages = {charge.stage.id for case in self.facts.case for charge in case.charges}
        sentenced = any(case.sentence for case in self.facts.case)
        return sentenced or "convicted" in stages or self.facts.status.id in CONVICTED


def people(content: Content) -> list[Person]:
    """The published people, by slug."""
    date = content.site.date if content.site else None
    return [
        Person(record, record.facts, date)
        for record in content.in_section("people")
        if isinstance(record.facts, PersonFacts)
    ]


def publishers(sources: Iterable[Source]) -> int:
    """How many publishers the sources have: one that is named in two languages counts once.

    A source without a publisher is told apart by its host, or else by its own id.
    """
    groups: list[set[str]] = []
    for source in sources:
        names = _publisher(source)
        touching = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names]
        groups.append(names.union(*touching))
    return len(groups)


def _publisher(source: Source) -> set[str]:
    if source.publisher:
        return {" ".join(name.split()).casefold() for name in source.publisher.by_lang.values()}
    host = (urlsplit(source.url).hostname or "") if source.url else ""
    return {host.removeprefix("www.") or f"#{source.id}"}
