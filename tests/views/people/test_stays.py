"""Custody as days: what is certain, what may be, and where counting stops."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.views.people.stays import Stay, stays, sure_days
from tests.views.people.records import facts_of


def custody(*items: tuple[str, str]) -> str:
    """Custody as YAML: the start and the end of each stay; no end where that is ''."""
    parts = [
        f"{{measure: arrest, start: {{date: '{start}', source: [s1]}}"
        + (f", end: {{date: '{end}', source: [s1]}}" if end else "")
        + "}"
        for start, end in items
    ]
    return f"[{', '.join(parts)}]"


def only(folder: Path, start: str, end: str, status: str = "released") -> Stay:
    """The one stay of a person whose status is of January 2012."""
    return stays(facts_of(folder, status, custody=custody((start, end))))[0]


def test_two_days_are_certain_to_the_day(tmp_path: Path) -> None:
    """The first and the last day both count."""
    found = only(tmp_path, "2010-03-01", "2010-03-15")

    assert found.surely == found.perhaps == (date(2010, 3, 1), date(2010, 3, 15))
    assert sure_days([found]) == 15


def test_an_unknown_day_is_a_range(tmp_path: Path) -> None:
    """Certain is only what lies between the latest start and the earliest end."""
    found = only(tmp_path, "2010-03", "2010-05")

    assert found.surely == (date(2010, 3, 31), date(2010, 5, 1))
    assert found.perhaps == (date(2010, 3, 1), date(2010, 5, 31))


def test_where_both_ends_are_vague_nothing_is_certain(tmp_path: Path) -> None:
    """Some time of 2010: no day of it is known."""
    assert only(tmp_path, "2010", "2010").surely is None


@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_a_doubtful_date_is_a_wider_range(mark: str, tmp_path: Path) -> None:
    """“About 1 March” does not make 1 March certain."""
    found = only(tmp_path, f"2010-03-01{mark}", "2010-12-31")

    assert found.surely is not None and found.surely[0] > date(2010, 3, 1)
    assert found.perhaps[0] < date(2010, 3, 1)


def test_custody_that_goes_on_is_counted_to_the_status(tmp_path: Path) -> None:
    """Not to today: to the first day that is certain, and perhaps to the last."""
    found = only(tmp_path, "2010-03-01", "", status="serving")

    assert found.open
    assert found.surely == (date(2010, 3, 1), date(2012, 1, 1))
    assert found.perhaps[1] == date(2012, 1, 31)


def test_without_an_end_a_free_person_was_held_for_a_day_that_is_known(tmp_path: Path) -> None:
    """Whoever is free was let go some day; nobody knows which."""
    found = only(tmp_path, "2010-03-01", "")

    assert not found.open
    assert found.surely == (date(2010, 3, 1), date(2010, 3, 1))
    assert found.perhaps == (date(2010, 3, 1), date(2012, 1, 31))


def test_a_stay_without_an_end_ends_before_the_next(tmp_path: Path) -> None:
    """What follows bounds it."""
    given = custody(("2010-03-01", ""), ("2010-06-01", "2010-07-01"))
    found = stays(facts_of(tmp_path, custody=given))

    assert found[0].perhaps == (date(2010, 3, 1), date(2010, 6, 1))


def test_death_in_custody_ends_it(tmp_path: Path) -> None:
    """The day of the death is the last day."""
    death = "{date: 2011-05-04, in_custody: true, source: [s1]}"
    given = custody(("2010-03-01", ""))
    found = stays(facts_of(tmp_path, "died-in-custody", custody=given, death=death))[0]

    assert found.surely == (date(2010, 3, 1), date(2011, 5, 4))


def test_what_is_alleged_is_not_certain(tmp_path: Path) -> None:
    """A doubtful claim is drawn as “perhaps” from end to end."""
    given = custody(("2010-03-01", "2010-04-01")).replace(
        "source: [s1]}", "source: [s1], certainty: alleged}", 1
    )
    found = stays(facts_of(tmp_path, custody=given))[0]

    assert found.surely is None
    assert found.perhaps == (date(2010, 3, 1), date(2010, 4, 1))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("../2010-06", "2010-12-31", (date(2010, 1, 1), date(2010, 12, 31))),
        ("2010-06/..", "2010-12-31", (date(2010, 6, 1), date(2010, 12, 31))),
        ("2010-06-01", "2010-12/..", (date(2010, 6, 1), date(2012, 1, 31))),
        ("2010-06-01", "../2010-12", (date(2010, 6, 1), date(2010, 12, 31))),
    ],
)
def test_open_intervals_stay_inside_what_is_known(
    start: str, end: str, expected: tuple[date, date], tmp_path: Path
) -> None:
    """“Before” and “after” reach no further than the year, the stay or the status."""
    assert only(tmp_path, start, end).perhaps == expected


def test_a_day_in_two_measures_counts_once() -> None:
    """A hospital within a prison term adds no days."""
    whole = (date(2010, 1, 1), date(2010, 1, 31))
    part = (date(2010, 1, 10), date(2010, 1, 12))
    later = (date(2010, 1, 31), date(2010, 2, 1))
    found = [Stay("prison", whole, whole), Stay("hospital", part, part), Stay("x", later, later)]

    assert sure_days(found) == 32
