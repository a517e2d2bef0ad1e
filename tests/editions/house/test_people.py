"""Likely names: characters set by the rule of names, and only in names."""

from __future__ import annotations

import pytest

from plugins.editions.house import same_length


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("于建嵘", "于建嶸"),
        ("律师谢长发说", "律師謝長發說"),
        ("陈布雷、于佑任和王采玉", "陳布雷、于佑任和王采玉"),
        ("于敏、林冲", "于敏、林沖"),
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
    ],
)
def test_a_word_is_no_name(hans: str, hant: str) -> None:
    """What looks like a name but is a word stays with the phrases."""
    assert same_length(hans, "zh-Hant") == hant
