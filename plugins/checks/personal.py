"""Personal data in what editors wrote: numbers, addresses, links that tell on somebody.

    check_personal(content, problems)

The detectors are ``plugins.checks.privacy``'s; here each text of the content folder is
handed to them with its setting, and a find gets its place and is held against what
``allow.yaml`` allows. Drafts are not read: nothing of them is shown. What is ``internal``
is not read either; that it stays inside is the gate's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plugins.checks.batches import batches
from plugins.checks.privacy import Finding, Redactions, Setting, find, likely
from plugins.checks.privacy.finding import ORDER
from plugins.errors import Place, Problems
from plugins.records.base import Record
from plugins.records.files import SourceFile
from plugins.records.reader import Content
from plugins.records.text import Block, Inline, Line, Text
from plugins.records.walk import walk

RULES = frozenset(ORDER)
_AT_ONCE = 100  # texts
_ADDRESSES = ("url", "archive", "document")  # fields that hold a link and nothing else


@dataclass(frozen=True)
class Words:
    """A text of the content folder, and where it begins in its file."""

    text: str
    setting: Setting
    source: SourceFile
    start: int

    def place(self, finding: Finding) -> Place:
        """Where a find stands; in folded YAML it is at least looked for."""
        words = self.text[finding.start : finding.end]
        return self.source.find(words, self.start + finding.start)


def check_personal(content: Content, problems: Problems, redactions: Redactions) -> None:
    """Note personal data in the texts of records and of the site.

    Args:
        content: everything that was read.
        problems: gets what is found and not allowed.
        redactions: phrases that may stand nowhere.
    """
    for words in _suspects(texts(content), redactions):
        for finding in find(words.text, words.setting, redactions):
            found = words.text[finding.start : finding.end]
            place = _shown(words.place(finding), finding)
            if not content.allowed.covers(finding.rule, place.path, found):
                note = (finding.rule, finding.message, finding.hint, finding.severity)
                problems.add(place, *note)


def _suspects(given: Iterable[Words], redactions: Redactions) -> Iterator[Words]:
    """The texts among which something may be found, in their order; many are read at once."""
    for several in batches(given, _AT_ONCE):
        by_setting: dict[Setting, list[str]] = {}
        for words in several:
            by_setting.setdefault(words.setting, []).append(words.text)
        bad = {s for s, some in by_setting.items() if likely(some, s, redactions)}
        yield from (words for words in several if words.setting in bad)


def _shown(place: Place, finding: Finding) -> Place:
    """The place without its line, if the line would tell what is kept secret."""
    return replace(place, text="") if finding.rule == "redacted" else place


def texts(content: Content) -> Iterator[Words]:
    """Every text that may be shown: Markdown whole, facts one by one, the site's words."""
    for record in content.records.values():
        setting = Setting.PROFILE if record.schema.name == "person" else Setting.PAGE
        for written in record.written.values():
            yield Words(written.source.text, setting, written.source, 0)
        yield from _facts(record, setting)
    if content.site_tree:
        source = content.site_tree.source
        yield Words(source.text, Setting.PAGE, source, 0)
    for source in (content.glossary_source, content.strategies_source):
        yield Words(source.text, Setting.PAGE, source, 0)


def _facts(record: Record, setting: Setting) -> Iterator[Words]:
    source = record.tree.source
    for path, value in walk(record.facts):
        here = Setting.LINK if path[-1] in _ADDRESSES else setting
        for text in _strings(value):
            line = record.tree.place(path).line
            yield Words(text, here, source, _offset(source, line))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield from value.by_lang.values()
    elif isinstance(value, str | Line | Inline | Block):
        yield str(value)


def _offset(source: SourceFile, line: int) -> int:
    """The character at which a line of the file begins."""
    return source.starts[max(line - 1, 0)]
