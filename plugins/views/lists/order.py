"""In which order names stand: by pinyin, by strokes, by the alphabet.

    >>> by_pinyin("Lǚ Bù") > by_pinyin("Lù Xùn"), initial("Élise"), first_word("Lǐ Sì")
    (True, 'e', 'li')

A pinyin is compared word by word (Li Si before Lian Po), ü after u, then by tone, as
GB/T 13418-1992 has it. Strokes are compared character by character; where they are equal
the order of Unicode decides, which in its main block is that of the radicals.
"""

from __future__ import annotations

import re
import unicodedata

from plugins.views.lists.strokes import strokes

UNKNOWN = 99  # of strokes: behind every character that is known
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_NOT_ASCII = re.compile(r"[^a-z0-9 ]")

PinyinKey = tuple[str, tuple[int, ...]]
StrokeKey = tuple[tuple[int, str], ...]


def by_pinyin(pinyin: str) -> PinyinKey:
    """The key of a name in pinyin with tone marks, surname first."""
    parts = unicodedata.normalize("NFD", pinyin.lower())
    tones = tuple(_TONES[mark] for mark in parts if mark in _TONES)
    # A syllable's ü sorts behind its u: nothing in ASCII lies between “u” and “u~”.
    return "".join(c for c in parts if c not in _TONES).replace("u\u0308", "u~"), tones


def by_strokes(name: str, lang: str) -> StrokeKey:
    """The key of a name in Chinese characters, by the strokes of one script."""
    return tuple((strokes(char, lang) or UNKNOWN, char) for char in name)


def by_alphabet(name: str) -> str:
    """The key of a name in Latin letters, as it is written."""
    return plain(name)


def plain(name: str) -> str:
    """A name in lower case without marks, hyphens and apostrophes."""
    parts = unicodedata.normalize("NFD", name.lower())
    return " ".join(_NOT_ASCII.sub("", parts.replace("-", " ")).split())


def initial(name: str) -> str:
    """The first letter, without marks; '' if the name begins with none."""
    letter = plain(name)[:1]
    return letter if letter.isalpha() else ""


def first_word(name: str) -> str:
    """The first word without marks: of a pinyin the surname; '' if it has none."""
    return plain(name).partition(" ")[0]
