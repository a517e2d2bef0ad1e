"""Names and terms whose form in both scripts is known, so that it is never guessed.

    book = NameBook([Known("余杰", "余杰", person="yu-jie")])
    book.find("余杰写道", "zh-Hans", Scope(people=frozenset({"yu-jie"})))   # [(0, 2, "余杰")]

Which entry holds where (``Scope`` says what a page turned on):

    three or more characters   everywhere
    a name of two characters   on pages that name the person: it also occurs by chance
                               (分钟会, 由于禁)
    an entry of a group        on pages that ask for the group, as MediaWiki's groups do
    a page's own rule          on that page, before everything else

The longest entry wins (``search``). ``-{…}-`` keeps words as they are, or gives both forms:
``-{zh-hans:信息;zh-hant:資訊}-``.
Entries come from people's records, from ``glossary.yaml`` and from front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from plugins.editions.search import Found, Search

EVERYWHERE = 3  # characters; measured on 127 million characters of news
_KEPT = re.compile(r"-\{([^{}]*)\}-")
_BOTH = re.compile(r"\s*zh-hans\s*:(?P<hans>[^;]*);\s*zh-hant\s*:(?P<hant>[^;]*);?\s*", re.I)


@dataclass(frozen=True)
class Known:
    """One name or term in both scripts; ``person`` is the slug whose name it is, or ''."""

    hans: str
    hant: str
    person: str = ""
    group: str = ""

    def form(self, lang: str) -> str:
        """The form in one script."""
        return self.hans if lang == "zh-Hans" else self.hant

    @property
    def everywhere(self) -> bool:
        """Whether it holds without a page's leave."""
        return len(self.hans) >= EVERYWHERE and not self.group


@dataclass(frozen=True)
class Scope:
    """What a page turned on: people it names, groups it asks for, rules of its own."""

    people: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    rules: tuple[Known, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.groups or self.rules)


NOTHING = Scope()


class NameBook:
    """Finds known names in text."""

    def __init__(self, entries: Iterable[Known]) -> None:
        self.entries = sorted(set(entries), key=lambda e: (-len(e.hans), e.hans, e.hant, e.person))
        self._needs_leave = frozenset(e.person for e in self.entries if not e.everywhere)
        self._on_page = lru_cache(maxsize=4096)(self._relevant)
        self._searches = lru_cache(maxsize=1024)(self._search)

    def find(self, text: str, source: str, scope: Scope = NOTHING) -> list[Found]:
        """Known names in ``text``: start, end and the form in the other script."""
        return self._on_page(source, scope).find(text)

    def _relevant(self, source: str, scope: Scope) -> Search:
        """Pages that turn on nothing, or the same, share what is made for them."""
        people = scope.people & self._needs_leave
        return self._searches(source, Scope(people, scope.groups, scope.rules))

    def _search(self, source: str, scope: Scope) -> Search:
        target = "zh-Hant" if source == "zh-Hans" else "zh-Hans"
        return Search((entry.form(source), entry.form(target)) for entry in self._holding(scope))

    def _holding(self, scope: Scope) -> Iterator[Known]:
        """Entries that hold in a scope; of two with the same text the earlier counts."""
        yield from scope.rules
        yield from (e for e in self.entries if e.person in scope.people and e.person)
        yield from (e for e in self.entries if e.everywhere)
        yield from (e for e in self.entries if e.group and e.group in scope.groups)


def kept(text: str, target: str) -> list[Found]:
    """Spans of ``-{…}-``: start, end and what an edition in ``target`` shows instead."""
    found = []
    for match in _KEPT.finditer(text):
        both = _BOTH.fullmatch(match.group(1))
        chosen = "hans" if target == "zh-Hans" else "hant"
        shown = both.group(chosen).strip() if both else match.group(1)
        found.append((match.start(), match.end(), shown))
    return found


def without_marks(text: str) -> str:
    """``text`` as a page that is not Chinese shows it: what ``-{…}-`` holds, Simplified first."""
    for start, end, shown in reversed(kept(text, "zh-Hans")):
        text = text[:start] + shown + text[end:]
    return text
