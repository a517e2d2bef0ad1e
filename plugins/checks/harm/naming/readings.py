"""What a character may be read as in pinyin, in general and in a surname.

    readings("乐")              # ('lè', 'yuè', …)
    surname_readings("单雄信")   # (('shàn',),)

The dictionary is pypinyin's (MIT; 42,000 characters). It is loaded when the first name with
pinyin is met, without its phrases, which take three quarters of the time and are not needed
for names: docs/decisions/dependencies.md. Surnames stand in ``surnames.tsv``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from pathlib import Path

_SYLLABLE = re.compile("[b-df-hj-np-tw-z]{1,2}[aeiouü].*|[aeo].*")
_NO_PHRASES = "PYPINYIN_NO_PHRASES"  # pypinyin's own switch


@cache
def readings(char: str) -> tuple[str, ...]:
    """The readings of a character with tone marks, the most frequent first."""
    return tuple(one for one in _dictionary().get(ord(char), "").split(",") if one)


def surname_readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The readings of the surname a name begins with, one tuple a character; () if not special."""
    for length in (2, 1):
        if len(name) > length and name[:length] in _surnames():
            return _surnames()[name[:length]]
    return ()


@cache
def syllables() -> frozenset[str]:
    """All syllables that there are, without tones; ng and hm, which are sounds, left out."""
    read = {one for text in set(_dictionary().values()) for one in text.split(",")}
    return frozenset(one for one in map(toneless, read) if _SYLLABLE.fullmatch(one))


def toneless(text: str) -> str:
    """Pinyin without its tone marks; ü stays ü."""
    parts = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(c for c in parts if not unicodedata.combining(c) or c == "\u0308")
    return unicodedata.normalize("NFC", kept).replace("v", "ü")


@cache
def _surnames() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in (Path(__file__).parent / "surnames.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, read = line.partition("\t")
            each = [(part,) for part in read.split()] if len(name) > 1 else [tuple(read.split())]
            found[name] = tuple(each)
    return found


@cache
def _dictionary() -> dict[int, str]:
    before = os.environ.get(_NO_PHRASES)
    os.environ[_NO_PHRASES] = "true"
    try:
        from pypinyin.pinyin_dict import pinyin_dict
    finally:
        if before is None:
            del os.environ[_NO_PHRASES]
        else:
            os.environ[_NO_PHRASES] = before
    return dict(pinyin_dict)
