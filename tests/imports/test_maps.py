"""The maps that are shipped read what they say they read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.imports.tables import Imported, bring_in
from tests.sites import ROOT

CECC_COLUMNS = (
    "CECC record number", "main (or religious) name", "Chinese characters", "issue category",
    "detention status", "sex", "age at detention", "ethnic group", "religion", "occupation",
    "residence province", "residence prefecture", "residence county", "date of detention",
    "current (or last) prison, detention center, or site",
    "province where imprisoned (or detained)", "prefecture where imprisoned (or detained)",
    "county where imprisoned (or detained)", "legal process", "charge (statute)",
    "formal arrest date", "trial court", "trial date", "sentence court", "sentence date",
    "appeal court", "appeal date", "appeal ruling court", "appeal ruling date",
    "current (or last) sentence (or time served), years",
    "current (or last) sentence (or time served), months",
    "current (or last) sentence (or time served), weeks",
    "current (or last) sentence (or time served), days",
    "sent. ends per PRC", "actual date released", "short summary",
)  # fmt: skip


def with_map(folder: Path, name: str, header: tuple[str, ...], *rows: dict[str, str]) -> Imported:
    """A table of a known kind, brought in by its map."""
    lines = ["\t".join(header), *("\t".join(row.get(c, "") for c in header) for row in rows)]
    table_map = (ROOT / "docs" / "imports" / "maps" / f"{name}.yaml").read_text("utf-8")
    return bring_in(folder, "\n".join(lines) + "\n", table_map)


def first(imported: Imported) -> dict[str, Any]:
    """The draft of the first row."""
    return imported.records[2]


def test_the_export_of_the_cecc_is_read(tmp_path: Path) -> None:
    """Codes, days that are not known, phases of the process, articles."""
    person = {
        "CECC record number": "2014-00001", "main (or religious) name": "Zhong Moujia",
        "Chinese characters": "钟某甲", "issue category": "dem/spch",
        "detention status": "DET?/life",
        "sex": "M", "age at detention": "37", "ethnic group": "Han", "religion": "Tibetan Buddhist",
        "occupation": "writer, political", "residence province": "Hunan Province",
        "residence prefecture": "Changsha", "residence county": "Somewhere County",
        "date of detention": "2015/07/dd",
        "current (or last) prison, detention center, or site": "Some Prison",
        "province where imprisoned (or detained)": "XUAR", "legal process": "chg/tri-close/sent/",
        "charge (statute)": "105(2)/293", "formal arrest date": "2015/08/14",
        "sentence court": "Some Intermediate People’s Court", "sentence date": "2016/01/dd",
        "current (or last) sentence (or time served), years": "10",
        "sent. ends per PRC": "2025/07/09", "short summary": "His wife said …",
    }  # fmt: skip
    imported = with_map(tmp_path, "cecc", CECC_COLUMNS, person)
    record = first(imported)
    case = record["case"][0]

    assert record["name"] == {"en": "Zhong Moujia", "zh-Hans": "钟某甲"}
    assert (record["status"], record["status_certainty"]) == ("serving", "alleged")
    assert record["birth"]["date"] == "1977/1978"
    assert record["issues"] == ["democracy", "speech"]
    assert (record["occupation"], record["religion"]) == (["writer"], "buddhist-tibetan")
    assert record["residence"]["prefecture"] == {"en": "Changsha"}
    assert record["custody"][0]["start"]["date"] == "2015-07"
    assert record["custody"][0]["province"] == "xinjiang"
    assert [charge["article"] for charge in case["charges"]] == ["CL-105-2", "CL-293"]
    assert [(e["type"], e["date"]) for e in case["events"]] == [
        ("arrested", "2015-08-14"),
        ("judgment-1", "2016-01"),
    ]
    assert case["sentence"] == {"kind": "fixed", "term": "10y", "to_per_prc": "2025-07-09"}
    assert record["same_as"] == [{"scheme": "cecc", "id": "2014-00001"}]
    assert "wife" not in imported.text(2)


def test_time_served_is_no_sentence(tmp_path: Path) -> None:
    """The column holds both; the process tells them apart."""
    person = {
        "CECC record number": "2014-00002", "main (or religious) name": "Li Mouyi",
        "detention status": "REL", "date of detention": "2015/07/10", "legal process": "PSB/rel",
        "current (or last) sentence (or time served), days": "15",
    }  # fmt: skip

    assert "case" not in first(with_map(tmp_path, "cecc", CECC_COLUMNS, person))


def test_a_code_that_nobody_explained_is_reported(tmp_path: Path) -> None:
    """“ESC” is not taken for exile."""
    person = {
        "CECC record number": "2014-00003", "main (or religious) name": "Zhang Moubing",
        "detention status": "ESC", "date of detention": "1990/07/10", "issue category": "rur",
    }  # fmt: skip
    imported = with_map(tmp_path, "cecc", CECC_COLUMNS, person)

    assert "status" not in first(imported)
    assert {r.text for r in imported.remarks if r.kind == "unread"} == {"ESC", "rur"}


def test_a_list_in_chinese_is_read(tmp_path: Path) -> None:
    """The story of a case in one cell, and what people call things."""
    header = ("编号", "姓名", "性别", "出生日期", "民族", "职业", "居住地", "现状", "被抓日期",
              "关押地点", "罪名", "刑期", "经过", "来源")  # fmt: skip
    person = {
        "编号": "1", "姓名": "钟某甲", "性别": "男", "出生日期": "1978年3月", "民族": "汉族",
        "职业": "律师、作家", "居住地": "湖南长沙", "现状": "服刑中", "被抓日期": "2015.7.10",
        "关押地点": "某市第一监狱", "罪名": "颠覆国家政权罪、寻衅滋事罪",
        "刑期": "七年六个月，剥夺政治权利三年",
        "经过": "2015年7月10日被刑事拘留；2016年1月被正式逮捕。"
        "2017年3月被提起公诉；2018年初一审宣判",
        "来源": "https://example.org/a",
    }  # fmt: skip
    imported = with_map(tmp_path, "list-zh", header, person)
    record = first(imported)

    assert (record["status"], record["occupation"]) == ("serving", ["lawyer", "writer"])
    assert record["case"][0]["sentence"] == {"kind": "fixed", "term": "7y6m", "dpr": "3y"}
    assert [(e["type"], e["date"]) for e in record["case"][0]["events"]] == [
        ("detained-criminal", "2015-07-10"),
        ("arrested", "2016-01"),
        ("indicted", "2017-03"),
        ("judgment-1", "2018"),
    ]
    assert [r.kind for r in imported.remarks if r.kind == "unread"] == []


def test_a_list_of_the_cppc_is_read(tmp_path: Path) -> None:
    """Its column of sentences holds much else, which is not taken for one."""
    header = ("Name", "Gender", "Date of Birth", "Date of Death", "Place", "Sentence", "Source")
    rows = [
        {"Name": "钟某甲", "Gender": "男", "Date of Birth": "1978-03", "Sentence": "11年"},
        {"Name": "李某乙", "Gender": "女", "Date of Birth": "1978", "Sentence": "detention"},
        {"Name": "张某丙", "Date of Birth": "1979", "Sentence": "2015-07-10"},
        {"Name": "陈某丁", "Date of Birth": "1980", "Sentence": "life"},
    ]
    imported = with_map(tmp_path, "cppc-csv", header, *rows)
    sentences = {
        row: record.get("case", [{}])[0].get("sentence") for row, record in imported.records.items()
    }

    assert sentences == {2: {"kind": "fixed", "term": "11y"}, 3: None, 4: None, 5: {"kind": "life"}}
    assert {r.text for r in imported.remarks if r.kind == "unread"} == {"2015-07-10"}
