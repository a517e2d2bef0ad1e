"""One Chinese script from the other, with OpenCC and the house lists.

    converter = Converter(NameBook([]))
    converter.convert("法律程序", "zh-Hans", "zh-Hant")      # 法律程序, never 程式

Character conversion only: OpenCC's configurations with a p swap words, which turns
程序 "procedure" into 程式 "program". Known names are taken out first and put back in
their own form. The configuration is ``plugins.editions.house``; quotation marks are set
by ``punctuation``. Measurements: ``docs/benchmarks/conversion.md``.

OpenCC looks for a configuration in the working directory first, so it gets absolute
paths; rare simplified forms that most fonts lack are off.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import opencc

from plugins.editions.house import same_length
from plugins.editions.names import NameBook
from plugins.editions.punctuation import quotes

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
        slots = list(same_length(masked, target))
        for start, end, form in found:
            slots[start:end] = [form] + [""] * (end - start - 1)
        return slots


def script_of(text: str) -> str:
    """The script of some Chinese text: ``zh-Hans``, ``zh-Hant``, or ``zh`` if it could be both."""
    if _opencc("t2s").convert(text) != text:
        return "zh-Hant"
    return "zh-Hans" if _opencc("s2t").convert(text) != text else "zh"


@cache
def _opencc(configuration: str) -> opencc.OpenCC:
    folder = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    path = str(folder / f"{configuration}.json")
    return opencc.OpenCC(path, include_tofu_risk_dictionaries=False)
