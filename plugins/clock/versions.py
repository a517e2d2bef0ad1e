"""Which version of a law a stage is measured by, and why.

    >>> choose(stage, file, history, instance).version
    '2012'

The version in force when the stage began applies. Where the law changed during the stage,
or may have because dates are vague, the more generous limit is taken, so that no authority
is said to be late by a law that was no longer, or not yet, in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from plugins.clock.deadlines import Step, steps
from plugins.clock.history import History
from plugins.clock.law import in_force
from plugins.clock.schema import LawFile, Stage
from plugins.clock.stages import Instance

Why = Literal["start", "crossing", "given"]


@dataclass(frozen=True)
class Choice:
    """A version, the deadlines it gives, and why it was taken."""

    version: str
    steps: tuple[Step, ...]
    why: Why


def choose(stage: Stage, file: LawFile, history: History, instance: Instance) -> Choice | None:
    """The version for one run of a stage; None if no version was surely in force.

    A version that has no such rule gives no deadline; a rule-less version among those that
    may apply is the most generous of all.
    """
    first = instance.begin.date.earliest
    last = max(instance.begin.date.latest, instance.end.latest)
    if history.law_version in {version.id for version in file.versions}:
        found = steps(stage, history.law_version, history.flags)
        return Choice(history.law_version, found, "given")
    if first < file.versions[0].since.earliest:
        return None
    ids = [version.id for version in in_force(file, first, last)]
    choices = [steps(stage, id_, history.flags) for id_ in ids]
    if stage.kind == "none":
        return Choice(ids[0], (), "start" if len(ids) == 1 else "crossing")
    best = _most_generous(choices, first)
    why: Why = "start" if best == 0 and _same(choices) else "crossing"
    return Choice(ids[best], choices[best], why)


def _most_generous(choices: list[tuple[Step, ...]], start: date) -> int:
    """Which of several versions allows the most; the oldest where they allow the same."""
    return max(range(len(choices)), key=lambda n: (_allowed(choices[n], start), -n))


def _allowed(choice: tuple[Step, ...], start: date) -> tuple[date, date]:
    if not choice:
        return date.max, date.max
    return choice[-1].deadline(start), choice[0].deadline(start)


def _same(choices: list[tuple[Step, ...]]) -> bool:
    return all(
        [step.spans for step in choice] == [step.spans for step in choices[0]] for choice in choices
    )
