"""An age becomes the years in which somebody can have been born."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.imports.ages import born
from plugins.imports.cells import Read, Unread
from plugins.records.dates import parse_date


@pytest.mark.parametrize(
    ("age", "at", "years"),
    [
        ("37", "2015-07-10", "1977/1978"),
        ("37岁", "2015", "1977/1978"),
        ("aged 37", "2015-12-31", "1978"),
        ("三十七岁", "2015-07", "1977/1978"),
        ("about 37", "2015-07-10", "1977~/1978~"),
        ("37", "2015~", "1977~/1978~"),
        ("虚岁38", "2015-07-10", "1977/1979"),
        ("37", "2015/2016", "1977/1979"),
    ],
)
def test_an_age_gives_years(age: str, at: str, years: str) -> None:
    """As wide as the age and the day leave it."""
    result = born(age, Read(at))

    assert isinstance(result, Read)
    assert result.value == years
    assert "reckoned" in result.notes[0]


@pytest.mark.parametrize(
    ("age", "at"),
    [
        ("37", Unread("no")),
        ("37", Read("../2015")),
        ("old", Read("2015")),
        ("250", Read("2015")),
        ("-3", Read("2015")),
    ],
)
def test_what_gives_no_years_is_not_read(age: str, at: Read | Unread) -> None:
    """Without a day there is no year of birth."""
    assert isinstance(born(age, at), Unread)


@given(
    st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.dates(date(2000, 1, 1), date(2009, 12, 31))
)
def test_the_true_year_of_birth_is_among_them(birth: date, day: date) -> None:
    """Whoever was born on a day and counted right lies within the years."""
    age = day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
    assume(age <= 110)
    result = born(str(age), Read(day.isoformat()))

    assert isinstance(result, Read)
    years = parse_date(result.value)
    assert years.earliest <= birth <= years.latest
