"""The forms of characters in names, by their place there."""

from __future__ import annotations

import pytest

from plugins.editions.house import engine
from plugins.editions.house.forms import LAST, MIDDLE, SURNAME, forms, places, watched
from plugins.editions.house.lists import rows


def test_the_likeliest_form_is_first() -> None:
    """A character with two forms is a doubt; as a surname it may have one only."""
    assert forms("杰", LAST) == "傑杰"
    assert forms("余", SURNAME) == "余"
    assert forms("余", MIDDLE) == "餘余"
    assert forms("们", LAST) == ""


@pytest.mark.parametrize(
    ("length", "surname", "expected"), [(2, 1, "sl"), (3, 1, "sml"), (4, 2, "ssml"), (3, 2, "ssl")]
)
def test_places(length: int, surname: int, expected: str) -> None:
    """Surname, middle, last; a given name of one character is a last one."""
    assert places(length, surname) == expected


def test_each_line_of_the_table_is_sound() -> None:
    """Known places, no place twice, forms that are counted, and each a form of its character."""
    seen = set()
    back = engine("zh-Hans").convert
    for char, where, written, counts in rows("names.tsv"):
        assert len(char) == 1 and set(where) <= set("sml")
        assert not seen & {(char, place) for place in where}
        seen |= {(char, place) for place in where}
        assert counts.split()[::2] == list(written)
        assert {back(form) for form in written} <= {char, *written}


def test_watched() -> None:
    """Every character of the table, once."""
    assert sorted({row[0] for row in rows("names.tsv")}) == list(watched())
