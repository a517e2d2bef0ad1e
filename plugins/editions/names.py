"""Names and terms whose form in both scripts is known, so that it is never guessed.

    book = NameBook([Known("余杰", "余杰", "yu-jie")])
    book.find("余杰写道", "zh-Hans", people={"yu-jie"})   # [(0, 2, "余杰")]

Entries of three or more characters hold everywhere. A name of two characters also
occurs by chance (分钟会, 由于禁), so it holds only on pages that name the person.
The longest entry wins; an interpunct may be typed in any of its forms. Entries come from
people's records and from ``glossary.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

EVERYWHERE = 3  # characters; measured on 127 million characters of news
INTERPUNCT = "·"
_INTERPUNCTS = re.compile("[·‧•・]")


@dataclass(frozen=True)
class Known:
    """One name or term in both scripts; ``person`` is the slug whose name it is, or ''."""

    hans: str
    hant: str
    person: str = ""

    def form(self, lang: str) -> str:
        """The form in one script."""
        return self.hans if lang == "zh-Hans" else self.hant


class NameBook:
    """Finds known names in text."""

    def __init__(self, entries: Iterable[Known]) -> None:
        self._entries = sorted(set(entries), key=lambda e: (-len(e.hans), e.hans, e.hant))
        self._patterns = lru_cache(maxsize=1024)(self._compile)

    def find(self, text: str, source: str, people: frozenset[str]) -> list[tuple[int, int, str]]:
        """Known names in ``text``: start, end and the form in the other script."""
        pattern, forms = self._patterns(source, people & self._short)
        if pattern is None:
            return []
        return [(m.start(), m.end(), forms[_plain(m.group())]) for m in pattern.finditer(text)]

    @property
    def _short(self) -> frozenset[str]:
        """People with a name so short that it needs their page's leave."""
        return frozenset(e.person for e in self._entries if e.person and len(e.hans) < EVERYWHERE)

    def _compile(
        self, source: str, people: frozenset[str]
    ) -> tuple[re.Pattern[str] | None, dict[str, str]]:
        target = "zh-Hant" if source == "zh-Hans" else "zh-Hans"
        forms: dict[str, str] = {}
        for entry in self._entries:
            if len(entry.hans) >= EVERYWHERE or entry.person in people:
                forms.setdefault(_plain(entry.form(source)), entry.form(target))
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        pattern = re.compile("|".join(map(_expression, longest_first))) if forms else None
        return pattern, forms


def _plain(form: str) -> str:
    """A name with the one interpunct that is stored."""
    return _INTERPUNCTS.sub(INTERPUNCT, form)


def _expression(form: str) -> str:
    """One name as a regular expression; 其余 and 剩余 are words, not the surname 余."""
    expression = re.escape(form).replace(INTERPUNCT, _INTERPUNCTS.pattern)
    return f"(?<![其剩业]){expression}" if form.startswith("余") else expression
