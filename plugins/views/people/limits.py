"""A reading of the clock as a bar: what has passed, and the limits, on one scale.

    bar = draw(reading)
    bar.passed    # [Cell(12, "f1"), Cell(20, "f2"), Cell(8, "")]
    bar.limits    # [Tick(14, ""), Tick(7, "2 months"), …]

Each stage has a scale of its own, forty columns for the longest of what passed and what the
law gives. Time within the ordinary limit, past it and past every figure have a pattern
each; what may or may not have passed is drawn as “perhaps”. The picture shows no more than
the grade allows: two days of grace are no breach in it either.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from plugins.clock.readings import Deadline, Reading
from plugins.records.text import Text
from plugins.views.people.bar import PERHAPS, Cell

COLUMNS = 40
WITHIN, PAST_ORDINARY, PAST_ALL = "f1", "f2", "f4"
_ROOM = 9  # columns that the words of a limit need; behind the last limit there are ten


@dataclass(frozen=True)
class Tick:
    """A stretch of the lower row: the words of the limit that it begins with, if any."""

    span: int
    words: Text | None = None
    marked: bool = False


@dataclass(frozen=True)
class LimitBar:
    """The two rows of a stage."""

    passed: list[Cell]
    limits: list[Tick]


def draw(reading: Reading) -> LimitBar | None:
    """The bar of a graded stage; None where there is nothing to measure."""
    if reading.grade is None or reading.ordinary is None or reading.how == "unknown":
        return None
    lengths = [_days(reading, d) for d in (reading.ordinary, *reading.extended)]
    most = reading.days.most if reading.days.most is not None else reading.days.least
    scale = _Scale(max(lengths[-1] * 4 // 3, most, 1))
    return LimitBar(
        passed=list(_passed(reading, lengths, most, scale)),
        limits=list(_limits(reading, lengths, scale)),
    )


@dataclass(frozen=True)
class _Scale:
    """Days as columns."""

    days: int

    def column(self, day: int) -> int:
        return min(COLUMNS, round(day * COLUMNS / self.days))


def _days(reading: Reading, deadline: Deadline) -> int:
    """How many days a limit has, from the latest day on which the stage may have begun."""
    return max(0, (deadline.last_day.latest - reading.start.latest).days)


def _passed(reading: Reading, lengths: list[int], most: int, scale: _Scale) -> list[Cell]:
    """What has passed, cut at the ordinary limit and at the last figure."""
    assert reading.grade is not None
    least, level = reading.days.least, reading.grade.certain
    ordinary = lengths[0] if level != "within" else COLUMNS * scale.days
    final = lengths[-1] if level == "past-every-figure" else COLUMNS * scale.days
    cuts = [0, min(least, ordinary), min(least, final), least, most]
    kinds = [WITHIN, PAST_ORDINARY, PAST_ALL, PERHAPS]
    columns = [*(scale.column(day) for day in cuts), COLUMNS]
    spans = [b - a for a, b in pairwise(columns)]
    return [Cell(span, kind) for span, kind in zip(spans, [*kinds, ""], strict=True) if span > 0]


def _limits(reading: Reading, lengths: list[int], scale: _Scale) -> list[Tick]:
    """A tick at each limit, with its length where there is room for words."""
    assert reading.ordinary is not None
    words = [d.limit for d in (reading.ordinary, *reading.extended)]
    columns = [scale.column(day) for day in lengths]
    ticks = [Tick(columns[0])] if columns[0] else []
    for (begin, end), said in zip(pairwise([*columns, COLUMNS]), words, strict=True):
        if end > begin:
            last = begin == columns[-1]
            ticks.append(Tick(end - begin, said if end - begin >= _ROOM or last else None, True))
    return ticks
