"""What the clock says of one stage: dates, deadlines, a grade, and the words for a page.

    reading.name            Custody for investigation after arrest
    reading.days            Days(least=512, most=541)
    reading.ordinary        2 months, last day 2016-03-08 (art. 154)
    reading.extended        +1 month by the next higher procuratorate, …
    reading.grade           Grade(level='past-every-figure', possibly=False, …)
    reading.sentence        Exceeds every figure that the law gives, 7 months at most …

All words are ``Text`` in the three languages. How they are made is left to ``clock``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plugins.clock.history import Event
from plugins.clock.spans import DayRange
from plugins.clock.stages import HowEnded
from plugins.records.dates import Edtf
from plugins.records.text import Text

Level = Literal["within", "past-ordinary", "past-every-figure"]
LEVELS: tuple[Level, ...] = ("within", "past-ordinary", "past-every-figure")
Needed = Literal["no", "possibly", "yes"]


@dataclass(frozen=True)
class Grade:
    """How a stage stands to its time limits.

    Args:
        level: the worst level that is possible.
        possibly: whether that level is not certain.
        certain: the worst level that holds whatever the dates mean.
    """

    level: Level
    possibly: bool
    certain: Level


@dataclass(frozen=True)
class Days:
    """How many days a stage lasted; the day of its start is not counted.

    ``most`` is None where the start is open towards the past, or nothing is known of the end.
    """

    least: int
    most: int | None


@dataclass(frozen=True)
class Deadline:
    """One time limit: how long, until when, by which article, and on what terms.

    Args:
        limit: how much time this is from the start, in words.
        last_day: the days on which the limit may end.
        article: the articles that it rests on.
        by: who has to approve it; None for the ordinary limit and where the law names none.
        only_if: the condition; None for the ordinary limit.
        needed: whether the stage lasted so long that this extension was needed.
    """

    limit: Text
    last_day: DayRange
    article: Text
    by: Text | None = None
    only_if: Text | None = None
    needed: Needed = "no"


@dataclass(frozen=True)
class OpenClause:
    """What the law allows without a figure, or does not count.

    ``kind`` is ``open``, ``restart``, ``exception`` or ``excluded``.
    """

    kind: str
    words: Text
    article: Text


@dataclass(frozen=True)
class Reading:
    """What the clock says of one run of one stage.

    Args:
        stage: id of the stage in ``law/``; ``measure`` and ``case`` where no law is read.
        name: what the stage is called.
        number: which run of this stage it is, from 1.
        law: id of the law; '' where none is read.
        version: id of its version.
        law_name: the law with its version, in words.
        version_why: why this version, in words.
        start: when the stage began.
        end: the days on which it may have ended, or to which it is counted.
        how: how that is known: ``event`` (its own end), ``implied`` (a later event shows that
            it had ended), ``open`` (counted to the day up to which the case is known),
            ``unknown`` (of a missing notice nothing is said).
        begin_event: the event that began it.
        end_event: the event that ended it, if one is known.
        days: how long it lasted.
        as_of: the day up to which the case is known.
        ordinary: the limit without any approval.
        extended: each further limit, in order.
        open: clauses without a figure.
        grade: None where there is no clock.
        no_clock: why there is none; None where there is one.
        sentence: the grade, or why there is none, in words.
        no_later_stage: if open, that nothing later is known, with ``{date}`` for ``as_of``.
        end_not_known: if implied, that the end is not known, with ``{date}`` for the last day
            that it may be, ``end.latest``.
        note: a remark on the rule.
    """

    stage: str
    name: Text
    number: int
    start: Edtf
    end: DayRange
    how: HowEnded
    days: Days
    as_of: Edtf
    sentence: Text
    law: str = ""
    version: str = ""
    law_name: Text | None = None
    version_why: Text | None = None
    begin_event: Event | None = None
    end_event: Event | None = None
    ordinary: Deadline | None = None
    extended: tuple[Deadline, ...] = ()
    open: tuple[OpenClause, ...] = ()
    grade: Grade | None = None
    no_clock: Text | None = None
    no_later_stage: Text | None = None
    end_not_known: Text | None = None
    note: Text | None = None

    @property
    def ended(self) -> bool:
        """Whether the stage is known to have ended."""
        return self.how in ("event", "implied")

    @property
    def final(self) -> Deadline | None:
        """The last deadline that the law puts a figure on."""
        return self.extended[-1] if self.extended else self.ordinary


def days_between(start: Edtf, end: DayRange) -> Days:
    """The least and the most days that may lie between two dates."""
    least = max(0, (end.earliest - start.latest).days)
    if start.start is None:
        return Days(least, None)
    return Days(least, max(0, (end.latest - start.earliest).days))
