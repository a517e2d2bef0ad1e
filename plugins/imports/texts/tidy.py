"""What is put in order without asking, each by a name that ``text.yaml`` has to give.

    hyphens   U+2010 and U+2011 become “-”
    stops     half-width stops, quotation marks and brackets in Chinese become full-width
    spaces    none between Han characters; one between words
    numbers   2., 3. or 二, 三 inside a paragraph begin lines of their own
    letters   a) at the head of a line becomes (a), and has a space behind it
    items     (a), (b), (c) inside a paragraph begin lines of their own
    parts     headings of parts are left out, where a copy has only some of them
    renumber  English paragraphs that ran together without their numbers are parted and
              numbered again, which the parity with another version then proves
    joined    a space after a stop between two English words

These are marks that no reader misses; a word that is wrong is a correction, with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from plugins.records.languages import HAN
from plugins.records.numerals import number
from plugins.records.texts.labels import label

_WIDE = str.maketrans(",;:?!()\ufe54", "，；：？！（）；")
_OPEN = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(rf"(?<=[{HAN}，。；：、「」『』（）])\s+(?=[{HAN}，。；：、「」『』（）])")
_BESIDE = re.compile(rf"(?<=[{HAN}])\s+(?=\d)|(?<=\d)\s+(?=[{HAN}])")  # 第 4 款
_GLUED = re.compile(r"(?<=[a-z][,;:])(?=[A-Za-z])")
_ITEM = re.compile(
    r"(?:^|(?<=[:;,.：；。])|(?<= and)|(?<= or)|(?<=[或且]))\s*(?=[(（]([a-z])[)）])"
)
_INSIDE = re.compile(
    r"(?<=[。；：])([一二三四五六七八九十]+)(?:[　 ]{1,2}(?=\S|$)|$)|(?<=[.;]) (\d+)\. (?=[A-Z])"
)
_PART = re.compile(
    r"(?:##\s*)?(?:第[一二三四五六七八九十壹貳參肆伍陸柒捌玖拾]+(?:[編编]|部[分份])|PART\s+[IVX]+)\s*$",
    re.I,
)


def _hyphens(line: str) -> list[str]:
    return [line.replace("\u2010", "-").replace("\u2011", "-")]


def _stops(line: str) -> list[str]:
    line = re.sub(rf"(?<=[{HAN}》」”）])[,;:?!\ufe54]", lambda m: m.group().translate(_WIDE), line)
    line = re.sub(rf'"([^"]*[{HAN}][^"]*)"', r"“\1”", line)
    return [_OPEN.sub(_wide_brackets, line)]


def _wide_brackets(match: re.Match[str]) -> str:
    inner = match[1]
    return f"（{inner}）" if re.search(rf"[{HAN}]", inner) else match.group()


def _spaces(line: str) -> list[str]:
    line = _BESIDE.sub("", re.sub(r"^(\d+) \.", r"\1.", line))
    return [re.sub(r"[ \t\xa0]+", " ", _BETWEEN.sub(_kept, line)).strip()]


def _kept(match: re.Match[str]) -> str:
    """The space behind a Chinese number at the head of a line stays: 二　所有民族."""
    head = match.string[: match.start()]
    return "　" if label(head + "　") and label(head + "　") == label(head) else ""


def _parts(line: str) -> list[str]:
    return [] if _PART.match(line) else [line]


def _letters(line: str) -> list[str]:
    return [re.sub(r"^(?:([a-z])\) |\(([a-z])\)(?=\S))", r"(\1\2) ", line)]


def _items(line: str) -> list[str]:
    """Cut before each letter that goes on from the one before it."""
    return list(_cut(line))


def _cut(line: str) -> Iterator[str]:
    start, wanted = 0, ord("a")
    for match in _ITEM.finditer(line):
        if ord(match[1]) == wanted:
            if line[start : match.start()].strip():
                yield line[start : match.start()]
            start, wanted = match.end(), wanted + 1
    yield line[start:]


_RUN = re.compile(r"(?<=[a-z0-9][.;:])(?=[A-Z]|\([a-z]{1,4}\) )")


def _renumber(lines: list[str]) -> Iterator[str]:
    """Each article on its own: paragraphs that are no items are counted, if there are several."""
    article: list[str] = []
    for line in [*lines, "#"]:
        if line.startswith("#"):
            yield from _counted(article)
            article = []
            if line != "#":
                yield line
        else:
            article += _RUN.sub("\n", line).split("\n")


def _counted(lines: list[str]) -> Iterator[str]:
    plain = [n for n, line in enumerate(lines) if not label(line)]
    opens = lines and lines[0].endswith(":") and 1 in plain  # an opening that is no paragraph
    counted = plain[1:] if opens else plain
    for n, line in enumerate(lines):
        several = len(counted) > 1 and n in counted
        yield f"{counted.index(n) + 1}. {line}" if several else line


def _joined(line: str) -> list[str]:
    return [_GLUED.sub(" ", line)]


_STEPS: dict[str, Callable[[str], list[str]]] = {
    "hyphens": _hyphens,
    "stops": _stops,
    "spaces": _spaces,
    "letters": _letters,
    "items": _items,
    "joined": _joined,
    "parts": _parts,
}


def _numbers(lines: list[str]) -> Iterator[str]:
    """Cut before each number that goes on from the one before it in the same article."""
    wanted = 1
    for line in lines:
        if line.startswith("#"):
            wanted = 1
        found = label(line)
        if found and found[0] == "number":
            wanted = int(found[1]) + 1
        start = 0
        for match in _INSIDE.finditer(line):
            if number(match[1] or match[2]) == wanted:
                yield line[start : match.start()]
                start, wanted = match.start(1 if match[1] else 2), wanted + 1
        yield line[start:]


_WHOLE: dict[str, Callable[[list[str]], Iterator[str]]] = {
    "numbers": _numbers,
    "renumber": _renumber,
}


def tidied(lines: list[str], steps: list[str]) -> list[str]:
    """The lines after each step in its turn."""
    for step in steps:
        if step in _WHOLE:
            lines = list(_WHOLE[step](lines))
            continue
        lines = [part for line in lines for part in _STEPS[step](line) if part.strip()]
    return lines
