"""Quotation marks by script: “ ‘ ’ ” in Simplified, 「 『 』 」 in Traditional.

    >>> "".join(quotes("他说“读‘书’”", list("他說“讀‘書’”"), "zh-Hant"))
    '他說「讀『書』」'

Source: W3C, Requirements for Chinese Text Layout (CLREQ), 3.1; GB/T 15834-2011, 4.8.
Nesting decides which pair is used, not the marks that were typed. An apostrophe stays.
"""

from __future__ import annotations

import re

_OPEN = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_CLOSE = set(_OPEN.values())
_MARKS = re.compile("[“”‘’「」『』]")
_PAIRS = {"zh-Hans": ("“”", "‘’"), "zh-Hant": ("「」", "『』")}


def quotes(text: str, slots: list[str], lang: str) -> list[str]:
    """Set the quotation marks of ``lang`` at the places where ``text`` has marks.

    Args:
        text: the text as it was typed.
        slots: the text to change, one string for each character of ``text``.
        lang: ``zh-Hans`` or ``zh-Hant``.
    """
    pairs = _PAIRS[lang]
    expected: list[str] = []
    for mark in _MARKS.finditer(text):
        at, char = mark.start(), mark.group()
        if char in _OPEN:
            slots[at] = pairs[len(expected) % 2][0]
            expected.append(_OPEN[char])
        elif char in _CLOSE and not _is_apostrophe(text, at, expected):
            if expected and char in expected:
                while expected.pop() != char:
                    continue
            slots[at] = pairs[len(expected) % 2][1]
    return slots


def _is_apostrophe(text: str, at: int, expected: list[str]) -> bool:
    """’ is an apostrophe inside a Latin word, and wherever no ‘ is open."""
    if text[at] != "’":
        return False
    inside = 0 < at < len(text) - 1 and _is_latin(text[at - 1]) and _is_latin(text[at + 1])
    return inside or "’" not in expected


def _is_latin(char: str) -> bool:
    return char.isalpha() and char < "\u0250"
