"""One text, prepared once for all detectors.

    >>> page("电话 １３８０").text
    '电话 1380'

Links, and codes that only look like numbers of people (ISBN, DOI, hashes), are taken out of
``text``; links are kept beside it. To judge either is left to the detectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plugins.checks.privacy.checksums import isbn
from plugins.checks.privacy.finding import Setting
from plugins.checks.privacy.normalise import Seen, blanked, normalise, percent_decoded
from plugins.checks.privacy.numbers import Window, clusters

_IN_LINK = r"[a-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|{}]"
LINK = re.compile(
    rf"(?<![a-z0-9+.\-])(?:([a-z][a-z0-9+.\-]{{1,20}})://|[a-z0-9][a-z0-9.\-]{{1,60}}\.[a-z]{{2,18}}/){_IN_LINK}+"
)
_PUNCTUATION = ".,;:!?'*|{}["
_CODE = re.compile(
    r"\bisbn(?:-1[03])?[^0-9a-z]{0,4}([0-9][0-9 \-]{8,16}[0-9x])"
    r"|\b(97[89][ \-]?[0-9][0-9 \-]{7,11}[0-9])(?![0-9])"
    r"|\b10\.[0-9]{4,9}/[^\s\"<>，。；）]+"
    r"|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
    r"|\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{32,128}\b"
    r"|\bissn[^0-9a-z]{0,4}[0-9]{4}-?[0-9]{3}[0-9x]\b",
    re.A,
)


@dataclass(frozen=True)
class Page:
    """A text that can be searched."""

    seen: Seen
    setting: Setting
    links: tuple[tuple[int, int], ...] = ()  # places in the text as it was given
    source: str = ""  # that text

    @property
    def text(self) -> str:
        """The normalised text, without links and codes."""
        return self.seen.text

    @cached_property
    def clusters(self) -> tuple[Window, ...]:
        """Its runs of digits."""
        return tuple(clusters(self.text))

    def given(self, start: int, end: int) -> str:
        """A part as it was given, with capital letters."""
        first, last = self.seen.span(start, end)
        return self.source[first:last]

    def near(self, word: re.Pattern[str], at: int, reach: int) -> bool:
        """Whether a word stands at most so many characters before a place, in its paragraph."""
        before = self.text[max(at - reach, 0) : at].rpartition("\n\n")[2]
        return bool(word.search(before))


def page(text: str, setting: Setting = Setting.PAGE) -> Page:
    """Prepare a text."""
    seen = normalise(text)
    spans = [_trimmed(match) for match in LINK.finditer(seen.text) if match[1] != "file"]
    rest = percent_decoded(blanked(seen, spans))
    links = tuple(seen.span(*span) for span in spans)
    return Page(blanked(rest, _codes(rest.text)), setting, links, text)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """A link without the punctuation of the sentence around it."""
    link = match[0].rstrip(_PUNCTUATION)
    for opening, closing in ("()", "[]"):
        while link.endswith(closing) and link.count(closing) > link.count(opening):
            link = link[:-1].rstrip(_PUNCTUATION)
    return match.start(), match.start() + len(link)


def _codes(text: str) -> Iterator[tuple[int, int]]:
    for match in _CODE.finditer(text):
        book = match[1] or match[2]
        number = re.sub("[^0-9x]", "", book or "")
        if not book or (re.fullmatch("[0-9]{9}[0-9x]|[0-9]{13}", number) and isbn(number)):
            yield match.span()
