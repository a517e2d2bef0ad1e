"""Words as a template gets them: safe HTML that knows its language and its plain text.

>>> phrase = Phrase("<em>a</em>", plain="a", lang="en")
>>> str(phrase), phrase.plain
('<em>a</em>', 'a')
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ug", "ur"})  # BCP 47, as usually written


class Phrase(Markup):
    """HTML with the language it is in and its text without tags."""

    plain: str
    lang: str

    def __new__(cls, html: Any = "", plain: str = "", lang: str = "") -> Phrase:
        """Build from HTML that is already safe."""
        phrase: Phrase = super().__new__(cls, html)
        phrase.plain = plain
        phrase.lang = lang
        return phrase


def spanned(html: str, plain: str, lang: str, around: str) -> Phrase:
    """A phrase, marked with its language where that is not the one around it."""
    if lang and lang != around:
        direction = ' dir="rtl"' if lang in RIGHT_TO_LEFT else ""
        html = f'<span lang="{lang}"{direction}>{html}</span>'
    return Phrase(html, plain, lang or around)


def escaped(text: str) -> str:
    """Plain text as HTML."""
    return str(escape(text))
