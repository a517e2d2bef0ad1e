"""How many people are past each limit, by stage or by charge, for a page over all profiles.

    >>> count([Entry("liu-xiaobo", "CL-105-2", reading), …], by="charge")[0]
    Count(charge='CL-105-2', stage='investigation', within=3, past_ordinary=2, …)

People are counted, not runs: of several runs of one stage the worst certain one counts.
Days are never added up. What is only possible is counted apart, and a stage of which the
end is not known is not counted as past anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from plugins.clock.readings import LEVELS, Reading

Standing = Literal["within", "past-ordinary", "past-every-figure", "possibly", "unknown"]
_RANK: tuple[Standing, ...] = ("unknown", "within", "possibly", *LEVELS[1:])


@dataclass(frozen=True)
class Entry:
    """One reading of one person under one charge; a person may have several."""

    person: str
    charge: str
    reading: Reading


@dataclass(frozen=True)
class Count:
    """How many people stand where, in one stage; ``charge`` is '' for all charges.

    Args:
        stage: id of the stage.
        charge: id of the charge.
        people: how many people have this stage at all.
        within: certainly within the ordinary limit.
        possibly: possibly past some limit, certainly past none.
        past_ordinary: certainly past the ordinary limit, not past every figure.
        past_every_figure: certainly past every figure of the law.
        unknown: there is no clock, or the end is not known.
    """

    stage: str
    charge: str
    people: int
    within: int
    possibly: int
    past_ordinary: int
    past_every_figure: int
    unknown: int


def count(entries: Iterable[Entry], by: Literal["stage", "charge"] = "stage") -> tuple[Count, ...]:
    """Count people by stage, or by charge and stage; sorted by charge, then by stage."""
    worst: dict[tuple[str, str], dict[str, Standing]] = {}
    for entry in entries:
        key = (entry.charge if by == "charge" else "", entry.reading.stage)
        people = worst.setdefault(key, {})
        standings = (people.get(entry.person, "unknown"), standing(entry.reading))
        people[entry.person] = max(standings, key=_RANK.index)
    return tuple(_count(*key, tuple(worst[key].values())) for key in sorted(worst))


def standing(reading: Reading) -> Standing:
    """Where one reading stands; only what is certain counts as past a limit."""
    grade = reading.grade
    if grade is None:
        return "unknown"
    if grade.certain != "within":
        return grade.certain
    if not grade.possibly:
        return "within"
    return "unknown" if reading.how == "implied" else "possibly"


def _count(charge: str, stage: str, standings: tuple[Standing, ...]) -> Count:
    number = standings.count
    return Count(
        stage=stage,
        charge=charge,
        people=len(standings),
        within=number("within"),
        possibly=number("possibly"),
        past_ordinary=number("past-ordinary"),
        past_every_figure=number("past-every-figure"),
        unknown=number("unknown"),
    )
