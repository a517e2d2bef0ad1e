"""Which dates are understood, which days they may mean, and which are refused."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.records.dates import Point, parse_date


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1989-06-04", date(1989, 6, 4), date(1989, 6, 4)),
        ("1989-06", date(1989, 6, 1), date(1989, 6, 30)),
        ("1989", date(1989, 1, 1), date(1989, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("1989-06-03/1989-06-04", date(1989, 6, 3), date(1989, 6, 4)),
        ("1966/1976-10", date(1966, 1, 1), date(1976, 10, 31)),
        ("../2015-07", date.min, date(2015, 7, 31)),
        ("2015-07/..", date(2015, 7, 1), date.max),
    ],
)
def test_a_date_means_a_span_of_days(text: str, earliest: date, latest: date) -> None:
    """What is not known stays open: a month is all of its days."""
    read = parse_date(text)

    assert (earliest, latest) == (read.earliest, read.latest)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("1989-06", False, False),
        ("1989-06~", True, False),
        ("1989-06?", False, True),
        ("1989-06%", True, True),
        ("1989~/1990?", True, True),
        ("../1990?", False, True),
    ],
)
def test_doubt_is_kept(text: str, approximate: bool, uncertain: bool) -> None:
    """``~`` is about, ``?`` is uncertain, ``%`` is both, at either end."""
    read = parse_date(text)

    assert (approximate, uncertain) == (read.approximate, read.uncertain)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2015-02-30", "there is no such day"),
        ("2015-02-29", "there is no such day"),
        ("2015-06-00", "there is no such day"),
        ("2015-13", "there is no such month"),
        ("2015-00", "there is no such month"),
        ("0000", "there is no year 0"),
        ("2015-07/2014", "the interval ends before it begins"),
        ("../..", "an interval needs at least one end"),
        ("", "not a date"),
        ("..", "not a date"),
        ("2015-7-1", "not a date"),
        ("15-07-2015", "not a date"),
        ("2015/07/10", "not a date"),
        ("2015年7月", "not a date"),
        ("2015-07-10T10:00", "not a date"),
        ("2015-07-10 ", "not a date"),
        ("２０１５-07", "not a date"),
    ],
)
def test_what_is_no_date_is_refused(text: str, why: str) -> None:
    """A day that never was, and everything that is not written as EDTF."""
    with pytest.raises(ValueError) as refused:
        parse_date(text)

    assert why == str(refused.value)


@pytest.mark.parametrize(
    ("text", "is_day"),
    [("1989-06-04", True), ("1989-06-04~", True), ("1989-06", False), ("1989-06-03/..", False)],
)
def test_one_known_day_is_told_from_longer_spans(text: str, is_day: bool) -> None:
    """Some fields need one day."""
    assert is_day == parse_date(text).is_day


def test_a_date_is_kept_as_it_was_written() -> None:
    """What an editor reads back is what was typed."""
    assert str(parse_date("1989-06~")) == "1989-06~"


@pytest.mark.parametrize(
    ("point", "iso"),
    [(Point(1989, 6, 4), "1989-06-04"), (Point(1989, 6, mark="~"), "1989-06"), (Point(89), "0089")],
)
def test_the_form_for_html_has_no_doubt(point: Point, iso: str) -> None:
    """The attribute ``datetime`` takes year, month and day and nothing else."""
    assert iso == point.iso
