"""The prisoner list, on paper and as a table: the same people in the same order everywhere."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from plugins.build.story import Report
from plugins.records.languages import EDITIONS
from plugins.views.lists.meeting import PART
from tests.people import crowd, names, neutral_id, slug
from tests.sites import THEME, build, page, write_content

pytestmark = pytest.mark.slow  # whole sites, or a crowd of people

OPINION = """\
    un: [{mechanism: wgad, symbol: Opinion 99/2099, source: [s1]}]
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """So many people that the list has several parts; one with an opinion of the UN."""
    files = crowd(80)
    name = f"people/{slug(0)}/record.yaml"
    facts = files[name]
    assert facts
    files[name] = facts.replace("    source: [s1, s2]\n", f"{OPINION}    source: [s1, s2]\n")
    return build(write_content(tmp_path_factory.mktemp("meeting"), files))


def parts(report: Report, edition: str) -> list[str]:
    """The pages of the list, in order."""
    found = [
        p for p in report.files if re.fullmatch(rf"{edition}/people/prisoner-list(--\d+)?\.html", p)
    ]
    return sorted(found, key=lambda p: (len(p), p))


def numbered(report: Report, edition: str) -> list[tuple[str, str]]:
    """Number and link of each row, over all parts."""
    return [
        (tr.td.get_text(), str(tr.th.a["href"]))
        for path in parts(report, edition)
        for tr in page(report, path).select("tbody tr")
        if tr.td and tr.th and tr.th.a
    ]


def table(report: Report, path: str) -> list[dict[str, str]]:
    """A table, read as Excel and Python read it."""
    return list(csv.DictReader(io.StringIO(report.files[path].decode("utf-8-sig"))))


def test_a_number_is_the_same_person_in_every_edition(report: Report) -> None:
    """Two people at one table with lists in two languages speak of the same number 7."""
    lists = [numbered(report, edition) for edition in EDITIONS]

    assert lists[0] == lists[1] == lists[2]
    assert [number for number, _ in lists[0]] == [str(n + 1) for n in range(len(lists[0]))]


def test_a_long_list_has_parts_whose_numbers_run_on(report: Report) -> None:
    """Each part is light; the first says what changed, and leads to the others."""
    paths = parts(report, "en")
    sizes = [len(page(report, path).select("tbody tr")) for path in paths]

    assert sizes == [PART, sum(sizes) - PART]
    assert [bool(page(report, path).find("h2")) for path in paths] == [True, False]
    assert page(report, paths[0]).select_one('nav a[href="prisoner-list--2.html"]')


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_table_is_the_list(report: Report, edition: str) -> None:
    """Page and table name the same people in the same order."""
    rows = table(report, f"{edition}/people/prisoner-list.csv")
    ids = {f"{slug(n)}.html": neutral_id(n) for n in range(80)}

    assert [list(row.values())[:2] for row in rows] == [
        [number, ids[href]] for number, href in numbered(report, edition)
    ]


def test_a_row_has_what_a_diplomat_asks(report: Report) -> None:
    """Names in all scripts, born, since when, where, for what, how long, as of when, the UN."""
    row = next(
        r for r in table(report, "en/people/prisoner-list.csv") if r["Identifier"] == neutral_id(0)
    )

    assert list(row.values())[2:] == [
        *names(0), "1940", "1 February 2001", "Detention Centre No. 0",
        "picking quarrels and provoking trouble (Criminal Law, art. 293)",
        "fixed-term imprisonment · 4 years and 6 months",
        "serving a sentence", "March 2002", "Opinion 99/2099",
    ]  # fmt: skip


def test_the_list_can_be_printed() -> None:
    """A4 across, the head of the table on each sheet, nobody cut in two."""
    style = (THEME / "static" / "prisoner-list.css").read_text("utf-8")

    assert "@page{size:A4 landscape" in style
    assert "thead{display:table-header-group}" in style
    assert "tr{break-inside:avoid" in style


def test_title_and_note_are_the_editors(tmp_path: Path) -> None:
    """A list for one meeting says which, and is no longer said to name everybody."""
    chosen = (
        "title: {en: For Bern, zh-Hans: 供伯尔尼会谈, zh-Hant: 供伯恩會談}\n"
        f"note: {{en: In confidence., zh-Hans: 请勿外传。}}\npeople: [{slug(1)}]\n"
    )
    files = write_content(tmp_path, {**crowd(3), "prisoner-list.yaml": chosen})
    shown = page(build(files), "zh-hant/people/prisoner-list.html").get_text(" ")

    assert "供伯恩會談" in shown
    assert "請勿外傳。" in shown
    assert "都列在這裡" not in shown


def test_nobody_held_no_list(tmp_path: Path) -> None:
    """Where nobody is deprived of liberty there is no list to hand over, and no link to one."""
    report = build(write_content(tmp_path, {**crowd(2), f"people/{slug(0)}/record.yaml": None,
                                            f"people/{slug(0)}/en.md": None}))  # fmt: skip

    assert parts(report, "en") == []
    assert b"prisoner-list" not in report.files["en/people/index.html"]
