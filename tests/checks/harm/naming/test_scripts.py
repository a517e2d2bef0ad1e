"""Whether two forms are one name in two scripts."""

from __future__ import annotations

import pytest

from plugins.checks.harm.naming.scripts import differing


@pytest.mark.parametrize(
    ("hans", "hant"),
    [
        ("刘晓波", "劉曉波"),
        ("余杰", "余杰"),
        ("余杰", "余傑"),
        ("范明", "范明"),
        ("范明", "範明"),
        ("钟明", "鍾明"),
        ("钟明", "鐘明"),
        ("于明", "于明"),
        ("于明", "於明"),
        ("岳明", "岳明"),
        ("后明", "后明"),
        ("卜明", "卜明"),
        ("叶明", "葉明"),
        ("锺明", "鍾明"),
        ("王喆", "王喆"),
        ("王恒", "王恒"),
        ("王恒", "王恆"),
        ("王某", "王某"),
        ("伊力哈木·土赫提", "伊力哈木‧土赫提"),
    ],
)
def test_one_name(hans: str, hant: str) -> None:
    """Any form that a character may have, and any interpunct."""
    assert differing(hans, hant) == []


@pytest.mark.parametrize(
    ("hans", "hant", "at"),
    [
        ("刘晓波", "劉曉坡", [2]),
        ("刘明", "鄭明", [0]),
        ("刘明", "刘明", [0]),
        ("劉明", "劉明", [0]),
        ("于明", "餘明", [0]),
    ],
)
def test_two_names(hans: str, hant: str, at: list[int]) -> None:
    """Another character, or one script in the place of the other."""
    assert at == differing(hans, hant)
