"""Likely names: characters set by the rule of names, and only in names."""

from __future__ import annotations

import pytest

from plugins.editions.house import same_length
from plugins.editions.house.lists import words
from plugins.editions.house.people import asked


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("于建嵘", "于建嶸"),
        ("律师谢长发说", "律師謝長發說"),
        ("陈布雷、于佑任和王采玉", "陳布雷、于佑任和王采玉"),
        ("于敏、林冲", "于敏、林沖"),
        ("李范文、", "李範文、"),
        ("王斗、李仲咸", "王斗、李仲咸"),
        ("去年于建嵘被捕", "去年于建嶸被捕"),
        ("我们要求释放余文生和其他人", "我們要求釋放余文生和其他人"),
        ("欧阳采真", "歐陽采真"),
        ("万俟卨", "万俟卨"),
        ("余思明", "余思明"),
        ("于省吾", "于省吾"),
        ("周杰伦", "周杰倫"),
    ],
)
def test_a_likely_name_is_written_as_a_name(hans: str, hant: str) -> None:
    """Free on both sides, with a surname first."""
    assert same_length(hans, "zh-Hant") == hant


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("于是，他走了", "於是，他走了"),
        ("于今年获释", "於今年獲釋"),
        ("于香港、于北京", "於香港、於北京"),
        ("高于三，关于此", "高於三，關於此"),
        ("留着长发", "留著長髮"),
        ("金发女", "金髮女"),
        ("对冲", "對沖"),
        ("洪水冲走村庄", "洪水沖走村莊"),
        ("20余人", "20餘人"),
        ("党媒，党国", "黨媒，黨國"),
        ("种菜，干杯", "種菜，乾杯"),
        ("苏醒后，", "甦醒後，"),
        ("闻名于世", "聞名於世"),
        ("取材于吕梁，", "取材於呂梁，"),
        ("总统于去年访华", "總統於去年訪華"),
        ("和谈将于1月举行", "和談將於1月舉行"),
        ("说完，肖强冲上去", "說完，肖強衝上去"),
    ],
)
def test_a_word_is_no_name(hans: str, hant: str) -> None:
    """What looks like a name but is a word stays with the phrases."""
    assert same_length(hans, "zh-Hant") == hant


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("去年张伟杰被捕", ["张伟杰"]),
        ("我们要求释放王杰明和其他人", ["王杰明"]),
        ("毛发松", ["毛发松"]),
        ("、林钟、", ["林钟"]),
        ("他等了二十分钟。", []),
        ("党对军队的领导", []),
        ("对于敏感的问题", []),
    ],
)
def test_names_to_ask_about(text: str, names: list[str]) -> None:
    """On less evidence than conversion needs, but no words."""
    assert [text[start:end] for start, end, _ in asked(text)] == names


def test_the_lists_have_each_entry_once() -> None:
    """Surnames of one character and of two, characters of given names."""
    surnames = words("surnames.txt")
    single = [char for row in surnames if len(row) > 2 for char in row]
    given = list("".join(words("given.txt")))

    assert len(single) == len(set(single))
    assert len(surnames) == len(set(surnames))
    assert len(given) == len(set(given))
