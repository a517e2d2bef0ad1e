"""The book of an issue: the texts that may be shown, and facts of the rest."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.build.story import Report
from tests.journals import JOURNAL
from tests.packs.books import PIXEL
from tests.sites import build, write_content


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with a journal."""
    return build(write_content(tmp_path_factory.mktemp("site"), JOURNAL))


def chapter(site: Report, edition: str, name: str) -> BeautifulSoup:
    """A page of the book of the first issue."""
    data = site.files[f"{edition}/issues/harbour-2003-2.epub"]
    text = zipfile.ZipFile(io.BytesIO(data)).read(f"EPUB/{name}").decode("utf-8")
    return BeautifulSoup(text, "html.parser")


def test_every_issue_has_a_book_in_every_edition(site: Report) -> None:
    """Beside its page, which leads to it."""
    books = [path for path in site.files if path.endswith(".epub")]
    page = BeautifulSoup(site.files["en/issues/harbour-2003-2.html"], "html.parser")

    assert len(books) == 9
    assert page.find("a", href="harbour-2003-2.epub").text == "EPUB"


def test_a_text_that_may_be_shown_stands_in_it(site: Report) -> None:
    """In the edition's script, with its sources, its citations leading to them."""
    text = chapter(site, "zh-hant", "c-text-1.xhtml")
    source = text.find(id="src-s1")

    assert text.find("h1").text == "潮汐"
    assert "潮水來了" in text.text
    assert text.find("sup").find("a")["href"] == "#src-s1"
    assert source.find("a")["href"] == "https://example.org/report"
    assert text.html["lang"] == "zh-Hant"


def test_a_text_in_another_language_says_which(site: Report) -> None:
    """The English book holds the Chinese text, and around it English words."""
    text = chapter(site, "en", "c-text-1.xhtml")

    assert text.html["lang"] == "zh-Hans"
    assert text.find("h2", string="Sources").find_parent("div")["lang"] == "en"


def test_of_other_pieces_it_has_facts_and_the_link(site: Report) -> None:
    """Nothing of others' is reproduced that they do not allow."""
    pieces = chapter(site, "en", "c-contents.xhtml")

    assert pieces.find(id="p-1").find("a")["href"] == "https://example.org/ropes"
    assert "How to tie them." in pieces.find(id="p-1").text
    assert pieces.find(id="p-3").find("a")["href"] == "c-text-1.xhtml"


def test_the_title_page_says_whose_work_it_is(site: Report) -> None:
    """The journal's publisher, who put the book together, and what may be done with it."""
    title = chapter(site, "en", "title.xhtml")

    assert title.find("h1").text == "Harbour: Low Water"
    assert [p.text for p in title.find_all("p")] == [
        "Vol. 3 · No. 2 · spring 2003",
        "Published by Nobody Press",
        "This book was put together by Small from public sources. Of texts that are not free to "
        "copy it has the facts and the link.",
        "Copy it.",
    ]


def test_pictures_of_a_text_lie_in_the_book(tmp_path: Path) -> None:
    """A reader who has no network sees them too."""
    text = JOURNAL["library/tides/zh-Hans.md"] + "\n![一个点](dot.gif)\n"
    changes = {"library/tides/zh-Hans.md": text, "library/tides/dot.gif": PIXEL}
    site = build(write_content(tmp_path, {**JOURNAL, **changes}))

    assert chapter(site, "en", "c-text-1.xhtml").find("img")["src"] == "picture-1.gif"


def test_the_same_content_makes_the_same_book(site: Report, tmp_path: Path) -> None:
    """In another folder, at another time."""
    again = build(write_content(tmp_path, JOURNAL))
    path = "zh-hans/issues/harbour-2003-2.epub"

    assert again.files[path] == site.files[path]
