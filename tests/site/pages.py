"""A built page as tests look at it: its path, its parsed HTML, its languages, its links.

    for page in site_pages(report.files):
        for link in page.links:
            path, anchor = page.resolve(str(link["href"]))

Tests gather what is wrong with all pages and fail once, with ``listed`` as the message.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Comment, Doctype, NavigableString, Tag

from plugins.editions.html import INLINE
from plugins.records.languages import EDITIONS

HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_LATER = re.compile(r"(--all--sheets|--from--[a-z0-9-]+)+\.html$")  # not the first of its list
SILENT = frozenset({"style", "script"})


@dataclass(frozen=True)
class Words:
    """A run of text with the language that holds for it and the element it stands in."""

    text: str
    lang: str
    parent: Tag

    @property
    def marked(self) -> bool:
        """Whether its language is marked below the page as a whole."""
        return any(
            t.has_attr("lang") and t.name != "html" for t in (self.parent, *self.parent.parents)
        )


@dataclass(frozen=True)
class SitePage:
    """One HTML file of a built site."""

    path: str
    data: bytes

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page, parsed."""
        return BeautifulSoup(self.data.decode("utf-8"), "html.parser")

    @property
    def edition(self) -> str:
        """The id of the edition that it belongs to; '' for the pages above them."""
        first = self.path.partition("/")[0]
        return first if first in EDITIONS else ""

    @property
    def lang(self) -> str:
        """The language that its path promises."""
        return EDITIONS[self.edition].lang if self.edition else "mul"

    @property
    def siblings(self) -> dict[str, str]:
        """Paths of the same page in the other editions, by language."""
        rest = self.path.partition("/")[2]
        others = [e for e in EDITIONS.values() if e.id != self.edition]
        return {e.lang: f"{e.id}/{rest}" for e in others}

    @property
    def cut_here(self) -> bool:
        """Whether other editions cut its list in another way: a sheet without the same there.

        Its head says so by naming no other edition.
        """
        return bool(_LATER.search(self.path)) and not self.soup.select("link[hreflang]")

    @property
    def first_sheets(self) -> dict[str, str]:
        """Paths of the first sheet of its list in the other editions, by language."""
        return {lang: _LATER.sub(".html", path) for lang, path in self.siblings.items()}

    @cached_property
    def elements(self) -> list[Tag]:
        """All elements, in their order."""
        return list(self.soup.find_all(True))

    @cached_property
    def ids(self) -> list[str]:
        """All ids, in their order."""
        return [str(tag["id"]) for tag in self.elements if tag.has_attr("id")]

    @cached_property
    def links(self) -> list[Tag]:
        """Everything that leads somewhere when followed: a, area, link."""
        return [t for t in self.elements if t.name in ("a", "area", "link") and t.get("href")]

    @cached_property
    def words(self) -> list[Words]:
        """All text, the head's too, in its order."""
        return [
            Words(str(string), lang_of(parent), parent)
            for string in self.soup.find_all(string=True)
            if not isinstance(string, Comment | Doctype)
            and (parent := string.parent) is not None
            and parent.name not in SILENT
        ]

    def resolve(self, href: str) -> tuple[str, str]:
        """The path in the output and the anchor that a relative address means."""
        parts = urlsplit(href)
        folder = posixpath.dirname(self.path)
        path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        return (path if parts.path else self.path), unquote(parts.fragment)

    def blocks(self) -> Iterator[str]:
        """The text of each block in the page's language; ￼ stands for other languages."""
        found: dict[int, list[str]] = {}
        for words in self.words:
            mine = words.text if words.lang == self.lang else "\ufffc"
            found.setdefault(id(_block(words.parent)), []).append(mine)
        return ("".join(parts) for parts in found.values())


def site_pages(files: Mapping[str, bytes]) -> list[SitePage]:
    """The pages among the files of a built site."""
    return [SitePage(p, data) for p, data in sorted(files.items()) if p.endswith(".html")]


def lang_of(tag: Tag) -> str:
    """The language that holds for what an element contains."""
    holder: Tag | None = tag
    while holder is not None and not holder.has_attr("lang"):
        holder = holder.parent
    return str(holder["lang"]) if holder is not None else ""


def listed(problems: Iterable[str]) -> str:
    """Problems as the message of an assertion, each once."""
    each = sorted(set(problems))
    return "\n".join([f"{len(each)} problems:", *each[:60]])


def external(href: str) -> bool:
    """Whether an address names a scheme or a host."""
    parts = urlsplit(href)
    return bool(parts.scheme or parts.netloc)


def _block(tag: Tag) -> NavigableString | Tag:
    holder = tag
    while holder.name in INLINE and isinstance(holder.parent, Tag):
        holder = holder.parent
    return holder
