"""A sheet for lawyers, drawn from a person's record."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.build.story import Report
from plugins.records.schemas.brief import BLANKS
from plugins.views.briefs.letter import LINE, filled
from tests.people import crowd, edited, names, record, slug
from tests.sites import build, page, problems_of, text, write_content

FEW = 6
OPINIONS = text(
    """
    id: opinion
    title: {en: Opinions, zh-Hans: 意见, zh-Hant: 意見}
    short: {en: Opinions, zh-Hans: 意见, zh-Hant: 意見}
    one: {en: Opinion, zh-Hans: 意见, zh-Hant: 意見}
    intro: {en: Some., zh-Hans: 一些。, zh-Hant: 一些。}
    sourced: false
    fields:
      - {id: title, type: name, required: true}
      - {id: summary, type: words}
      - id: charges
        type: term
        vocabulary: charge
        many: true
        label: {en: Charge, zh-Hans: 罪名, zh-Hant: 罪名}
      - id: people
        type: ref
        to: [person]
        many: true
        label: {en: About, zh-Hans: 当事人, zh-Hant: 當事人}
    """
)
WORDS = (
    "title: {{en: No. {0}, zh-Hans: 第{0}号, zh-Hant: 第{0}號}}\nsummary: {{en: A, zh-Hans: 甲}}\n"
)
LETTER = "About %name% (%chinese_name%), **%charges%**, %court%, %sentence%; %limits%."
BRIEF = {
    "briefs/defence/record.yaml": text(
        """
        comparable: opinion
        can_do:
          - title: {en: Write, zh-Hans: 写信}
            text: {en: To the court, zh-Hans: 写给法院}
            see: [topic:speech]
        """
    ),
    "briefs/defence/en.md": text(
        f"""
        ---
        title: For lawyers
        summary: A sheet.
        letter:
          title: On %name%
          text: "{LETTER}"
        ---
        A guide.
        """
    ),
    "briefs/defence/zh-Hans.md": text(
        """
        ---
        title: 给律师
        summary: 材料。
        letter:
          title: 一封信
          text: 关于%name%一案。
        ---
        说明。
        """
    ),
    "registers/opinions/schema.yaml": OPINIONS,
    "registers/opinions/same.yaml": WORDS.format(1) + "charges: [CL-293]\n",
    "registers/opinions/own.yaml": WORDS.format(2)
    + f"charges: [CL-293]\npeople: [person:{slug(0)}]\n",
    "registers/opinions/topic.yaml": WORDS.format(3) + "topics: [speech]\n",
    "registers/opinions/other.yaml": WORDS.format(4) + "charges: [CL-111]\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A few people, a brief, and four opinions."""
    return build(write_content(tmp_path_factory.mktemp("site"), {**crowd(FEW), **BRIEF}))


@pytest.fixture(scope="module")
def sheet(site: Report) -> BeautifulSoup:
    """The sheet of the first person, who is charged under article 293."""
    return page(site, f"en/people/{slug(0)}--defence.html")


def test_everybody_with_a_case_has_a_sheet(site: Report) -> None:
    """And nobody else; the page of the person and the guide lead to it."""
    found = {path for path in site.files if path.endswith("--defence.html")}
    guide = page(site, "en/briefs/defence.html")

    assert len(found) == 3 * (FEW - 1)  # the fifth of the crowd has no case
    assert f"en/people/{slug(4)}--defence.html" not in found
    assert len(guide.select("#sheets ~ ul a")) == FEW - 1
    assert page(site, f"en/people/{slug(0)}.html").select(f"a[href='{slug(0)}--defence.html']")
    assert not page(site, f"en/people/{slug(4)}.html").select("a[href$='--defence.html']")


def test_the_chronology_stands_under_the_law_in_force(site: Report, tmp_path: Path) -> None:
    """A new table begins where the law changed; before 1997 no law is named."""
    facts = record(0)
    year = facts.partition("start: {date: ")[2][:4]
    moved = edited(0, "topics: [speech]", "topics: [speech]\ntimeline:\n"
        "  - {date: 1990, text: {en: Long before, zh-Hans: 很早}, source: [s1]}\n"
        "  - {date: 2015, text: {en: Later, zh-Hans: 后来}, source: [s1]}")  # fmt: skip
    shown = page(
        build(write_content(tmp_path, {**crowd(1), **BRIEF, **moved})),
        f"en/people/{slug(0)}--defence.html",
    )
    parts = [
        (table.caption.get_text() if table.caption else "", table.th.get_text())
        for table in shown.select("h2 ~ table")
        if table.th and table.th.get_text()[-4:].isdigit() and not table.thead
    ]

    assert parts[0] == ("", "1990")
    assert parts[-1][0].startswith("Criminal Procedure Law (2012) · since 1 January 2013")
    assert int(year) < 2013
    assert any(caption.startswith("Criminal Procedure Law (1996)") for caption, _ in parts)


def test_comparable_are_those_with_the_charge_and_then_the_topic(sheet: BeautifulSoup) -> None:
    """An opinion on the person's own case is no comparison, nor one on something else."""
    heading = next(h2 for h2 in sheet("h2") if h2.get_text() == "Comparable opinions")
    lines = [li.get_text() for li in heading.find_next("ul")("li")]

    assert [line.partition(":")[0] for line in lines] == ["No. 1", "No. 3"]
    assert "the same charge: " in lines[0]
    assert "the same topic: Speech" in lines[1]


def test_the_letter_is_filled_in(sheet: BeautifulSoup) -> None:
    """Names in the edition's form and in Chinese; a blank line where the record is silent."""
    letter = sheet.select_one(".letter").get_text()
    english, hans, _, _ = names(0)

    assert f"About {english} ({hans}), picking quarrels" in letter
    assert f", {LINE}, " in letter
    assert letter.strip().startswith(f"On {english}")
    assert "%" not in letter


def test_there_is_no_letter_for_whoever_is_free_or_dead(site: Report) -> None:
    """The second of the crowd was released, the sixth died in custody."""
    for number in (1, 5):
        shown = page(site, f"en/people/{slug(number)}--defence.html")
        assert not shown.select(".letter"), number


def test_the_guide_has_the_letter_with_its_blanks(site: Report) -> None:
    """So that it can be printed and filled in by hand."""
    assert f"About {LINE} ({LINE})" in page(site, "en/briefs/defence.html").get_text()


def test_the_letter_is_in_the_script_of_the_edition(site: Report) -> None:
    """The name as the record gives it, never converted."""
    _, _, hant, _ = names(2)

    shown = page(site, f"zh-hant/people/{slug(2)}--defence.html").select_one(".letter").get_text()
    assert f"關於{hant}一案。" in shown


def test_citations_lead_to_the_page_of_the_person(sheet: BeautifulSoup) -> None:
    """The sheet has no list of sources of its own."""
    cited = {str(a["href"]).partition("#")[0] for a in sheet.select("sup.cite a")}

    assert cited == {f"{slug(0)}.html"}


def test_an_unknown_blank_is_named(tmp_path: Path) -> None:
    """With the nearest that exists."""
    changed = BRIEF["briefs/defence/en.md"].replace("%court%", "%cuort%")
    found = problems_of(
        write_content(tmp_path, {**crowd(1), **BRIEF, "briefs/defence/en.md": changed})
    )

    assert [(p.rule, p.hint) for p in found if p.severity == "error"] == [
        ("unknown-term", "did you mean “court”?")
    ]


def test_what_fills_a_blank_is_escaped() -> None:
    """A name is text, whatever characters it has."""
    values = dict.fromkeys(BLANKS, "") | {"name": "<b>&"}

    assert filled("<p>%name%</p>", values) == "<p>&lt;b&gt;&amp;</p>"
