"""Marking what is written in another script than the text around it.

    >>> mark("Liu (刘晓波)", "en")
    'Liu (<span lang="zh-Hans">刘晓波</span>)'

A screen reader and a font choice depend on ``lang``. Script alone decides for Tibetan,
Uyghur and Mongolian letters, and for Han characters in English. Latin words in Chinese
cannot be told apart that way (a name? English? pinyin?): editors mark them by hand.
"""

from __future__ import annotations

import re

from plugins.editions.html import VOID, tokenise
from plugins.editions.phrase import RIGHT_TO_LEFT
from plugins.editions.script import script_of
from plugins.records.languages import HAN

_TIBETAN = r"[\u0f00-\u0fff](?:[\u0f00-\u0fff\s]*[\u0f00-\u0fff])?"
_ARABIC = r"[\u0600-\u06ff\ufb50-\ufdff](?:[\u0600-\u06ff\ufb50-\ufdff\s]*[\u0600-\u06ff])?"
_MONGOLIAN = r"[\u1800-\u18af](?:[\u1800-\u18af\u202f\s]*[\u1800-\u18af])?"
_HAN = f"[{HAN}《「『](?:[{HAN}\u3000-\u303f，、；：！？（）·“”]*[{HAN}》」』])?"
_IN_CHINESE = re.compile(f"(?P<bo>{_TIBETAN})|(?P<ug>{_ARABIC})|(?P<mn>{_MONGOLIAN})")
_IN_ENGLISH = re.compile(f"{_IN_CHINESE.pattern}|(?P<zh>{_HAN})")
_UNMARKABLE = frozenset("code pre script style title".split())  # noqa: SIM905


def mark(html: str, lang: str) -> str:
    """Wrap runs of other scripts in ``<span lang>``, unless an element marks them already.

    Nothing in a text of a language that has such letters itself, as Arabic has Uyghur's.
    """
    pattern = _IN_ENGLISH if lang == "en" else _IN_CHINESE
    if lang in RIGHT_TO_LEFT or not pattern.search(html):
        return html
    out: list[str] = []
    marked: list[tuple[str, bool]] = []
    for token in tokenise(html):
        inside = bool(marked) and marked[-1][1]
        if token.kind == "text" and not inside:
            out.append(pattern.sub(_span, token.raw))
            continue
        if token.kind == "start" and token.name not in VOID:
            own = token.name in _UNMARKABLE or "lang" in token.attributes
            marked.append((token.name, inside or own))
        elif token.kind == "end":
            while marked and marked.pop()[0] != token.name:
                continue
        out.append(token.raw)
    return "".join(out)


def _span(match: re.Match[str]) -> str:
    lang = str(match.lastgroup)
    if lang == "zh":
        lang = script_of(match.group())
    direction = ' dir="rtl"' if lang == "ug" else ""
    return f'<span lang="{lang}"{direction}>{match.group()}</span>'
