"""What is planned: where a page will stand, which template, and how to get its words.

    Page("en/topics/torture.html", "topic.html", lambda: {...})
    Document("data/people.csv", lambda: b"...")

A page is HTML by a template; a document is any other file, such as a table or a picture.
Words and bytes are asked for only when the page is made. Writing is left to ``plugins.build``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Page:
    """One page: its path in the output, its template, and a maker of its variables."""

    path: str
    template: str
    variables: Callable[[], dict[str, Any]]
    lang: str

    @property
    def root(self) -> str:
        """The way from this page up to the root of the site: ``../../``."""
        return "../" * self.path.count("/")


@dataclass(frozen=True)
class Document:
    """One file that is no HTML: its path in the output, and a maker of its bytes."""

    path: str
    make: Callable[[], bytes]


Planned = Page | Document
