"""Han characters that a search takes for the same: 監 and 监, 發, 髮 and 发.

    fold("監獄"), variants("监狱")      # "监狱", {"監": "监", "獄": "狱"}

Whoever looks for something types one script, and may look in a page of the other. So both
are folded to Simplified, one character at a time: that never fails to find, and the few finds
too many (头发 for 頭發) cost a reader nothing. What is shown is never made this way: showing
needs words and names (``script``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from plugins.editions.script import in_script
from plugins.records.languages import HAN

_CHARACTER = re.compile(f"[{HAN}]")
_BLOCK = range(0x3400, 0xA000)  # the characters that other scripts of Chinese are typed with


def fold(text: str) -> str:
    """A text as it is compared, with the simplified form of each character for itself."""
    table = _table()
    return "".join(table.get(char, char) for char in text)


def variants(text: str) -> dict[str, str]:
    """What a reader could type to find a text, and what it is folded to.

    >>> variants("监狱")
    {'獄': '狱', '監': '监'}
    """
    forms = _variants()
    found = {fold(char) for char in _CHARACTER.findall(text)}
    return {char: form for form in sorted(found) for char in forms.get(form, "")}


@cache
def _table() -> Mapping[str, str]:
    """Each character that has another form as its simplified one, by OpenCC's dictionary."""
    each = "\n".join(map(chr, _BLOCK))
    pairs = zip(each.split("\n"), in_script(each, "zh-Hans").split("\n"), strict=True)
    return {char: form for char, form in pairs if char != form and len(form) == 1}


@cache
def _variants() -> Mapping[str, str]:
    """The characters that are folded to each form."""
    found: dict[str, str] = {}
    for char, form in _table().items():
        found[form] = found.get(form, "") + char
    return found
