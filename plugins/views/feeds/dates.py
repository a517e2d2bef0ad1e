"""When a record last changed, as far as it says itself: nothing here asks a clock.

    last_change(record, content)    # date(2026, 11, 23), or None if it gives no day

That day is the newest that the record gives: when it was checked, when its state is of, an
event, a state of a history, a source that was read, the day on which it was published; never
one after the site's own date. Of a date such as 2015-07 it is the first day that it may mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.records.base import Record
from plugins.records.dates import Edtf
from plugins.records.reader import Content
from plugins.records.registers.spec import RegisterSchema
from plugins.views.once import Once

NEVER = date(1970, 1, 1)  # where a format needs a day and nothing gives one


def _all_days(content: Content) -> dict[str, date]:
    today = site_day(content) or date.max
    found = {}
    for id_, record in content.records.items():
        days = [day for given in _dates(record) if (day := first_day(given)) and day <= today]
        if days:
            found[id_] = max(days)
    return found


_days = Once(_all_days)


def last_change(record: Record, content: Content) -> date | None:
    """The newest day that a record gives, never one after the site's own date."""
    return _days(content).get(record.id)


def changed(record: Record, content: Content) -> date:
    """The same for formats that need a day: without one, the site's own date."""
    return last_change(record, content) or site_day(content) or NEVER


def site_day(content: Content) -> date | None:
    """The site's own date, if it has one."""
    return content.site.date.latest if content.site and content.site.date else None


def first_day(given: Edtf | None) -> date | None:
    """The first day that a date may mean; of an interval, the first of its end."""
    point = (given.end or given.start) if given else None
    return point.earliest if point else None


def _dates(record: Record) -> Iterator[Edtf | None]:
    facts = record.facts
    yield facts.last_verified
    yield from (entry.date for entry in facts.timeline)
    yield from (source.read for source in facts.sources)
    for name in ("date", "status_as_of"):
        given = getattr(facts, name, None)
        if isinstance(given, Edtf):
            yield given
    if isinstance(record.schema, RegisterSchema):
        for field in record.schema.register.shown:
            if field.type == "history":
                yield from (state.date for state in getattr(facts, field.id))
    else:
        for case in getattr(facts, "case", []):
            yield from (event.date for event in case.events)
