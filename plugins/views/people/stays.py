"""Each deprivation of liberty as days: those that are certain, and those that may be.

    >>> stay = stays(facts)[0]
    >>> stay.surely, stay.perhaps
    ((date(2023, 9, 19), date(2023, 10, 25)), (date(2023, 9, 19), date(2023, 10, 26)))

A date whose day is not known is a range, and so is one that is marked as doubtful. What has
no known end lasts to the day of the status if the person is in custody then; otherwise
nothing is certain behind its beginning. Days are never counted to today: a copy that has
grown old must not go on counting.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.records.dates import Edtf, Point
from plugins.records.people.custody import Custody
from plugins.records.schemas.person import PersonFacts

Days = tuple[date, date]  # first and last day, both counted

# Statuses after which a custody without a known end is over, or may be.
_AT_LIBERTY = frozenset(
    "bail suspended medical-parole parole released released-surveilled exit-ban exiled "  # noqa: SIM905
    "died-in-custody died-after-release executed unknown".split()
)
_DOUBTED = frozenset({"alleged", "disputed"})
# How far a date that is marked with ~ or ? may be off: EDTF gives no figure, so one unit
# of what was written, but a month where it is a day.
_OFF_BY = {"year": timedelta(days=366), "month": timedelta(days=31)}


@dataclass(frozen=True)
class Stay:
    """One deprivation of liberty.

    Args:
        measure: its id in the vocabulary.
        surely: first and last day that are certain; None if no day is.
        perhaps: first and last day that are possible.
        open: whether it was not known to have ended on the day of the status.
    """

    measure: str
    surely: Days | None
    perhaps: Days
    open: bool = False


def known_to(facts: PersonFacts) -> date:
    """The last day up to which the record knows anything: that of the status."""
    as_of = facts.status_as_of
    return as_of.latest if as_of.latest != date.max else as_of.earliest


def in_custody(facts: PersonFacts) -> bool:
    """Whether the person was in custody on the day of the status."""
    return facts.status.id not in _AT_LIBERTY


def stays(facts: PersonFacts) -> list[Stay]:
    """Every deprivation of liberty of a record, in its order."""
    items = facts.custody
    return [_stay(facts, number, item) for number, item in enumerate(items)]


def sure_days(found: Iterable[Stay]) -> int:
    """How many days are certain; a day in two measures counts once."""
    total, counted_to = 0, date.min
    for first, last in sorted(stay.surely for stay in found if stay.surely):
        first = max(first, counted_to + timedelta(days=1)) if counted_to != date.min else first
        total += max((last - first).days + 1, 0)
        counted_to = max(counted_to, last)
    return total


def _stay(facts: PersonFacts, number: int, item: Custody) -> Stay:
    earliest, latest = _range(item.start.date)
    if item.start.date.start is None:
        earliest = _not_before(facts.custody[:number], latest)
    begun = latest if latest != date.max else earliest
    first_end, last_end, ongoing = _end(facts, number, item, begun)
    perhaps = (earliest, max(last_end, earliest))
    doubted = item.start.certainty is not None and item.start.certainty.id in _DOUBTED
    surely = (latest, first_end) if latest <= first_end and not doubted else None
    return Stay(item.measure.id, surely, perhaps, ongoing)


def _not_before(earlier: list[Custody], latest: date) -> date:
    """Where a stay that began “before” a day is drawn from: the end of the one before it,
    else the beginning of that year."""
    ends = [item.end.date.earliest for item in earlier if item.end]
    return min(max(ends), latest) if ends else date(latest.year, 1, 1)


def _end(facts: PersonFacts, number: int, item: Custody, begun: date) -> tuple[date, date, bool]:
    """The first and the last day that the end may be, and whether none is known."""
    if item.end:
        first, last = _range(item.end.date)
        first = begun if item.end.date.start is None else first
        return first, min(last, max(known_to(facts), first)), False
    known = known_to(facts)
    following = [_range(other.start.date)[1] for other in facts.custody[number + 1 :]]
    if following:
        return begun, max(min(following), begun), False
    if facts.death and facts.death.in_custody:
        first, last = _range(facts.death.date)
        return first, last, False
    if in_custody(facts):
        return max(facts.status_as_of.earliest, begun), max(known, begun), True
    return begun, max(known, begun), False


def _range(when: Edtf) -> Days:
    """The days that a date may mean, made wider where it is marked as doubtful."""
    off_start, off_end = _off(when.start), _off(when.end)
    earliest = when.earliest if when.start is None else when.earliest - off_start
    latest = when.latest if when.end is None else when.latest + off_end
    return earliest, latest


def _off(point: Point | None) -> timedelta:
    if point is None or not point.mark:
        return timedelta()
    return _OFF_BY["month" if point.month else "year"]
