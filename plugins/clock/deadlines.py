"""When the time limits of a stage end: ordinary, with each extension, and for how sure a grade.

    arrested 2024-01-31, Criminal Procedure Law (2018), arts. 156 to 159
    ordinary  2 months  2024-03-31
    extended  +1        2024-04-30   +2  2024-06-30   +2  2024-08-31 (the final figure)

A deadline is a range where its start is one. It is certainly exceeded only if the earliest
possible end lies more than two days of grace after the deadline of the latest possible
start; it is possibly exceeded if some end lies after the deadline of some start.

Which version of the law applies is left to ``versions``, and what it means to ``clock``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.clock.history import Flags
from plugins.clock.law import in_version
from plugins.clock.schema import Extension, Stage
from plugins.clock.spans import DayRange, Span, add_all

# Practice disputes a day or so where extensions follow one another (docs/clock.md).
GRACE = timedelta(days=2)


@dataclass(frozen=True)
class Step:
    """One deadline: the spans from the start, and the extension that leads to it.

    ``extension`` is None for the ordinary limit. ``total`` spans are counted from the start
    at once; the others one after the other.
    """

    spans: tuple[Span, ...]
    extension: Extension | None = None

    def deadline(self, start: date) -> date:
        """The last day of the limit if it began on ``start``."""
        return add_all(start, self.spans)

    def deadlines(self, start: DayRange) -> DayRange:
        """The days on which the limit may end."""
        return DayRange(self.deadline(start.earliest), self.deadline(start.latest))


def steps(stage: Stage, version: str, flags: Flags) -> tuple[Step, ...]:
    """The ordinary limit and each extension that the version and the flags leave open.

    An extension that asks for what is known not to be so (a flag that is False) is left
    out. No extension ends before the one it extends.
    """
    limit = in_version(stage.limit, version)
    if limit is None or version not in stage.articles:
        return ()
    found = [Step((limit,))]
    for extension in stage.extensions:
        if version in extension.articles and not _excluded(extension, flags):
            found.append(_extended(found[-1], extension, version))
    return tuple(found)


def _extended(before: Step, extension: Extension, version: str) -> Step:
    if extension.total is not None:
        spans = in_version(extension.total, version) or []
        return Step(tuple(spans), extension)
    more = in_version(extension.add or {}, version) or []
    return Step((*before.spans, *more), extension)


def _excluded(extension: Extension, flags: Flags) -> bool:
    return extension.flag is not None and getattr(flags, extension.flag) is False


def surely_passed(start: DayRange, end: DayRange, all_steps: tuple[Step, ...]) -> int:
    """How many deadlines, from the ordinary one on, are exceeded whatever the dates mean."""
    return _count(end.earliest > _later(step.deadline(start.latest)) for step in all_steps)


def possibly_passed(start: DayRange, end: DayRange, all_steps: tuple[Step, ...]) -> int:
    """How many deadlines may be exceeded."""
    return _count(end.latest > step.deadline(start.earliest) for step in all_steps)


def surely_short(start: DayRange, end: DayRange, limit: Step) -> bool:
    """Whether less time than a law asks for surely lay between two acts."""
    return _later(end.latest) < limit.deadline(start.earliest)


def possibly_short(start: DayRange, end: DayRange, limit: Step) -> bool:
    """Whether less time than a law asks for may have lain between two acts."""
    return end.earliest < limit.deadline(start.latest)


def _later(day: date) -> date:
    return date.max if date.max - day < GRACE else day + GRACE


def _count(exceeded: Iterator[bool]) -> int:
    """How many are exceeded before the first that is not."""
    number = 0
    for is_exceeded in exceeded:
        if not is_exceeded:
            break
        number += 1
    return number
