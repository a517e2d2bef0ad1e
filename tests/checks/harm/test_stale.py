"""How stale a record is, counted to the site's day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.harm.stale import Staleness, stale, staleness
from plugins.records.dates import parse_date
from tests.checks.harm.cases import noted, person


@pytest.mark.parametrize(
    ("site_date", "level"),
    [
        ("2012-01-18", Staleness.FRESH),
        ("2012-07-16", Staleness.FRESH),  # 180 days
        ("2012-07-17", Staleness.BANNER),
        ("2013-01-17", Staleness.BANNER),  # 365 days
        ("2013-01-18", Staleness.LISTED),
        ("2014-01-17", Staleness.LISTED),  # 730 days
        ("2014-01-18", Staleness.LAST_KNOWN),
        ("2001-01-01", Staleness.FRESH),  # older than the source
    ],
)
def test_the_thresholds(site_date: str, level: Staleness) -> None:
    """More than 180, 365 and 730 days after 18 January 2012."""
    assert level == staleness(person().record, parse_date(site_date))


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_nothing_becomes_fresher_by_waiting(first: int, more: int) -> None:
    """A later day is never less stale."""
    start = parse_date("2012-01-18").latest.toordinal()
    days = [type(parse_date("2012").latest).fromordinal(start + n) for n in (first, first + more)]
    early, late = (staleness(person().record, parse_date(day.isoformat())) for day in days)

    assert early <= late


def test_without_a_date_nothing_is_counted() -> None:
    """Never to today: a copy that nobody renews must not change."""
    assert staleness(person().record, None) == Staleness.FRESH


@pytest.mark.parametrize("status", ["executed", "died-in-custody", "died-after-release"])
def test_a_death_does_not_go_out_of_date(status: str) -> None:
    """Nothing newer will be read."""
    assert staleness(person(status=status).record, parse_date("2030-01-01")) == Staleness.FRESH


def test_editors_are_told_after_a_year() -> None:
    """Half a year is a matter for the page."""
    assert noted(stale, person("2012-12-01")) == []
    assert [p.severity for p in noted(stale, person("2013-03-01"))] == ["warning"]
