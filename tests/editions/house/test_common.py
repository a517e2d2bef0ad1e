"""Words that are no names."""

from __future__ import annotations

import pytest

from plugins.editions.house.common import common_word_line, is_common, is_phrase
from plugins.editions.house.lists import numbered


@pytest.mark.parametrize("word", ["高兴", "于是", "头发", "苏醒", "方向盘"])
def test_common_words(word: str) -> None:
    """Words that begin with a surname, or that a name could be cut out of."""
    assert is_common(word)


@pytest.mark.parametrize("name", ["余杰", "秋里", "王小明"])
def test_names_are_no_common_words(name: str) -> None:
    """Or they would never be asked about."""
    assert not is_common(name)


def test_the_line_of_a_word() -> None:
    """As an editor finds it in the file; 0 for what is not there."""
    assert dict(numbered("words.txt"))[common_word_line("于是")] == "于是"
    assert common_word_line("秋里") == 0


@pytest.mark.parametrize(("word", "known"), [("洪钟", True), ("钟明", False)])
def test_phrases(word: str, known: bool) -> None:
    """A word that OpenCC writes otherwise than its parts (洪鐘, but 鍾) is known to it."""
    assert is_phrase(word) is known


def test_each_word_stands_once() -> None:
    """All have two or three characters."""
    words = [word for _, word in numbered("words.txt")]
    assert len(words) == len(set(words))
    assert {len(word) for word in words} == {2, 3}
