"""A table from a spreadsheet (.xlsx): one sheet of it.

    read_workbook(Path("people.xlsx"), sheet="名单").rows

Dates become ISO text, and only as exact as the cell shows them: Excel stores July 2015 as
its first day, and a format without a day says so. Every cell of a merged range holds what
the range shows. Of formulas the stored value counts; one without is named. openpyxl reads
the file; it is imported here alone and only when needed.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.errors import SetupError, did_you_mean
from plugins.imports.cells import Cell, Row, Table

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST = 300_000_000  # bytes that a workbook may unpack to
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def read_workbook(path: Path, sheet: str = "") -> Table:
    """Read one sheet.

    Args:
        path: the file.
        sheet: its name; '' for the only sheet, or for the first visible one with rows.

    Raises:
        SetupError: the file is no workbook, is too large, or has no such sheet.
    """
    _refuse_bombs(path)
    values, formulas = _load(path, data_only=True), _load(path, data_only=False)
    name = _chosen(values, sheet)
    page, written = values[name], formulas[name]
    merged = _merged(written)
    rows = []
    for number in range(1, page.max_row + 1):
        cells = (
            _cell(page, written, *merged.get((number, column), (number, column)))
            for column in range(1, page.max_column + 1)
        )
        rows.append(Row(number, tuple(cells)))
    epoch = 1904 if values.epoch.year == 1904 else 1900
    others = [title for title in values.sheetnames if title != name]
    how = f"sheet “{name}”" + (f"; not read: {', '.join(others)}" if others else "")
    return Table(path.name, tuple(rows), how, epoch)


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise SetupError(f"{path.name} is no .xlsx workbook; save it again as .xlsx") from error
    if size > MOST:
        raise SetupError(f"{path.name} unpacks to {size // 1_000_000} MB, which is too much")


def _load(path: Path, *, data_only: bool) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts that it does not know, such as drop-down lists
        try:
            with path.open("rb") as file:  # by its name openpyxl would judge it
                return load_workbook(file, data_only=data_only)
        except Exception as error:  # openpyxl lets through whatever its parser raises
            raise SetupError(f"{path.name} is damaged; save it again as .xlsx") from error


def _chosen(book: Workbook, sheet: str) -> str:
    names = [page.title for page in book.worksheets]
    if sheet:
        if sheet not in names:
            raise SetupError(f"there is no sheet “{sheet}”; {did_you_mean(sheet, names)}")
        return sheet
    shown = [page for page in book.worksheets if page.sheet_state == "visible"]
    filled = [page.title for page in shown if page.max_row > 1]
    if not names:
        raise SetupError("the workbook has no sheet")
    return (filled or names)[0]


def _merged(page: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell of a merged range the cell that holds its value."""
    found = {}
    for area in page.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                found[row, column] = (area.min_row, area.min_col)
    return found


def _cell(page: Worksheet, written: Worksheet, row: int, column: int) -> Cell:
    cell = page.cell(row, column)
    value = cell.value
    if value is None:
        source = written.cell(row, column).value
        bare = isinstance(source, str) and source.startswith("=")
        why = "this is a formula whose result was not saved"
        return Cell("", "bad", why) if bare else Cell()
    if cell.data_type == "e":
        return Cell(str(value), "bad", f"the spreadsheet shows an error here: {value}")
    target = cell.hyperlink.target if cell.hyperlink else ""
    return replace(_typed(value, str(cell.number_format)), link=target or "")


def _typed(value: Any, shown_as: str) -> Cell:
    if isinstance(value, datetime | date):
        return Cell(_as_shown(value, shown_as))
    if isinstance(value, bool):
        return Cell(str(value).lower())
    if isinstance(value, int | float):
        whole = isinstance(value, int) or value.is_integer()
        return Cell(str(int(value)) if whole else str(value), "number")
    if isinstance(value, time):
        return Cell(str(value), "bad", "this is a time of day, not a date")
    return Cell(str(value))


def _as_shown(value: date, shown_as: str) -> str:
    """A date as exact as its format: yyyy-mm has no day, whatever is stored."""
    letters = _QUOTED.sub("", shown_as).lower()
    if "d" in letters or letters in ("general", ""):
        return value.strftime("%Y-%m-%d") if value.year > 999 else value.isoformat()[:10]
    return value.isoformat()[:7] if "m" in letters else value.isoformat()[:4]
