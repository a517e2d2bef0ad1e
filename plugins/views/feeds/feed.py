"""A feed, whatever format it is written in, and which entries it keeps.

    newest(records, day_of, lambda record: record.slug)

Addresses are relative to the feed's own, because the site stands at many. A feed holds its
newest entries and no more; the others keep their order, so that an entry that comes moves one
out at the end and nothing between.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from plugins.views.feeds.dates import NEVER

ENTRIES = 50  # of a feed
T = TypeVar("T")


@dataclass(frozen=True)
class Entry:
    """Something that is new or has changed.

    Args:
        id: a URN, the same in every copy and in every feed of an edition.
        day: when it changed, by what the record says.
        href: where to read it, relative to the feed.
        summary: plain text.
    """

    id: str
    title: str
    day: date
    href: str
    summary: str


@dataclass(frozen=True)
class Feed:
    """A feed of one edition.

    Args:
        id: a URN.
        lang: the edition's language.
        author: the site's name.
        page: what readers see of the same, relative to the feed.
        entries: the newest first.
        subtitle: one sentence on what it is.
    """

    id: str
    title: str
    lang: str
    author: str
    page: str
    entries: tuple[Entry, ...]
    subtitle: str = ""

    @property
    def updated(self) -> date:
        """The day of the newest entry."""
        return max((entry.day for entry in self.entries), default=NEVER)


def newest(items: Iterable[T], day: Callable[[T], date], key: Callable[[T], str]) -> list[T]:
    """What a feed keeps, the newest first.

    Args:
        items: what there is, in any order.
        day: when an item changed.
        key: what decides among those of one day; the same from build to build.
    """
    return heapq.nsmallest(ENTRIES, items, key=lambda one: (-day(one).toordinal(), key(one)))


def stamp(day: date) -> str:
    """A day as feeds write it (RFC 3339): the moment at which it begins in UTC."""
    return f"{day.isoformat()}T00:00:00Z"
