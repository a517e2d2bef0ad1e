"""A chart as SVG: lines or bars, told apart by pattern and not by colour alone.

    svg(Drawing(720, 400, "Metres", "en", "bars", [Point(None, "East", 120.5, "sea")]))

Pure: numbers and words in, bytes out, the same on every machine. What is drawn, and the
table beside it, are ``chart``'s business.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import NamedTuple

LEFT, RIGHT, TOP, BOTTOM = 76, 16, 56, 44
LABELS = 8  # words under the level axis, at most
_FILLS = ("#15171a", "#8a8f96", "#ffe14d", "#0b4a8a", "#d5d3cc", "#a33a2a")
_KEY = 'width="22" height="10"'
_DASHES = ("", "8 4", "2 4", "12 4 2 4", "1 6", "16 6")


class Point(NamedTuple):
    """One figure: its place on the level axis (None: in order), its words, its series."""

    x: float | None
    label: str
    y: float
    series: str


@dataclass(frozen=True)
class Drawing:
    """What is to be drawn."""

    width: int
    height: int
    title: str
    lang: str
    kind: str
    points: list[Point]

    @cached_property
    def series(self) -> list[str]:
        """The names of the series in the order in which they appear."""
        return list(dict.fromkeys(point.series for point in self.points))

    @cached_property
    def steps(self) -> dict[tuple[float | None, str], int]:
        """The distinct places of the level axis, each with its number."""
        distinct = dict.fromkeys((point.x, point.label) for point in self.points)
        return {step: number for number, step in enumerate(distinct)}

    @cached_property
    def ends(self) -> tuple[float, float] | None:
        """The first and the last place by number; None if one has none, and bars by order."""
        places = [x for x, _ in self.steps if x is not None]
        if self.kind == "bars" or len(places) < len(self.steps) or not places:
            return None
        return min(places), max(places)


def svg(drawing: Drawing) -> bytes:
    """The drawing as a file."""
    ticks = nice(
        min([0.0, *(p.y for p in drawing.points)]), max([0.0, *(p.y for p in drawing.points)])
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {_size(drawing)} '
        f'viewBox="0 0 {drawing.width} {drawing.height}" lang="{drawing.lang}" '
        'font-family="sans-serif" font-size="13" fill="#15171a">',
        f"<title>{escape(drawing.title)}</title>",
        f'<rect {_size(drawing)} fill="#fff"/>',
        _text(8, 20, drawing.title, "start", bold=True),
        *_legend(drawing),
        *_grid(drawing, ticks),
        *(_bars(drawing, ticks) if drawing.kind == "bars" else _lines(drawing, ticks)),
        *_labels(drawing),
        "</svg>\n",
    ]
    return "\n".join(parts).encode("utf-8")


def _size(drawing: Drawing) -> str:
    return f'width="{drawing.width}" height="{drawing.height}"'


def nice(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers from below ``low`` to above ``high``, about so many.

    >>> nice(0, 120.5)
    [0.0, 50.0, 100.0, 150.0]
    """
    span = (high - low) or 1.0
    raw = span / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= raw)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(number * step, 10) for number in range(first, max(last, first + 1) + 1)]


def _y(value: float, drawing: Drawing, ticks: list[float]) -> float:
    inner = drawing.height - TOP - BOTTOM
    return TOP + inner * (ticks[-1] - value) / (ticks[-1] - ticks[0])


def _x(point: Point, drawing: Drawing) -> float:
    """Where a point stands: by its number, or by its order where it has none."""
    steps = drawing.steps
    inner = drawing.width - LEFT - RIGHT
    if drawing.ends is None:
        return LEFT + inner * (steps[point.x, point.label] + 0.5) / len(steps)
    low, high = drawing.ends
    share = (point.x - low) / (high - low) if point.x is not None and high > low else 0.5
    return LEFT + 12 + (inner - 24) * share


def _grid(drawing: Drawing, ticks: list[float]) -> Iterator[str]:
    for tick in ticks:
        y = _y(tick, drawing, ticks)
        ink = "#15171a" if tick == 0 else "#d5d3cc"
        yield f'<path d="M{LEFT} {y:.1f}H{drawing.width - RIGHT}" stroke="{ink}" fill="none"/>'
        yield _text(LEFT - 6, y + 4, f"{tick:,.10g}", "end")


def _lines(drawing: Drawing, ticks: list[float]) -> Iterator[str]:
    for number, name in enumerate(drawing.series):
        places = [
            (_x(p, drawing), _y(p.y, drawing, ticks)) for p in drawing.points if p.series == name
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        yield f'<polyline points="{path}" {_stroke(number)}/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in places)


def _bars(drawing: Drawing, ticks: list[float]) -> Iterator[str]:
    """A bar for each figure; those of one place stand side by side."""
    series, steps = drawing.series, drawing.steps
    room = (drawing.width - LEFT - RIGHT) / max(len(steps), 1)
    width = min(room * 0.8 / len(series), 48) if series else 0
    for point in drawing.points:
        number = series.index(point.series)
        x = _x(point, drawing) + (number - len(series) / 2) * width
        y, zero = _y(point.y, drawing, ticks), _y(0, drawing, ticks)
        fill = _FILLS[number % len(_FILLS)]
        yield (
            f'<rect x="{x:.1f}" y="{min(y, zero):.1f}" width="{width:.1f}" '
            f'height="{abs(zero - y):.1f}" fill="{fill}" stroke="#15171a"/>'
        )


def _labels(drawing: Drawing) -> Iterator[str]:
    """Words under the level axis; of many only some."""
    seen: dict[tuple[float | None, str], Point] = {}
    for point in drawing.points:
        seen.setdefault((point.x, point.label), point)
    points = list(seen.values())
    every = -(-len(points) // LABELS) if points else 1
    for point in points[::every]:
        yield _text(_x(point, drawing), drawing.height - BOTTOM + 20, point.label, "middle")


def _legend(drawing: Drawing) -> Iterator[str]:
    names = [name for name in drawing.series if name]
    x = float(LEFT)
    for number, name in enumerate(names):
        if drawing.kind == "bars":
            fill = _FILLS[number % len(_FILLS)]
            yield f'<rect x="{x:.0f}" y="32" {_KEY} fill="{fill}" stroke="#15171a"/>'
        else:
            yield f'<path d="M{x:.0f} 37h22" {_stroke(number)}/>'
        yield _text(x + 28, 42, name, "start")
        x += 48 + sum(13 if char > "\u2e80" else 7.5 for char in name)


def _stroke(number: int) -> str:
    dash = _DASHES[number % len(_DASHES)]
    ink = "#0b4a8a" if number % 2 else "#15171a"
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'fill="none" stroke="{ink}" stroke-width="2"{dashes}'


def _text(x: float, y: float, words: str, anchor: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}>{escape(words)}</text>'
