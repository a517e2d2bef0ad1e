"""Entries side by side, and entries against topics."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.build.story import Report
from tests.registers import EAST, FOLDER, REGISTER, SCHEMA, WEST
from tests.sites import build, page, problems_of, text, write_content

VIEWS = text(
    """
    views:
      - {kind: table, sort: title}
      - {kind: compare, beside: east}
      - {kind: cross, columns: topics}
    """
)
COMPARED = SCHEMA.partition("views:")[0] + VIEWS
TOPIC = "topics: [speech]\n"
SITE = {
    **REGISTER,
    f"{FOLDER}/schema.yaml": COMPARED,
    f"{FOLDER}/third.yaml": WEST.replace("West", "Third").replace("西", "三")
    + "near: [wharf:east]\n"
    + TOPIC,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Three wharves, one of which the others stand beside."""
    return build(write_content(tmp_path_factory.mktemp("site"), SITE))


def test_each_entry_stands_beside_the_one_that_is_named(site: Report) -> None:
    """Columns are the two entries, rows the fields to which one of them says something."""
    shown = page(site, "en/wharves/index--compare--west.html")
    head = [cell.get_text() for cell in shown.select("thead th")]
    rows = {tr.th.get_text(): [td.get_text() for td in tr("td")] for tr in shown.select("tbody tr")}

    assert head == ["What is compared", "East Wharf", "West Wharf"]
    assert rows["Kind"] == ["by the sea", "by a river"]
    assert rows["Symbol"] == ["W/1", ""]
    assert "Keeper" not in rows  # not public
    assert rows["State"] == ["May 1901 · open31 December 1999 · shut · It moved.", ""]
    assert rows["Boats"] == ["Gull · 1902 · West WharfTern", ""]


def test_citations_lead_to_the_entry_that_has_the_sources(site: Report) -> None:
    """The page of a comparison has no list of sources of its own."""
    cited = page(site, "en/wharves/index--compare--west.html").select("a[href*='#src-']")

    assert {str(a["href"]) for a in cited} == {"east.html#src-s1"}


def test_one_question_goes_to_all(site: Report) -> None:
    """Who says nothing to it is left out, and the one that is named comes first."""
    shown = page(site, "en/wharves/index--compare--by-length.html")

    assert [th.get_text() for th in shown.select("tbody th")] == [
        "East Wharf",
        "Third Wharf",
        "West Wharf",
    ]
    assert [
        th.get_text()
        for th in page(site, "en/wharves/index--compare--by-symbol.html").select("tbody th")
    ] == ["East Wharf"]


def test_the_index_leads_to_every_comparison(site: Report) -> None:
    """In every edition, in words of the edition."""
    shown = page(site, "zh-hans/wharves/index--compare.html")
    links = {str(a["href"]) for a in shown.select("main ul.facets a")}

    assert {"index--compare--west.html", "index--compare--third.html"} <= links
    assert "index--compare--by-kind.html" in links
    assert "index--compare--east.html" not in links


def test_only_the_fields_that_are_named_are_compared(tmp_path: Path) -> None:
    """``show`` gives the fields and their order."""
    schema = COMPARED.replace("beside: east", "beside: east, show: [length, kind]")
    site = build(write_content(tmp_path, {**SITE, f"{FOLDER}/schema.yaml": schema}))

    rows = page(site, "en/wharves/index--compare--west.html").select("tbody th")
    assert [th.get_text() for th in rows] == ["Length", "Kind"]


@pytest.mark.parametrize(
    ("view", "message"),
    [
        ("{kind: compare, beside: easter}", "no record is called “wharf:easter”"),
        ("{kind: compare}", "a compare needs “beside”"),
        ("{kind: compare, beside: east, show: [lenght]}", "there is no field “lenght”"),
        ("{kind: compare, beside: east, show: [keeper]}", "“keeper” is not public"),
        ("{kind: table, beside: east}", "“beside” means nothing for a table"),
        ("{kind: cross, columns: kind}", "a cross cannot show “kind” there"),
    ],
)
def test_a_view_that_cannot_work_is_named(tmp_path: Path, view: str, message: str) -> None:
    """At its line, with a hint."""
    schema = SCHEMA.partition("views:")[0] + f"views:\n  - {view}\n"
    found = problems_of(write_content(tmp_path, {**SITE, f"{FOLDER}/schema.yaml": schema}))

    named = [problem for problem in found if problem.message.startswith(message)]
    assert named, [p.message for p in found]
    assert named[0].place.line
    assert named[0].hint


def test_a_cell_counts_what_is_on_both(site: Report) -> None:
    """East and Third are both under the topic, and Third names East."""
    shown = page(site, "en/wharves/index--cross.html")
    rows = {tr.th.get_text(): tr.td.a for tr in shown.select("tbody tr")}

    assert set(rows) == {"East Wharf", "Third Wharf", "West Wharf"}
    assert (rows["East Wharf"].get_text(), rows["East Wharf"]["aria-label"]) == (
        "2",
        "East Wharf, Speech: 2",
    )
    listed = page(site, f"en/wharves/{rows['East Wharf']['href']}").select("a.card b")
    assert [b.get_text() for b in listed] == ["East Wharf", "Third Wharf"]
    assert rows["Third Wharf"]["href"] == "../wharves/third.html"
    assert rows["West Wharf"]["href"] == "../wharves/east.html"  # which names both


def test_a_term_called_like_an_entry_leads_to_it(tmp_path: Path) -> None:
    """Whatever uses a word of a vocabulary is found at the entry of that name."""
    schema = COMPARED.replace("id: wharf\n", "id: verification\n").replace(
        "to: [wharf]", "to: [verification]"
    )
    entry = {
        f"{FOLDER}/schema.yaml": schema,
        f"{FOLDER}/east.yaml": EAST.replace("wharf:west", "verification:west"),
        f"{FOLDER}/west/record.yaml": WEST,
        f"{FOLDER}/reported.yaml": WEST,
    }
    site = build(write_content(tmp_path, entry))

    named = page(site, "en/wharves/reported.html").select("#named + ul a")
    assert "Yu Jie" in [a.get_text() for a in named]


def test_withdrawn_entries_are_counted_and_nothing_else(tmp_path: Path) -> None:
    """The index says how many were taken back; the name stands nowhere."""
    table = (
        "slug,title.en,title.zh-Hans,title.zh-Hant,kind,withdrawn,source.kind,source.title\n"
        "w-1,Lost Quay,失码头,失碼頭,sea,2012-02-01,ngo,A story\n"
    )
    site = build(write_content(tmp_path, {**SITE, f"{FOLDER}/entries.csv": table}))

    head = (
        page(site, "en/wharves/index.html").header.get_text()
        + page(site, "en/wharves/index.html").main.get_text()
    )
    assert "1 withdrawn" in head
    assert not [path for path, data in site.files.items() if b"Lost Quay" in data]
    assert b"wharf:w-1" in site.files["en/withdrawn.html"]
