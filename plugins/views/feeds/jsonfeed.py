"""A feed as JSON Feed 1.1 (jsonfeed.org, 2020).

Its addresses are relative, as all of the site's are: the specification says nothing of a
base, and a reader that wants one takes the feed's own address, as RFC 3986 has it.
"""

from __future__ import annotations

from plugins.views.exports.public import json_bytes
from plugins.views.feeds.feed import Entry, Feed, stamp

KIND = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, name: str) -> bytes:
    """The bytes of a feed whose file is called ``name``."""
    data = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": name,
        "description": feed.subtitle,
        "authors": [{"name": feed.author}],
        "language": feed.lang,
        "items": [_item(entry) for entry in feed.entries],
    }
    return json_bytes({key: value for key, value in data.items() if value or key == "items"})


def _item(entry: Entry) -> dict[str, str]:
    return {
        "id": entry.id,
        "url": entry.href,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_modified": stamp(entry.day),
    }
