"""Boxes in columns with lines between them, as SVG: a decision path as a picture.

    draw([Box("q-held", 0, "1. Is somebody held?", (), (Outlet("yes", ("q-where",)),)), …],
         "Which door?", "en")

A question is a box with its answers below it; a line runs from each answer to the next
question or to a box with names of doors. Pure: words in, bytes out, the same on every
machine. Widths of letters are estimated, because no font is at hand: a Han character is as
wide as the letters are high, another about half of that.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

LETTER = 14  # height of letters
LINE = 20  # from one line to the next
WIDTH, GAP, PAD = 270, 70, 10  # of a box; between columns; inside a box
SPACE = 18  # between boxes of a column
TOP = 40
_UNITS = 34  # half-width letters in a line of a box


class Outlet(NamedTuple):
    """An answer: its words, and the boxes to which it leads."""

    text: str
    to: tuple[str, ...]


class Box(NamedTuple):
    """A question with its outlets, or a list of names; ``column`` counts from the left."""

    id: str
    column: int
    head: str
    names: tuple[str, ...]
    outlets: tuple[Outlet, ...]


class Size(NamedTuple):
    """How large a picture is."""

    width: int
    height: int


@dataclass(frozen=True)
class _Placed:
    """A box with its lines of text and where it stands."""

    box: Box
    head: list[str]
    names: list[list[str]]
    answers: list[list[str]]
    x: int
    y: int

    @property
    def height(self) -> int:
        lines = len(self.head) + sum(map(len, self.names)) + sum(map(len, self.answers))
        return 2 * PAD + LINE * lines + (6 if self.answers else 0)

    def outlet(self, number: int) -> int:
        """The height at which the line of an answer begins."""
        before = len(self.head) + sum(len(lines) for lines in self.answers[:number])
        return self.y + PAD + 6 + LINE * before + LINE // 2


def draw(boxes: Sequence[Box], title: str, lang: str) -> bytes:
    """The picture as a file."""
    placed = _placed(boxes)
    by_id = {one.box.id: one for one in placed}
    picture = _size(placed)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.width}" '
        f'height="{picture.height}" viewBox="0 0 {picture.width} {picture.height}" '
        f'lang="{lang}" font-family="sans-serif" font-size="{LETTER}" fill="#15171a">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{picture.width}" height="{picture.height}" fill="#fff"/>',
        f'<text x="{PAD}" y="24" font-weight="bold">{escape(title)}</text>',
        *(line for one in placed for line in _lines(one, by_id)),
        *(shape for one in placed for shape in _shapes(one)),
        "</svg>\n",
    ]
    return "\n".join(parts).encode("utf-8")


def size(boxes: Sequence[Box]) -> Size:
    """How large the picture will be, for the page that shows it."""
    return _size(_placed(boxes))


def _size(placed: Sequence[_Placed]) -> Size:
    return Size(
        max(one.x for one in placed) + WIDTH + PAD,
        max(one.y + one.height for one in placed) + PAD,
    )


def _placed(boxes: Sequence[Box]) -> list[_Placed]:
    """Each box below the last one of its column, and not above the one that leads to it."""
    ends: dict[int, int] = {}
    lowest: dict[str, int] = {}
    placed = []
    for box in boxes:
        y = max(ends.get(box.column, TOP), lowest.get(box.id, TOP))
        one = _Placed(
            box,
            wrapped(box.head) if box.head else [],
            [wrapped(f"→ {name}") for name in box.names],
            [wrapped(f"• {outlet.text}") for outlet in box.outlets],
            PAD + box.column * (WIDTH + GAP),
            y,
        )
        ends[box.column] = y + one.height + SPACE
        for outlet in box.outlets:
            for to in outlet.to:
                lowest[to] = max(lowest.get(to, TOP), y)
        placed.append(one)
    return placed


def wrapped(text: str) -> list[str]:
    """Text in lines that fit a box.

    >>> wrapped("Is somebody held, and is it known by whom?")
    ['Is somebody held, and is it known', 'by whom?']
    """
    if units(text) == len(text):
        return textwrap.wrap(text, _UNITS)
    lines = [""]
    for char in text:
        if units(lines[-1] + char) > _UNITS and char not in "，。、；：？！”’）」』":
            lines.append("")
        lines[-1] += char
    return [line.strip() for line in lines]


def units(text: str) -> int:
    """How wide a text is, in half-width letters."""
    return sum(2 if char > "\u2e80" or char in "“”‘’…—" else 1 for char in text)


def _shapes(one: _Placed) -> Iterator[str]:
    """The box and its words."""
    fill = "#fff" if one.box.head else "#fff6c9"
    yield (
        f'<rect x="{one.x}" y="{one.y}" width="{WIDTH}" height="{one.height}" rx="4" '
        f'fill="{fill}" stroke="#15171a"/>'
    )
    y = one.y + PAD + LETTER
    for line in one.head:
        yield _text(one.x + PAD, y, line, ' font-weight="bold"')
        y += LINE
    y += 6 if one.answers else 0
    for line in [line for lines in (*one.names, *one.answers) for line in lines]:
        yield _text(one.x + PAD, y, line, "")
        y += LINE


def _text(x: int, y: int, words: str, more: str) -> str:
    return f'<text x="{x}" y="{y}"{more}>{escape(words)}</text>'


def _lines(one: _Placed, by_id: dict[str, _Placed]) -> Iterator[str]:
    """From each answer to where it leads."""
    for number, outlet in enumerate(one.box.outlets):
        for to in outlet.to:
            target = by_id[to]
            x, y = one.x + WIDTH, one.outlet(number)
            end, level = target.x, target.y + PAD + LINE // 2
            bend = (end - x) // 2 if end > x else GAP // 2
            yield (
                f'<path d="M{x},{y} C{x + bend},{y} {end - bend},{level} {end},{level}" '
                'fill="none" stroke="#0b4a8a" stroke-width="1.5"/>'
                f'<polygon points="{end - 7},{level - 4} {end},{level} {end - 7},{level + 4}" '
                'fill="#0b4a8a"/>'
            )
