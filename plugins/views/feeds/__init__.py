"""Feeds: what is new, for programs that ask now and then.

    dates      when a record last changed, by what it says itself
    feed       a feed and its entries, whatever the format
    atom       Atom (RFC 4287)
    jsonfeed   JSON Feed 1.1
    cases      what happened to people, as dated updates
    plan       which feeds an edition has
    pages      the page that lists them, and the latest updates of cases

Where each stands, for pages that lead to it, is ``views/following.py``. Nothing here asks a
clock, and no address says where the site stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from plugins.views.feeds.atom import atom
from plugins.views.feeds.jsonfeed import json_feed
from plugins.views.feeds.pages import cases_page, feeds_page
from plugins.views.feeds.plan import Planned, feeds
from plugins.views.pages import Document, Page
from plugins.views.shelves import EditionShelf


def edition_pages(shelf: EditionShelf) -> Iterator[Document | Page]:
    """The feeds of an edition in both formats, and the pages about them."""
    planned = list(feeds(shelf))
    for feed in planned:
        yield from _documents(feed, shelf)
    yield feeds_page(planned, shelf)
    if any(feed.kind == "cases" for feed in planned):
        yield cases_page(shelf)


def _documents(feed: Planned, shelf: EditionShelf) -> Iterator[Document]:
    path, name = f"{shelf.view.edition.id}/{feed.stem}", feed.stem.rpartition("/")[2]
    made = cache(feed.make)  # once for both formats
    yield Document(f"{path}.atom", lambda: atom(made(), f"{name}.atom"))
    yield Document(f"{path}.json", lambda: json_feed(made(), f"{name}.json"))
