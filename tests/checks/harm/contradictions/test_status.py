"""The status against everything else."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.checks.harm.contradictions.status import (
    custody_status,
    dead_or_alive,
    sentence_over,
)
from tests.checks.harm.cases import case, custody, person, severities

DIED = {"date": "2011", "source": ["s1", "s2"]}


@pytest.mark.parametrize(
    ("status", "death", "found"),
    [
        ("released", None, []),
        ("died-after-release", DIED, []),
        ("died-in-custody", {**DIED, "in_custody": True}, []),
        ("executed", {**DIED, "in_custody": True}, []),
        ("died-in-custody", DIED, ["warning"]),
        ("died-after-release", {**DIED, "in_custody": True}, ["error"]),
        ("executed", None, ["error"]),
        ("serving", DIED, ["error"]),
    ],
)
def test_death_and_status(status: str, death: Any, found: list[str]) -> None:
    """Each says what the other says."""
    assert found == severities(dead_or_alive, person(status=status, death=death))


@pytest.mark.parametrize(
    ("status", "times", "found"),
    [
        ("released", [custody("2010", "2011")], []),
        ("released", [custody("2010")], ["warning"]),
        ("released", [custody("2008"), custody("2010", "2011")], []),
        ("released", [custody("2010"), custody("2010", "2011")], []),
        ("released", [custody("2010", "2011"), custody("2008")], []),
        ("serving", [custody("2010")], []),
        ("serving", [custody("2010", "2011")], ["warning"]),
        ("serving", [custody("2010", "2012")], []),  # the same year as the status
        ("disappeared", [custody("2010", "2011")], []),
        ("released", [], []),
    ],
)
def test_custody_and_status(status: str, times: list[Any], found: list[str]) -> None:
    """Only the newest custody counts: older ones often have no known end."""
    assert found == severities(custody_status, person(status=status, custody=times))


@pytest.mark.parametrize(
    ("end", "site_date", "found"),
    [
        ("2011-12-31", "", ["error"]),
        ("2011-12~", "", ["warning"]),
        ("2012-01-31", "", []),  # the status is of January
        ("2012-01-31", "2012-02-01", ["warning"]),
        ("2012-02-01", "2012-02-01", []),
        ("2011-12-31/..", "2030-01-01", []),
    ],
)
def test_a_sentence_that_is_over(end: str, site_date: str, found: list[str]) -> None:
    """Before the status it is a contradiction; before the site's day it is old news."""
    sentence = {"kind": "fixed", "to_per_prc": end}
    serving = person(site_date, status="serving", case=[case(sentence=sentence)])

    assert found == severities(sentence_over, serving)
