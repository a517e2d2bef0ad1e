"""Tables open in a real spreadsheet, Gnumeric, and none of their cells is a formula there."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell

from plugins.build.story import Report
from plugins.views.exports.table import csv_bytes

EVIL = ["=1+1", "=HYPERLINK(0)", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)", "\t=1", " =1"]

pytestmark = [
    pytest.mark.server,
    pytest.mark.filterwarnings("ignore:Workbook contains no default style"),
]


def cells(table: bytes, folder: Path) -> list[Cell]:
    """What Gnumeric makes of a table."""
    if not shutil.which("ssconvert"):
        if os.environ.get("ZHIQUAN_SERVERS") == "required":
            pytest.fail("ssconvert is not installed (Debian: gnumeric)")
        pytest.skip("ssconvert is not installed (Debian: gnumeric)")
    source, target = folder / "table.csv", folder / "table.xlsx"
    source.write_bytes(table)
    subprocess.run(
        ["ssconvert", "-T", "Gnumeric_Excel:xlsx2", source, target], check=True, capture_output=True
    )
    page = openpyxl.load_workbook(target).worksheets[0]
    return [cell for row in page.iter_rows() for cell in row if isinstance(cell, Cell)]


def formulas(found: list[Cell]) -> list[str]:
    """Those that the spreadsheet would reckon out."""
    return [str(cell.value) for cell in found if cell.data_type == "f"]


def test_the_spreadsheet_does_take_formulas(tmp_path: Path) -> None:
    """A test that cannot fail proves nothing: as they came, some of the cells would run."""
    raw = "".join(f'"{cell}"\r\n' for cell in EVIL).encode()

    assert formulas(cells(raw, tmp_path))


def test_no_cell_of_ours_is_a_formula(tmp_path: Path) -> None:
    """And each is text, with all that was written in it."""
    found = cells(csv_bytes(["cell"], [[cell] for cell in EVIL]), tmp_path)

    assert formulas(found) == []
    assert [cell.data_type for cell in found] == ["s"] * (1 + len(EVIL))


def test_the_tables_of_the_site_open_whole(real_site: Report, tmp_path: Path) -> None:
    """Every line and column is there, in Chinese too, and nothing runs."""
    problems = []
    tables = {path: data for path, data in real_site.files.items() if path.endswith(".csv")}
    for path, data in sorted(tables.items()):
        found = cells(data, tmp_path)
        columns = len(data.decode("utf-8-sig").split("\r\n")[0].split(","))
        lines = data.count(b"\r\n")
        if formulas(found) or len(found) != lines * columns:
            problems.append(f"{path}: {formulas(found)}, {len(found)} of {lines} x {columns}")

    assert tables
    assert problems == []
