"""Nobody is drafted twice, and nobody is taken for somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.imports.tables import MAP, Imported, bring_in

BORN = MAP + "  出生: birth.date\n"
KNOWN = """\
id: p-000041
name: {en: Zhong Moujia, zh-Hans: 钟某甲, zh-Hant: 鍾某甲}
birth: {date: 1978-03-05, source: [s1]}
draft: true
same_as: [{scheme: list-a, id: X9}]
sources: [{id: s1, kind: ngo, title: A}]
"""


def with_known(folder: Path, rows: str, known: str = KNOWN, table_map: str = BORN) -> Imported:
    """A table brought in where one person has a record already."""
    table = f"编号,姓名,出生\n{rows}\n"
    return bring_in(folder, table, table_map, {"people/zhong-moujia/record.yaml": known})


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("A1,钟某甲,1978", "seems to be the person of content/people/zhong-moujia"),
        ("A1,鍾某甲,1978-03", "seems to be the person of content/people/zhong-moujia"),
        ("A1,鍾 某 甲,1977/1979", "seems to be the person of content/people/zhong-moujia"),
        ("A1,Zhong Moujia,1978", "seems to be the person of content/people/zhong-moujia"),
        ("X9,李某乙,1950", "already there: content/people/zhong-moujia"),
    ],
)
def test_somebody_with_a_record_is_not_drafted(row: str, why: str, tmp_path: Path) -> None:
    """By name in either script and year of birth, or by the table's own number."""
    imported = with_known(tmp_path, row)

    assert imported.records == {}
    assert why in imported.refused()[2]


@pytest.mark.parametrize("row", ["A1,钟某甲,1990", "A1,钟某乙,1978", "A1,Zhong Mouyi,1978"])
def test_somebody_else_is_drafted(row: str, tmp_path: Path) -> None:
    """Another year or another name is another person."""
    imported = with_known(tmp_path, row)

    assert list(imported.records) == [2]
    assert "same name" not in " ".join(r.why for r in imported.remarks)


def test_a_namesake_without_a_year_is_pointed_out(tmp_path: Path) -> None:
    """A name alone proves nothing; the draft is made and the editor asked."""
    imported = with_known(tmp_path, "A1,钟某甲,")

    assert list(imported.records) == [2]
    assert "content/people/zhong-moujia has the same name" in " ".join(
        r.why for r in imported.remarks
    )


def test_the_map_can_say_that_they_are_two(tmp_path: Path) -> None:
    """Two people of one name may be born in one year."""
    imported = with_known(tmp_path, "A1,钟某甲,1978", table_map=BORN + "distinct: [A1]\n")

    assert list(imported.records) == [2]
    assert imported.outcome.written[0].folder == "people/p-000042"


@pytest.mark.parametrize("row", ["A1,钟某甲,", "X9,李某乙,1950"])
def test_whoever_was_withdrawn_is_not_drafted_again(row: str, tmp_path: Path) -> None:
    """Not even by the name alone."""
    withdrawn = KNOWN.replace("draft: true", "withdrawn: 2026-01-02")
    imported = with_known(tmp_path, row, withdrawn)

    assert imported.records == {}
    assert "somebody who was withdrawn" in imported.refused()[2]


def test_rows_twice_are_drafted_once(tmp_path: Path) -> None:
    """The same row again, the same key with other words, the same person under another key."""
    rows = "A1,王某甲,1978\nA1,王某甲,1978\nA1,王某甲,1979\nA2,王某甲,1978"
    imported = with_known(tmp_path, rows)
    refused = imported.refused()

    assert list(imported.records) == [2]
    assert refused[3] == "it repeats row 2 (people/p-000042)"
    assert (
        refused[4]
        == "it has the key of row 2 (people/p-000042) and says something else: compare the two"
    )
    assert refused[5].startswith("this seems to be the person of row 2 (people/p-000042);")


def test_numbers_and_folders_are_new_ones(tmp_path: Path) -> None:
    """The next free number, and a folder that nobody has."""
    imported = with_known(tmp_path, "A1,Zhong Moujia,1950\nA2,Zhong Moujia,1960\nA3,王某乙,1970")

    assert [(w.folder, w.id) for w in imported.outcome.written] == [
        ("people/zhong-moujia-2", "p-000042"),
        ("people/zhong-moujia-3", "p-000043"),
        ("people/p-000044", "p-000044"),
    ]


def test_a_key_of_several_columns_is_a_sign_that_says_nothing(tmp_path: Path) -> None:
    """Names and dates do not travel in same_as; the sign is the same in each run."""
    table_map = BORN.replace("key: 编号", "key: [姓名, 出生]")
    first = with_known(tmp_path, "A1,王某甲,1978", table_map=table_map)
    key = first.records[2]["same_as"][0]["id"]
    again = with_known(tmp_path, "A1,王某甲,1978", table_map=table_map)

    assert key.startswith("row-")
    assert key[4:].isalpha()
    assert again.outcome.there == 1
