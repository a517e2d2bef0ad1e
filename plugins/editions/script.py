"""One Chinese script from the other, with OpenCC.

    converter = Converter(NameBook([]))
    converter.convert("法律程序", "zh-Hans", "zh-Hant")      # 法律程序, never 程式

Character configurations only (``s2tw``, ``t2s``): those with a p swap words, which turns
程序 "procedure" into 程式 "program". Known names are taken out before OpenCC sees the
text and put back in their own form. Quotation marks are set by ``punctuation``.

OpenCC looks for a configuration in the working directory first, so it gets absolute
paths; rare simplified forms that most fonts lack are off. Measurements:
``docs/decisions/0002-script-conversion.md``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import opencc

from plugins.editions.names import NameBook
from plugins.editions.punctuation import quotes

_CONFIGURATION = {"zh-Hans": "t2s", "zh-Hant": "s2tw"}  # by target
_TAKEN_OUT = "\ue000"  # private use: OpenCC passes it through and joins no word across it


class Converter:
    """Converts text between the scripts, with the known names of a site."""

    def __init__(self, names: NameBook) -> None:
        self._names = names

    def convert(
        self, text: str, source: str, target: str, people: frozenset[str] = frozenset()
    ) -> str:
        """Plain text in the other script, with the quotation marks of ``target``."""
        return "".join(self.slots(text, source, target, people))

    def slots(
        self, text: str, source: str, target: str, people: frozenset[str] = frozenset()
    ) -> list[str]:
        """The same, as one string for each character of ``text``."""
        slots = list(text)
        if source != target:
            slots = self._other_script(text, source, target, people)
        return quotes(text, slots, target)

    def _other_script(
        self, text: str, source: str, target: str, people: frozenset[str]
    ) -> list[str]:
        found = self._names.find(text, source, people)
        masked = text
        for start, end, _ in found:
            masked = masked[:start] + _TAKEN_OUT * (end - start) + masked[end:]
        slots = _same_length(masked, target)
        for start, end, form in found:
            slots[start:end] = [form] + [""] * (end - start - 1)
        return slots


def script_of(text: str) -> str:
    """The script of some Chinese text: ``zh-Hans``, ``zh-Hant``, or ``zh`` if it could be both."""
    if _opencc("t2s").convert(text) != text:
        return "zh-Hant"
    return "zh-Hans" if _opencc("s2t").convert(text) != text else "zh"


def _same_length(text: str, target: str) -> list[str]:
    """Convert in one piece; piece by piece in the rare case that the length changes."""
    engine = _opencc(_CONFIGURATION[target])
    whole = engine.convert(text)
    if len(whole) == len(text):
        return list(whole)
    return [engine.convert(char) for char in text]


@cache
def _opencc(configuration: str) -> opencc.OpenCC:
    folder = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    path = str(folder / f"{configuration}.json")
    return opencc.OpenCC(path, include_tofu_risk_dictionaries=False)
