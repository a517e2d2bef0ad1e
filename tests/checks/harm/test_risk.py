"""Who counts as at high risk."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.checks.harm.risk import high_risk
from tests.checks.harm.cases import messages, person

HOME = {"province": "hunan", "prefecture": "Loudi", "source": ["s1"]}


def risk(level: str, **more: str) -> dict[str, Any]:
    """An assessment of the base person's risk."""
    return {"level": level, "reviewed": "2012-01-18", **more}


@pytest.mark.parametrize("level", ["low", "medium"])
def test_only_high_risk_is_looked_at(level: str) -> None:
    """At other levels the prefecture may stand, and one reviewer will do."""
    assert list(messages(high_risk, person(risk=risk(level), residence=HOME))) == []


def test_the_second_reviewer_is_another() -> None:
    """Who looked twice has looked once."""
    alone = person(risk=risk("high", by="ab", second_reviewer="ab"))
    two = person(risk=risk("high", by="ab", second_reviewer="cd"))

    assert len(list(messages(high_risk, alone))) == 1
    assert list(messages(high_risk, two)) == []


def test_a_province_alone_may_stand() -> None:
    """It is as exact as a risk allows."""
    home = {"province": "hunan", "source": ["s1"]}
    given = person(risk=risk("high", by="ab", second_reviewer="cd"), residence=home)

    assert list(messages(high_risk, given)) == []
