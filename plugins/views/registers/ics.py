"""``calendar.ics``: the dates of a register for calendar programs (RFC 5545).

Every event is whole days; a date without its day is a span of all that it may mean, and
says so. UIDs come from the entry, stamps from its content: nothing from the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from plugins.records.registers.spec import FieldSpec
from plugins.views.registers.changes import changed
from plugins.views.registers.events import Event, events
from plugins.views.registers.shown import Shown

LINE = 75  # octets of a line, its end not counted (RFC 5545, 3.1)


def calendar_file(shown: Shown, fields: list[FieldSpec]) -> bytes:
    """The calendar of one edition.

    Args:
        shown: the register.
        fields: those whose dates are events.
    """
    name = shown.shelf.view.text(shown.register.title).plain
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Zhiquan//Registers//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for field in fields:
        for event in events(shown, field):
            lines += _event(event, field, shown)
    return "".join(
        f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line)
    ).encode()


def _event(event: Event, field: FieldSpec, shown: Shown) -> Iterator[str]:
    view = shown.shelf.view
    first, last = _days(event)
    title = f"{view.title(event.record.id).plain}: {shown.label(field).plain}"
    if event.state:
        title += f" · {view.text(event.state.label).plain}"
    uid = uuid5(NAMESPACE_URL, f"zhiquan:{event.record.id}:{field.id}:{event.number}")
    page = f"{view.edition.id}/{event.record.address}"
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{changed(event.record, shown.shelf.content):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(title)}"
    yield f"DESCRIPTION:{_escaped(view.fact(event.date).text)} · {_escaped(page)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(event: Event) -> tuple[date, date]:
    """First and last day; an open end is the day that is known."""
    date_ = event.date
    first = date_.earliest if date_.start else date_.latest
    last = date_.latest if date_.end else date_.earliest
    return first, last


def _escaped(text: str) -> str:
    """Text as RFC 5545, 3.3.11 has it."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(text.split())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, no character cut in two."""
    if len(line.encode()) <= LINE:
        yield line
        return
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LINE:
            yield piece
            piece, size = " ", 1
        piece += char
        size += octets
    yield piece
