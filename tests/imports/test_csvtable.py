"""Delimited text files become rows, whatever stands between the cells."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.errors import SetupError
from plugins.imports.cells import Table
from plugins.imports.csvtable import read_csv


def written(folder: Path, text: str) -> Table:
    """A file with this text, read."""
    path = folder / "people.csv"
    path.write_text(text, "utf-8", newline="")
    return read_csv(path)


def cells(table: Table) -> list[list[str]]:
    """The texts of all cells."""
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str, tmp_path: Path) -> None:
    """The one that makes even rows, even where others stand in the cells."""
    text = f"key{delimiter}name\nA1{delimiter}Some, body; or | not\nA2{delimiter}Other\n"
    text = (
        text
        if delimiter in ("\t",)
        else text.replace("Some, body; or | not", '"Some, body; or | not"')
    )

    assert cells(written(tmp_path, text)) == [
        ["key", "name"],
        ["A1", "Some, body; or | not"],
        ["A2", "Other"],
    ]


def test_a_line_break_in_quotes_belongs_to_its_cell(tmp_path: Path) -> None:
    """Rows are numbered as spreadsheet programs number them, not by lines."""
    table = written(tmp_path, 'key,story\nA1,"first\nsecond"\nA2,third\n')

    assert cells(table)[1] == ["A1", "first\nsecond"]
    assert table.rows[2].number == 3


def test_doubled_quotation_marks_are_one(tmp_path: Path) -> None:
    """As RFC 4180 has it."""
    assert cells(written(tmp_path, 'a,b\n"say ""no""",1\n'))[1] == ['say "no"', "1"]


def test_ragged_rows_keep_their_length(tmp_path: Path) -> None:
    """Whether a row is too long is decided where the columns are known."""
    assert [len(row) for row in cells(written(tmp_path, "a,b,c\n1,2\n1,2,3,4\n\n"))] == [3, 2, 4, 0]


def test_the_line_for_excel_alone_is_heeded(tmp_path: Path) -> None:
    """Excel writes sep=; at the top for itself."""
    assert cells(written(tmp_path, "sep=;\na;b\n1;2\n")) == [["a", "b"], ["1", "2"]]


def test_a_single_column_is_a_table_too(tmp_path: Path) -> None:
    """A list of names has nothing to part."""
    assert cells(written(tmp_path, "name\nSomebody\n")) == [["name"], ["Somebody"]]


def test_a_monstrous_cell_is_refused_with_its_row(tmp_path: Path) -> None:
    """A quotation mark that is never closed swallows the rest of a file."""
    with pytest.raises(SetupError, match=r"row 2 of the table cannot be read.*quotation mark"):
        written(tmp_path, 'a,b\n"' + "x" * 200_000)


@given(
    st.lists(
        st.lists(st.text('ab,;|"\n王 ', max_size=6), min_size=3, max_size=3), min_size=2, max_size=6
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_what_a_writer_quotes_is_read_back(tmp_path: Path, rows: list[list[str]]) -> None:
    """Whatever stands in cells comes back, given the delimiter."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path = tmp_path / "round.csv"
    path.write_text(out.getvalue(), "utf-8", newline="")

    assert cells(read_csv(path, "utf-8", ",")) == rows
