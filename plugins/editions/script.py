"""One Chinese script from the other, with OpenCC and the house lists.

    converter = Converter(NameBook([]))
    converter.convert("法律程序", "zh-Hans", "zh-Hant")      # 法律程序, never 程式

Character conversion only: OpenCC's configurations with a p swap words, which turns
程序 "procedure" into 程式 "program". Known names and ``-{…}-`` are taken out first and put
back in their own form. The configuration is ``plugins.editions.house``; quotation marks are
set by ``punctuation``. Measurements: ``docs/benchmarks/conversion.md``.

OpenCC looks for a configuration in the working directory first, so it gets absolute
paths; rare simplified forms that most fonts lack are off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import opencc

from plugins.editions.house import same_length
from plugins.editions.names import NOTHING, NameBook, Scope, kept
from plugins.editions.punctuation import quotes
from plugins.editions.search import INTERPUNCT, Found
from plugins.records.languages import HAN

_INTERPUNCT = re.compile(f"[‧•・](?<=[{HAN}].)(?=[{HAN}])")  # the mark first: that is fast
_HAS_MARK = re.compile("[‧•・“”‘’「」『』]")
_TAKEN_OUT = "\ue000"  # private use: OpenCC passes it through and joins no word across it


class Converter:
    """Converts text between the scripts, with the known names of a site."""

    def __init__(self, names: NameBook) -> None:
        self.names = names

    def convert(self, text: str, source: str, target: str, scope: Scope = NOTHING) -> str:
        """Plain text in the other script, with the quotation marks of ``target``."""
        slots = self.slots(text, source, target, scope)
        return slots if isinstance(slots, str) else "".join(slots)

    def slots(self, text: str, source: str, target: str, scope: Scope = NOTHING) -> Sequence[str]:
        """The same, as one string for each character of ``text``.

        Args:
            text: a whole block, so that no word is cut.
            source: the script that it is written in.
            target: the script to show it in; if it is the same, only punctuation changes.
            scope: what the page turned on.
        """
        fixed = self._fixed(text, source, target, scope)
        if fixed or _HAS_MARK.search(text):
            return self._slots(text, fixed, source, target)
        return same_length(text, target) if source != target else text

    def _fixed(self, text: str, source: str, target: str, scope: Scope) -> list[Found]:
        """Spans whose form is known: what ``-{…}-`` keeps, and names outside it."""
        fixed = kept(text, target)
        if source != target:
            names = self.names.find(text, source, scope)
            fixed += [name for name in names if not _overlaps(name, fixed)]
        return fixed

    def _slots(self, text: str, fixed: list[Found], source: str, target: str) -> list[str]:
        slots = self._other_script(text, fixed, target) if source != target else list(text)
        if _HAS_MARK.search(text):
            slots = _one_interpunct(quotes(text, slots, target), text)
        for start, end, form in fixed:
            slots[start:end] = [form] + [""] * (end - start - 1)
        return slots

    @staticmethod
    def _other_script(text: str, fixed: list[Found], target: str) -> list[str]:
        masked = text
        for start, end, _ in fixed:
            masked = masked[:start] + _TAKEN_OUT * (end - start) + masked[end:]
        return list(same_length(masked, target))


def _overlaps(span: Found, others: list[Found]) -> bool:
    return any(span[0] < end and start < span[1] for start, end, _ in others)


def _one_interpunct(slots: list[str], text: str) -> list[str]:
    """Between Han characters every interpunct becomes U+00B7; elsewhere a dot stays a dot."""
    for match in _INTERPUNCT.finditer(text):
        slots[match.start()] = INTERPUNCT
    return slots


def script_of(text: str) -> str:
    """The script of some Chinese text: ``zh-Hans``, ``zh-Hant``, or ``zh`` if it could be both."""
    if _opencc("t2s").convert(text) != text:
        return "zh-Hant"
    return "zh-Hans" if _opencc("s2t").convert(text) != text else "zh"


def in_script(text: str, lang: str) -> str:
    """``text`` in the script of ``lang``, whatever it is in; for checks, not for readers."""
    return str(_opencc("t2s" if lang == "zh-Hans" else "s2t").convert(text))


@cache
def _opencc(configuration: str) -> opencc.OpenCC:
    folder = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    path = str(folder / f"{configuration}.json")
    return opencc.OpenCC(path, include_tofu_risk_dictionaries=False)
