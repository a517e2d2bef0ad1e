"""References that stand beside two dates: whom or what they hold for, from when to when.

    for id_, (first, last) in dated(record.facts): ...    # "facility:qincheng", 1989-06-06, 1991-01

A model says a period if it has ``start`` and ``end`` (a time in custody) or ``from`` and ``to``
(a row of a register); either end may be missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from plugins.records.dates import Edtf
from plugins.records.references import Ref
from plugins.records.walk import shown_fields

Period = tuple[Edtf | None, Edtf | None]
_ENDS = (("start", "end"), ("from", "to"))


def dated(value: Any) -> Iterator[tuple[str, Period]]:
    """The id of each record that is referred to with a period, and the period."""
    if isinstance(value, list):
        for item in value:
            yield from dated(item)
    elif isinstance(value, BaseModel) and getattr(value, "publish", True) is not False:
        inner = [value.__dict__[name] for name in shown_fields(type(value))]
        period = _period(value)
        if period:
            yield from ((one.id, period) for one in inner if isinstance(one, Ref))
        yield from dated(inner)


def _period(model: BaseModel) -> Period | None:
    for names in _ENDS:
        first, last = (_day(getattr(model, name, None)) for name in names)
        if first or last:
            return first, last
    return None


def _day(value: Any) -> Edtf | None:
    given = getattr(value, "date", value)  # a date may come with its source
    return given if isinstance(given, Edtf) else None


def joined(periods: Iterable[Period]) -> list[Period]:
    """Periods in their order; one that begins where another ends is the same going on."""
    found: list[Period] = []
    for first, last in sorted(periods, key=order):
        if found and first is not None and found[-1][1] == first:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def order(period: Period) -> tuple[Any, Any]:
    """What periods are sorted by: when they began, else when they ended."""
    known = period[0] or period[1]
    assert known is not None  # one end is always known
    return (known.earliest if known.start else known.latest), known.latest
