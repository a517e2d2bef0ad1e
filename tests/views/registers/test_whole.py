"""All pages of a register at once: markup, links, weight; and a very large register."""

from __future__ import annotations

import csv
import gzip
import io
import json
import warnings

import feedparser
import html5lib
import icalendar
import jsonschema
import pytest

from plugins.build.story import Report
from tests.registers import FOLDER, REGISTER
from tests.site.pages import SitePage, external, listed, site_pages
from tests.site.test_markup import WEIGHT
from tests.sites import build, text, write_content

ELEMENTS = 800
MANY = 10_000
LARGE = text(
    """
    id: wharf
    title: {en: Wharves, zh-Hans: 码头, zh-Hant: 碼頭}
    short: {en: Wharves, zh-Hans: 码头, zh-Hant: 碼頭}
    one: {en: Wharf, zh-Hans: 码头, zh-Hant: 碼頭}
    intro: {en: Many., zh-Hans: 很多。, zh-Hant: 很多。}
    pages: false
    fields:
      - {id: title, type: name, required: true}
      - id: kind
        type: term
        terms:
          sea: {en: by the sea, zh-Hans: 海边, zh-Hant: 海邊}
          river: {en: by a river, zh-Hans: 河边, zh-Hant: 河邊}
        label: {en: Kind, zh-Hans: 种类, zh-Hant: 種類}
        filter: true
        column: true
      - id: opened
        type: date
        label: {en: Opened, zh-Hans: 启用, zh-Hant: 啟用}
        column: true
        filter: true
    views:
      - {kind: table, sort: title}
      - {kind: calendar, date: opened}
    """
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with a register."""
    return build(write_content(tmp_path_factory.mktemp("site"), REGISTER))


@pytest.fixture(scope="module")
def pages(site: Report) -> list[SitePage]:
    """Its pages, parsed."""
    return site_pages(site.files)


def test_pages_parse_without_a_mistake(pages: list[SitePage]) -> None:
    """A strict HTML5 parser finds nothing to complain about."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # html5lib's own use of other libraries
        for one in pages:
            html5lib.HTMLParser(strict=True).parse(one.data, transport_encoding="utf-8")


def test_every_link_leads_somewhere(pages: list[SitePage], site: Report) -> None:
    """Pages, files and anchors that a page names are there."""
    ids = {one.path: set(one.ids) for one in pages}
    wrong = []
    for one in pages:
        for link in one.links:
            href = str(link["href"])
            if not external(href) and not href.startswith("data:"):
                path, anchor = one.resolve(href)
                there = path in site.files and (not anchor or anchor in ids.get(path, set()))
                wrong += [] if there else [f"{one.path}: {href}"]

    assert wrong == [], listed(wrong)


def test_pages_are_light_and_small(pages: list[SitePage]) -> None:
    """A slow connection carries each, and an old phone lays it out."""
    wrong = [
        one.path
        for one in pages
        if len(gzip.compress(one.data, 9, mtime=0)) > WEIGHT or len(one.elements) > ELEMENTS
    ]

    assert wrong == [], listed(wrong)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A register of ten thousand rows, without a page for each."""
    head = "slug,title.en,title.zh-Hans,title.zh-Hant,kind,opened,source.kind,source.title"
    rows = [f"{head},last_verified"]
    rows += [
        f"w{n:05d},W {n:05d},码头{n},碼頭{n},{('sea', 'river')[n % 2]},{1900 + n % 100},ngo,A,"
        "2001-01-01"
        for n in range(MANY)
    ]
    table = {f"{FOLDER}/schema.yaml": LARGE, f"{FOLDER}/entries.csv": "\n".join(rows)}
    return build(write_content(tmp_path_factory.mktemp("large"), table))


def listed_on(site: Report, name: str) -> tuple[list[SitePage], list[str]]:
    """The sheets of a list in English, in their order, and the titles on them."""
    found = [SitePage(path := f"en/wharves/{name}.html", site.files[path])]
    while ways := found[-1].soup.find_all("a", string="Next sheet"):
        path = f"en/wharves/{ways[0]['href']}"
        found.append(SitePage(path, site.files[path]))
    return found, [th.text for one in found for th in one.soup.select("tbody th")]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "step"), [("index", 1), ("by-kind--sea", 2)])
def test_ten_thousand_rows_are_paged(large: Report, name: str, step: int) -> None:
    """Each stands once in the table and in its facet, on sheets that stay light and small."""
    found, titles = listed_on(large, name)
    every = [p for p in site_pages(large.files) if p.path.startswith(f"en/wharves/{name}--all")]

    assert titles == [f"W {n:05d}" for n in range(0, MANY, step)]
    assert MANY / step / 100 <= len(found) <= MANY / step / 50
    assert every
    assert all(len(gzip.compress(p.data, 9, mtime=0)) <= WEIGHT for p in (*found, *every))
    assert all(len(p.elements) <= ELEMENTS for p in (*found, *every))


@pytest.mark.slow
def test_ten_thousand_rows_go_out_as_data(large: Report) -> None:
    """Table, JSON by its schema, calendar and feed hold all that they promise."""
    table = csv.DictReader(io.StringIO(large.files["data/wharves.csv"].decode("utf-8-sig")))
    data = json.loads(large.files["data/wharves.json"])
    checker = jsonschema.Draft202012Validator(json.loads(large.files["data/wharves.schema.json"]))
    feed = feedparser.parse(large.files["en/wharves/changes.atom"])
    calendar = icalendar.Calendar.from_ical(large.files["en/wharves/calendar.ics"])

    assert [row["id"] for row in table] == [f"wharf:w{n:05d}" for n in range(MANY)]
    assert next(checker.iter_errors(data), None) is None
    assert len(data["entries"]) == len(calendar.walk("VEVENT")) == MANY
    assert (feed.bozo, len(feed.entries)) == (False, 50)
