"""What a book is, whatever format it is written in.

    Chapter("about", "About this issue", "en", "<p>…</p>", addresses=("page.html",))

A chapter's body is HTML as a page of the site shows it. ``addresses`` are the links that
lead to the same text on the site, so that they lead to the chapter in the book; a link to
anything else of the site becomes plain words, since a book does not know where the site is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Point:
    """A place inside a chapter that the table of contents names: an anchor and its words."""

    anchor: str
    title: str
    lang: str


@dataclass(frozen=True)
class Chapter:
    """A chapter.

    Args:
        id: its file's name in the book, ASCII letters, digits and hyphens, each once.
        title: plain text.
        lang: the language of the text, as in BCP 47.
        body: HTML, without the heading.
        addresses: how texts link to it, without anchors.
        points: what the table of contents names below it.
    """

    id: str
    title: str
    lang: str
    body: str
    addresses: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


@dataclass(frozen=True)
class Book:
    """A book.

    Args:
        identifier: a URI that is the same in every copy: ``urn:uuid:…``.
        title: plain text, shown on the title page too.
        lang: the language of the title page and of the table of contents.
        modified: the day on which the content last changed, never that of the build.
        contents: what the table of contents is called.
        chapters: in their order.
        subtitle: on the title page, below the title.
        imprint: lines of the title page: who published what, and under which licence.
        creators: who wrote it.
        publisher: who put the book together.
        rights: the licence, in one sentence.
        pictures: what chapters show, by the address that they use.
    """

    identifier: str
    title: str
    lang: str
    modified: date
    contents: str
    chapters: tuple[Chapter, ...]
    subtitle: str = ""
    imprint: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
