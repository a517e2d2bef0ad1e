"""The case clock: a history in, a reading for each run of each stage out.

    >>> history = History((Event("arrested", parse_date("2016-01-08")),), parse_date("2017-02"))
    >>> [reading.grade.level for reading in read_clock(history) if reading.grade]
    ['past-every-figure']

Time is counted to the day up to which the case is known, never to the day of a build, and
never added up over stages. What the dates and the flags do not allow to say is not said.
Rules: ``docs/clock.md``; why so: ``docs/decisions/0011-case-clock.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from plugins.clock import grades
from plugins.clock.history import Deprivation, Flags, History
from plugins.clock.law import Law, load_law
from plugins.clock.readings import Days, Reading, days_between
from plugins.clock.schema import LawFile, Stage
from plugins.clock.spans import DayRange
from plugins.clock.speaking import Speaker
from plugins.clock.stages import Instance, instances, up_to
from plugins.clock.versions import Choice, choose
from plugins.records.text import Text

NO_CLOCK = frozenset({"hk", "mo", "military"})


def read_clock(history: History, law: Law | None = None) -> tuple[Reading, ...]:
    """What the law's time limits say about each stage of a case, in order of their dates.

    Args:
        history: the case as far as it is known.
        law: the law; the project's own if none is given.
    """
    law = law or load_law()
    if history.jurisdiction in NO_CLOCK:
        return _other_jurisdiction(history, law)
    history = replace(history, flags=_effective(history.flags))
    found = [*_measures(history, law)]
    for file, stage in law.stages():
        if history.jurisdiction in file.jurisdictions and _applies(stage, history.flags):
            found += _StageReader(law, file, stage, history).readings()
    parts = {stage.id: stage.part_of for _, stage in law.stages()}
    kept = [reading for reading in found if not _is_lost_in_the_whole(reading, parts, found)]
    return tuple(sorted(kept, key=lambda r: (r.start.earliest, r.start.latest)))


def _is_lost_in_the_whole(
    reading: Reading, parts: Mapping[str, str | None], found: list[Reading]
) -> bool:
    """Whether a part's own end is not known, and that of the whole is.

    An arrest on the 35th day says that it was asked for in time or not: 30 and 7 days are
    allowed in all. To call the request possibly late would say more than is known.
    """
    whole = parts.get(reading.stage)
    return reading.how == "implied" and any(
        other.stage == whole and other.start == reading.start and other.how == "event"
        for other in found
    )


def _effective(flags: Flags) -> Flags:
    """Minors are not tried in the fast track (Criminal Procedure Law 2018, art. 223, item 2)."""
    return replace(flags, fast_track=False) if flags.juvenile else flags


def _applies(stage: Stage, flags: Flags) -> bool:
    wanted = all(getattr(flags, flag) is True for flag in stage.only)
    return wanted and not any(getattr(flags, flag) is True for flag in stage.unless)


@dataclass(frozen=True)
class _StageReader:
    """Reads one stage of one law in one history."""

    law: Law
    file: LawFile
    stage: Stage
    history: History

    def readings(self) -> Iterator[Reading]:
        runs = tuple(instances(self.stage, self.file, self.history))
        for run in runs:
            yield self._reading(run, runs)

    def _reading(self, run: Instance, runs: tuple[Instance, ...]) -> Reading:
        choice = choose(self.stage, self.file, self.history, run)
        if choice is None:
            return _without_clock(self._dated(run), self.file.not_before)
        speaker = Speaker(self.law, self.file, self.stage, choice.version, self.history.flags)
        reading = self._with_law(self._dated(run), run, choice, speaker)
        reason = self._no_clock(run, choice)
        if reason is not None:
            return _without_clock(reading, reason)
        return self._graded(reading, run, runs, choice, speaker)

    def _dated(self, run: Instance) -> Reading:
        """What can be said without the law: from when to when, and how many days."""
        said = self.law.sentences
        days = days_between(run.begin.date, run.end)
        return Reading(
            stage=self.stage.id,
            name=self.stage.name,
            number=run.number,
            start=run.begin.date,
            end=run.end,
            how=run.how,
            days=Days(0, None) if run.how == "unknown" else days,
            as_of=self.history.as_of,
            sentence=Text({}),
            law=self.file.id,
            begin_event=run.begin,
            end_event=run.end_event,
            no_later_stage=said["no-later-stage"] if run.how == "open" else None,
            end_not_known=said["end-not-known"] if run.how == "implied" else None,
            note=self.stage.note,
        )

    def _with_law(
        self, reading: Reading, run: Instance, choice: Choice, speaker: Speaker
    ) -> Reading:
        start = DayRange(run.begin.date.earliest, run.begin.date.latest)
        passed = grades.passed(run, choice.steps) if self._is_measured(run) else (0, 0)
        ordinary, *extended = speaker.deadlines(choice.steps, start, *passed) or (None,)
        return replace(
            reading,
            version=choice.version,
            law_name=speaker.law_name,
            version_why=self.law.sentences[f"version.{choice.why}"],
            ordinary=ordinary,
            extended=tuple(deadline for deadline in extended if deadline is not None),
            open=speaker.clauses(),
        )

    def _is_measured(self, run: Instance) -> bool:
        """Whether the length of the run is what the limit speaks of."""
        return self.stage.kind in ("limit", "notice") and run.how != "unknown"

    def _no_clock(self, run: Instance, choice: Choice) -> Text | None:
        """Why there is no grade, if there is none."""
        if self.stage.kind == "none":
            return self.stage.reason
        if not choice.steps:
            return self.law.reasons["no-rule"]
        if self.stage.kind == "own":
            return self.law.reasons["own-time"]
        return self.law.reasons["end-unknown"] if run.how == "unknown" else None

    def _graded(
        self,
        reading: Reading,
        run: Instance,
        runs: tuple[Instance, ...],
        choice: Choice,
        speaker: Speaker,
    ) -> Reading:
        too_often = grades.too_often(self.stage, self.file, self.history, runs, run)
        if too_often is not None:
            return replace(reading, grade=too_often, sentence=speaker.too_often(too_often))
        if self.stage.kind == "at-least":
            grade = grades.at_least(run, choice.steps[0])
        else:
            grade = grades.graded(*grades.passed(run, choice.steps), len(choice.steps))
        return replace(reading, grade=grade, sentence=speaker.grade(grade, reading))


def _without_clock(reading: Reading, reason: Text) -> Reading:
    return replace(reading, no_clock=reason, sentence=reason)


def _measures(history: History, law: Law) -> Iterator[Reading]:
    """A reading without a clock for each measure that no law gives a limit."""
    for number, measure in enumerate(history.measures, start=1):
        reason = law.reasons.get(f"measure.{measure.measure}")
        if reason is not None:
            yield _measure(measure, number, reason, history, law)


def _measure(
    measure: Deprivation, number: int, reason: Text, history: History, law: Law
) -> Reading:
    end = up_to(measure.start, measure.end, history)
    reading = Reading(
        stage=f"measure.{measure.measure}",
        name=law.sentences["measure"],
        number=number,
        start=measure.start,
        end=end,
        how="open" if measure.end is None else "event",
        days=days_between(measure.start, end),
        as_of=history.as_of,
        sentence=reason,
        no_later_stage=None if measure.end else law.sentences["no-later-stage"],
    )
    return _without_clock(reading, reason)


def _other_jurisdiction(history: History, law: Law) -> tuple[Reading, ...]:
    """One reading that says why there is no clock for the case as a whole."""
    dates = [event.date for event in history.events] or [history.as_of]
    start = min(dates, key=lambda d: (d.earliest, d.latest))
    end = up_to(start, None, history)
    reason = law.reasons[f"jurisdiction.{history.jurisdiction}"]
    reading = Reading(
        stage="case",
        name=law.sentences["case"],
        number=1,
        start=start,
        end=end,
        how="open",
        days=days_between(start, end),
        as_of=history.as_of,
        sentence=reason,
    )
    return (_without_clock(reading, reason),)
