"""Feeds: which there are, what is in them, and what readers of feeds make of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import pytest

from plugins.build.story import Report
from plugins.views.feeds.atom import atom
from plugins.views.feeds.feed import ENTRIES, Entry, Feed, newest
from plugins.views.feeds.jsonfeed import json_feed
from tests.journals import JOURNAL
from tests.registers import FOLDER, REGISTER
from tests.sites import SITE, TOPIC, build, page, write_content

EDITIONS = ("en", "zh-hans", "zh-hant")
READ = TOPIC.replace("url: https://example.org/report", "read: 2012-02-10")
LAW = {
    "topics/law/record.yaml": READ,
    "topics/law/en.md": "---\ntitle: Law\nsummary: On the law.\n---\nWords [@s1].\n",
    "topics/law/zh-Hans.md": "---\ntitle: 法律\nsummary: 谈法律。\n---\n话[@s1]。\n",
}
CHANGES: Mapping[str, str | bytes | None] = {**REGISTER, **JOURNAL, **LAW}
DRAFT = {
    "topics/hush/record.yaml": READ.replace("glyph", "draft: true\nglyph"),
    "topics/hush/en.md": "---\ntitle: Hush\nsummary: Not yet.\n---\nWords [@s1].\n",
}
GONE = {"topics/gone/record.yaml": "withdrawn: 2012-02-20\nrelated: []\n"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with a register, a journal and a topic that was read for."""
    return build(write_content(tmp_path_factory.mktemp("site"), CHANGES))


def parsed(site: Report, path: str) -> Any:
    """An Atom feed as an independent reader gets it from some host."""
    headers = {
        "content-location": f"https://example.org/copy/{path}",
        "content-type": "application/atom+xml",
    }
    feed = feedparser.parse(site.files[path], response_headers=headers)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def of_kind(site: Report, ending: str) -> list[str]:
    """Paths of all feeds of a format."""
    feeds = (path for path in site.files if path.endswith(ending) and not path.startswith("data/"))
    return sorted(path for path in feeds if path.partition("/")[0] in EDITIONS)


def test_there_is_a_feed_for_everything_that_one_may_follow(site: Report) -> None:
    """The edition, sections, registers, topics, people, cases; each in both formats."""
    english = [path.removeprefix("en/") for path in of_kind(site, ".atom") if path[:3] == "en/"]

    assert english == [
        "changes.atom",
        "people/changes.atom",
        "people/latest.atom",
        "people/yu-jie.atom",
        "topics/changes.atom",
        "topics/law.atom",
        "topics/speech.atom",
        f"{FOLDER.rpartition('/')[2]}/changes.atom",
    ]
    assert [path.replace(".json", ".atom") for path in of_kind(site, ".json")] == of_kind(
        site, ".atom"
    )


def test_each_is_read_by_an_independent_parser(site: Report) -> None:
    """Ids are their own, addresses work wherever the site is and lead to what is there."""
    ids: list[str] = []
    for path in of_kind(site, ".atom"):
        feed = parsed(site, path)
        ids.append(feed.feed.id)
        links = [entry.link for entry in feed.entries] + [feed.feed.link]
        targets = [
            link.partition("#")[0].removeprefix("https://example.org/copy/") for link in links
        ]

        assert [target for target in targets if target not in site.files] == [], path
        assert all(entry.id.startswith("urn:uuid:") for entry in feed.entries)
        assert feed.feed.language == page(site, f"{path.partition('/')[0]}/index.html").html["lang"]

    assert len(set(ids)) == len(ids)


def test_json_feeds_say_the_same(site: Report) -> None:
    """As JSON Feed 1.1 wants it: version, title, items with id and content."""
    for path in of_kind(site, ".json"):
        feed = json.loads(site.files[path])
        twin = parsed(site, path.replace(".json", ".atom"))

        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == path.rpartition("/")[2]
        assert [(item["id"], item["title"]) for item in feed["items"]] == [
            (entry.id, entry.title) for entry in twin.entries
        ]
        assert all(item["content_text"] and item["url"] for item in feed["items"])


def test_the_newest_come_first_by_what_records_say(site: Report) -> None:
    """No clock is asked; a record that gives no day is never new."""
    entries = parsed(site, "en/changes.atom").entries
    days = [entry.updated for entry in entries]
    titles = [entry.title for entry in entries]

    assert days == sorted(days, reverse=True)
    assert entries[0].title == "Low Water"
    assert entries[0].updated == "2012-02-20T00:00:00Z"
    assert "Law" in titles
    assert "Speech" not in titles


def test_a_topic_has_all_that_is_under_it(site: Report) -> None:
    """People and entries of registers that name it."""
    titles = {entry.title for entry in parsed(site, "en/topics/speech.atom").entries}

    assert titles == {"East Wharf", "Yu Jie"}


def test_the_library_tells_of_issues_too(tmp_path: Path) -> None:
    """They have no list of their own: readers find them under their journal."""
    section = (
        "sections:\n  - id: library\n"
        "    title: {en: Library, zh-Hans: 文库, zh-Hant: 文庫}\n"
        "    short: {en: Library, zh-Hans: 文库, zh-Hant: 文庫}\n"
        "    intro: {en: Texts., zh-Hans: 文章。, zh-Hant: 文章。}\n"
    )
    changes = {**JOURNAL, "site.yaml": SITE.replace("sections:\n", section)}
    site = build(write_content(tmp_path, changes))
    titles = [entry.title for entry in parsed(site, "en/library/changes.atom").entries]

    assert titles[0] == "Low Water"
    assert "潮汐" in titles


def test_what_happened_to_a_person_is_an_entry_each(site: Report) -> None:
    """With the date in words, as exact as it is known, and a link to the timeline."""
    [entry] = parsed(site, "en/people/yu-jie.atom").entries

    assert entry.title == "Yu Jie: January 2012"
    assert entry.updated == "2012-01-01T00:00:00Z"
    assert entry.summary == "He left."
    assert entry.link.endswith("/en/people/yu-jie.html#timeline")


def test_an_entry_has_one_id_in_all_feeds_of_an_edition(site: Report) -> None:
    """A reader who follows two of them sees it once."""
    everything = {e.link: e.id for e in parsed(site, "en/changes.atom").entries}
    topic = {e.link: e.id for e in parsed(site, "en/topics/speech.atom").entries}

    assert topic.items() <= everything.items()


def test_pages_lead_to_their_feeds(site: Report) -> None:
    """For programs in the head; in the foot to the list of all."""
    soup = page(site, "en/people/yu-jie.html")
    head = [link["href"] for link in soup.find_all("link", type="application/atom+xml")]
    listed = {a["href"] for a in page(site, "en/feeds.html").find("article").find_all("a")}

    assert head == ["../changes.atom", "../people/changes.atom", "../people/yu-jie.atom"]
    assert soup.find("footer").find("a", href="../feeds.html")
    assert soup.find("article").find("a", href="../people/yu-jie.json")
    assert listed == {
        path.removeprefix("en/")
        for path in [*of_kind(site, ".atom"), *of_kind(site, ".json")]
        if path.startswith("en/") and "yu-jie" not in path
    } | {"people/index.html"}


def test_the_latest_updates_are_a_page(site: Report) -> None:
    """Where things stand, and what happened last; the people's section leads there."""
    soup = page(site, "zh-hans/people/latest.html")

    assert [cell.text for cell in soup.find("tbody").find_all(["th", "td"])] == [
        "余杰",
        "已获释",
        "2012年1月",
    ]
    assert soup.find("ol", class_="time").find("a")["href"] == "../people/yu-jie.html#timeline"
    assert page(site, "en/people/index.html").find("a", href="../people/latest.html")


def test_drafts_and_what_was_withdrawn_are_in_no_feed(tmp_path: Path) -> None:
    """Nor is there a feed of them."""
    site = build(write_content(tmp_path, {**CHANGES, **DRAFT, **GONE}))
    feeds = [*of_kind(site, ".atom"), *of_kind(site, ".json")]

    assert not [path for path in feeds if "hush" in path or "gone" in path]
    assert not [path for path in feeds if b"Hush" in site.files[path]]


def entry(name: str, day: int) -> Entry:
    """A made-up entry."""
    return Entry(f"urn:x:{name}", name, date(2012, 1, day), "x.html", "")


def test_a_new_entry_moves_out_the_last_and_nothing_between() -> None:
    """So that an edit changes as little of a feed as it can."""
    before = [entry(f"e{n:03d}", 1 + n % 20) for n in range(80)]

    def kept(entries: list[Entry]) -> list[str]:
        return [e.title for e in newest(entries, lambda e: e.day, lambda e: e.title)]

    first, second = kept(before), kept([*before, entry("new", 21)])

    assert len(first) == len(second) == ENTRIES
    assert second == ["new", *first[:-1]]
    assert kept(before[::-1]) == first


def test_an_empty_feed_is_a_feed() -> None:
    """A section whose records give no day has nothing new."""
    feed = Feed("urn:x:f", "A & B", "en", "Small", "index.html", ())

    assert not feedparser.parse(atom(feed, "f.atom")).bozo
    assert json.loads(json_feed(feed, "f.json"))["items"] == []
