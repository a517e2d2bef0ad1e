"""Reading out a record: who is convicted, and how many publishers there are."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.checks.harm.people import publishers
from tests.checks.harm.cases import case, person


def sources(*given: dict[str, Any]) -> int:
    """How many publishers these sources have."""
    listed = [{"id": f"s{n}", "kind": "ngo", "title": "A", **one} for n, one in enumerate(given, 1)]
    return publishers(person(sources=listed, status_source=["s1"]).facts.sources)


def test_a_publisher_is_counted_once() -> None:
    """In two languages, in another case, or over a third source it stays the same."""
    both = {"en": "A Group", "zh-Hans": "某组织"}

    assert sources({"publisher": "A group"}, {"publisher": "a  group"}) == 1
    assert sources({"publisher": "A group"}, {"publisher": "某组织"}, {"publisher": both}) == 1
    assert sources({"publisher": "A group"}, {"publisher": "Another"}) == 2


def test_without_a_publisher_the_host_counts() -> None:
    """Two pages of one site are one publisher; two books without any are two."""
    first, second = "https://www.example.org/1", "https://example.org/2"

    assert sources({"url": first}, {"url": second}) == 1
    assert sources({}, {}) == 2


@pytest.mark.parametrize(
    ("facts", "convicted"),
    [
        ({}, False),
        ({"status": "serving"}, True),
        ({"case": [case(sentence={"kind": "fixed"})]}, True),
        ({"case": [case(charges=[{"article": "CL-293", "stage": "convicted"}])]}, True),
        ({"case": [case(charges=[{"article": "CL-293", "stage": "indicted"}])]}, False),
    ],
)
def test_who_is_convicted(facts: dict[str, Any], convicted: bool) -> None:
    """A status, a sentence or a charge says so; an accusation does not."""
    assert convicted == person(**facts).convicted
