"""Lengths of time and the calendar that they are counted on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.clock.spans import Span, add, add_all, add_months, add_years, read_span

DAYS = st.dates(date(1997, 1, 1), date(2060, 12, 31))
SPANS = st.builds(Span, st.integers(0, 12), st.integers(0, 40), st.sampled_from([0, 12, 24, 48]))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2mo", Span(2)),
        ("1mo15d", Span(1, 15)),
        ("10d", Span(0, 10)),
        ("24h", Span(0, 0, 24)),
        ("0d", Span()),
    ],
)
def test_a_span_is_read_as_it_is_written(text: str, span: Span) -> None:
    """Months, days and hours, in this order."""
    assert span == read_span(text)


@pytest.mark.parametrize("text", ["", "2", "2 mo", "1y", "15d1mo", "-3d", "２mo"])
def test_what_is_no_span_is_refused(text: str) -> None:
    """A mistake in the law files never becomes a figure."""
    with pytest.raises(ValueError, match="not a length of time"):
        read_span(text)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("2024-01-10", 1, "2024-02-10"),  # day N to day N
        ("2023-01-30", 1, "2023-02-28"),  # no such day: the last day
        ("2024-01-30", 1, "2024-02-29"),  # a leap year
        ("2023-01-31", 1, "2023-02-28"),  # last day to last day
        ("2023-02-28", 1, "2023-03-31"),  # last day to last day, although the 28th
        ("2024-02-28", 1, "2024-03-28"),  # not the last day of a leap February
        ("2024-02-29", 12, "2025-02-28"),
        ("2023-04-30", 1, "2023-05-31"),
        ("2023-12-15", 2, "2024-02-15"),
        ("2023-11-30", 3, "2024-02-29"),
    ],
)
def test_months_are_counted_as_the_interpretation_says(start: str, months: int, last: str) -> None:
    """Supreme People's Court, Interpretation of 2021, art. 202, para. 1."""
    assert date.fromisoformat(last) == add_months(date.fromisoformat(start), months)


@pytest.mark.parametrize(
    ("span", "last"),
    [
        ("3d", "2024-03-04"),  # the day of the start is not counted
        ("1mo15d", "2024-04-16"),  # half a month is 15 days
        ("12h", "2024-03-02"),  # the hour is not known: the next day is still in time
        ("24h", "2024-03-02"),
        ("48h", "2024-03-03"),
        ("0d", "2024-03-01"),
    ],
)
def test_the_day_of_the_start_is_not_counted(span: str, last: str) -> None:
    """Criminal Procedure Law 2018, art. 105, para. 2; hours become days upwards."""
    assert date.fromisoformat(last) == add(date(2024, 3, 1), read_span(span))


def test_a_holiday_does_not_lengthen_a_limit() -> None:
    """Art. 105, para. 4: 10 days from 21 September 2024 end on National Day."""
    assert date(2024, 10, 1) == add(date(2024, 9, 21), read_span("10d"))


def test_of_two_ways_of_counting_the_later_day_counts() -> None:
    """28 January and two months: 28 March at once, 31 March one after the other."""
    assert date(2023, 3, 31) == add_all(date(2023, 1, 28), (Span(1), Span(1)))


@pytest.mark.parametrize(
    ("start", "years", "day"),
    [
        (date(2019, 2, 28), 1, date(2020, 2, 28)),
        (date(2020, 2, 29), 1, date(2021, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_a_year_later_is_the_same_day(start: date, years: int, day: date) -> None:
    """Only the 29th of February has no same day in most years."""
    assert day == add_years(start, years)


def test_beyond_the_calendar_is_its_last_day() -> None:
    """An open date has a deadline too, which nothing exceeds."""
    assert date.max == add(date.max, Span(1)) == add(date(9999, 12, 30), Span(0, 5))


@given(DAYS, DAYS, SPANS)
def test_a_later_start_never_has_an_earlier_deadline(a: date, b: date, span: Span) -> None:
    """Deadlines are monotone, so that ranges keep their order."""
    assert add(min(a, b), span) <= add(max(a, b), span)


@given(DAYS, DAYS, st.lists(SPANS, max_size=4))
def test_chains_are_monotone_too(a: date, b: date, spans: list[Span]) -> None:
    """Also where one limit follows another."""
    assert add_all(min(a, b), spans) <= add_all(max(a, b), spans)


@given(DAYS, st.lists(SPANS, max_size=3), SPANS)
def test_one_more_limit_never_shortens(start: date, spans: list[Span], more: Span) -> None:
    """Whatever is added, the last day is no earlier."""
    assert add_all(start, spans) <= add_all(start, [*spans, more])
