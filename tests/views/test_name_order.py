"""Names stand where a reader looks for them: by pinyin, by strokes, by the alphabet."""

from __future__ import annotations

import pytest

from plugins.views.lists import order
from plugins.views.lists.strokes import _tables, strokes


@pytest.mark.parametrize(
    ("char", "hans", "hant"),
    [
        ("丁", 2, 2), ("王", 4, 4), ("刘", 6, 6), ("劉", 15, 15), ("叶", 5, 5), ("葉", 12, 13),
        ("陈", 7, 7), ("陳", 10, 11), ("蒋", 12, 12), ("蔣", 14, 15), ("郭", 10, 11),
        ("龚", 11, 11), ("范", 8, 9), ("黃", 12, 12), ("草", 9, 10),
    ],
)  # fmt: skip
def test_strokes_of_both_scripts(char: str, hans: int, hant: int) -> None:
    """A character that only one script has counts by that one; 草, 范 and 郭 differ."""
    only = {lang: char in table for lang, table in _tables().items()}
    expected = {"zh-Hans": hans if only["zh-Hans"] else hant, "zh-Hant": hant}

    assert {lang: strokes(char, lang) for lang in only} == expected


def test_big5_stands_in_the_order_of_its_strokes() -> None:
    """The common characters of Big5 are in that standard sorted by strokes, without exception."""
    chars = [
        char
        for lead in range(0xA4, 0xC7)
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        if (char := bytes([lead, trail]).decode("big5", "ignore")) and "\u4e00" <= char <= "\u9fff"
    ]
    numbers = [_tables()["zh-Hant"][char] for char in chars]

    assert len(chars) == 5401
    assert numbers == sorted(numbers)


def test_every_character_of_gb2312_is_counted() -> None:
    """Whatever the mainland's standard set can write, a list can sort."""
    chars = {
        char
        for lead in range(0xB0, 0xF8)
        for trail in range(0xA1, 0xFF)
        if (char := bytes([lead, trail]).decode("gb2312", "ignore"))
    }

    assert chars == _tables()["zh-Hans"].keys()


def test_a_letter_has_no_strokes() -> None:
    """What is no Chinese character is put in a group of its own."""
    assert strokes("A", "zh-Hans") is None


def test_pinyin_word_by_word_then_by_tone() -> None:
    """Li Si before Lian Po, ü after u, and of equal letters the first tone first."""
    names = ["Lǐ Sì", "Lián Pō", "Lú Wù", "Lù Xùn", "Lǚ Bù", "Mā Lì", "Mǎ Lì"]
    shuffled = [*names[3:], *names[:3]]

    assert sorted(shuffled, key=order.by_pinyin) == names


@pytest.mark.parametrize(
    ("name", "letter", "word"),
    [
        ("Ōuyáng Jiǎzǐ", "o", "ouyang"),
        ("Lǚ Bù", "l", "lu"),
        ("Élise Wang", "e", "elise"),
        ("Jean-Luc", "j", "jean"),
        ("…", "", ""),
    ],
)
def test_initials_without_marks(name: str, letter: str, word: str) -> None:
    """A reader looks under the plain letter."""
    assert (order.initial(name), order.first_word(name)) == (letter, word)


def test_strokes_character_by_character() -> None:
    """Few strokes first; of one surname the next character decides."""
    names = ["丁乙子", "丁甲子", "王甲子", "葉甲子"]
    shuffled = [*names[2:], *names[:2]]

    assert sorted(shuffled, key=lambda n: order.by_strokes(n, "zh-Hant")) == names
