"""The whole page of a person, from a record that fills every field."""

from __future__ import annotations

import gzip
import re
import warnings
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

from plugins.build.story import Report
from plugins.records.languages import EDITIONS
from tests.sites import SMALL, build, page, problems_of, write_content
from tests.views.made_up import FOLDER, HIDDEN, MADE_UP, RECORD, SLUG

WEIGHT = 14_000
KINDS = ("", "--clock", "--poster")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A site with the made-up person."""
    return build(write_content(tmp_path_factory.mktemp("made-up"), MADE_UP))


@pytest.fixture(scope="module")
def english(site: Report) -> BeautifulSoup:
    """The page in English."""
    return page(site, f"en/people/{SLUG}.html")


def said(soup: BeautifulSoup, selector: str) -> str:
    """The text of the first element that fits."""
    tag = soup.select_one(selector)
    assert tag is not None
    return tag.get_text(" ", strip=True)


def test_nothing_hidden_is_in_any_byte(site: Report) -> None:
    """Lawyers and relatives without leave, consent's witness, confidential sources, notes."""
    assert [path for path, data in site.files.items() if HIDDEN.encode() in data] == []


def test_a_confidential_source_is_told_by_its_kind(site: Report, english: BeautifulSoup) -> None:
    """Its number stays, its id does not: an id may say who it is."""
    assert said(english, "#src-7") == (
        "a source whose name we keep to ourselves · the prisoner's own words"
    )
    assert all(b"src-inside" not in data for data in site.files.values())
    assert all(english.select(f"[id='{a['href'][1:]}']") for a in english.select(".cite a"))


def test_the_head_has_every_writing_of_the_name(english: BeautifulSoup) -> None:
    """Each with its language; Uyghur runs from the right."""
    forms = {span["lang"]: span.get_text() for span in english.select("h1 small span")}

    assert set(forms) == {"zh-Hans", "zh-Latn-pinyin", "ug", "ug-Latn"}
    assert english.select_one('h1 span[lang="ug"][dir="rtl"]')


def test_the_portrait_has_size_words_and_credit(site: Report, english: BeautifulSoup) -> None:
    """And lies in the output once."""
    picture = english.select_one(".photo img")
    assert picture is not None

    assert (picture["width"], picture["height"]) == ("300", "400")
    assert picture["alt"] == "A man with a book at a window"
    assert "a friend" in said(english, ".photo figcaption")
    assert f"media/{FOLDER}/portrait.png" in site.files


def test_no_consent_no_portrait(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without ``photo`` in its scope nothing is built, so the file stays at home."""
    changes = {
        **MADE_UP,
        f"{FOLDER}/record.yaml": RECORD.replace("[name, photo, case", "[name, case"),
    }
    problems = problems_of(write_content(tmp_path_factory.mktemp("no-photo"), changes))

    assert ("consent", "the consent does not cover the photo") in [
        (problem.rule, problem.message) for problem in problems if problem.severity == "error"
    ]


def test_the_bar_is_named_and_has_a_twin(english: BeautifulSoup) -> None:
    """What the bar draws stands in the table, in the same order, with the same letters."""
    bar = english.select_one('[role="img"]')
    assert bar is not None

    assert "2019" in str(bar["aria-label"]) and not bar.select("[style], th")
    rows = english.select("#custody ~ table.cards")[0].select("tbody tr")
    letters = [row.select("td")[1].get_text(strip=True)[0] for row in rows]
    assert letters == ["A", "B", "C", "D", "E"]
    assert "no end known by November 2026" in rows[-1].get_text()


def test_days_are_counted_to_the_status(english: BeautifulSoup) -> None:
    """16 in 2019, 165 of surveillance, 806 since August 2024: to 1 November 2026."""
    assert said(english, "#custody + p").startswith(
        "At least 987 days by the dates below, counted to November 2026"
    )


def test_the_status_has_its_day_and_its_doubt(english: BeautifulSoup) -> None:
    """At the top of the text, before anything else."""
    words = said(english, "#key p")

    assert words.startswith("on trial as of November 2026") and words.endswith("reported")


def test_how_sure_names_sources_and_kinds(english: BeautifulSoup) -> None:
    """The surest degree first; each kind of source once."""
    rows = {
        row.th.get_text(): row.td.get_text(" ", strip=True)
        for row in english.select("#sure ~ table tr")
        if row.th and row.td
    }

    assert rows["In custody"].startswith("confirmed, alleged 4 sources: ")
    assert rows["Status"] == "reported 2 sources: lawyer, news media"


def test_the_kit_and_the_poster_can_be_reached(english: BeautifulSoup) -> None:
    """What a reader can do leads somewhere."""
    found = [str(a["href"]) for a in english.select("#share ~ ul a, #share ~ .kit a")]

    assert found[:2] == ["../kits/letters.html", f"{SLUG}--poster.html"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("kind", KINDS)
def test_pages_are_light_and_well_formed(kind: str, edition: str, site: Report) -> None:
    """Even where every field is filled."""
    data = site.files[f"{edition}/people/{SLUG}{kind}.html"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # html5lib's own use of other libraries
        html5lib.HTMLParser(strict=True).parse(data, transport_encoding="utf-8")

    assert len(gzip.compress(data, 9, mtime=0)) <= WEIGHT


def test_the_clock_says_which_approval_and_never_illegal(site: Report) -> None:
    """The word is not a machine's to say (docs/clock.md)."""
    soup = page(site, f"en/people/{SLUG}--clock.html")
    text = soup.get_text(" ", strip=True)

    assert "lawful only if" in text and "art. 156" in text
    assert "illegal" not in text.lower() and "{date}" not in text
    assert "November 2026" in said(soup, ".head p")


def test_a_person_without_a_case_has_no_clock(site: Report) -> None:
    """No empty page, no link to one."""
    assert "en/people/yu-jie--clock.html" not in site.files
    assert not page(site, "en/people/yu-jie.html").select("#clock")


def test_the_poster_has_name_status_day_words_and_site(site: Report) -> None:
    """One sheet; what is for the screen alone stands outside it."""
    soup = page(site, f"zh-hant/people/{SLUG}--poster.html")
    sheet = said(soup, ".sheet-a4")

    for words in ("王某某", "受審", "截至2026年11月", "據報", "小 站", "我只是把書放在"):
        assert words in sheet
    assert soup.select_one(".screen a")


def test_a_missing_portrait_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The record promises a file that is not there."""
    changes = {**MADE_UP, f"{FOLDER}/portrait.png": None}
    found = problems_of(write_content(tmp_path_factory.mktemp("gone"), changes))

    assert [(p.rule, p.message) for p in found if p.severity == "error"] == [
        ("missing-picture", "there is no picture “portrait.png” here")
    ]


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2012-06-01", ""),
        ("2012-08-01", "Nothing newer than 18 January 2012 was read about this person."),
        ("2014-03-01", "What follows is the last that we know; it is more than two years old."),
    ],
)
def test_the_page_says_how_old_its_knowledge_is(date: str, said: str, tmp_path: Path) -> None:
    """Counted to the site's day: 180 days, and two years (S22)."""
    changes = {"site.yaml": re.sub("(?m)^date: .*$", f"date: {date}", SMALL["site.yaml"])}
    soup = page(build(write_content(tmp_path, changes)), "en/people/yu-jie.html")
    notice = soup.select_one(".key .notice")

    assert (notice.get_text() if notice else "").startswith(said)
    assert bool(notice) == bool(said)
