"""Terms are found as whole words, and never as parts of other words, names and titles."""

from __future__ import annotations

import pytest

from plugins.editions.terms.find import Finder

ENGLISH = Finder("en", dict.fromkeys(["torture", "enforced disappearance", "UPR", "remedy"], 1))
HANS = Finder(
    "zh-Hans", dict.fromkeys(["法治", "留置", "公民社会", "任意拘留", "酷刑", "酷刑公约"], 1)
)
HANT = Finder("zh-Hant", dict.fromkeys(["法治", "問責"], 1))


def words(finder: Finder[int], text: str, before: str = "") -> list[str]:
    """What is found in a text."""
    return [text[found.start : found.end] for found in finder.find(text, before)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He speaks of torture.", ["torture"]),
        ("Torture is banned. Torture happens.", ["Torture", "Torture"]),
        ("“Torture,” he said.", ["Torture"]),
        ("the Convention against Torture", []),
        ("Torture Convention", []),
        ("tortures, tortured, torturer, self-torture", ["tortures"]),
        ("enforced\ndisappearances", ["enforced\ndisappearances"]),
        ("two remedies", ["remedies"]),
        ("the UPR, but not upr", ["UPR"]),
        ("the Committee on Enforced Disappearances", []),
    ],
)
def test_an_english_term_is_a_whole_word(text: str, expected: list[str]) -> None:
    """Plurals and sentence beginnings count; parts of words and of names do not."""
    assert words(ENGLISH, text) == expected


def test_a_capital_is_judged_by_what_stands_before_the_piece() -> None:
    """A word cut off by a mark knows whether a sentence begins there."""
    assert words(ENGLISH, "Torture is banned", before="It is over. ") == ["Torture"]
    assert words(ENGLISH, "Torture", before="the Committee against ") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对法治的理解", ["法治"]),
        ("改善司法治理", []),
        ("非法治疗", []),
        ("保留置信区间", []),
        ("被留置三个月", ["留置"]),
        ("公民社会议题很多", ["公民社会"]),
        ("任意拘留问题", ["任意拘留"]),
        ("加入酷刑公约", ["酷刑公约"]),
        ("《酷刑公约》禁止酷刑", ["酷刑"]),
    ],
)
def test_a_chinese_term_is_no_part_of_another_word(text: str, expected: list[str]) -> None:
    """A common word across its edge makes it none; the longest wins; titles are left alone."""
    assert words(HANS, text) == expected


def test_the_edges_of_traditional_words_are_seen_too() -> None:
    """The list of common words is Simplified; both scripts are judged by it."""
    assert words(HANT, "改善司法治理，要求問責") == ["問責"]
