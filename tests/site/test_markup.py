"""Markup: clean, light, with headings, pictures and tables that every reader can follow."""

from __future__ import annotations

import gzip
import warnings
from collections import Counter
from itertools import pairwise

import html5lib
from html5lib.html5parser import ParseError

from tests.site.pages import SitePage, listed

WEIGHT = 14_000  # bytes of a page gzipped: what one round of a slow proxy carries
ELEMENTS = 1_500


def test_pages_parse_without_a_mistake(pages: list[SitePage]) -> None:
    """A strict HTML5 parser finds nothing to complain about on any page."""
    problems = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # html5lib's own use of other libraries
        for page in pages:
            try:
                html5lib.HTMLParser(strict=True).parse(page.data, transport_encoding="utf-8")
            except ParseError as error:
                problems.append(f"{page.path}: {error}")

    assert problems == [], listed(problems)


def test_every_element_is_closed(pages: list[SitePage]) -> None:
    """No page leaves it to the browser to guess where an element ends."""
    problems = []
    for page in pages:
        text = page.data.decode("utf-8").lower()
        for name in {tag.name for tag in page.elements} - {
            "meta",
            "link",
            "img",
            "br",
            "hr",
            "col",
        }:
            opened = sum(text.count(f"<{name}{after}") for after in (">", " ", "\n"))
            if opened != text.count(f"</{name}>"):
                problems.append(f"{page.path}: <{name}>")

    assert problems == [], listed(problems)


def test_pages_are_light(pages: list[SitePage]) -> None:
    """A page with its styles, gzipped, fits into the first round of a slow connection."""
    weights = {page.path: len(gzip.compress(page.data, 9, mtime=0)) for page in pages}
    problems = [f"{path}: {bytes_} bytes" for path, bytes_ in weights.items() if bytes_ > WEIGHT]

    assert problems == [], listed(problems)


def test_pages_are_small(pages: list[SitePage]) -> None:
    """A page has so few elements that an old phone can lay it out."""
    problems = [f"{p.path}: {len(p.elements)}" for p in pages if len(p.elements) > ELEMENTS]

    assert problems == [], listed(problems)


def test_headings_make_an_outline(pages: list[SitePage]) -> None:
    """A page has one h1, which comes first, and its headings skip no level."""
    problems = []
    for page in pages:
        levels = [int(t.name[1]) for t in page.soup.select("h1, h2, h3, h4, h5, h6")]
        skips = any(b > a + 1 for a, b in pairwise(levels))
        if levels[:1] != [1] or levels.count(1) != 1 or skips:
            problems.append(f"{page.path}: {levels}")

    assert problems == [], listed(problems)


def test_headings_and_links_say_something(pages: list[SitePage]) -> None:
    """No heading, link or cell that heads others is empty."""
    problems = [
        f"{page.path}: {tag}"
        for page in pages
        for tag in page.soup.select("h1, h2, h3, h4, a, th")
        if not tag.get_text(strip=True) and not tag.get("aria-label")
    ]

    assert problems == [], listed(problems)


def test_ids_are_unique(pages: list[SitePage]) -> None:
    """An id stands once on a page, and is no empty or spaced word."""
    problems = [
        f"{page.path}: {id_!r}"
        for page in pages
        for id_, count in Counter(page.ids).items()
        if count > 1 or not id_ or " " in id_
    ]

    assert problems == [], listed(problems)


def test_pictures_say_what_they_show_and_how_large_they_are(pages: list[SitePage]) -> None:
    """Every picture has words, a width and a height, so that nothing jumps while it loads."""
    problems = [
        f"{page.path}: {tag}"
        for page in pages
        for tag in page.soup.find_all("img")
        if not all(str(tag.get(name, "")).strip() for name in ("alt", "width", "height"))
    ]

    assert problems == [], listed(problems)


def test_head_cells_say_what_they_head(pages: list[SitePage]) -> None:
    """Every th has a scope, and no td claims to be a heading."""
    problems = [
        f"{page.path}: {tag}"
        for page in pages
        for tag in page.soup.find_all(["th", "td"])
        if (tag.get("scope") in ("col", "row", "colgroup", "rowgroup")) != (tag.name == "th")
    ]

    assert problems == [], listed(problems)


def test_titles_and_descriptions(edition_pages: list[SitePage]) -> None:
    """Each page of an edition has a title and a description that no other page has."""
    problems = []
    titles: dict[tuple[str, str], str] = {}
    for page in edition_pages:
        title = page.soup.title.get_text(strip=True) if page.soup.title else ""
        metas = page.soup.select('head > meta[name="description"]')
        description = str(metas[0]["content"]).strip() if len(metas) == 1 else ""
        for kind, words in (("title", title), ("description", description)):
            first = titles.setdefault((page.edition, f"{kind}: {words}"), page.path)
            if not words or first != page.path:
                problems.append(f"{page.path}: {kind} {words!r}, as on {first}")

    assert problems == [], listed(problems)


def test_root_pages_have_titles(pages: list[SitePage]) -> None:
    """The door and “not found” have titles, and not the same one."""
    outer = [page for page in pages if not page.edition]
    titles = {page.soup.title.get_text(strip=True) for page in outer if page.soup.title}

    assert len(titles - {""}) == len(outer) == 2


def test_skip_link_leads_to_main(edition_pages: list[SitePage]) -> None:
    """The first link of a page leads past the frame to its text."""
    problems = []
    for page in edition_pages:
        first, main = page.soup.select_one("body a"), page.soup.select_one("main#main")
        if first is None or first["href"] != "#main" or main is None:
            problems.append(page.path)

    assert problems == [], listed(problems)
