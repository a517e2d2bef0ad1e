"""What finishing a text needs and gives: its place in a file, its shelf, what was found.

Plain data; the work itself is in ``finish``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.errors import Place
from plugins.records.files import SourceFile


@dataclass
class Origin:
    """Where some Markdown stands: its file and the character at which it begins.

    Searching goes on from the last find, so that the second of two equal mistakes
    is reported at its own place.
    """

    source: SourceFile
    start: int = 0
    _next: dict[str, int] = field(default_factory=dict)

    def place(self, needle: str) -> Place:
        """The next place where ``needle`` stands."""
        start = self._next.get(needle, self.start)
        at = self.source.text.find(needle, start)
        if at >= 0:
            self._next[needle] = at + len(needle)
        return self.source.find(needle, start)

    def heading(self, level: int) -> Place:
        """The next heading of a level, whatever emphasis is in its words."""
        needle = "\n" + "#" * level + " "
        at = self.source.text.find(needle, max(self._next.get(needle, self.start) - 1, 0))
        self._next[needle] = at + len(needle)
        line = self.source.text.count("\n", 0, at + 1) + 1
        words = self.source.lines[line - 1].partition("{")[0].rstrip()
        return self.source.place(line, 1, len(words)) if at >= 0 else self.source.place(1)


@dataclass(frozen=True)
class Heading:
    """A heading of the text: its level, its anchor and its HTML."""

    level: int
    id: str
    html: str


@dataclass(frozen=True)
class Link:
    """A link to a record or to an anchor, to be checked when all anchors are known."""

    target: str
    anchor: str
    place: Place


@dataclass
class Finished:
    """HTML that is safe and whole, with what was found in it."""

    html: str
    headings: list[Heading] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    holes: list[str] = field(default_factory=list)  # pictures that cannot be read as such


@dataclass(frozen=True)
class Shelf:
    """What the text of one record may refer to.

    Args:
        types: the names of all content types, which begin a record's id.
        addresses: every record's page by its id, as ``section/slug.html``.
        sources: ids of the record's own sources, in order; None if they could not be read.
        files: the pictures and files in the record's folder.
        media: folder of the record's files in the output.
        unpublished: records that nothing may link to, and why.
        articles: the page of each article of a text, by its reference with the anchor.
    """

    types: frozenset[str]
    addresses: Mapping[str, str]
    sources: tuple[str, ...] | None = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    media: str = ""
    unpublished: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
