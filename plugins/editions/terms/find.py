"""Where forms of terms stand in a text: whole words, the longest of several.

    finder = Finder("en", {"torture": use})
    finder.find("Torture is banned by the Convention against Torture.")    # the first alone

Chinese has no spaces, so a form is no word where a common word lies across its edge and
nothing else begins there (司法|治理 is no 法治; 公民社会|议题 is 公民社会). English forms
are whole words, also in the plural; a capital that no sentence explains makes a word part of
a name. What stands in 《 》 is a title. A miss costs a link; a false find costs trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from plugins.editions.house.common import is_common
from plugins.editions.script import in_script
from plugins.editions.search import Search
from plugins.records.languages import is_chinese

U = TypeVar("U")
_TITLE = re.compile("《[^《》]*》|〈[^〈〉]*〉")
_EDGE = r"[\w’'-]"
_START = re.compile(rf"(?<!{_EDGE})[A-Za-z]{{2}}")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…][”’\")\]]*\s+|[“\"(\[]|\n)\s*$")
_NEXT_CAPITAL = re.compile(r"\s+[A-Z]")


@dataclass(frozen=True)
class Found(Generic[U]):
    """A form in a text: from where to where, and what it counts as."""

    start: int
    end: int
    use: U


class Finder(Generic[U]):
    """Finds the forms of one language."""

    def __init__(self, lang: str, uses: Mapping[str, U]) -> None:
        self._uses = uses
        self._spans = _Chinese(uses) if is_chinese(lang) else _Latin(uses)

    def find(self, text: str, before: str = "") -> list[Found[U]]:
        """The forms in ``text`` from left to right, none over another.

        Args:
            text: a piece of text without tags.
            before: what stands in front of it in the same block.
        """
        titles = [match.span() for match in _TITLE.finditer(text)] if "》" in text else []
        found = [Found(s, e, self._uses[form]) for s, e, form in self._spans.find(text, before)]
        return [f for f in found if not any(s < f.end and f.start < e for s, e in titles)]


class _Chinese:
    def __init__(self, uses: Mapping[str, object]) -> None:
        self._search = Search((form, form) for form in uses)

    def find(self, text: str, before: str) -> Iterator[tuple[int, int, str]]:
        for start, end, form in self._search.find(text):
            if not _cut_left(text, start) and not _cut_right(text, end):
                yield start, end, form


def _cut_left(text: str, at: int) -> bool:
    """Whether a common word lies across ``at``, and none ends there."""
    return at > 0 and _common(text[at - 1 : at + 1]) and not _common(text[max(at - 2, 0) : at])


def _cut_right(text: str, at: int) -> bool:
    """Whether a common word lies across ``at``, and none begins there."""
    return at < len(text) and _common(text[at - 1 : at + 1]) and not _common(text[at : at + 2])


@lru_cache(maxsize=8192)
def _common(pair: str) -> bool:
    """Whether two characters of either script are a common word."""
    return len(pair) == 2 and is_common(in_script(pair, "zh-Hans"))


class _Latin:
    def __init__(self, uses: Mapping[str, object]) -> None:
        self._by_start: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for form in sorted(uses, key=lambda form: (-len(form), form)):
            known = self._by_start.setdefault(form[:2].lower(), [])
            known.append((form, _pattern(form)))

    def find(self, text: str, before: str) -> Iterator[tuple[int, int, str]]:
        end = 0
        for match in _START.finditer(text):
            start = match.start()
            if start < end:
                continue
            found = self._at(text, start, match.group().lower())
            if found:
                form, end = found
                if not _part_of_name(form, text, start, end, before):
                    yield start, end, form

    def _at(self, text: str, start: int, key: str) -> tuple[str, int] | None:
        for form, pattern in self._by_start.get(key, ()):
            match = pattern.match(text, start)
            if match:
                return form, match.end()
        return None


def _pattern(form: str) -> re.Pattern[str]:
    """A form in the singular or the plural, over the end of a line; capitals of its own count."""
    words = r"\s+".join(map(re.escape, form.split()))
    plural = words[:-1] + "(?:y|ies)" if form.endswith("y") else words + "(?:s|es)?"
    acronym = form.isupper()
    return re.compile(plural + r"(?![\w-])", 0 if acronym else re.I)


def _part_of_name(form: str, text: str, start: int, end: int, before: str) -> bool:
    """Whether the words are written as part of a name: Committee against Torture."""
    if form[0].isupper() or not text[start].isupper():
        return False
    ahead = (before + text[:start])[-40:]
    return not _SENTENCE_END.search(ahead) or bool(_NEXT_CAPITAL.match(text, end))
