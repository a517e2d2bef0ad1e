"""Terms, their ends, convictions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.harm.contradictions.sentences import LONGEST, convictions, last_end, sentences
from tests.checks.harm.cases import case, noted, person, severities


def sentenced(**sentence: Any) -> list[str]:
    """How bad a sentence is."""
    given_ = {"kind": "fixed", **sentence}
    return severities(sentences, person(case=[case(sentence=given_)]))


@pytest.mark.parametrize(
    ("kind", "term", "found"),
    [
        ("fixed", "25y", []),
        ("fixed", "25y1m", ["error"]),
        ("control", "3y", []),
        ("control", "3y1d", ["error"]),
        ("detention", "6m", []),
        ("detention", "13m", ["error"]),
        ("suspended", "3y", []),
        ("suspended", "4y", ["error"]),
        ("re-education-through-labour", "4y", []),
        ("re-education-through-labour", "5y", ["error"]),
        ("life", "20y", ["error"]),
        ("death", "2y", ["error"]),
        ("of-a-new-kind", "40y", []),
    ],
)
def test_the_longest_terms(kind: str, term: str, found: list[str]) -> None:
    """As the Criminal Law has them, for several crimes together; of others nothing is said."""
    assert found == sentenced(kind=kind, term=term)


def test_other_jurisdictions_have_other_terms() -> None:
    """Hong Kong's courts are not judged by the Criminal Law."""
    long = case(jurisdiction="hk", sentence={"kind": "fixed", "term": "30y"})

    assert noted(sentences, person(case=[long])) == []


@pytest.mark.parametrize(
    ("start", "term", "end", "found"),
    [
        ("2010-06-28", "10y", "2020-06-27", []),
        ("2010-06-28", "10y", "2020-06-28", []),
        ("2010-06-28", "10y", "2020-06-29", ["error"]),
        ("2010-06-28", "10y", "2019-12-27", []),  # time held before was taken off
        ("2010-06", "10y", "2020-06-30", []),
        ("2010-06~", "10y", "2021", ["warning"]),
        ("2010-06-28", "10y", "2010-06-27", ["error"]),
    ],
)
def test_the_end_follows_from_the_term(start: str, term: str, end: str, found: list[str]) -> None:
    """On the day before the same date at the latest, with one day's grace."""
    assert found == sentenced(start=start, term=term, to_per_prc=end)


@given(st.sampled_from(sorted(LONGEST)), st.integers(1, 36))
def test_short_terms_are_possible(kind: str, months: int) -> None:
    """Up to the longest of its kind no term is named."""
    found = sentenced(kind=kind, term=f"{months}m")

    assert (found == []) == (months <= LONGEST[kind])


def test_a_camp_needs_no_conviction() -> None:
    """Re-education through labour was imposed by the police."""
    camp = case(
        charges=[{"article": "CL-293", "stage": "suspected"}],
        sentence={"kind": "re-education-through-labour", "term": "1y"},
    )

    assert noted(convictions, person(case=[camp])) == []


def test_without_charges_nothing_is_said() -> None:
    """What is missing is not known."""
    assert noted(convictions, person(case=[case(sentence={"kind": "fixed"})])) == []


def test_the_last_end_needs_all_of_them() -> None:
    """With a sentence whose end is not known, nobody knows when the last one ends."""
    known = case(sentence={"kind": "fixed", "to_per_prc": "2011-06"})
    later = case(sentence={"kind": "fixed", "start": "2010-01-01", "term": "5y"})
    open_ = case(sentence={"kind": "fixed"})
    life = case(sentence={"kind": "life"})

    ended = last_end(person(case=[known, later]))
    assert ended is not None
    assert str(ended[1]) == "2015-01-01"
    assert last_end(person(case=[known, open_])) is None
    assert last_end(person(case=[known, life])) is None
    assert last_end(person()) is None
