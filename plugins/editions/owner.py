"""Whose words an edition is given, and how the sources of their record are cited.

    owner = Owner("topic:torture", "../", numbers={"s1": 1})
    owner.cited("s1")       # "#src-s1"

Putting words into an edition is ``edition``'s business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.editions.names import NOTHING, Scope
from plugins.records.base import Record

SOURCES_ON_A_PAGE = 13  # more have a page of their own


@dataclass(frozen=True)
class Owner:
    """Whose words are put into an edition, and where they will be shown.

    Args:
        id: the record's id, or ``site``.
        base: from the page that shows the words to the edition's folder: ``../``.
        scope: which names and terms hold on that page.
        numbers: the numbers of the record's sources.
        hidden: ids of sources of which nothing is shown, the id no more than the name.
        listed: the page that lists the sources, in the same folder; '' if it is this one.
        lang: the language of the file, for words that do not carry one.
    """

    id: str
    base: str
    scope: Scope = NOTHING
    numbers: Mapping[str, int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    listed: str = ""
    lang: str = ""

    def anchor(self, source_id: str) -> str:
        """The anchor of a source in the list: its id, or its number if the id is to be hidden."""
        return f"src-{self.numbers[source_id] if source_id in self.hidden else source_id}"

    def cited(self, source_id: str) -> str:
        """Where the citation of a source leads."""
        return f"{self.listed}#{self.anchor(source_id)}"


def sources_page(record: Record) -> str:
    """The file of a record's list of sources, beside its page; '' if the list is on the page.

    Addresses do not compress: thirty of them weigh as much as all the rest of a long page.
    """
    many = len(record.facts.sources) > SOURCES_ON_A_PAGE
    return f"{record.slug}--sources.html" if many else ""


def numbered(match: re.Match[str], owner: Owner) -> str:
    """A citation with the number of its source, leading to the anchor of that source."""
    tag, id_ = match.groups()
    tag = tag.replace(f"#src-{id_}", owner.cited(id_))
    return f"{tag}[{owner.numbers[id_]}]</a>"
