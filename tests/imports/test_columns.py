"""Columns are found wherever the names stand, and a name that is missing is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import ContentError
from tests.imports.tables import MAP, bring_in


def test_names_may_stand_below_a_title(tmp_path: Path) -> None:
    """Titles, remarks and empty rows above them do not matter."""
    imported = bring_in(tmp_path, "名单,,\n,,\n2016年2月,,\n编号,备注,姓名\nA1,,王某甲\n")

    assert list(imported.records) == [5]


def test_the_map_can_say_where_the_names_stand(tmp_path: Path) -> None:
    """Where two rows have them."""
    table = "编号,姓名\nX,Y\n编号,姓名\nA1,王某甲\n"
    imported = bring_in(tmp_path, table, MAP + "header: 3\n")

    assert list(imported.records) == [4]


def test_names_compare_without_case_spaces_and_signs(tmp_path: Path) -> None:
    """As programs change them on the way."""
    table = "Record..Number,Main  NAME (Chinese)\nA1,王某甲\n"
    table_map = MAP.replace("编号", "record number").replace("姓名", "main name, chinese")

    assert list(bring_in(tmp_path, table, table_map).records) == [2]


def test_names_compare_across_scripts(tmp_path: Path) -> None:
    """A map in Simplified reads a table in Traditional."""
    imported = bring_in(tmp_path, "編號,姓名,性別\nA1,王某甲,男\n", MAP + "  性别: sex\n")

    assert imported.records[2]["sex"] == "male"


def test_two_columns_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """The second is called “name (2)”."""
    table = "编号,姓名,日期,日期\nA1,王某甲,2015-07-10,2016-01-02\n"
    lines = "  日期: custody.start\n  日期 (2): event.arrested\n"
    record = bring_in(tmp_path, table, MAP + lines).records[2]

    assert record["custody"][0]["start"]["date"] == "2015-07-10"
    assert record["case"][0]["events"][0]["date"] == "2016-01-02"


def test_a_column_that_the_table_lacks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the line of the map and the nearest name; nothing is written."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError) as error:
        bring_in(Path(), "编号,姓名,罪名\nA1,王某甲,293\n", MAP + "  涉嫌罪名: case.charges\n")

    assert str(error.value) == (
        "map.yaml:7:3: error[unknown-column]: people.csv has no column “涉嫌罪名”\n"
        "  |\n"
        "7 |   涉嫌罪名: case.charges\n"
        "  |   ^^^^^^^^\n"
        "  = hint: did you mean “罪名”?"
    )
    assert sorted(p.name for p in Path("content/people").iterdir()) == ["yu-jie"]


def test_a_column_may_be_optional(tmp_path: Path) -> None:
    """One map serves tables that differ a little."""
    lines = "  性别: {to: sex, optional: true}\n"

    assert list(bring_in(tmp_path, "编号,姓名\nA1,王某甲\n", MAP + lines).records) == [2]


def test_a_row_with_too_many_cells_is_not_trusted(tmp_path: Path) -> None:
    """An unquoted comma moves every cell behind it."""
    imported = bring_in(tmp_path, "编号,姓名,性别\nA1,王某甲,男,女\nA2,李某乙,男,,\n")

    assert list(imported.records) == [3]
    assert "4 cells for 3 columns" in imported.refused()[2]


def test_a_short_row_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """Programs leave empty cells at the end away."""
    imported = bring_in(tmp_path, "编号,姓名,性别\nA1,王某甲\n", MAP + "  性别: sex\n")

    assert "sex" not in imported.records[2]


def test_columns_that_are_not_taken_are_listed(tmp_path: Path) -> None:
    """So that nobody thinks that they were read."""
    report = bring_in(tmp_path, "编号,姓名,血型\nA1,王某甲,O\n").report

    assert "## Columns that the map does not take\n\n| Column |\n| --- |\n| 血型 |" in report
