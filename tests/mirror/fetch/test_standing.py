"""How sources have done, and in which order they are asked."""

from __future__ import annotations

import pytest

from mirror.errors import MismatchError
from mirror.fetch import BrokenError, MissingError, Patience
from mirror.fetch.base import SLOW
from mirror.fetch.standing import Standing
from tests.mirror.fetch.fakes import Fake

BROKEN = BrokenError("breaks off")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The time, in seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock at the beginning of the run."""
    return Clock()


def standings(clock: Clock, *names: str) -> list[Standing]:
    """Sources in this order, of which nothing is known."""
    patience = Patience(tries=8)
    return [Standing(Fake(name, [b""]), i, patience, clock) for i, name in enumerate(names)]


def order(some: list[Standing], *, spread: bool = False) -> str:
    """Their names as they would be asked."""
    ranked = sorted(some, key=lambda one: one.rank(spread=spread))
    return "".join(one.source.name for one in ranked)


def fail(one: Standing, clock: Clock, times: int = 1, cost: int = 1) -> None:
    """Let a source fail, each time in a request of its own."""
    for _ in range(times):
        clock.now += 0.001
        one.failed("a", BrokenError("breaks off", cost), clock.now)


def test_at_first_they_come_as_they_were_named(clock: Clock) -> None:
    """The volunteer's order is that of preference."""
    assert order(standings(clock, "a", "b", "c")) == "abc"


def test_the_faster_comes_first_where_speed_is_known(clock: Clock) -> None:
    """Clearly faster ones, that is; chance does not lead from one to another."""
    some = a, b, c = standings(clock, "a", "b", "c")
    clock.now = 1.0
    a.brought(1_000, 0.0)
    b.brought(100_000, 0.0)
    c.brought(100_500, 0.0)

    assert order([*some]) == "bca"


def test_one_that_fails_is_tried_less(clock: Clock) -> None:
    """It rests after each failure, longer each time, and is forgiven when it works."""
    some = [*standings(clock, "a", "b")]
    a = some[0]
    fail(a, clock)
    assert order(some) == "ba"
    clock.now += 0.2
    assert order(some) == "ab"
    fail(a, clock, 3)
    clock.now += 0.2
    assert order(some) == "ba"
    a.worked()
    assert order(some) == "ab"


def test_work_is_spread_over_those_that_are_less_busy(clock: Clock) -> None:
    """A slow one holds its jobs longer, and so is given fewer."""
    some = [*standings(clock, "a", "b")]
    some[0].begins()
    assert order(some, spread=True) == "ba"
    assert order(some, spread=False) == "ab"
    some[0].ends()
    assert order(some, spread=True) == "ab"


def test_failures_in_a_row_use_up_the_patience(clock: Clock) -> None:
    """Eight quick ones here, or two slow ones; what works between them starts anew."""
    quick, slow, mixed = standings(clock, "a", "b", "c")
    fail(quick, clock, 7)
    fail(slow, clock, 1, SLOW)
    fail(mixed, clock, 7)
    mixed.worked()
    fail(mixed, clock, 7)
    assert quick.usable and slow.usable and mixed.usable
    fail(quick, clock)
    fail(slow, clock, 1, SLOW)
    assert not quick.usable
    assert not slow.usable
    assert mixed.usable


def test_requests_that_fail_together_count_once(clock: Clock) -> None:
    """A cut cable breaks all of a pool's requests at the same time."""
    one = standings(clock, "a")[0]
    clock.now = 1.0
    for _ in range(20):
        one.failed("a", BROKEN, 0.5)

    assert one.usable
    assert one.verdict().failures == 20


def test_a_missing_file_says_nothing_against_a_source(clock: Clock) -> None:
    """It may have all the others."""
    some = [*standings(clock, "a", "b")]
    for _ in range(20):
        clock.now += 1
        some[0].failed("a", MissingError("does not have it"), clock.now)

    assert some[0].usable
    assert order(some) == "ab"


def test_the_verdict_says_what_became_of_it(clock: Clock) -> None:
    """Unused, well, unreachable or refused, with the file and the reason."""
    unused, well, broken, refused = standings(clock, "a", "b", "c", "d")
    well.source.tally.request()
    well.source.tally.came(5)
    well.worked()
    fail(broken, clock)
    refused.worked()
    refused.refused("release/manifest", MismatchError("has a wrong hash"))

    assert unused.verdict().state == "unused"
    assert (well.verdict().state, well.verdict().requests, well.verdict().bytes) == ("ok", 1, 5)
    assert broken.verdict().state == "unreachable"
    assert broken.verdict().reason == "a: breaks off"
    assert refused.verdict().state == "refused"
    assert refused.verdict().reason == "release/manifest: has a wrong hash"
    assert refused.usable
    refused.refused("release/manifest", MismatchError("has a wrong hash"))
    assert not refused.usable


def test_waits_grow_and_have_an_end() -> None:
    """Twice as long each time, up to the longest."""
    patience = Patience(first=0.25, longest=1.0)

    assert [patience.wait(tries) for tries in (1, 2, 3, 4, 1000)] == [0.25, 0.5, 1.0, 1.0, 1.0]
