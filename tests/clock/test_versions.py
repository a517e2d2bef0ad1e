"""Which version of the law a stage is measured by."""

from __future__ import annotations

import pytest

from tests.clock.cases import case, grade, reading


@pytest.mark.parametrize(
    ("events", "version", "why"),
    [
        ("court-accepted 2012-06-01, judgment-1 2012-07-01", "1996", "in force when"),
        ("court-accepted 2013-01-01, judgment-1 2013-02-01", "2012", "in force when"),
        ("court-accepted 2012-12-20, judgment-1 2013-02-10", "2012", "more generous"),
        ("court-accepted 2018-10-01, judgment-1 2018-11-15", "2012", "in force when"),
        ("court-accepted 2018-10-26, judgment-1 2018-11-15", "2018", "in force when"),
        ("court-accepted 2012, judgment-1 2012", "1996", "in force when"),
        ("court-accepted 2012/2013, judgment-1 2013-12", "2012", "more generous"),
    ],
)
def test_the_version_is_the_one_in_force_or_the_more_generous(
    events: str, version: str, why: str
) -> None:
    """Where figures changed during a stage, the longer limit; where they did not, the older law."""
    found = reading("trial-1", case(events))

    assert version == found.version
    assert found.version_why is not None
    assert why in found.version_why.by_lang["en"]


def test_a_stage_across_2013_is_not_measured_by_the_shorter_limit() -> None:
    """Under the law of 1996 this would be past every figure (2 months and a half)."""
    assert (
        grade("trial-1", case("court-accepted 2012-12-20, judgment-1 2013-05-01"))
        == "past-ordinary"
    )
    assert (
        grade("trial-1", case("court-accepted 2011-12-20, judgment-1 2012-05-01"))
        == "past-every-figure"
    )


def test_a_stage_across_a_day_on_which_a_rule_first_came_has_no_clock() -> None:
    """Art. 83 of 2012 gave 24 hours to bring a person to a detention centre; 1996 had none."""
    events = "detained-criminal 2012-12-31, sent-to-detention-centre 2013-01-20"

    assert grade("to-detention-centre", case(events)) == "-"


def test_a_stage_that_began_before_1997_has_no_clock() -> None:
    """The law of 1979 is not in the data; the reading says so."""
    found = reading(
        "investigation", case("arrested 1996-12-20, transferred-for-prosecution 1997-09-01")
    )

    assert found.grade is None
    assert found.no_clock is not None
    assert "1979" in found.no_clock.by_lang["en"]


def test_liuzhi_across_june_2025_is_measured_by_the_longer_limit() -> None:
    """The amendment of 2024 allows eight months, the law of 2018 six."""
    history = case("liuzhi-start 2025-01-10, detained-after-liuzhi 2025-08-20")

    assert reading("liuzhi", history).version == "2024"
    assert grade("liuzhi", history) == "past-ordinary"


def test_editors_can_choose_the_version() -> None:
    """``law_version`` other than ``auto`` is taken as given, for this law only."""
    history = case("court-accepted 2012-12-20, judgment-1 2013-05-01", law_version="1996")
    found = reading("trial-1", history)

    assert found.version == "1996"
    assert grade("trial-1", history) == "past-every-figure"
    assert found.version_why is not None
    assert "editors" in found.version_why.by_lang["en"]
