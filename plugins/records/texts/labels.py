"""What begins a line of a legal text: the number of an article, a paragraph, a letter.

    >>> article("第二十三条"), article("Article 14"), article("Preamble")
    ('art-23', 'art-14', 'preamble')
    >>> label("（寅）立即受审"), label("3. Everyone"), label("Everyone")
    (('letter', 'c'), ('number', '3'), None)

The forms of the United Nations' texts in English and Chinese, and of Chinese law. The same
place has the same name in every language, so that anchors are the same in all editions.
"""

from __future__ import annotations

import re
from typing import Literal

from plugins.records.numerals import number

Level = Literal["number", "letter", "roman"]
Label = tuple[Level, str]

_STEMS = "甲乙丙丁戊己庚辛壬癸"  # how Chinese texts letter: the heavenly stems
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"  # and below them the earthly branches
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

_NUMERAL = "[零〇一二三四五六七八九十百]+"
_ARTICLE = re.compile(rf"(?:Article|Art\.)\s*(\d+)\b|第\s*({_NUMERAL}|\d+)\s*[条條]", re.I)
_PREAMBLE = re.compile(r"preamble|序言|前言|弁言|序文", re.I)
_LABEL = re.compile(
    rf"(?P<number>\d+)\s*[.．、](?!\d)\s*"
    rf"|(?P<han>{_NUMERAL})(?:\s*[、　 ]\s*|$)"
    rf"|[(（]\s*(?:(?P<letter>[a-z]{{1,5}})|(?P<stem>[{_STEMS}])|(?P<branch>[{_BRANCHES}])"
    rf"|(?P<item>{_NUMERAL})|(?P<below>\d+))\s*[)）]\s*"
)


def article(heading: str) -> str:
    """The anchor of an article by its heading; '' if it is none that is known."""
    text = heading.strip()
    if _PREAMBLE.fullmatch(text):
        return "preamble"
    match = _ARTICLE.match(text)
    if not match:
        return ""
    return f"art-{match[1] or number(match[2])}"


def label(line: str) -> Label | None:
    """What a line begins with; None if it has no number of its own."""
    match = _LABEL.match(line)
    if not match:
        return None
    found = {name: text for name, text in match.groupdict().items() if text}
    [(kind, text)] = found.items()
    if kind in ("number", "han"):
        return "number", str(number(text))
    return _lettered(kind, text)


def _lettered(kind: str, text: str) -> Label | None:
    if kind == "letter":
        if len(text) == 1:
            return "letter", text  # whether “(i)” is a letter or a number, its place decides
        return ("roman", text) if text in _ROMAN else None
    if kind == "below":  # （1） below （一）, where English has (i) below (a)
        return ("roman", _ROMAN[int(text) - 1]) if 0 < int(text) <= len(_ROMAN) else None
    order = {"stem": _STEMS, "branch": _BRANCHES}.get(kind)
    place = order.index(text) if order else number(text) - 1
    return ("letter", chr(ord("a") + place)) if 0 <= place < 26 else None


def settled(found: Label, before: Label | None, after: Label | None, within: str) -> Label:
    """A label whose kind its place decides: “(i)” is a letter only behind “(h)”.

    And not even there if “(ii)” follows.

    Args:
        found: what the line begins with.
        before: the label before it in the same article.
        after: the label that comes next.
        within: the letter under which the line stands, '' if under none.
    """
    level, text = found
    if level != "letter" or text not in _ROMAN:
        return found
    if text == "i" and within and after == ("roman", "ii"):
        return "roman", text
    if before == ("letter", chr(ord(text) - 1)):
        return found
    if before and before[0] == "roman" and _follows(before[1], text):
        return "roman", text
    return ("roman", text) if within and text == "i" else found


def _follows(before: str, text: str) -> bool:
    return before in _ROMAN and _ROMAN.index(text) == _ROMAN.index(before) + 1
