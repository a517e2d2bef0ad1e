"""Rows: rules of columns are applied in order, and nothing that is not taken is silent."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from plugins.errors import ContentError
from tests.imports.tables import MAP, Imported, bring_in, one
from tests.imports.test_workbook import saved


def unread(imported: Imported) -> list[tuple[str, str]]:
    """Column and text of each cell, or piece of one, that could not be read."""
    return [(r.column, r.text) for r in imported.remarks if r.kind == "unread"]


def test_a_cell_is_cut_at_each_sign(tmp_path: Path) -> None:
    """Full-width signs count as plain ones; one bad piece does not lose the others."""
    lines = "职业: {to: occupation, split: [、, ;]}"
    imported = one(tmp_path, "职业", "律师、作家；算命先生;记者", lines)

    assert imported.records[2]["occupation"] == ["lawyer", "writer", "journalist"]
    assert unread(imported) == [("职业", "算命先生")]


def test_the_first_part_that_fits_reads_a_piece(tmp_path: Path) -> None:
    """A piece that none fits is reported, unless the map says otherwise."""
    lines = """经过:
    split: ；
    parts:
      - {match: '^(.+)被捕$', to: event.arrested}
      - {match: '^(.+)被(?:捕|抓)$', to: custody.start}"""
    imported = one(tmp_path, "经过", "2016年被捕；2015年被抓；后来不详", lines)
    quiet = bring_in(
        tmp_path,
        "编号,姓名,经过\nA2,李某乙,2015年被抓；后来不详\n",
        (tmp_path / "map.yaml").read_text("utf-8") + "      others: skip\n",
    )

    assert imported.records[2]["custody"][0]["start"]["date"] == "2015"
    assert imported.records[2]["case"][0]["events"][0]["date"] == "2016"
    assert unread(imported) == [("经过", "后来不详")]
    assert unread(quiet) == []


@pytest.mark.parametrize("text", ["", " ", "—", "不详", "n/a", "Unknown", "/", "待考"])
def test_what_says_nothing_is_nothing(text: str, tmp_path: Path) -> None:
    """Neither a fact nor a remark; the map can name more such words."""
    table = f"编号,姓名,出生,民族\nA1,王某甲,{text},{text}\n"
    lines = "  出生: birth.date\n  民族: ethnicity\nempty: 待考\n"
    imported = bring_in(tmp_path, table, MAP + lines)

    assert not {"birth", "ethnicity"} & set(imported.records[2])
    assert unread(imported) == []


def test_unknown_can_be_a_fact(tmp_path: Path) -> None:
    """Where the vocabulary has it."""
    assert one(tmp_path, "现状", "unknown", "现状: status").records[2]["status"] == "unknown"


def test_a_constant_fills_what_the_table_leaves_open(tmp_path: Path) -> None:
    """And never overrules it."""
    table = "编号,姓名,现状\nA1,王某甲,已获释\nA2,李某乙,\n"
    imported = bring_in(tmp_path, table, MAP + "  现状: status\nset: {status: detained}\n")

    assert [record["status"] for record in imported.records.values()] == ["released", "detained"]


def test_a_constant_that_cannot_be_read_is_a_mistake_of_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its line."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ContentError) as error:
        bring_in(Path(), "编号,姓名\nA1,王某甲\n", MAP + "set: {status: relased}\n")

    assert str(error.value).startswith(
        "map.yaml:7:15: error[wrong-type]: “relased”: this word is not known"
    )


@pytest.mark.parametrize(
    ("key", "why"),
    [("", "nothing stands in 编号"), ("13800000000", "holds a telephone number here")],
)
def test_a_row_must_be_known_by_something_harmless(key: str, why: str, tmp_path: Path) -> None:
    """Its key is written into the record."""
    imported = bring_in(tmp_path, f"编号,姓名\n{key},王某甲\n")

    assert imported.records == {}
    assert why in imported.refused()[2]
    assert "13800000000" not in imported.report


def test_the_names_again_are_no_person(tmp_path: Path) -> None:
    """As on each page of a printed list."""
    imported = bring_in(tmp_path, "编号,姓名\nA1,王某甲\n编号,姓名\nA2,李某乙\n")

    assert list(imported.records) == [2, 4]
    assert imported.outcome.rows == 2


def test_links_in_one_cell_are_sources_of_their_own(tmp_path: Path) -> None:
    """Parted by spaces, semicolons or line breaks; what is no link is reported."""
    cell = '"https://example.org/a; https://example.org/b\n见报"'
    imported = one(tmp_path, "来源", cell, "来源: {to: source.url, kind: media}")

    assert [s.get("url") for s in imported.records[2]["sources"]] == [
        None,
        "https://example.org/a",
        "https://example.org/b",
    ]
    assert unread(imported) == [("来源", "见报")]


def test_a_link_behind_a_word_is_a_source(tmp_path: Path) -> None:
    """In a spreadsheet."""
    path = saved(tmp_path, [["编号", "姓名", "来源"], ["A1", "王某甲", "报道"]])
    book = load_workbook(path)
    book.active.cell(2, 3).hyperlink = "https://example.org/a?utm_source=x"
    book.save(path)
    imported = bring_in(tmp_path, path, MAP + "  来源: {to: source.url, kind: media}\n")

    assert imported.records[2]["sources"][1]["url"] == "https://example.org/a"


def test_one_link_may_have_its_title_and_its_day(tmp_path: Path) -> None:
    """From columns of their own."""
    lines = "来源: {to: source.url, kind: media}\n标题: source.title\n日期: source.date"
    row = "https://example.org/a,一篇报道,2015年7月"
    source = one(tmp_path, "来源,标题,日期", row, lines).records[2]["sources"][1]

    assert (source["title"], source["date"]) == ("一篇报道", "2015-07")


def test_the_order_of_day_and_month_is_the_columns(tmp_path: Path) -> None:
    """Said once in the map."""
    lines = "出生: {to: birth.date, order: dmy}"

    assert one(tmp_path, "出生", "3/5/1978", lines).records[2]["birth"]["date"] == "1978-05-03"


def test_a_country_is_read_by_name(tmp_path: Path) -> None:
    """In the languages of the site, or as a code."""
    lines = "国籍: {to: nationality, split: /}"

    assert one(tmp_path, "国籍", "中国/Sweden/TW", lines).records[2]["nationality"] == [
        "CN",
        "SE",
        "TW",
    ]
