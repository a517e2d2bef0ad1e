"""The grade of a stage: what is certain, and what is possible.

    within             no limit is exceeded
    past-ordinary      the ordinary limit is, an extension with a figure is not
    past-every-figure  every limit that the law puts a figure on is exceeded

The clock never calls anything unlawful: it names the article that is exceeded, and what
would have to have been approved. What is certain holds for every day that the dates may
mean; with a doubtful date or event, or time that the law does not count, nothing beyond
“possibly” is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from plugins.clock.deadlines import (
    Step,
    possibly_passed,
    possibly_short,
    surely_passed,
    surely_short,
)
from plugins.clock.history import Event, History
from plugins.clock.readings import LEVELS, Grade, Level
from plugins.clock.schema import LawFile, Stage
from plugins.clock.spans import DayRange
from plugins.clock.stages import Instance, shows_end


def passed(instance: Instance, steps: tuple[Step, ...]) -> tuple[int, int]:
    """How many deadlines are surely exceeded, and how many possibly."""
    start = _start(instance)
    surely = 0 if instance.doubtful else surely_passed(start, instance.end, steps)
    return surely, max(surely, possibly_passed(start, instance.end, steps))


def graded(surely: int, possibly: int, of: int) -> Grade:
    """The grade where so many deadlines of ``of`` are exceeded."""
    return _grade(_level(surely, of), _level(possibly, of))


def at_least(instance: Instance, limit: Step) -> Grade:
    """The grade where a law asks for time between two acts."""
    start = _start(instance)
    surely = not instance.doubtful and surely_short(start, instance.end, limit)
    possibly = surely or possibly_short(start, instance.end, limit)
    return graded(int(surely), int(possibly), 1)


def too_often(
    stage: Stage, file: LawFile, history: History, runs: Sequence[Instance], run: Instance
) -> Grade | None:
    """The grade of a run that is one too many; None if it is not.

    Runs before the case moved on (an indictment, a release) are not counted; where that
    may or may not lie between them, nothing is certain.
    """
    if stage.times is None:
        return None
    moved = [event for event in history.events if _moved_on(event, stage, file)]
    before = runs[: run.number]
    row = [r for r in before if not any(_surely_between(r, event, run) for event in moved)]
    if len(row) <= stage.times:
        return None
    unsure = any(r.begin.doubtful for r in row)
    unsure = unsure or any(_maybe_between(row[0], event, run) for event in moved)
    return graded(0 if unsure else 1, 1, 1)


def _moved_on(event: Event, stage: Stage, file: LawFile) -> bool:
    return event.type not in stage.start and shows_end(event, stage, file)


def _surely_between(first: Instance, event: Event, last: Instance) -> bool:
    after = event.date.earliest >= first.begin.date.latest
    return after and event.date.latest <= last.begin.date.earliest


def _maybe_between(first: Instance, event: Event, last: Instance) -> bool:
    after = event.date.latest >= first.begin.date.earliest
    return after and event.date.earliest <= last.begin.date.latest


def _start(instance: Instance) -> DayRange:
    return DayRange(instance.begin.date.earliest, instance.begin.date.latest)


def _level(exceeded: int, of: int) -> Level:
    if exceeded == 0:
        return "within"
    return "past-every-figure" if exceeded == of else "past-ordinary"


def _grade(certain: Level, possible: Level) -> Grade:
    worse = max(certain, possible, key=LEVELS.index)
    return Grade(worse, worse != certain, certain)
