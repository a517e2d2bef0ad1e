"""Lists of people: everybody is found, counted rightly, in the right order, on light pages."""

from __future__ import annotations

import gzip
import posixpath
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.build.story import Report
from plugins.records.languages import EDITIONS
from plugins.views.lists.tree import PAGE
from tests.people import crowd, edited, names, neutral_id, person, record, slug
from tests.sites import build, page, write_content

FEW, MANY = 36, 300
AIDS = [
    "by-status", "by-charge", "by-place", "by-ethnicity",
    "by-date", "by-pinyin", "by-strokes", "by-name",
]  # fmt: skip
NEVER = "zq-hidden-77aa"
NOBODY = "Zqhidden Nobody"  # a relative and a lawyer


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """So few people that each list is one page."""
    return build(write_content(tmp_path_factory.mktemp("few"), crowd(FEW)))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """So many that lists are parted, and some parts cut."""
    return build(write_content(tmp_path_factory.mktemp("many"), crowd(MANY)))


def pages_of(report: Report, edition: str, aid: str) -> dict[str, BeautifulSoup]:
    """All pages of one list."""
    start = f"{edition}/people/{aid}"
    return {
        path: page(report, path)
        for path in report.files
        if path == f"{start}.html" or path.startswith(f"{start}--")
    }


def listed(soup: BeautifulSoup) -> list[str]:
    """The names of the pages that the lines of a page lead to."""
    return [str(a["href"]).removesuffix(".html") for a in soup.select(".names b > a")]


def groups(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Heading and names of each group on a page."""
    return {
        h2.get_text(strip=True): [a.get_text() for a in h2.find_next("ul").select("b > a")]
        for h2 in soup.select("h2[id]")
    }


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("aid", AIDS)
@pytest.mark.parametrize("size", ["few", pytest.param("many", marks=pytest.mark.slow)])
def test_everybody_is_in_every_list(
    aid: str, edition: str, size: str, request: pytest.FixtureRequest
) -> None:
    """Nobody is lost between groups; only charges can name somebody twice."""
    report: Report = request.getfixturevalue(size)
    found = [name for soup in pages_of(report, edition, aid).values() for name in listed(soup)]

    assert set(found) == {slug(n) for n in range(FEW if size == "few" else MANY)}
    assert len(found) == len(set(found))


@pytest.mark.slow
@pytest.mark.parametrize("edition", EDITIONS)
def test_counts_are_those_of_the_lines(many: Report, edition: str) -> None:
    """The number beside a link is how many lines stand behind it."""
    wrong = []
    for aid in AIDS:
        pages = pages_of(many, edition, aid)
        for path, soup in pages.items():
            for item in soup.select("nav ul.facets li:has(i)"):
                target = posixpath.join(posixpath.dirname(path), str(item.a["href"]))
                stem = target.removesuffix(".html")
                behind = [
                    name
                    for other, there in pages.items()
                    if other == target or other.startswith(f"{stem}--")
                    for name in listed(there)
                ]
                if item.a["href"][0] != "#" and int(item.i.get_text()) != len(behind):
                    wrong.append(f"{path}: {item.get_text()} has {len(behind)}")

    assert wrong == []


@pytest.mark.slow
def test_pages_of_lists_are_light(many: Report) -> None:
    """No page has more than 800 elements or 14,000 bytes, however long the list is."""
    paths = [path for path in many.files if "/people/" in path and _is_list(path)]
    heavy = [
        path
        for path in paths
        if len(gzip.compress(many.files[path], 9, mtime=0)) > 14_000
        or len(page(many, path).find_all(True)) > 800
    ]

    assert len(paths) > 200
    assert heavy == []


def _is_list(path: str) -> bool:
    name = path.rpartition("/")[2]
    return name.startswith(("by-", "prisoner-list", "index.html")) and name.endswith(".html")


def _is_made_of_many(path: str) -> bool:
    """Whether a file is a list, a table or an export of people."""
    name = path.rpartition("/")[2]
    return path.startswith("data/") or name.startswith(("by-", "prisoner-list", "clock.html"))


@pytest.mark.slow
def test_links_of_lists_lead_to_pages(many: Report) -> None:
    """Up, down, to the other editions, to people and to the downloads."""
    dead = []
    for path in many.files:
        if "/people/" in path and _is_list(path):
            for link in page(many, path).select("a[href], link[href]"):
                href = str(link["href"])
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
                if (
                    not href.startswith(("#", "http", "data:"))
                    and target.partition("#")[0] not in many.files
                ):
                    dead.append(f"{path}: {href}")

    assert dead == []


@pytest.mark.slow
def test_anchors_of_a_list_stay_when_it_grows(few: Report, many: Report) -> None:
    """A link to a group of the whole list leads to it whether or not the list is parted."""
    anchors = [
        {str(tag["id"]) for tag in page(report, "en/people/by-status.html").select("main [id]")}
        for report in (few, many)
    ]

    assert {"serving", "detained", "on-trial"} <= anchors[0] & anchors[1]


@pytest.mark.slow
def test_one_more_person_changes_few_pages(many: Report, tmp_path: Path) -> None:
    """Of a list by name only the part that the person is in, and what counts it, changes."""
    more = build(write_content(tmp_path, crowd(MANY + 1)))
    changed = {
        path
        for path in many.files
        if path.startswith("en/people/by-name") and many.files[path] != more.files[path]
    }
    word = names(MANY)[0].partition(" ")[0].lower()

    assert changed == {
        "en/people/by-name.html",
        f"en/people/by-name--{word[0]}.html",
    }


def test_pinyin_is_the_records_own(few: Report) -> None:
    """单 is Shan, 曾 Zeng, 解 Xie, 仇 Qiu: a program would have said Dan, Ceng, Jie, Chou."""
    found = groups(page(few, "zh-hans/people/by-pinyin.html"))
    letter = {name[0]: key for key, group in found.items() for name in group}

    assert {char: letter[char] for char in "单曾解仇欧吕"} == {
        "单": "S", "曾": "Z", "解": "X", "仇": "Q", "欧": "O", "吕": "L",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("edition", "ye", "chen"),
    [("zh-hans", "5画", "7画"), ("zh-hant", "13畫", "11畫"), ("en", "5 strokes", "7 strokes")],
)
def test_strokes_follow_the_script(few: Report, edition: str, ye: str, chen: str) -> None:
    """叶 has five strokes and 葉 thirteen, 陈 seven and 陳 eleven."""
    soup = page(few, f"{edition}/people/by-strokes.html")
    hrefs = {
        h2.get_text(strip=True): [a["href"] for a in h2.find_next("ul").select("b > a")]
        for h2 in soup.select("h2[id]")
    }

    assert f"{slug(3)}.html" in hrefs[ye]
    assert f"{slug(2)}.html" in hrefs[chen]


def test_groups_follow_the_vocabulary_and_none_is_empty(few: Report) -> None:
    """Detained before serving before released, as the vocabulary has them."""
    found = groups(page(few, "en/people/by-status.html"))

    assert list(found) == [
        "detained", "arrested", "on trial", "serving a sentence", "released", "in exile",
        "died in custody",
    ]  # fmt: skip
    assert all(found.values())


def test_a_line_says_who_where_and_why(few: Report) -> None:
    """Both scripts, status with its day, charge, sentence and place."""
    soup = page(few, "en/people/by-name.html")
    line = soup.select_one(f'.names li:has(a[href="{slug(28)}.html"])')
    assert line is not None
    words = " ".join(line.get_text(" ").split())

    assert names(28)[1] in words
    assert names(28)[2] in words
    assert "serving a sentence" in words
    assert "as of" in words
    assert "picking quarrels" in words
    assert "fixed-term imprisonment · 4 years and 6 months" in words
    assert "Detention Centre No. 28" in words


@pytest.mark.parametrize(
    "change",
    [
        {f"people/{slug(5)}/record.yaml": f"id: {neutral_id(5)}\nwithdrawn: 2026-11-24\n",
         f"people/{slug(5)}/en.md": None},
        edited(5, f"id: {neutral_id(5)}", f"draft: true\nid: {neutral_id(5)}"),
    ],
    ids=["withdrawn", "draft"],
)  # fmt: skip
def test_who_is_not_to_be_listed_is_in_no_list(
    change: dict[str, str | None], tmp_path: Path
) -> None:
    """A list, a table or an export with the name would undo the withdrawal."""
    files = build(write_content(tmp_path, {**crowd(8), **change})).files
    where = [
        path
        for path, data in files.items()
        if slug(5).encode() in data
        or names(5)[1].encode() in data
        or neutral_id(5).encode() in data
    ]

    assert [path for path in where if _is_made_of_many(path)] == []


def test_hidden_facts_are_in_no_list_and_no_export(tmp_path: Path) -> None:
    """Relatives, lawyers, notes, risk and confidential sources stay where they are."""
    hidden = f"""\
internal: {{note: {NEVER}}}
relatives: [{{relation: spouse, name: {NOBODY}}}]
health: {{text: {NEVER}, source: s1}}
"""
    facts = (
        record(2)
        .replace("    charges:", f"    lawyers: [{{name: {NOBODY}}}]\n    charges:")
        .replace("consent: {", f"consent: {{by: {NEVER}, ")
        .replace("risk: {", f"risk: {{by: {NEVER}, ")
        .replace(
            "sources:\n",
            f"sources:\n  - {{id: s-{NEVER}, kind: family, title: {NEVER}, confidential: true}}\n",
        )
        .replace("status_source: [s1]", f"status_source: [s1, s-{NEVER}]")
    )
    files = build(write_content(tmp_path, {**crowd(8), **person(2, facts + hidden)})).files
    found = [p for p, data in files.items() if re.search(f"{NEVER}|{NOBODY}".encode(), data)]

    assert [path for path in found if _is_made_of_many(path)] == []


def test_no_people_no_lists(tmp_path: Path) -> None:
    """A site without people has neither lists nor exports."""
    files = build(write_content(tmp_path, {**crowd(0)})).files

    assert [path for path in files if _is_made_of_many(path)] == []


@pytest.mark.slow
def test_the_section_leads_to_every_list(many: Report) -> None:
    """The people's index shows some, and the ways to all."""
    soup = page(many, "en/people/index.html")
    hrefs = {str(a["href"]) for a in soup.select("a[href]")}

    assert {f"{aid}.html" for aid in AIDS} | {
        "prisoner-list.html",
        "../../data/people.csv",
    } <= hrefs
    assert len(soup.select(".card")) == 48


@pytest.mark.slow
def test_a_list_is_at_most_one_page_long(many: Report) -> None:
    """No page of a list has more lines than were decided."""
    longest = max(len(listed(soup)) for aid in AIDS for soup in pages_of(many, "en", aid).values())

    assert longest <= PAGE


def test_the_clock_counts_people(few: Report) -> None:
    """The overview adds up: of each stage all people stand in one of the columns."""
    soup = page(few, "en/people/clock.html")
    rows = [[int(td.get_text()) for td in tr.find_all("td")] for tr in soup.select("tbody tr")]

    assert rows
    assert all(row[0] == sum(row[1:]) for row in rows)
