"""The texts of a record one by one, as an editor typed them, with the place of each character.

    for passage in passages(record):
        passage.lang, passage.text, passage.place(3, 2)

What is protected from conversion (code, addresses, ``-{…}-``, words marked as another
language) is blanked out, at the same length, so that places stay right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.editions.blocks import GAP
from plugins.editions.script import script_of
from plugins.errors import Place
from plugins.records.base import Record
from plugins.records.files import SourceFile
from plugins.records.text import Block, Inline, Line, NameText, Text
from plugins.records.walk import walk
from plugins.records.yamlfile import Path

_PROTECTED = re.compile(
    r"(?<=\n\n)(?: {4}|\t)[^\n]*|`[^`\n]*`|-\{[^{}]*\}-"
    r"|\[[^\[\]]*\]\{:?\s*lang=[^}]*\}|\]\([^)]*\)|\[@[^\]]*\]"
    r"|<[^>]*\blang=[^>]*>.*?</[^>]*>|<[^>]*>|https?://\S+|\{#[^}]*\}",
    re.S,
)
BLANK = GAP
_QUOTED = re.compile(
    r"“[^“”]*”|「[^「」]*」|『[^『』]*』|‘[^‘’]*’|\"[^\"\n]*\"|(?m:^>.*$)|<blockquote.*?</blockquote>",
    re.S,
)


@dataclass(frozen=True)
class Passage:
    """One text in one language."""

    lang: str
    text: str
    source: SourceFile
    start: int  # the character of the file at which the text stands
    quoted: bool = False  # shown as it is in every edition, such as a source's title
    body: bool = False  # the running text of a file
    official: bool = False  # a name or the title of a source, which others chose

    def characters(self) -> Iterator[tuple[int, str]]:
        """Each character that is not blanked out, with its position in ``text``."""
        return ((at, char) for at, char in enumerate(self.text) if char != BLANK)

    def place(self, at: int, length: int) -> Place:
        """Where a span of the text stands in its file."""
        offset = self.start + at
        line = self.source.text.count("\n", 0, offset) + 1
        line_start = self.source.text.rfind("\n", 0, offset) + 1
        return self.source.place(line, offset - line_start + 1, length)


def passages(record: Record) -> Iterator[Passage]:
    """Every text of a record: bodies, front matter, and the words among its facts."""
    for passage in typed(record):
        yield replace(passage, text=blanked(passage.text))


def typed(record: Record) -> Iterator[Passage]:
    """The same texts with nothing blanked out."""
    for written in record.written.values():
        yield Passage(written.lang, written.body, written.source, written.body_start, body=True)
        for path, value in walk(written.words):
            if isinstance(value, Line | Inline | Block):
                line = written.tree.place(path).line
                yield found(written.lang, value, written.source, line)
    for path, value in walk(record.facts):
        if isinstance(value, Text):
            for lang, text in value.by_lang.items():
                line = record.tree.place((*path, lang) if lang else path).line
                shown = lang or _language_of(record, path)
                passage = found(shown, text, record.tree.source, line)
                official = isinstance(value, NameText) or path[0] == "sources"
                yield replace(passage, quoted=not lang, official=official)


def _language_of(record: Record, path: Path) -> str:
    """The language of a neutral text: a source's title is in the source's own."""
    if path[:1] == ("sources",) and isinstance(path[1], int):
        return record.facts.sources[path[1]].lang
    return ""


def found(lang: str, text: str, source: SourceFile, line: int) -> Passage:
    """A text that stands somewhere from ``line`` on; YAML may have folded or escaped it."""
    line_start = source.starts[max(line - 1, 0)]
    at = source.text.find(text, line_start)
    return Passage(lang, text, source, at if at >= 0 else line_start)


def blanked(text: str) -> str:
    """``text`` with all that is protected from conversion blanked out."""
    return _PROTECTED.sub(lambda match: BLANK * len(match.group()), text)


def unquoted(text: str) -> str:
    """``text`` with all that is protected or somebody else's word blanked out."""
    return _QUOTED.sub(lambda match: BLANK * len(match.group()), blanked(text))


def mostly(text: str, script: str) -> bool:
    """Whether more characters belong to ``script`` alone than to the other alone."""
    other = "zh-Hans" if script == "zh-Hant" else "zh-Hant"
    if script_of(text) != script:
        return False
    marks = [script_of(char) for char in text if "\u3400" <= char <= "\u9fff"]
    return marks.count(script) > marks.count(other)
