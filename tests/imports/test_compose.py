"""Drafts say what the table says, and leave out what an editor has to add."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports.tables import MAP, bring_in, one
from tests.imports.test_workbook import saved
from tests.sites import problems_of


def test_the_whole_draft_is_as_expected(tmp_path: Path) -> None:
    """Every kind of field once, laid out as editors write it."""
    table = (
        "编号,姓名,性别,出生,民族,居住地,经过,罪名,刑期,关押地点,现状,来源\n"
        "A1,钟某甲（Zhong Moujia）,男,1978年3月,汉族,湖南省长沙市某区,"
        "拘留2015/7/10；逮捕2016-01 (?),颠覆国家政权罪(105-1),刑期4年6个月,某市第一看守所,"
        "DET?,https://example.org/a?utm_source=x\n"
    )
    lines = """\
  性别: sex
  出生: birth.date
  民族: ethnicity
  居住地: residence
  经过:
    split: ；
    parts:
      - {match: '^拘留(.+)', to: custody.start}
      - {match: '^逮捕(.+)', to: event.arrested}
  罪名: case.charges
  刑期: case.sentence
  关押地点: custody.place
  现状: {to: status, values: {DET: detained}}
  来源: {to: source.url, kind: media}
set: {nationality: CN}
"""
    imported = bring_in(tmp_path, table, MAP + lines)

    assert (
        imported.text(2)
        == """\
# Drafted from list-a, row 2. Nothing in it was verified.
id: p-000002
draft: true
name:
  en: Zhong Moujia
  zh-Hans: 钟某甲
  # zh-Hant: 鍾某甲 or 鐘某甲 (proposed by the converter: confirm)
sex: male
birth: {date: 1978-03, source: [list-a]}
nationality: [CN]
ethnicity: han
residence: {province: hunan, prefecture: {zh-Hans: 长沙市}, source: [list-a]}
status: detained
status_as_of: 2016-02-01
status_source: [list-a]
status_certainty: alleged
custody:
  - measure: unknown
    start: {date: 2015-07-10, source: [list-a]}
    place: {zh-Hans: 某市第一看守所}
case:
  - id: c1
    charges:
      - {article: CL-105-1, stage: suspected}
    events:
      - {type: arrested, date: '2016-01?', source: [list-a]}
    sentence: {kind: fixed, term: 4y6m}
    source: [list-a]
verification: unverified
same_as: [{scheme: list-a, id: A1}]
sources:
  - id: list-a
    kind: ngo
    title: A list
  - id: s1
    kind: media
    title: example.org/a
    url: https://example.org/a
"""
    )


def test_a_draft_that_is_published_as_it_is_does_not_pass(tmp_path: Path) -> None:
    """Without its line it lacks the other script, a text, and the day it was verified."""
    imported = one(tmp_path, "现状", "已获释", "现状: status")
    path = imported.content / imported.outcome.written[0].folder / "record.yaml"
    path.write_text(path.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    rules = {problem.rule for problem in problems_of(imported.content)}
    messages = " ".join(problem.message for problem in problems_of(imported.content))

    assert {"missing-script", "missing-field", "no-words"} <= rules
    assert "“last_verified” is missing" in messages


@pytest.mark.parametrize(
    ("header", "row", "lines", "name"),
    [
        ("繁体", "鍾某甲", "繁体: name.zh-Hant", {"zh-Hans": "王某甲"}),
        ("繁体", "王某甲", "繁体: name.zh-Hant", {"zh-Hans": "王某甲", "zh-Hant": "王某甲"}),
        (
            "拼音",
            "Wáng Mǒujiǎ",
            "拼音: name.pinyin",
            {"zh-Hans": "王某甲", "pinyin": "Wáng Mǒujiǎ"},
        ),
        (
            "藏文",
            "མིང་",
            "藏文: {to: name.native, lang: bo}",
            {"zh-Hans": "王某甲", "native": {"lang": "bo", "text": "མིང་"}},
        ),
    ],
)
def test_names_in_several_columns_come_together(
    header: str, row: str, lines: str, name: dict[str, object], tmp_path: Path
) -> None:
    """Two scripts only if they are one name."""
    assert one(tmp_path, header, row, lines).records[2]["name"] == name


def test_two_names_that_are_not_one_are_told(tmp_path: Path) -> None:
    """The second is not taken."""
    imported = one(tmp_path, "繁体", "鍾某甲", "繁体: name.zh-Hant")

    assert "this is not the other name in the other script" in {r.why for r in imported.remarks}


def test_an_english_name_is_proposed_from_pinyin(tmp_path: Path) -> None:
    """In a comment and in the report; the folder is named by it."""
    imported = one(tmp_path, "拼音", "Wáng Mǒujiǎ", "拼音: name.pinyin")

    assert "  # en: Wang Moujia (from the pinyin: confirm)\n" in imported.text(2)
    assert imported.outcome.written[0].folder == "people/wang-moujia"


def test_an_alias_is_kept_in_its_script(tmp_path: Path) -> None:
    """As a name is."""
    lines = "曾用名: {to: alias, kind: former, split: 、}"
    imported = one(tmp_path, "曾用名", "钟某乙、Somebody Else", lines)

    assert imported.records[2]["aliases"] == [
        {"text": {"zh-Hans": "钟某乙"}, "kind": "former"},
        {"text": "Somebody Else", "kind": "former"},
    ]
    assert "  # zh-Hant: 鍾某乙 or 鐘某乙 (proposed by the converter: confirm)\n" in imported.text(
        2
    )


@pytest.mark.parametrize(
    ("birth", "age", "wanted", "remark"),
    [
        ("1978-03", "", {"date": "1978-03", "source": ["list-a"]}, ""),
        (
            "",
            "37",
            {"date": "1977/1978", "certainty": "reported", "source": ["list-a"]},
            "reckoned",
        ),
        ("1978-03", "37", {"date": "1978-03", "source": ["list-a"]}, "reckoned"),
        ("1960", "37", {"date": "1960", "source": ["list-a"]}, "by the age, the birth was in"),
    ],
)
def test_a_date_of_birth_counts_before_an_age(
    birth: str, age: str, wanted: dict[str, object], remark: str, tmp_path: Path
) -> None:
    """An age alone gives years and is called a report; a contradiction is told."""
    lines = "出生: birth.date\n年龄: {to: birth.age, at: 被抓}\n被抓: custody.start"
    imported = one(tmp_path, "出生,年龄,被抓", f"{birth},{age},2015-07-10", lines)

    assert imported.records[2]["birth"] == wanted
    assert remark in " ".join(r.why for r in imported.remarks)


def test_a_minor_is_pointed_out(tmp_path: Path) -> None:
    """Whoever may have been under 18 is not to be shown by name."""
    lines = "出生: birth.date\n被抓: custody.start"
    imported = one(tmp_path, "出生,被抓", "1998,2015-07-10", lines)
    grown = bring_in(
        tmp_path,
        "编号,姓名,出生,被抓\nA2,李某乙,1990,2015-07-10\n",
        MAP + f"  {lines.replace(chr(10), chr(10) + '  ')}\n",
    )

    assert "perhaps not yet 18" in " ".join(r.why for r in imported.remarks)
    assert "perhaps not yet 18" not in " ".join(r.why for r in grown.remarks)


@pytest.mark.parametrize(
    ("columns", "row", "sentence"),
    [
        ("年,月", "5,6", {"kind": "fixed", "term": "5y6m"}),
        ("年,月", "2,6", {"term": "2y6m"}),
        ("年,月", ",", None),
    ],
)
def test_a_term_in_several_columns_is_added_up(
    columns: str, row: str, sentence: dict[str, str] | None, tmp_path: Path
) -> None:
    """Only a term of more than four years says what kind it is."""
    lines = "年: case.sentence.years\n月: case.sentence.months"
    case = one(tmp_path, columns, row, lines).records[2].get("case", [{}])[0]

    assert case.get("sentence") == sentence


def test_without_its_beginning_a_detention_is_not_written(tmp_path: Path) -> None:
    """The schema needs it; what is lost is told."""
    imported = one(tmp_path, "关押地点", "某市第一看守所", "关押地点: custody.place")

    assert "custody" not in imported.records[2]
    assert "without the day it began" in " ".join(r.why for r in imported.remarks)


def test_what_is_never_published_is_kept_so(tmp_path: Path) -> None:
    """Health and relatives say publish: false; notes stand under internal."""
    shown_nowhere = "健康: health\n妻子: relatives.spouse\n备注: internal.note"
    lines = f"{shown_nowhere}\n电话: {{to: internal, take_private: true}}"
    record = one(tmp_path, "健康,妻子,备注,电话", "不好,李某乙,核对,13800000000", lines).records[2]

    assert record["health"]["publish"] == "false"
    assert record["relatives"][0]["publish"] == "false"
    assert record["relatives"][0]["name"] == {"zh-Hans": "李某乙"}
    assert record["internal"] == {"note": "note: 核对", "电话": "电话: 13800000000"}


def test_private_cells_need_to_be_asked_for_twice(tmp_path: Path) -> None:
    """A number that strays into the notes is not kept because notes are."""
    imported = one(tmp_path, "备注", "电话13800000000", "备注: internal")

    assert "internal" not in imported.records[2]
    assert [r.kind for r in imported.remarks if r.column == "备注"] == ["private"]


def test_a_row_without_a_name_or_a_source_becomes_nothing(tmp_path: Path) -> None:
    """A record needs both."""
    table_map = MAP.replace("source: {id: list-a, kind: ngo, title: A list}\n", "")
    lines = "  来源: {to: source.url, kind: media, lang: zh-Hans}\n"
    table = "编号,姓名,来源\nA1,王某甲,https://example.org/a https://example.org/b\nA2,李某乙,见报\nA3,,x\n"
    imported = bring_in(tmp_path, table, table_map + lines)

    assert [source["id"] for source in imported.records[2]["sources"]] == ["s1", "s2"]
    assert "no source could be read" in imported.refused()[3]
    assert "no name could be read" in imported.refused()[4]


def test_conditions_on_other_columns_hold(tmp_path: Path) -> None:
    """A term is a sentence only where there was one."""
    lines = "过程: skip\n年: {to: case.sentence.years, when: {过程: '(^|/)sent(/|$)'}}"
    read = one(tmp_path, "过程,年", "chg/tri/sent,10", lines)
    served = bring_in(
        tmp_path, "编号,姓名,过程,年\nA9,李某乙,PSB,2\n", (tmp_path / "map.yaml").read_text("utf-8")
    )

    assert read.records[2]["case"][0]["sentence"]["term"] == "10y"
    assert "case" not in served.records[2]


def test_what_the_table_is_not_sure_of_is_not_taken(tmp_path: Path) -> None:
    """“Han?” is no ethnicity; only a status can be doubtful."""
    imported = one(tmp_path, "民族", "汉?", "民族: ethnicity")

    assert "ethnicity" not in imported.records[2]
    assert "the table itself is not sure of this" in {r.why for r in imported.remarks}


def test_two_cells_that_disagree_are_told(tmp_path: Path) -> None:
    """The first counts, and the report says that there is another."""
    imported = one(tmp_path, "甲,乙", "1978,1979", "甲: birth.date\n乙: birth.date")

    assert imported.records[2]["birth"]["date"] == "1978"
    assert "another cell already gave birth.date" in {r.why for r in imported.remarks}


def test_a_formula_without_a_result_is_in_the_report(tmp_path: Path) -> None:
    """With the column that it stands in."""
    path = saved(tmp_path, [["编号", "姓名", "出生"], ["A1", "王某甲", "=1970+8"]])
    imported = bring_in(tmp_path, path, MAP + "  出生: birth.date\n")

    assert [(r.row, r.column) for r in imported.remarks if r.kind == "unread"] == [(2, "出生")]
