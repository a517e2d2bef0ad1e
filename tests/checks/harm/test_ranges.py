"""Dates that are known in part: what is certain, and what only may be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.harm.ranges import after, before, days_apart, years_after
from plugins.records.dates import Edtf, parse_date
from plugins.records.text import Duration

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def known_in_part(draw: st.DrawFn) -> tuple[Edtf, date]:
    """A date as a source gives it, and a day that it may have meant."""
    day = draw(DAYS)
    text = draw(st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"]))
    return parse_date(text), day


@given(known_in_part(), known_in_part())
def test_an_error_is_certain(first: tuple[Edtf, date], second: tuple[Edtf, date]) -> None:
    """Whatever days were meant, what is called an error is one."""
    if before(first[0], second[0]):
        assert first[1] < second[1]


@given(known_in_part(), known_in_part())
def test_of_two_dates_one_at_most_comes_first(
    first: tuple[Edtf, date], second: tuple[Edtf, date]
) -> None:
    """Nothing is both before and after."""
    assert not (before(first[0], second[0]) and before(second[0], first[0]))


@given(DAYS, DAYS)
def test_whole_days_are_told_apart(first: date, second: date) -> None:
    """Of two known days nothing is left open."""
    found = before(parse_date(first.isoformat()), parse_date(second.isoformat()))

    assert (found == "error") == (first < second)


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        ("2015", "2016", "error"),
        ("2015~", "2016", "warning"),
        ("2015", "2016?", "warning"),
        ("2015", "2015-07", None),
        ("2015-07", "2015", None),
        ("../2015", "2016", "error"),
        ("2015/..", "2016", None),
        ("2016", "2015", None),
    ],
)
def test_doubt_makes_an_error_a_warning(first: str, second: str, severity: str | None) -> None:
    """A date that its source doubts proves nothing; an open end proves nothing either."""
    assert severity == before(parse_date(first), parse_date(second))


@given(DAYS, st.integers(0, 40), st.integers(0, 30), st.integers(0, 60))
def test_a_length_of_time_never_goes_back(day: date, years: int, months: int, days: int) -> None:
    """Later by something is later, and by days exactly by as many."""
    later = after(day, Duration(years, months, days))

    assert later == after(day, Duration(years, months)) + timedelta(days=days)
    assert later >= day


@pytest.mark.parametrize(
    ("day", "length", "expected"),
    [
        ("2012-02-29", Duration(1), "2013-02-28"),
        ("2012-01-31", Duration(0, 1), "2012-02-29"),
        ("2009-06-23", Duration(11), "2020-06-23"),
        ("9990-01-01", Duration(90), "9999-12-31"),
        ("9999-12-30", Duration(0, 0, 9), "9999-12-31"),
    ],
)
def test_the_end_of_a_month_and_of_the_calendar(day: str, length: Duration, expected: str) -> None:
    """A day that is not there is the last one that is."""
    assert date.fromisoformat(expected) == after(date.fromisoformat(day), length)


def test_years_and_days_are_counted() -> None:
    """The two that other rules use most."""
    assert years_after(date(1990, 5, 3), 18) == date(2008, 5, 3)
    assert days_apart(date(2012, 1, 18), date(2012, 3, 1)) == 43
