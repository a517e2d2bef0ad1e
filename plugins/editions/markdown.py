"""Markdown as editors write it, with the three means of our own.

    [@s1]              a citation           -> a link “cite:s1”, numbered later
    [words]{lang=en}   another language     -> <span lang="en">
    ==words==          look here            -> <mark>

python-markdown stays: every CommonMark engine tried leaves ``**重要。**内容`` as literal
asterisks (``docs/decisions/0003-html.md``). ``-{…}-`` is plain text to Markdown and is left
to ``script``; what links lead to is left to ``finish``.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor

from plugins.records.languages import HAN

_MARK = "\u3001-\u3011\u3014-\u301b\uff01-\uff0f\uff1a-\uff1f”’…—"
_HAN = f"{_MARK}{HAN}“‘"
# What begins a block of its own on the next line, which must stay on a line of its own.
_BLOCK = r"[#>|+:`=\-\s]|\d+[.)]\s|\[\^|\*\s"
_LINE_END = re.compile(f"(?<=[{_HAN}]) ?\n(?=[{_HAN}])|(?<=[{_MARK}])\n(?!{_BLOCK})")
_BEFORE_CITATION = re.compile(r"(?<=\S)[ \t]+(?=\[@[^\]\s])")
_ONE_PARAGRAPH = re.compile(r"<p>(.*)</p>", re.S)


class MarkdownEngine:
    """Renders the Markdown of one language; use one per thread."""

    def __init__(self, back_to_text: str) -> None:
        footnotes = FootnoteExtension(BACKLINK_TITLE=back_to_text + " {}")
        tables = {"tables": {"use_align_attribute": True}}
        self._markdown = Markdown(
            extensions=["tables", "attr_list", "def_list", "sane_lists", footnotes, _Means()],
            extension_configs=tables,
        )

    def block(self, text: str) -> str:
        """A whole piece of Markdown as HTML."""
        return str(self._markdown.reset().convert(_joined(text)))

    def inline(self, text: str) -> tuple[str, bool]:
        """One paragraph of Markdown without its ``<p>``, and whether it was just one."""
        html = self.block(text)
        match = _ONE_PARAGRAPH.fullmatch(html)
        if match and "<p>" not in match.group(1):
            return match.group(1), True
        return html, False


def _joined(text: str) -> str:
    """Join lines of Chinese, where a browser would show a space; take out the space before
    a citation, which hangs on its word.

    Two lines are joined where both sides are Han, or the first ends in Chinese punctuation
    and the second begins no list, heading, quotation, table or note. Two spaces at the end of
    a line stay what they are in Markdown: a line break.
    """
    return _BEFORE_CITATION.sub("", _LINE_END.sub("", text))


class _Citation(InlineProcessor):
    """``[@s1]`` and ``[@s1; @s2]``."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        holder = Element("sup", {"class": "cite"})
        for id_ in re.findall(r"@([^\s;\]]+)", m.group(0)):
            SubElement(holder, "a", {"href": f"cite:{id_}"}).text = id_
        return holder, m.start(0), m.end(0)


class _OtherLanguage(InlineProcessor):
    """``[words]{lang=en}``."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        span = Element("span", {"lang": m.group(2)})
        span.text = m.group(1)
        return span, m.start(0), m.end(0)


class _Means(Extension):
    """Our own means, before python-markdown's links (160) and after code (190)."""

    def extendMarkdown(self, md: Markdown) -> None:
        patterns = md.inlinePatterns
        language = r"\[([^\[\]]+)\]\{:?\s*lang=[\"']?([A-Za-z][A-Za-z0-9-]*)[\"']?\s*\}"
        patterns.register(_OtherLanguage(language, md), "other-language", 175)
        patterns.register(_Citation(r"\[@[^\]\s]+(?:\s*;\s*@[^\]\s;]+)*\]", md), "citation", 174)
        patterns.register(SimpleTagInlineProcessor(r"(==)(?=\S)(.+?)(?<=\S)==", "mark"), "mark", 60)
