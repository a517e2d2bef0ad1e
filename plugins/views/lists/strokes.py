"""How many strokes a Chinese character has, in either script.

    >>> strokes("叶", "zh-Hans"), strokes("葉", "zh-Hant"), strokes("A", "zh-Hans")
    (5, 13, None)

Lists of names by strokes need no reading, so they serve a name that one can write and not
pronounce. Both scripts count for themselves: 陈 has seven on the mainland, 陳 eleven in
Taiwan. ``strokes.txt`` says where the numbers come from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from plugins.records.languages import CHINESE, is_chinese

_FILE = Path(__file__).with_name("strokes.txt")


def strokes(char: str, lang: str) -> int | None:
    """The strokes of ``char`` in the forms of ``lang``; None if no table has it.

    Args:
        char: one character.
        lang: ``zh-Hans`` or ``zh-Hant``; any other language counts as ``zh-Hans``.
    """
    first = lang if is_chinese(lang) else CHINESE[0]
    tables = _tables()
    for script in (first, *(other for other in CHINESE if other != first)):
        if char in tables[script]:
            return tables[script][char]
    return None


@cache
def _tables() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("["):
            table = found.setdefault(line.strip("[]"), {})
        elif not line.startswith("#"):
            number, _, chars = line.partition("\t")
            table.update(dict.fromkeys(chars, int(number)))
    return found
