"""Numbers in Chinese characters are read as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.numerals import number, numeral


@given(st.integers(min_value=1, max_value=999))
def test_every_number_is_read(value: int) -> None:
    """An article is found by its number, written in words or in digits."""
    assert number(numeral(value)) == number(str(value)) == value


@pytest.mark.parametrize(("text", "value"), [("〇", 0), ("两百", 200), ("一百〇五", 105)])
def test_other_ways_to_write_a_number(text: str, value: int) -> None:
    """Laws and reports write some numerals in more than one way."""
    assert number(text) == value


def test_what_is_no_numeral_is_refused() -> None:
    """A guess would be a wrong article."""
    with pytest.raises(KeyError):
        number("十一甲")
