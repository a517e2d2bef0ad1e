"""A thousand rows as people keep them: right or reported, nothing private, nothing overwritten."""

from __future__ import annotations

import csv
import io
import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from plugins.editions.script import in_script
from tests.imports.messy import COLUMNS, MAP, PRIVATE, Messy, messy
from tests.imports.tables import Imported, bring_in
from tests.sites import build, problems_of

pytestmark = pytest.mark.slow  # whole sites, or a crowd of people

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def as_csv(table: Messy, delimiter: str = ",") -> str:
    """The table as a spreadsheet program exports it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(table.lines)
    return out.getvalue()


@pytest.fixture(scope="module")
def table() -> Messy:
    """The thousand rows."""
    return messy()


@pytest.fixture(scope="module")
def imported(table: Messy, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """The thousand rows in GB18030, imported once."""
    return bring_in(tmp_path_factory.mktemp("messy"), as_csv(table).encode("gb18030"), MAP)


def said(record: dict[str, Any]) -> dict[str, Any]:
    """What a draft says, by the columns of the table."""
    name, custody = record["name"], record.get("custody", [{}])[0]
    case = record.get("case", [{}])[0]
    residence = record.get("residence")
    arrest = next((event["date"] for event in case.get("events", [])), None)
    start = custody.get("start", {}).get("date")
    charges = [charge["article"] for charge in case.get("charges", [])]
    found = {
        "姓名": {part: name[part] for part in ("zh-Hans", "zh-Hant", "en") if part in name},
        "性别": record.get("sex"),
        "出生": record.get("birth", {}).get("date"),
        "民族": record.get("ethnicity"),
        "职业": record.get("occupation"),
        "居住地": residence and (residence["province"], _any(residence.get("prefecture"))),
        "经过": (start, arrest) if start or arrest else None,
        "罪名": charges or None,
        "刑期": case.get("sentence"),
        "关押地点": custody.get("place"),
        "现状": record.get("status"),
        "备注": _any(record.get("internal")),
    }
    return {column: value for column, value in found.items() if value is not None}


def _any(text: dict[str, str] | None) -> str | None:
    return next(iter(text.values())) if text else None


def expected(truth: dict[str, Any]) -> dict[str, Any]:
    """The truth as a draft can say it: a place of detention needs the day it began."""
    return {c: v for c, v in truth.items() if c != "关押地点" or "经过" in truth}


def test_every_readable_cell_is_read_right(imported: Imported, table: Messy) -> None:
    """A draft says what the table says in each field, and nothing else."""
    wrong = {
        row: (told, expected(table.truth[row]))
        for row, record in imported.records.items()
        if (told := said(record)) != expected(table.truth[row])
    }

    assert wrong == {}


def test_every_person_gets_one_draft(imported: Imported, table: Messy) -> None:
    """Rows with a name are drafted once; the rest is accounted for, row by row."""
    assert set(imported.records) == set(table.truth)
    assert set(imported.refused()) == table.twice | table.refused


def test_every_unreadable_cell_is_in_the_report(imported: Imported, table: Messy) -> None:
    """Each stands there with its row and its column, and no cell that could be read does."""
    remarks = {(r.row, r.column) for r in imported.remarks if r.kind == "unread"}
    lost_places = {(row, "custody") for row, truth in table.truth.items() if "经过" not in truth}

    assert table.unread <= remarks
    assert remarks <= table.unread | lost_places


def test_every_private_cell_is_in_the_report(imported: Imported, table: Messy) -> None:
    """Each is named by row, column and kind."""
    remarks = {(r.row, r.column) for r in imported.remarks if r.kind == "private"}

    assert remarks == table.private


def test_nothing_private_is_in_a_draft_or_in_the_report(imported: Imported) -> None:
    """No number, address or account of the table is written down anywhere."""
    people = imported.content / "people"
    texts = [path.read_text("utf-8") for path in sorted(people.rglob("record.yaml"))]
    everything = "\n".join([*texts, imported.report])

    assert [secret for secret in PRIVATE if secret in everything] == []


def test_the_site_builds_with_all_drafts_held_back(imported: Imported) -> None:
    """Drafts stop no build and are in no page of it."""
    report = build(imported.content)
    pages = b"\n".join(report.files.values()).decode("utf-8", "replace")

    assert problems_of(imported.content) == []
    assert "某甲" not in pages
    assert report.records == 2


def test_a_second_run_writes_nothing(imported: Imported, table: Messy) -> None:
    """What is there stays as it is, to the byte, and the report says that it was there."""
    before = snapshot(imported.content)
    again = bring_in(imported.content.parent, as_csv(table).encode("gb18030"), MAP)

    assert snapshot(imported.content) == before
    assert again.outcome.written == []
    assert again.outcome.there == len(table.truth) + len(table.twice)


def snapshot(content: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(p): p.read_bytes() for p in sorted(content.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_changes_nothing(encoding: str, tmp_path: Path) -> None:
    """The same rows in another encoding make the same drafts."""
    small = messy(rows=60, seed=11)
    imported = bring_in(tmp_path, as_csv(small).encode(encoding), MAP)

    assert {row: said(record) for row, record in imported.records.items()} == {
        row: expected(truth) for row, truth in small.truth.items()
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_changes_nothing(delimiter: str, tmp_path: Path) -> None:
    """The same rows with other signs between the cells make the same drafts."""
    small = messy(rows=60, seed=12)
    imported = bring_in(tmp_path, as_csv(small, delimiter), MAP)

    assert {row: said(record) for row, record in imported.records.items()} == {
        row: expected(truth) for row, truth in small.truth.items()
    }


def test_two_runs_into_two_folders_are_the_same(tmp_path: Path) -> None:
    """Nothing depends on the day, the folder or the order of sets."""
    small = as_csv(messy(rows=60, seed=13))
    runs = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        imported = bring_in(tmp_path / name, small, MAP)
        files = {
            p.relative_to(imported.content): p.read_bytes()
            for p in imported.content.rglob("*.yaml")
        }
        runs.append((files, imported.report))

    assert runs[0] == runs[1]


def as_workbook(table: Messy, path: Path) -> None:
    """The table as a spreadsheet: real dates, serial numbers, formulas, merged cells."""
    rng = random.Random(3)
    book = Workbook()
    page = book.active
    assert page is not None
    for line in table.lines:
        page.append([cell or None for cell in line])
    page.merge_cells("A1:D1")
    for row, truth in table.truth.items():
        _date_cell(page.cell(row, COLUMNS.index("出生") + 1), truth.get("出生", ""), rng)
        if rng.random() < 0.05:
            page.cell(row, COLUMNS.index("性别") + 1).value = "=1+1"
            truth.pop("性别", None)
            table.unread.add((row, "性别"))
    _merge(page, table)
    book.save(path)


def _date_cell(cell: Any, told: str, rng: random.Random) -> None:
    """Most dates that are plain become what a spreadsheet makes of them."""
    if not re.fullmatch(r"\d{4}-\d\d(-\d\d)?", told) or rng.random() < 0.3:
        return
    whole = len(told) == 10
    day = date.fromisoformat(told if whole else f"{told}-01")
    if whole and rng.random() < 0.5:
        cell.value, cell.number_format = (day - date(1899, 12, 30)).days, "General"
    else:
        cell.value = day
        cell.number_format = "yyyy-mm-dd" if whole else 'yyyy"年"m"月"'


def _merge(page: Any, table: Messy) -> None:
    """One cell for two people, every now and then."""
    column = COLUMNS.index("民族") + 1
    for row in sorted(table.truth)[::9]:
        below = table.truth.get(row + 1)
        if below is not None and "民族" in table.truth[row]:
            page.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
            below["民族"] = table.truth[row]["民族"]
            table.unread.discard((row + 1, "民族"))


def test_a_spreadsheet_is_read_right(tmp_path: Path) -> None:
    """Dates as exact as they were, merged cells for each row, formulas reported."""
    table = messy(rows=150, seed=21)
    for row in table.twice:  # a repeated row has other cells than its original by now
        table.lines[row - 1] = []
    as_workbook(table, tmp_path / "people.xlsx")
    imported = bring_in(tmp_path, tmp_path / "people.xlsx", MAP)
    remarks = {(r.row, r.column) for r in imported.remarks if r.kind == "unread"}

    assert {row: said(record) for row, record in imported.records.items()} == {
        row: expected(truth) for row, truth in table.truth.items()
    }
    assert table.unread <= remarks


def test_a_table_in_traditional_characters_is_read_right(tmp_path: Path) -> None:
    """In Big5, with a map in Simplified; every text stays in the script it was in."""
    table = messy(rows=120, seed=31)
    table.lines = [[in_script(cell, "zh-Hant") for cell in line] for line in table.lines]
    raw = as_csv(table).encode("big5hkscs", errors="ignore")
    imported = bring_in(tmp_path, raw, MAP + "lang: zh-Hant\n")

    assert imported.outcome.how.startswith("big5hkscs (guessed)")
    assert {row: said(record) for row, record in imported.records.items()} == {
        row: _traditional(expected(truth)) for row, truth in table.truth.items()
    }


def _traditional(truth: dict[str, Any]) -> dict[str, Any]:
    """What is true of a person, told in Traditional characters."""
    told = dict(truth)
    name = {"zh-Hant": in_script(truth["姓名"]["zh-Hans"], "zh-Hant")}
    told["姓名"] = name | ({"en": truth["姓名"]["en"]} if "en" in truth["姓名"] else {})
    if "居住地" in truth and truth["居住地"][1]:
        told["居住地"] = (truth["居住地"][0], in_script(truth["居住地"][1], "zh-Hant"))
    if "备注" in truth:
        told["备注"] = in_script(truth["备注"], "zh-Hant")
    place = truth.get("关押地点", {})
    if place and "en" not in place:
        told["关押地点"] = {"zh-Hant": in_script(next(iter(place.values())), "zh-Hant")}
    return told
