"""Counting the sources of what a record claims."""

from __future__ import annotations

from plugins.checks.harm.claims import one_source, unsourced_claim
from tests.checks.harm.cases import case, custody, messages, noted, person


def test_two_publishers_and_two_kinds_are_enough() -> None:
    """Status, custody, events and key facts of the base rest on a paper and a group."""
    facts = {"figure": "35", "text": "days", "source": ["s1", "s2"]}
    given = person(custody=[custody("2010", "2011")], case=[case("bail 2010")], key_facts=[facts])

    assert noted(one_source, given) == []


def test_one_line_says_it_all() -> None:
    """However many claims are weak, the record gets one message, which names six."""
    charges = [{"article": f"CL-{n}", "stage": "arrested"} for n in range(8)]
    given = person(status_source=["s1"], case=[case(source=["s2", "s3"], charges=charges)])

    assert list(messages(one_source, given)) == [
        "9 of 9 claims rest on one source or one kind: "
        "status, charge CL-0, charge CL-1, charge CL-2, charge CL-3, charge CL-4 …"
    ]


def test_a_charge_has_the_sources_of_its_case() -> None:
    """Unless it names its own."""
    own = [{"article": "CL-293", "stage": "arrested", "source": ["s1"]}]

    assert len(noted(one_source, person(case=[case(charges=own)]))) == 1


def test_what_stays_hidden_needs_no_source() -> None:
    """A relative whom nobody sees claims nothing."""
    hidden = person(relatives=[{"relation": "parent", "name": "Zhao Mou"}])

    assert noted(unsourced_claim, hidden) == []
