"""Who counts as a child."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.harm.minors import minor
from tests.checks.harm.cases import case, custody, noted, person


def is_minor(birth: str, event: str, **more: Any) -> bool:
    """Whether somebody born then counts as a child because of what happened then."""
    facts = {"birth": {"date": birth, "source": ["s1"]}, "case": [case(f"arrested {event}")]}
    return bool(noted(minor, person(**{**facts, **more})))


@pytest.mark.parametrize(
    ("birth", "event", "expected"),
    [
        ("1990-05-03", "2008-05-02", True),
        ("1990-05-03", "2008-05-03", False),
        ("1990", "2008", True),  # born in December, taken in January
        ("1990", "2008-12-31", False),
        ("1990", "2008-12-30", True),
        ("1990-05", "2008-06", False),
        ("1990~", "2015", False),
        ("../1990", "2009", False),
        ("1990", "../2008-11", True),
        ("1990/..", "2050", False),  # nothing is known of the latest day
    ],
)
def test_the_latest_birth_and_the_earliest_event_count(
    birth: str, event: str, expected: bool
) -> None:
    """In doubt somebody is a child; where nothing is known nobody is."""
    assert expected == is_minor(birth, event)


@given(st.dates(date(1900, 1, 1), date(2000, 1, 1)), st.integers(0, 18 * 365))
def test_nobody_under_18_is_missed(birth: date, days: int) -> None:
    """Of known days the age is exact on the safe side."""
    event = birth + timedelta(days=days)

    assert is_minor(birth.isoformat(), event.isoformat())


def test_a_death_is_an_event_too() -> None:
    """A child who was killed is a child."""
    death = {"date": "2007", "source": ["s1"]}

    assert is_minor("1990", "2010", death=death, status="died-in-custody")


def test_custody_and_its_end_are_events() -> None:
    """Whoever was taken as a child and is grown up at the trial was a child."""
    assert is_minor("1990", "2010", custody=[custody("2007", "2010")])


def test_who_cannot_be_recognised_may_be_told_of() -> None:
    """Initials, no photo, no place: the story itself can be told."""
    assert not is_minor("1990", "2007", name_display="initials")


@pytest.mark.parametrize("name", ["Class of 1989", "A party", "某公司"])
def test_what_is_no_school_may_be_named(name: str) -> None:
    """Only a school leads to a child."""
    hidden = person(
        name_display="pseudonym",
        case=[case(flags={"juvenile": True})],
        affiliation=[{"name": name, "source": ["s1"]}],
    )

    assert noted(minor, hidden) == []
