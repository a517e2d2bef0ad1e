"""What happened to people, as dated updates: what each timeline tells, newest first.

    for update in updates(shelf): update.date, update.name, update.told

An update is one date of a timeline, as the person's page shows it. What has no known day
counts as the first that its date may mean, and its words say how exact it is.
"""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from plugins.records.base import Record
from plugins.records.people.gist import listed_people
from plugins.views.feeds.dates import site_day
from plugins.views.feeds.feed import Entry, newest
from plugins.views.feeds.ids import urn
from plugins.views.once import Once
from plugins.views.people.timeline import timeline
from plugins.views.shelves import EditionShelf

BASE = "../"  # from the feeds of people and of cases, and from the page, to the edition


def people(shelf: EditionShelf) -> list[Record]:
    """The people who may stand in lists."""
    return [shelf.content.records[id_] for id_, _ in listed_people(shelf.content.records)]


def updates(shelf: EditionShelf) -> list[SimpleNamespace]:
    """What happened last to anybody, the newest first: as many as a feed keeps."""
    found = (update for record in people(shelf) for update in updates_of(record, shelf))
    return newest(found, lambda update: update.day, lambda update: update.key)


# What each person's timeline tells in an edition, made once: three files and a page ask.
_kept: Once[dict[tuple[str, str], list[SimpleNamespace]]] = Once(lambda content: {})


def updates_of(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    """What happened to one person, in the order of the timeline."""
    kept = _kept(shelf.content)
    key = (shelf.view.edition.id, record.id)
    if key not in kept:
        kept[key] = _updates_of(record, shelf)
    return kept[key]


def _updates_of(record: Record, shelf: EditionShelf) -> list[SimpleNamespace]:
    name = shelf.view.title(record.id)
    href = f"{BASE}{record.address}#timeline"
    return [
        SimpleNamespace(
            day=_day(entry, shelf),
            date=entry.date,
            key=f"{record.id}:{entry.date.sort}:{entry.date.until}",
            name=name,
            href=href,
            labels=[label.text for label in entry.labels],
            told=[telling.text for telling in entry.told],
            record=record,
        )
        for entry in timeline(shelf.view.facts(record, BASE))
    ]


def _day(entry: Any, shelf: EditionShelf) -> date:
    """The first day that the date may mean, never one after the site's own date."""
    day = date.fromisoformat(entry.date.sort)
    today = site_day(shelf.content)
    return min(day, today) if today else day


def entry_of(update: SimpleNamespace, shelf: EditionShelf) -> Entry:
    """An update as an entry of a feed."""
    _ = shelf.view.catalogue.gettext
    words = [*update.labels, *update.told]
    return Entry(
        id=urn(f"{update.key}:{shelf.view.edition.id}").urn,
        title=f"{update.name.plain}{_(': ')}{update.date.text}",
        day=update.day,
        href=update.href,
        summary=" · ".join(phrase.plain for phrase in words),
    )
