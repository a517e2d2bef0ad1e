"""The house lists and the OpenCC configurations made from them.

    from plugins.editions.house import same_length
    same_length("外国历史", "zh-Hant")      # 外國歷史, one character for each

What each room does: ``lists`` reads the files beside it, ``configuration`` makes OpenCC's
engines of them. Names that nobody listed: ``people`` finds them, by what stands ``around``
them and by ``common`` words that they are not; ``forms`` says how their characters are
written in Traditional, ``stays`` which stay in Simplified. The lists themselves:

- ``flips.tsv``: characters that stay themselves unless a phrase says otherwise
- ``phrases.tsv``: Simplified to Traditional where OpenCC is wrong
- ``guards.txt``: words that only mark where words end
- ``guarded.tsv``: those of them with a phrase of OpenCC's inside
- ``variants.tsv``: glyphs
- ``reverse.tsv``: Traditional to Simplified
- ``merged.tsv``: variants that the mainland's standard merges
- ``surnames.txt``, ``given.txt``, ``names.tsv``, ``words.txt``: for names

Listed names are left to ``plugins.editions.names`` and quotation marks to ``punctuation``.
"""

from __future__ import annotations

import re
import unicodedata

from plugins.editions.house.configuration import engine
from plugins.editions.house.people import likely
from plugins.editions.house.stays import staying

__all__ = ["engine", "likely", "same_length"]

_TAKEN_OUT = "\ue000"  # private use: OpenCC passes it through and joins no word across it
_COMPATIBILITY = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")


def same_length(text: str, target: str) -> str:
    """Text in the other script, without listed names: exactly as many characters."""
    found = likely(text) if target == "zh-Hant" else staying(text)
    if not found:
        return _convert(text, target)
    chars = list(text)
    for start, _, _ in found:
        chars[start] = _TAKEN_OUT
    chars = list(_convert("".join(chars), target))
    for start, _, form in found:
        chars[start] = form
    return "".join(chars)


def _convert(text: str, target: str) -> str:
    """In one piece; piece by piece in the rare case that the length changes."""
    convert = engine(target).convert
    text = _COMPATIBILITY.sub(_unified, text)
    whole = convert(text)
    return (
        whole if len(whole) == len(text) else "".join((convert(char) or char)[0] for char in text)
    )


def _unified(ideograph: re.Match[str]) -> str:
    """A compatibility ideograph as the one it stands for; the other characters stay.

    OpenCC has a stage for this that reads every character of every text; its table is
    Unicode's canonical decomposition (The Unicode Standard, 3.7), one character for each.
    """
    return unicodedata.normalize("NFC", ideograph.group())
