"""What readers see of the glossary: the page of a term, its lists, its files, links to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.build.story import Options, Report, check_site
from plugins.build.templates import Theme
from plugins.records.languages import EDITIONS
from tests.sites import (
    THEME,
    TOPIC_EN,
    TOPIC_HANS,
    build,
    page,
    write_content,
)
from tests.terms import FOLDER, GLOSSARY

HANS, EN = "topics/speech/zh-Hans.md", "topics/speech/en.md"
USING = {
    EN: f"{TOPIC_EN}\n## Harbour law {{#more}}\n\n"
    "The harbour law, a harbour law. The tide; a spring tide.\n",
    HANS: f"{TOPIC_HANS}\n## 港法 {{#more}}\n\n他在港法大学学港法，又学港口法，看潮汐。\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The small site with the glossary and a topic that uses it."""
    return build(write_content(tmp_path_factory.mktemp("site"), {**GLOSSARY, **USING}))


def linked(soup: BeautifulSoup) -> list[tuple[str, str]]:
    """The words that are linked as terms, and where they lead."""
    return [(tag.get_text(), str(tag["href"])) for tag in soup.select("a.term")]


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        ("en", [("harbour law", "harbour-law"), ("spring tide", "tide")]),
        ("zh-hans", [("港法", "harbour-law"), ("潮汐", "tide")]),
        ("zh-hant", [("港法", "harbour-law"), ("潮汐", "tide")]),
    ],
)
def test_the_first_use_on_a_page_leads_to_the_term(
    site: Report, edition: str, expected: list[tuple[str, str]]
) -> None:
    """In each edition, in its script, once, and not in the heading."""
    soup = page(site, f"{edition}/topics/speech.html")

    assert linked(soup) == [(word, f"../terms/{slug}.html") for word, slug in expected]
    assert "港法大" in soup.get_text() or edition == "en"


def test_a_term_does_not_link_to_itself(site: Report) -> None:
    """Its own page says the word often."""
    for edition in EDITIONS:
        soup = page(site, f"{edition}/terms/harbour-law.html")
        assert all("harbour-law" not in href for _, href in linked(soup))


@pytest.mark.parametrize("where", ["text", "record"])
def test_an_editor_can_switch_it_off(tmp_path: Path, where: str) -> None:
    """For one text, or for a record in all languages."""
    changes = dict(USING)
    if where == "text":
        changes[EN] = USING[EN].replace("title: Speech", "title: Speech\nterms: no")
    else:
        changes["topics/speech/record.yaml"] = (
            "terms: no\nsources:\n  - {id: s1, kind: ngo, title: A}\n"
        )
    report = build(write_content(tmp_path, {**GLOSSARY, **changes}))

    assert linked(page(report, "en/topics/speech.html")) == []
    others = linked(page(report, "zh-hans/topics/speech.html"))
    assert bool(others) == (where == "text")


def test_facts_of_a_registers_entry_are_running_text(tmp_path: Path) -> None:
    """Its prose stands among its facts."""
    tide = GLOSSARY[f"{FOLDER}/tide.yaml"].replace(
        "Told beside [](term:harbour-law)", "See quay law"
    )
    report = build(write_content(tmp_path, {**GLOSSARY, f"{FOLDER}/tide.yaml": tide}))

    assert linked(page(report, "en/terms/tide.html")) == [("quay law", "../terms/harbour-law.html")]


def test_the_page_shows_every_word_in_its_own_language(site: Report) -> None:
    """The chosen words, who writes what, and what is not written here, with the reason."""
    soup = page(site, "en/terms/harbour-law.html")

    assert [(t["lang"], t.get_text()) for t in soup.select("dfn")] == [
        ("zh-Hans", "港法"),
        ("en", "harbour law"),
    ]
    variants = [
        row.get_text(" ", strip=True).replace("\u2060", "")
        for row in soup.select("#variants + table tbody tr")
    ]
    assert variants[2] == "码头规矩 Mainland not written It is no custom. [1]"
    assert soup.select_one("#usage + table tbody tr th").get_text() == "United Nations\u2060[1]"  # type: ignore[union-attr]
    assert soup.select_one('#variants + table span[lang="zh-Hans"]') is not None


def test_the_page_names_the_topics_that_use_the_term(site: Report, tmp_path: Path) -> None:
    """By their texts; a topic that only names it among its facts is listed as for any record."""
    soup = page(site, "en/terms/tide.html")
    unused = build(write_content(tmp_path, GLOSSARY))

    assert [a["href"] for a in soup.select("#used + ul a")] == ["../topics/speech.html"]
    assert page(unused, "en/terms/tide.html").select("#used") == []


def test_a_topic_shows_its_terms(site: Report) -> None:
    """What a record refers to refers back."""
    hrefs = [a["href"] for a in page(site, "en/topics/speech.html").select("#named ~ ul a")]

    assert "../terms/harbour-law.html" in hrefs


def test_a_link_by_hand_has_the_word_of_the_edition(site: Report) -> None:
    """``[](term:…)`` works as for any record."""
    soup = page(site, "zh-hans/terms/tide.html")

    assert soup.select_one("#why + p a").get_text() == "港法"  # type: ignore[union-attr]


def test_the_lists_and_files_of_registers_are_there(site: Report) -> None:
    """The glossary can be looked up, taken away and followed."""
    entries = json.loads(site.files["data/terms.json"])["entries"]

    assert [entry["title"]["zh-Hans"] for entry in entries] == ["港法", "潮汐"]
    assert entries[0]["variants"][2]["form"] == {"zh-Hans": "码头规矩"}
    assert site.files["data/terms.csv"].count(b"\n") == 3
    assert "en/terms/changes.atom" in site.files


def test_the_rendering_knows_which_terms_a_record_uses(tmp_path: Path) -> None:
    """So that a cache knows what depends on a term."""
    content = write_content(tmp_path, {**GLOSSARY, **USING})
    _, rendering, _ = check_site(Options(content, THEME), Theme(THEME))

    assert rendering.terms["topic:speech"] == {"term:harbour-law", "term:tide"}
    assert rendering.terms["person:yu-jie"] == set()


def test_the_same_content_gives_the_same_bytes(site: Report, tmp_path: Path) -> None:
    """Links depend on nothing but the content."""
    again = build(write_content(tmp_path, {**GLOSSARY, **USING}))

    assert again.files == site.files
