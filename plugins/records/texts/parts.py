"""A version's file as articles and paragraphs, each with its anchor.

    # International Covenant on Civil and Political Rights
    ## Part III
    ### Article 14
    1. All persons shall be equal before the courts and tribunals. …
    (c) To be tried without undue delay;

The first line is the title; ``##`` begins a part, ``###`` an article or the preamble; every
other line is one paragraph as the official text prints it, its number included. So an editor
can hold the file beside the official paper. Anchors follow from the numbers: ``art-14``,
``art-14-3``, ``art-14-3-c``; a paragraph without a number is the second, third … of its
kind: ``art-2-p2``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.errors import Problems
from plugins.records.files import SourceFile
from plugins.records.texts.labels import Label, article, label, settled

_HEADING = "begin an article with “### Article 7” or “### 第七条”, the preamble with “### Preamble”"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its name inside the article (``3-c``), its text, its line."""

    key: str
    text: str
    line: int


@dataclass
class Article:
    """An article: its anchor, its heading, the parts that begin before it, its paragraphs."""

    id: str
    heading: str
    line: int
    parts: list[str] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)

    def anchor(self, paragraph: Paragraph) -> str:
        """The anchor of one of its paragraphs."""
        return f"{self.id}-{paragraph.key}"

    @property
    def length(self) -> int:
        """Characters of its paragraphs, spaces left out."""
        return sum(len("".join(p.text.split())) for p in self.paragraphs)


@dataclass
class Wording:
    """One version of a text: its title and its articles; ``broken`` if a line has no place."""

    lang: str
    source: SourceFile
    title: str = ""
    broken: bool = False
    articles: list[Article] = field(default_factory=list)

    def article(self, id_: str) -> Article | None:
        """An article by its anchor."""
        return next((article for article in self.articles if article.id == id_), None)

    @property
    def anchors(self) -> Iterator[str]:
        """Every anchor, in the order of the text."""
        for one in self.articles:
            yield one.id
            for paragraph in one.paragraphs:
                yield one.anchor(paragraph)


def read_wording(lang: str, source: SourceFile, problems: Problems) -> Wording:
    """Read a version's file; note each line that cannot be placed."""
    wording = Wording(lang, source)
    reader = _Reader(wording, problems)
    lines = [(number, line.strip()) for number, line in enumerate(source.lines, start=1)]
    filled = [(number, line) for number, line in lines if line]
    following = [label(line) for _, line in filled[1:]]
    for (number, line), after in zip(filled, [*following, None], strict=False):
        reader.line(line, number, after)
    reader.end()
    return wording


class _Reader:
    def __init__(self, wording: Wording, problems: Problems) -> None:
        self.wording = wording
        self.problems = problems
        self.parts: list[str] = []
        self.path: dict[str, str] = {}  # the number, letter and roman number that hold
        self.before: Label | None = None
        self.unnumbered = 0
        self.lost = False  # whether the heading above is one that is not known

    def line(self, text: str, number: int, after: Label | None) -> None:
        """Take the next line; ``after`` is what the one behind it begins with."""
        if text.startswith("### "):
            self._article(text[4:].strip(), number)
        elif text.startswith("## "):
            self.parts.append(text[3:].strip())
        elif text.startswith("# "):
            self._title(text[2:].strip(), number)
        elif self.lost:
            pass  # what stands under a heading that was named already
        elif self.wording.articles:
            self._paragraph(text, number, after)
        else:
            self._note(number, "this paragraph stands before the first article", _HEADING)

    def end(self) -> None:
        """Note what a whole file must have."""
        if not self.wording.title:
            self._note(1, "the text has no title", "write it in the first line: “# …”")
        for one in self.wording.articles:
            if not one.paragraphs:
                self._note(one.line, f"“{one.heading}” has no paragraph", "take it out or fill it")
        if self.parts:
            self._note(1, f"“{self.parts[-1]}” has no article", "take the heading out")

    def _title(self, text: str, number: int) -> None:
        if self.wording.title:
            self._note(number, "the text has two titles", "begin a part with “## ”")
        self.wording.title = text

    def _article(self, heading: str, number: int) -> None:
        id_ = article(heading)
        self.lost = not id_
        if self.lost:
            self._note(number, f"“{heading}” is no heading of an article", _HEADING)
            return
        if self.wording.article(id_):
            self._note(number, f"“{id_}” is given twice", "correct its number")
        self.wording.articles.append(Article(id_, heading, number, self.parts))
        self.parts, self.path, self.before, self.unnumbered = [], {}, None, 0

    def _paragraph(self, text: str, number: int, after: Label | None) -> None:
        here = self.wording.articles[-1]
        key = self._key(label(text), after)
        if any(paragraph.key == key for paragraph in here.paragraphs):
            message = f"the paragraph “{key}” of {here.id} is given twice"
            self._note(number, message, "correct its number")
        here.paragraphs.append(Paragraph(key, text, number))

    def _key(self, found: Label | None, after: Label | None) -> str:
        if found is None:
            self.unnumbered += 1
            self.path.pop("letter", None)
            self.path.pop("roman", None)
            self.before = None
            return f"p{self.unnumbered}"
        level, text = self.before = settled(found, self.before, after, self.path.get("letter", ""))
        for below in _BELOW[level]:
            self.path.pop(below, None)
        self.path[level] = text
        return "-".join(self.path[name] for name in _BELOW if name in self.path)

    def _note(self, number: int, message: str, hint: str) -> None:
        place = self.wording.source.place(number, 1, len(self.wording.source.lines[number - 1]))
        self.problems.add(place, "legal-text", message, hint)
        self.wording.broken = True


_BELOW: dict[str, tuple[str, ...]] = {
    "number": ("letter", "roman"),
    "letter": ("roman",),
    "roman": (),
}
