"""How many people are past each limit, by stage and by charge."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.clock.clock import read_clock
from plugins.clock.compare import Count, Entry, count, standing
from plugins.clock.readings import Reading
from tests.clock.cases import case, reading

WITHIN = "arrested 2020-01-10, transferred-for-prosecution 2020-03-10"
ORDINARY = "arrested 2020-01-10, transferred-for-prosecution 2020-04-10"
EVERY = "arrested 2020-01-10, transferred-for-prosecution 2020-10-10"
POSSIBLY = "arrested 2020-01-10, transferred-for-prosecution 2020-03"
NOT_KNOWN = "arrested 2020-01-10, judgment-1 2022-01-10"


def entries(*people: tuple[str, str, str]) -> Iterator[Entry]:
    """One person, one charge and one case each."""
    for person, charge, events in people:
        for found in read_clock(case(events)):
            yield Entry(person, charge, found)


def one(events: str) -> Reading:
    """The reading of the investigation."""
    return reading("investigation", case(events))


def test_people_are_counted_by_what_is_certain() -> None:
    """What is only possible is counted apart, and so is what is not known."""
    found = count(
        entries(
            ("a", "CL-105-2", WITHIN),
            ("b", "CL-105-2", ORDINARY),
            ("c", "CL-293", EVERY),
            ("d", "CL-293", POSSIBLY),
            ("e", "CL-293", NOT_KNOWN),
        )
    )
    expected = Count("investigation", "", 5, 1, 1, 1, 1, 1)

    assert expected in found


def test_people_are_counted_by_charge_too() -> None:
    """A page compares what a charge does to a person."""
    found = count(entries(("a", "CL-105-2", EVERY), ("b", "CL-293", WITHIN)), by="charge")
    investigation = [
        (c.charge, c.within, c.past_every_figure) for c in found if c.stage == "investigation"
    ]

    assert investigation == [("CL-105-2", 0, 1), ("CL-293", 1, 0)]


def test_a_person_counts_once_with_the_worst_run() -> None:
    """Arrested twice, once too long: one person past the limit."""
    twice = f"{WITHIN}, arrested 2022-01-10, transferred-for-prosecution 2022-10-10"
    (found,) = [c for c in count(entries(("a", "x", twice))) if c.stage == "investigation"]

    assert (found.people, found.past_every_figure, found.within) == (1, 1, 0)


def test_the_numbers_add_up_to_the_people() -> None:
    """Nobody is counted twice or forgotten."""
    for found in count(entries(("a", "x", EVERY), ("b", "y", NOT_KNOWN)), by="charge"):
        parts = (found.within, found.possibly, found.past_ordinary, found.past_every_figure)

        assert found.people == sum(parts) + found.unknown


def test_a_stage_of_which_the_end_is_not_known_stands_nowhere() -> None:
    """It may have ended on any day; that is no suspicion."""
    assert [standing(one(events)) for events in (WITHIN, POSSIBLY, NOT_KNOWN, EVERY)] == [
        "within",
        "possibly",
        "unknown",
        "past-every-figure",
    ]
