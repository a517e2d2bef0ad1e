"""Which stages a history has: when each began, and what is known of when it ended.

    detained 2015-07-09 ── arrested 2016-01 ── (transfer not known) ── judgment-1 2017-11-28
    stage “pre-arrest”:     2015-07-09 to 2016-01       ended by its own event
    stage “investigation”:  2016-01 to ? ≤ 2017-11-28   a later event shows that it ended

An event that is missing is not known. Where a later event shows that a stage ended, the
end lies anywhere before it; where nothing is known, custody and proceedings are counted to
the day up to which the case is known, and of a notice nothing is said.

How long a stage may last is left to ``deadlines``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from plugins.clock.history import Event, History
from plugins.clock.schema import LawFile, Stage
from plugins.clock.spans import DayRange
from plugins.records.dates import Edtf

HowEnded = Literal["event", "implied", "open", "unknown"]


@dataclass(frozen=True)
class Instance:
    """One time that a stage was run through.

    Args:
        number: which time, from 1.
        begin: the event that began it.
        end_event: the event that ended it, if one is known.
        end: the days on which it may have ended, or to which it is counted.
        how: its own ``event``; ``implied`` by a later one; ``open`` (counted to the day up
            to which the case is known); or ``unknown`` (of a missing notice nothing is said).
        doubtful: whether its dates or events are in doubt, or time passed during it that the
            law may not count; nothing certain can then be said of it.
    """

    number: int
    begin: Event
    end_event: Event | None
    end: DayRange
    how: HowEnded
    doubtful: bool = False


def instances(stage: Stage, file: LawFile, history: History) -> Iterator[Instance]:
    """Each time that ``history`` runs through ``stage``, in order."""
    case = _ordered(history.events)
    for number, begin in enumerate(_begins(stage, file, case), start=1):
        yield _instance(stage, file, history, number, begin, _following(begin, case))


def _begins(stage: Stage, file: LawFile, case: list[Event]) -> list[Event]:
    """The events that began the stage, and those during it that began it anew."""
    starts = [event for event in case if event.type in stage.start]
    starts = starts[:1] if stage.first_only else starts
    over = [e for e in case if _is_over(e, stage, file)]
    anew = [e for e in case if e.type in stage.restarts and _surely_during(e, starts, over)]
    return _ordered([*starts, *anew])


def _is_over(event: Event, stage: Stage, file: LawFile) -> bool:
    if event.type in (*stage.start, *stage.restarts):
        return False
    return _ends(event, stage, file) or shows_end(event, stage, file)


def _surely_during(event: Event, starts: list[Event], over: list[Event]) -> bool:
    """Whether the stage surely ran on the day of an event: begun before, and not over.

    Where that is not sure, the event begins nothing, so that no run is made up.
    """
    return any(
        start.date.latest <= event.date.earliest
        and not any(
            end.date.latest >= start.date.earliest and end.date.earliest <= event.date.latest
            for end in over
        )
        for start in starts
    )


def _instance(
    stage: Stage,
    file: LawFile,
    history: History,
    number: int,
    begin: Event,
    following: list[Event],
) -> Instance:
    """One run: its own end, or what a later event shows, or the day up to which we know."""
    endings = [e for e in following if _ends(e, stage, file)]
    shown = [e for e in following if shows_end(e, stage, file)]
    first_end = min((e.date.latest for e in endings), default=date.max)
    paired = stage.kind != "at-least" or _surely_after(begin, endings)
    if endings and paired and all(_is_before(first_end, e, stage) for e in shown):
        end = _first_of([up_to(begin.date, e.date, history) for e in endings])
        doubtful = _in_doubt(begin, [*endings, *_doubts(stage, following)], end)
        return Instance(number, begin, endings[0], end, "event", doubtful)
    open_end = up_to(begin.date, None, history)
    if stage.kind in ("notice", "at-least", "own"):
        end = DayRange(begin.date.earliest, open_end.latest)
        return Instance(number, begin, None, end, "unknown")
    ends = [*shown, *endings]
    if ends:
        latest = min(up_to(begin.date, e.date, history).latest for e in ends)
        end = DayRange(begin.date.earliest, latest)
        return Instance(number, begin, None, end, "implied", doubtful=True)
    doubtful = _in_doubt(begin, _doubts(stage, following), open_end)
    return Instance(number, begin, None, open_end, "open", doubtful)


def _is_before(end: date, shown: Event, stage: Stage) -> bool:
    """Whether an end lies before what shows that the stage is over.

    A notice on the day of the next step may be the notice of that step: of an arrest, not of
    the detention months before.
    """
    if stage.kind == "notice":
        return end < shown.date.earliest
    return end <= shown.date.earliest


def _surely_after(begin: Event, endings: list[Event]) -> bool:
    """Whether two acts surely came in this order, so that time must lie between them."""
    return all(
        begin.date.latest < ending.date.earliest
        or (begin.date.is_day and ending.date.is_day and begin.date.latest == ending.date.latest)
        for ending in endings
    )


def _first_of(ends: list[DayRange]) -> DayRange:
    """When the first of several ends was, of which any may have been the first."""
    return DayRange(min(e.earliest for e in ends), min(e.latest for e in ends))


def _doubts(stage: Stage, following: list[Event]) -> list[Event]:
    """Events of which the time is not counted, as doubts: how long they lasted is not known.

    Where only the first of several beginnings counts, each of the others is a doubt if it is
    in doubt itself.
    """
    pauses = [event for event in following if event.type in stage.pauses]
    others = [event for event in following if stage.first_only and event.type in stage.start]
    return [*(replace(event, certainty="disputed") for event in pauses), *others]


def _in_doubt(begin: Event, events: list[Event], end: DayRange) -> bool:
    """Whether the beginning is in doubt, or an event that may lie before the end."""
    return begin.doubtful or any(e.doubtful and e.date.earliest <= end.latest for e in events)


def _ends(event: Event, stage: Stage, file: LawFile) -> bool:
    """Whether an event is an end of the stage itself, or begins it anew."""
    if stage.kind in ("notice", "at-least", "own"):
        return event.type in stage.to
    return event.type in (*stage.to, *file.ends, *stage.restarts)


def shows_end(event: Event, stage: Stage, file: LawFile) -> bool:
    """Whether an event shows that the stage is over, without saying when it ended.

    So do an event that stands further on in the order of a case, and one that the stage
    lists as ``over``; so does its own beginning, when it comes again.
    """
    if event.type in stage.to or event.type in stage.restarts:
        return False
    if event.type in (*stage.over, *(() if stage.first_only else stage.start)):
        return True
    order = {type_: n for n, type_ in enumerate(file.sequence)}
    ends = [order[type_] for type_ in stage.to if type_ in order]
    return bool(ends) and order.get(event.type, -1) > max(ends)


def _ordered(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.date.earliest, event.date.latest))


def _following(begin: Event, case: list[Event]) -> list[Event]:
    """Events that may have come after ``begin``; on the same day, those listed after it."""
    at = next(n for n, event in enumerate(case) if event is begin)
    span = (begin.date.earliest, begin.date.latest)
    return [
        event
        for n, event in enumerate(case)
        if n != at
        and event.date.latest >= begin.date.earliest
        and not (n < at and (event.date.earliest, event.date.latest) == span)
    ]


def up_to(start: Edtf, end: Edtf | None, history: History) -> DayRange:
    """The days on which something that began on ``start`` may have ended.

    If it is not known to have ended, the day up to which the case is known. What is open
    towards the future is known up to that day too.
    """
    if end is None:
        end = history.as_of
    first = max(end.earliest, start.earliest)
    latest = end.latest if end.latest != date.max else history.as_of.latest
    return DayRange(first, first if latest == date.max else max(first, latest))
