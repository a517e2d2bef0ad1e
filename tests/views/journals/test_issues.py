"""The pages of a journal: its issues by year, each issue's contents, what stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.build.story import Report
from tests.journals import JOURNAL
from tests.sites import build, page, problems_of, write_content


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with a journal."""
    return build(write_content(tmp_path_factory.mktemp("site"), JOURNAL))


def words(soup: BeautifulSoup) -> str:
    """The text of a page, with single spaces."""
    return " ".join(soup.text.split())


def test_a_journal_has_an_index_by_year(site: Report) -> None:
    """The newest year first; in a year, number 2 stands before number 10."""
    table = page(site, "en/library/harbour.html").find(id="issues").find_next("table")
    rows = [[cell.text for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]

    assert rows == [
        ["2004", "No. 1–2 · May 2004: Storm"],
        [
            "2003",
            "Vol. 3 · No. 2 · spring 2003: Low WaterVol. 3 · No. 10 · 2003: High Water",
        ],
    ]


def test_an_issue_leads_to_the_one_before_and_the_one_after(site: Report) -> None:
    """In the order of the index, and nowhere beyond its ends."""
    found = {}
    for slug in ("harbour-2003-2", "harbour-2003-10", "harbour-2004-1"):
        soup = page(site, f"en/issues/{slug}.html")
        found[slug] = [
            (link["href"] if link else "")
            for link in (soup.find("a", rel="prev"), soup.find("a", rel="next"))
        ]

    assert found == {
        "harbour-2003-2": ["", "../issues/harbour-2003-10.html"],
        "harbour-2003-10": ["../issues/harbour-2003-2.html", "../issues/harbour-2004-1.html"],
        "harbour-2004-1": ["../issues/harbour-2003-10.html", ""],
    }


def test_the_contents_stand_under_their_headings(site: Report) -> None:
    """Titles in their own language, and marked so; our own words in the edition's."""
    soup = page(site, "zh-hant/issues/harbour-2003-2.html")
    pieces = [soup.find(id=f"p-{number}") for number in (1, 2, 3)]

    assert [h3.text for h3 in soup.find_all("h3")] == ["On the Ground", "Poems"]
    assert pieces[0].find("span", lang="en").text == "Ropes & Knots"
    assert "A. Nobody、B. Nobody" in pieces[0].text
    assert "怎樣打結。" in pieces[0].text
    assert "第3–9頁" in pieces[0].text
    assert pieces[0].find("a")["href"] == "https://example.org/ropes"
    assert pieces[1].find("a") is None
    assert pieces[2].find("a")["href"] == "../library/tides.html"


def test_a_list_that_may_lack_something_says_so(site: Report) -> None:
    """An empty field is honest; that an issue is complete, an editor has to say."""
    note = "This list may not be complete"

    assert note in words(page(site, "en/issues/harbour-2003-2.html"))
    assert note not in words(page(site, "en/issues/harbour-2003-10.html"))


def test_a_text_leads_to_the_issue_it_stood_in(site: Report) -> None:
    """Its page is the article's; nobody writes the way back."""
    soup = page(site, "en/library/tides.html")

    assert soup.find("a", href="../issues/harbour-2003-2.html").text == "Low Water"


def test_an_issue_needs_no_text(tmp_path: Path) -> None:
    """Title and contents are facts; but a text may stand beside them."""
    text = "---\nsummary: All about it.\n---\nMore.\n"
    site = build(write_content(tmp_path, {**JOURNAL, "issues/harbour-2004-1/en.md": text}))

    assert "More." in words(page(site, "en/issues/harbour-2004-1.html"))


def test_other_records_need_a_text_still(tmp_path: Path) -> None:
    """An issue may be facts alone, a library record may not."""
    content = write_content(tmp_path, {**JOURNAL, "library/tides/zh-Hans.md": None})

    assert [problem.rule for problem in problems_of(content)] == ["no-words"]


def test_a_journal_or_text_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With the nearest that is."""
    wrong = JOURNAL["issues/harbour-2003-2/record.yaml"].replace("text: tides", "text: tide")
    problems = problems_of(
        write_content(tmp_path, {**JOURNAL, "issues/harbour-2003-2/record.yaml": wrong})
    )

    assert [(p.rule, p.hint) for p in problems] == [("dead-link", "did you mean “tides”?")]
