"""Known names in text."""

from __future__ import annotations

import pytest

from plugins.editions.names import Known, NameBook


@pytest.mark.parametrize("mark", "·‧•・")
def test_an_interpunct_may_have_any_form(mark: str) -> None:
    """The form that comes out has the one that is stored, U+00B7."""
    book = NameBook([Known("伊力哈木·土赫提", "伊力哈木·土赫提")])
    text = f"学者伊力哈木{mark}土赫提"
    assert book.find(text, "zh-Hans", frozenset()) == [(2, 10, "伊力哈木·土赫提")]


def test_the_longest_wins() -> None:
    """黄杰 is another person than 黄杰龙."""
    book = NameBook([Known("黄杰", "黃杰", "huang-jie"), Known("黄杰龙", "黃傑龍")])
    assert book.find("黄杰龙", "zh-Hans", frozenset({"huang-jie"})) == [(0, 3, "黃傑龍")]


def test_a_surname_inside_a_word_is_none() -> None:
    """其余文生图: the rest, text to image."""
    book = NameBook([Known("余文生", "余文生")])
    assert book.find("其余文生图", "zh-Hans", frozenset()) == []
