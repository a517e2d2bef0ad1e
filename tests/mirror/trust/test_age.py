"""How old a thing is, in words, and when a clock must be wrong."""

from __future__ import annotations

import datetime

import pytest

from mirror.trust.age import Age, ahead, stale, wrong_clock

UTC = datetime.UTC
EXPIRES = datetime.datetime(2026, 12, 8, 12, tzinfo=UTC)


def at(*parts: int) -> datetime.datetime:
    """A moment in UTC."""
    return datetime.datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "words", "left"),
    [
        (at(2026, 12, 1, 12), "for 7 more days", 7),
        (at(2026, 12, 7, 11), "for 1 more day", 1),
        (at(2026, 12, 8, 11), "for less than a day", 0),
        (at(2026, 12, 8, 12), "less than a day ago", 0),
        (at(2026, 12, 9, 12), "1 day ago", -1),
        (at(2026, 12, 22, 12), "14 days ago", -14),
    ],
)
def test_age_is_told_in_whole_days(now: datetime.datetime, words: str, left: int) -> None:
    """Before, on and after the date."""
    age = Age.of({"timestamp": EXPIRES, "root": at(2027, 1, 1)}, now)

    assert age.words() == f"signed until 8 December 2026, {words}"
    assert (age.role, age.expired, age.days_left) == ("timestamp", now >= EXPIRES, left)


def test_the_first_date_that_passes_counts() -> None:
    """A root that expires tomorrow matters more than a timestamp that does in a week."""
    age = Age.of({"timestamp": EXPIRES, "root": at(2026, 12, 2)}, at(2026, 12, 1))

    assert (age.role, age.expires) == ("root", at(2026, 12, 2))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (at(1970, 1, 1), "says 1 January 1970, which is before this program was written"),
        (at(2026, 11, 29), "says 29 November 2026, which is before this was signed"),
        (at(2026, 12, 1), ""),
        (at(2027, 12, 1), ""),
    ],
)
def test_a_clock_that_cannot_be_right_is_named(now: datetime.datetime, told: str) -> None:
    """A day of tolerance; a clock that is ahead cannot be told from a mirror that is frozen."""
    assert told in wrong_clock(now, EXPIRES)
    assert bool(told) == bool(wrong_clock(now, EXPIRES))
    assert told in Age.of({"timestamp": EXPIRES}, now).words()


@pytest.mark.parametrize(
    ("role", "days", "told"),
    [
        ("timestamp", 31, False),
        ("timestamp", 32, True),
        ("snapshot", 100, False),
        ("snapshot", 101, True),
        ("targets", 5000, False),
        ("root", 5000, False),
    ],
)
def test_dates_far_ahead_are_named(role: str, days: int, told: bool) -> None:
    """Those that one stolen key can set; what needs several keys is left to their holders."""
    now = at(2026, 12, 1, 12)
    age = Age.of({"timestamp": EXPIRES, role: now + datetime.timedelta(days=days)}, now)

    assert age.ahead == ((role,) if told else ())
    assert (f"the {role} is dated further ahead" in age.words()) == told


def test_what_is_dated_too_far_ahead_says_what_may_be_the_reason() -> None:
    """A wrong clock is more common than a thief."""
    error = ahead("timestamp", at(2040, 1, 1), at(2026, 12, 1))

    assert str(error) == (
        "the timestamp says that it counts until 1 January 2040, for 4779 more days; "
        "none counts for more than 31 days"
    )
    assert "If the clock of this machine is wrong (it says 1 December 2026)" in error.hint


@pytest.mark.parametrize("role", ["root", "targets", "snapshot", "timestamp"])
def test_what_is_too_old_says_since_when_and_whose_turn_it_is(role: str) -> None:
    """The volunteer must know whether to try another mirror or to write to the editors."""
    error = stale(role, EXPIRES, at(2026, 12, 22, 12))

    assert str(error).startswith(f"the {role} was signed until 8 December 2026, 14 days ago: ")
    assert "editors" in str(error)
    assert "it says 22 December 2026" in error.hint
