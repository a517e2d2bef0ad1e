"""All pages of a register at once: markup, links, weight; and a very large register."""

from __future__ import annotations

import gzip
import warnings
from pathlib import Path

import html5lib
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


@pytest.mark.slow
def test_ten_thousand_rows_are_paged(tmp_path: Path) -> None:
    """Each stands in the table once, on pages that stay light and small."""
    rows = ["slug,title.en,title.zh-Hans,title.zh-Hant,kind,source.kind,source.title"]
    rows += [f"w{n:05d},W {n},码头{n},碼頭{n},{('sea', 'river')[n % 2]},ngo,A" for n in range(MANY)]
    table = {f"{FOLDER}/schema.yaml": LARGE, f"{FOLDER}/entries.csv": "\n".join(rows)}
    site = build(write_content(tmp_path, table))
    index = [p for p in site_pages(site.files) if p.path.startswith("en/wharves/index")]

    assert len(index) == MANY / 100
    assert sum(len(p.soup.select("tbody tr")) for p in index) == MANY
    assert all(len(gzip.compress(p.data, 9, mtime=0)) <= WEIGHT for p in index)
    assert all(len(p.elements) <= ELEMENTS for p in index)
