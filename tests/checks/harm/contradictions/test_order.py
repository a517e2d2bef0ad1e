"""Custody and events, against one another and against birth and death."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.harm.contradictions.order import (
    _EARLIER_LATER,
    age,
    custody_order,
    event_order,
    two_places,
)
from tests.checks.harm.cases import case, custody, noted, person, severities

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2030, 12, 31))


@given(DAYS, st.integers(0, 4000))
def test_custody_that_ends_later_is_in_order(start: date, days: int) -> None:
    """However well its days are known."""
    end = start + timedelta(days=days)
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        times = [custody(start.strftime(form), end.strftime(form))]
        assert noted(custody_order, person(custody=times)) == []


@given(DAYS, st.integers(1, 4000))
def test_custody_that_ends_before_it_begins_is_named(start: date, days: int) -> None:
    """Of whole days each is certain."""
    end = start - timedelta(days=days)
    given_ = person(custody=[custody(start.isoformat(), end.isoformat())])

    assert severities(custody_order, given_) == ["error"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (("2010-01-01", "2010-03-01", "A"), ("2010-02-01", "2010-04-01", "B"), ["warning"]),
        (("2010-01-01", "2010-03-01", "A"), ("2010-02-01", "2010-04-01", "A"), []),
        (("2010-01-01", "2010-03-01", "A"), ("2010-02-01", "2010-04-01", ""), []),
        (("2010-01-01", "2010-03-01", "A"), ("2010-03-01", "2010-04-01", "B"), []),
        (("2010-01", "2010-03", "A"), ("2010-03", "2010-04", "B"), []),
        (("2010-01-01", "", "A"), ("2010-02-01", "2010-04-01", "B"), []),
        (("2010", "2012", "A"), ("2011", "2013", "B"), ["warning"]),
    ],
)
def test_two_places_at_once(
    first: tuple[str, str, str], second: tuple[str, str, str], found: list[str]
) -> None:
    """Only where both ends and both places are known, and a day of moving is none."""
    assert found == severities(two_places, person(custody=[custody(*first), custody(*second)]))


@pytest.mark.parametrize(("first", "later"), _EARLIER_LATER)
def test_each_pair_has_its_order(first: str, later: str) -> None:
    """Backwards it is an error; in order, or on one day, or within a year, it is none."""
    custody_before = [custody("2000", "2001")]

    def found(*events: str) -> list[str]:
        return severities(event_order, person(custody=custody_before, case=[case(*events)]))

    assert found(f"{first} 2010-05-02", f"{later} 2010-05-01") == ["error"]
    assert found(f"{first} 2010-05-01", f"{later} 2010-05-01") == []
    assert found(f"{later} 2010-05-02", f"{first} 2010-05-01") == []
    assert found(f"{first} 2010-05", f"{later} 2010") == []
    assert found(f"{first} 2010-05", f"{later} 2010-04?") == ["warning"]


def test_the_first_of_each_counts() -> None:
    """A second trial after an appeal turns nothing round."""
    again = case("judgment-1 2010", "judgment-2 2011", "judgment-1 2012", "judgment-2 2013")

    assert noted(event_order, person(case=[again])) == []


@pytest.mark.parametrize("measure", ["rsdl-start", "detained-criminal", "bail"])
def test_an_arrest_follows_another_measure(measure: str) -> None:
    """Whichever it was, and even if its day is not known better than the arrest's."""
    assert noted(event_order, person(case=[case(f"{measure} 2010", "arrested 2010-05")])) == []


def test_an_arrest_may_follow_custody_told_elsewhere() -> None:
    """Custody of the record counts as well as events of the case."""
    told = person(custody=[custody("2010-04", "2010-06")], case=[case("arrested 2010-05")])

    assert noted(event_order, told) == []
    assert severities(event_order, person(case=[case("arrested 2010-05")])) == ["warning"]


def test_a_court_may_speak_after_a_death() -> None:
    """A verdict can be overturned after many years; nobody is detained then."""
    death = {"date": "1968", "source": ["s1"]}
    dead = person(death=death, case=[case("judgment-2 1980", "released 1980")])

    assert noted(event_order, dead) == []


@given(DAYS, st.integers(0, 30 * 366))
def test_only_what_is_certain_makes_too_young(birth: date, days: int) -> None:
    """Years alone on both sides never accuse somebody of twelve or more."""
    event = birth + timedelta(days=days)
    facts = {"birth": {"date": f"{birth:%Y}", "source": ["s1"]}, "case": [case(f"bail {event:%Y}")]}
    old_enough = event.year - birth.year >= 12

    assert (severities(age, person(**facts)) == []) == old_enough
