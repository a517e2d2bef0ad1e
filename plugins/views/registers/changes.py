"""``changes.atom``: what changed last in a register, for feed readers (RFC 4287).

    changed(record, content)        # the day on which an entry last changed

That day is the newest that the entry itself gives: when it was checked, a state of a
history, an event, a source that was read. Addresses are relative to the feed, because the
site stands at many; ids are URNs made from the entry's, the same in every copy.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree as ET

from plugins.records.base import Record
from plugins.records.dates import Edtf
from plugins.records.reader import Content
from plugins.records.registers.spec import RegisterSchema
from plugins.views.registers.shown import Shown

ENTRIES = 100  # of a feed: the newest
ATOM = "http://www.w3.org/2005/Atom"
_NEVER = date(1970, 1, 1)


def changed(record: Record, content: Content) -> date:
    """The newest day that an entry gives, never one after the site's own date."""
    today = content.site.date.latest if content.site and content.site.date else None
    days = [day for given in _dates(record) if (day := _day(given)) and (not today or day <= today)]
    return max(days, default=today or _NEVER)


def _dates(record: Record) -> Iterator[Edtf | None]:
    facts = record.facts
    yield facts.last_verified
    yield from (entry.date for entry in facts.timeline)
    yield from (source.read for source in facts.sources)
    if isinstance(record.schema, RegisterSchema):
        for field in record.schema.register.shown:
            if field.type == "history":
                yield from (state.date for state in getattr(facts, field.id))


def _day(given: Edtf | None) -> date | None:
    point = (given.end or given.start) if given else None
    return point.earliest if point else None


def atom_file(shown: Shown) -> bytes:
    """The feed of one edition."""
    content, view = shown.shelf.content, shown.shelf.view
    days = {record.id: changed(record, content) for record in shown.records}
    newest = heapq.nsmallest(
        ENTRIES, shown.records, key=lambda r: (-days[r.id].toordinal(), r.slug)
    )
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": view.lang})
    _text(feed, "id", urn(f"{shown.schema.section}:{view.edition.id}").urn)
    _text(feed, "title", view.text(shown.register.title).plain)
    _text(feed, "subtitle", view.text(shown.register.intro).plain)
    _text(feed, "updated", _stamp(max(days.values(), default=_NEVER)))
    _text(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", view.text(shown.shelf.site.name).plain)
    _link(feed, "self", "changes.atom", "application/atom+xml")
    _link(feed, "alternate", "index.html", "text/html")
    for record in newest:
        _entry(feed, record, days[record.id], shown)
    ET.indent(feed, " ")
    body: str = ET.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def _entry(feed: ET.Element, record: Record, day: date, shown: Shown) -> None:
    card = shown.shelf.card(record, "../")
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    _text(entry, "id", urn(f"{record.id}:{shown.shelf.view.edition.id}").urn)
    _text(entry, "title", card.title.plain)
    _text(entry, "updated", _stamp(day))
    _link(entry, "alternate", card.href, "text/html")
    _text(entry, "summary", card.text.plain)


def urn(name: str) -> UUID:
    """An id that is the same in every copy of the site."""
    return uuid5(NAMESPACE_URL, f"zhiquan:{name}")


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = words


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind})


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
