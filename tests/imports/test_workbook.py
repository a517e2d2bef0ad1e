"""Spreadsheets become rows: dates as exact as they are shown, merged cells, formulas."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from plugins.errors import SetupError
from plugins.imports.workbook import read_workbook


def saved(folder: Path, rows: list[list[Any]], title: str = "名单") -> Path:
    """A workbook of one sheet."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(row)
    path = folder / "people.xlsx"
    book.save(path)
    return path


def texts(path: Path, sheet: str = "") -> list[list[str]]:
    """The texts of all cells."""
    return [[cell.text for cell in row.cells] for row in read_workbook(path, sheet).rows]


@pytest.mark.parametrize(
    ("shown_as", "text"),
    [
        ("yyyy-mm-dd", "2015-07-01"),
        ('yyyy"年"m"月"d"日"', "2015-07-01"),
        ("yyyy-mm", "2015-07"),
        ('yyyy"年"m"月"', "2015-07"),
        ("[$-409]mmm-yy;@", "2015-07"),
        ("yyyy", "2015"),
    ],
)
def test_a_date_is_as_exact_as_its_format(tmp_path: Path, shown_as: str, text: str) -> None:
    """Excel stores July 2015 as its first day; who sees “2015-07” knows no day."""
    path = saved(tmp_path, [["出生"], [date(2015, 7, 1)]])
    book = load_workbook(path)
    book.active.cell(2, 1).number_format = shown_as
    book.save(path)

    assert texts(path)[1] == [text]


def test_values_of_all_kinds_become_text(tmp_path: Path) -> None:
    """Whole numbers have no point, and a number is known to be one."""
    row = [2015, 4.0, 2015.1, True, "王某甲", datetime(2015, 7, 10, 12, 30), None]
    path = saved(tmp_path, [["a"] * 7, row])
    cells = read_workbook(path).rows[1].cells

    assert [cell.text for cell in cells] == [
        "2015",
        "4",
        "2015.1",
        "true",
        "王某甲",
        "2015-07-10",
        "",
    ]
    assert cells[0].kind == "number"


def test_a_time_of_day_is_no_date(tmp_path: Path) -> None:
    """It is named, not read as a day of 1900."""
    cell = read_workbook(saved(tmp_path, [["a"], [time(7, 10)]])).rows[1].cells[0]

    assert (cell.kind, cell.why) == ("bad", "this is a time of day, not a date")


def test_every_cell_of_a_merged_range_has_its_value(tmp_path: Path) -> None:
    """A case that stands once for three people holds for each of them."""
    path = saved(tmp_path, [["姓名", "罪名"], ["甲", "293"], ["乙", None], ["丙", None]])
    book = load_workbook(path)
    book.active.merge_cells("B2:B4")
    book.save(path)

    assert [row[1] for row in texts(path)] == ["罪名", "293", "293", "293"]


def test_a_formula_without_its_result_is_named(tmp_path: Path) -> None:
    """A program that only writes formulas leaves nothing to read."""
    cell = read_workbook(saved(tmp_path, [["a"], ["=1+1"]])).rows[1].cells[0]

    assert (cell.kind, cell.why) == ("bad", "this is a formula whose result was not saved")


def test_a_formula_counts_by_its_result(tmp_path: Path) -> None:
    """As spreadsheet programs save it, beside the formula."""
    path = saved(tmp_path, [["a"], ["=2000+15"]])
    _patched(path, "<v></v>", "<v>2015</v>", "<v />", "<v>2015</v>")

    assert texts(path)[1] == ["2015"]


def test_an_error_is_named(tmp_path: Path) -> None:
    """#N/A is no value."""
    cell = read_workbook(saved(tmp_path, [["a"], ["#N/A"]])).rows[1].cells[0]

    assert (cell.kind, cell.why) == ("bad", "the spreadsheet shows an error here: #N/A")


def test_the_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    """Of several the map names one; otherwise it is the first with rows, and the report says so."""
    book = Workbook()
    assert book.active is not None
    book.active.title = "说明"
    page = book.create_sheet("名单")
    page.append(["编号"])
    page.append(["A1"])
    path = tmp_path / "people.xlsx"
    book.save(path)

    assert texts(path) == [["编号"], ["A1"]]
    assert read_workbook(path).how == "sheet “名单”; not read: 说明"
    with pytest.raises(SetupError, match="there is no sheet “名單”; one of: 名单, 说明"):
        read_workbook(path, "名單")


def test_a_link_behind_a_word_is_kept(tmp_path: Path) -> None:
    """Sheets often say “source” and lead to it."""
    path = saved(tmp_path, [["来源"], ["报道"]])
    book = load_workbook(path)
    book.active.cell(2, 1).hyperlink = "https://example.org/a"
    book.save(path)
    cell = read_workbook(path).rows[1].cells[0]

    assert (cell.text, cell.link) == ("报道", "https://example.org/a")


def test_a_hidden_sheet_is_not_chosen(tmp_path: Path) -> None:
    """Unless the map names it."""
    book = Workbook()
    assert book.active is not None
    book.active.sheet_state = "hidden"
    for page in (book.active, book.create_sheet("名单")):
        page.append(["编号"])
        page.append([page.title])
    path = tmp_path / "people.xlsx"
    book.save(path)

    assert texts(path)[1] == ["名单"]
    assert texts(path, "Sheet")[1] == ["Sheet"]


def test_the_calendar_of_old_macs_is_known(tmp_path: Path) -> None:
    """Serial numbers begin in 1904 there."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    path = tmp_path / "people.xlsx"
    book.save(path)

    assert read_workbook(path).epoch == 1904


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    """A ZIP with nothing of a workbook in it, and no ZIP at all."""
    path = tmp_path / "people.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("nothing.txt", "")
    with pytest.raises(SetupError, match=r"people.xlsx is damaged"):
        read_workbook(path)
    path.write_bytes(b"PK no")
    with pytest.raises(SetupError, match=r"people.xlsx is no .xlsx workbook"):
        read_workbook(path)


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small file may hold gigabytes of nothing."""
    path = saved(tmp_path, [["a"]])
    monkeypatch.setattr("plugins.imports.workbook.MOST", 100)

    with pytest.raises(SetupError, match="which is too much"):
        read_workbook(path)


def _patched(path: Path, *changes: str) -> None:
    """Change the XML of the first sheet, in pairs of old and new."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    xml = parts[sheet].decode()
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        xml = xml.replace(old, new)
    parts[sheet] = xml.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
