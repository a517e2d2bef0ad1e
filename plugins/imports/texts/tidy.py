"""What is put in order without asking, each by a name that ``text.yaml`` has to give.

    hyphens   U+2010 and U+2011 become “-”
    stops     half-width stops and brackets between Han characters become full-width ones
    spaces    none between Han characters; one between words
    items     (a), (b), (c) inside a paragraph begin lines of their own
    joined    a space after a stop between two English words

These are marks that no reader misses; a word that is wrong is a correction, with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from plugins.records.languages import HAN

_WIDE = str.maketrans(",;:?!()", "，；：？！（）")
_OPEN = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(rf"(?<=[{HAN}，。；：、「」『』（）])\s+(?=[{HAN}，。；：、「」『』（）])")
_GLUED = re.compile(r"(?<=[a-z][,;:])(?=[A-Za-z])")
_ITEM = re.compile(r"\s*(?=[(（][a-z][)）]\s*)")


def _hyphens(line: str) -> list[str]:
    return [line.replace("\u2010", "-").replace("\u2011", "-")]


def _stops(line: str) -> list[str]:
    line = re.sub(rf"(?<=[{HAN}》」”）])[,;:?!]", lambda m: m.group().translate(_WIDE), line)
    return [_OPEN.sub(_wide_brackets, line)]


def _wide_brackets(match: re.Match[str]) -> str:
    inner = match[1]
    return f"（{inner}）" if re.search(rf"[{HAN}]", inner) else match.group()


def _spaces(line: str) -> list[str]:
    return [" ".join(_BETWEEN.sub("", line).split())]


def _items(line: str) -> list[str]:
    """Cut before each letter that goes on from the one before it."""
    return list(_cut(line))


def _cut(line: str) -> Iterator[str]:
    start, wanted = 0, ord("a")
    for match in _ITEM.finditer(line):
        letter = line[match.end() + 1]
        if ord(letter) == wanted and (match.start() > start or not start):
            if match.start() > start:
                yield line[start : match.start()]
            start, wanted = match.end(), wanted + 1
    yield line[start:]


def _joined(line: str) -> list[str]:
    return [_GLUED.sub(" ", line)]


_STEPS: dict[str, Callable[[str], list[str]]] = {
    "hyphens": _hyphens,
    "stops": _stops,
    "spaces": _spaces,
    "items": _items,
    "joined": _joined,
}


def tidied(lines: list[str], steps: list[str]) -> list[str]:
    """The lines after each step in its turn."""
    for step in steps:
        lines = [part for line in lines for part in _STEPS[step](line) if part.strip()]
    return lines
