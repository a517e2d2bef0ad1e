"""What a reader meets on a page of the site: its sentences, facts, links and pictures.

    page = read_page(data)
    page.title       # “Cao Shunli”, without the site's name
    page.lines       # Line("fact", "Died: 14 March 2014 · Beijing"), Line("text", "She asked …")

Read with the parser of Python's own library, from finished HTML alone: this room does not know
how a page was made. Numbers of citations are left out, because one new source moves them all;
what they lead to is among the links. Comparing two pages is ``compare``'s.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

Kind = Literal["title", "fact", "text", "frame"]

# The elements whose text stands on lines of its own; and those that have no end.
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "details", "div", "dl", "dt"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot"}
    | {"thead", "tr", "ul"}
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"}
)
# Elements that only arrange text: that one of them is new says nothing.
PLAIN = _BLOCKS | {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "col", "colgroup", "dd", "del"}
PLAIN |= {"dfn", "em", "hr", "html", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s"}
PLAIN |= {"small", "span", "strong", "sub", "sup", "td", "th", "time", "title", "u", "wbr"}
_OPEN_END = frozenset({"dt"})  # its line goes on in what it explains
_JOINS = {"dd": ": ", "td": " | ", "th": " | ", "br": " ", "small": " ", "time": " "}
_DATES = frozenset({"time", "when"})  # elements and classes that say when
_FACTS = frozenset({"dl", "table", "aside"})
_FACT_CLASSES = frozenset({"nums", "tag"})
_SILENT = frozenset({"style", "script", "title"})
_SENTENCE = re.compile(
    r"[^.!?。！？]*(?:[.!?]+[”’\")\]]*(?=\s+[^\sa-z0-9]|\s*$)|[。！？]+[”’」』）]*|[.!?]+|$)"
)
_SPACE = re.compile(r"\s+")
_JOINER = "\u2060"  # stands between a word and its citation


@dataclass(frozen=True)
class Line:
    """A sentence, or a fact as one line."""

    kind: Kind
    text: str


@dataclass
class Page:
    """A page as its readers meet it.

    Args:
        title: of the page, without the name of the site.
        summary: what it says of itself to search engines.
        lines: of its middle part, in order.
        frame: lines around it, the same on many pages.
        links: where its middle part leads, and how often.
        pictures: what it shows.
        drawings: a digest of what is drawn with table cells, and of what is there for the eye.
        tags: names of all elements, and attributes that act.
        scripts: the SHA-256 of each script's text, as ``sha256sum`` gives it for its file.
        cards: links that stand on cards: the records of a list.
    """

    title: str = ""
    summary: str = ""
    lines: list[Line] = field(default_factory=list)
    frame: list[Line] = field(default_factory=list)
    links: Counter[str] = field(default_factory=Counter)
    pictures: Counter[str] = field(default_factory=Counter)
    drawings: str = ""
    tags: set[str] = field(default_factory=set)
    scripts: set[str] = field(default_factory=set)
    cards: set[str] = field(default_factory=set)


def read_page(data: bytes) -> Page:
    """Read a page; anything at all is read as far as it goes."""
    reader = _Reader()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    return reader.finish()


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph, Chinese or not; “art. 89” and “3.5” are not cut."""
    rest = ""
    for match in _SENTENCE.finditer(text):
        rest += match[0]
        if rest and (match.end() == len(text) or _ends(text, match)):
            yield rest.strip()
            rest = ""
    if rest.strip():
        yield rest.strip()


def _ends(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence ends here: after a Chinese stop, or before a space and a capital."""
    last = match[0].rstrip('”’")]」』）')[-1:]
    return last in "。！？" or bool(re.match(r"\s+[^\sa-z0-9]", text[match.end() :]))


class _Reader(HTMLParser):
    """Collects a page while it is parsed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[tuple[str, frozenset[str]]] = []
        self._text: list[str] = []
        self._title: list[str] = []
        self._is_fact = False
        self._ended = ""  # the element that ended last, if nothing came since
        self._drawn = hashlib.sha256()
        self._script: list[str] = []

    def finish(self) -> Page:
        """The page, once all is read."""
        self._flush()
        whole = _clean("".join(self._title))
        self.page.title = whole.rpartition(" · ")[0] or whole
        self.page.drawings = self._drawn.hexdigest()
        return self.page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = frozenset(given.get("class", "").split())
        marks = classes | ({"aria-hidden"} if given.get("aria-hidden") == "true" else frozenset())
        self._note(tag, given)
        if tag == "p" and self._ended in _DATES and self._within("li"):
            self._text.append(": ")  # what happened then
        elif tag in _BLOCKS or (tag == "b" and self._within("card")):
            self._flush()
        elif tag in _JOINS and self._text:
            self._text.append(_JOINS[tag])
        elif self._ended and tag != "sup":
            self._text.append(" ")  # two elements side by side are two words
        self._ended = ""
        if tag not in _VOID:
            self._open.append((tag, marks))
        if self._drawing() and not self._within("card"):
            self._drawn.update(repr((tag, attrs)).encode())
        if tag in _FACTS or classes & _FACT_CLASSES:
            self._is_fact = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS - _OPEN_END or (tag == "b" and self._within("card")):
            self._flush()
        self._ended = tag
        if tag == "script":  # one without an end does not run
            text = "".join(self._script)
            self.page.scripts.add(hashlib.sha256(text.encode()).hexdigest())
            self._script.clear()
        if any(tag == name for name, _ in self._open):
            while (last := self._open.pop())[0] != tag:
                pass
            self._ended = next(iter(last[1] & _DATES), tag)

    def handle_data(self, data: str) -> None:
        self._ended = ""
        tags = {name for name, _ in self._open}
        if "title" in tags and "svg" not in tags:
            self._title.append(data)
        elif "script" in tags:
            self._script.append(data)
        elif self._drawing():
            self._drawn.update(b"" if self._within("card") else data.encode())
        elif not tags & _SILENT and not self._within("cite"):
            self._text.append(data)

    def _note(self, tag: str, given: dict[str, str]) -> None:
        """Keep what attributes say."""
        acts = {f"{tag} {name}" for name in given if name.startswith("on") or name == "http-equiv"}
        self.page.tags |= {tag, *acts}
        if tag == "meta" and given.get("name") == "description":
            self.page.summary = _clean(given.get("content", ""))
        if tag in ("img", "source", "video", "audio", "object", "iframe", "embed"):
            self.page.pictures[given.get("src") or given.get("data", "")] += 1
            self._text.append(f" {given.get('alt', '')} ")
        if tag == "a" and "href" in given:
            self._link(given)

    def _link(self, given: dict[str, str]) -> None:
        if self._within("main"):
            self.page.links[given["href"]] += 1
        if "card" in given.get("class", "").split():
            self.page.cards.add(given["href"])

    def _flush(self) -> None:
        """End a line."""
        text = _clean("".join(self._text)).strip("|: ")
        self._text.clear()
        inside = self._within("main")
        is_fact = self._is_fact or any(tag in _FACTS or m & _FACT_CLASSES for tag, m in self._open)
        self._is_fact = False
        if not text:
            return
        if not inside:
            self.page.frame.append(Line("frame", text))
        elif is_fact:
            self.page.lines.append(Line("fact", text))
        else:
            self.page.lines += [Line("text", sentence) for sentence in sentences(text)]

    def _within(self, mark: str) -> bool:
        """Whether an open element has this name or class."""
        return any(mark == tag or mark in marks for tag, marks in self._open)

    def _drawing(self) -> bool:
        return self._within("aria-hidden") or self._within("bars")


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text.replace(_JOINER, "")).strip()
