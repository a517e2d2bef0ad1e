"""The tries for one file: who is asked, how often, and when it ends."""

from __future__ import annotations

import time

import pytest

from mirror.errors import MismatchError, NoSourceError
from mirror.fetch import BrokenError, MissingError, Patience
from mirror.fetch.standing import Standing
from mirror.fetch.tries import attempt
from tests.mirror.fetch.fakes import Fake

BROKEN = BrokenError("breaks off")
PATIENCE = Patience(tries=4, first=0.001, longest=0.002)


def line(*sources: Fake) -> list[Standing]:
    """These sources, of which nothing is known."""
    return [Standing(one, i, PATIENCE, time.monotonic) for i, one in enumerate(sources)]


def read(standing: Standing) -> bytes:
    """All that a source gives; ``forged`` is refused."""
    data = b"".join(standing.source.open("a", limit=100))
    if data == b"forged":
        raise MismatchError("is not the signed one")
    return data


def test_the_first_that_gives_it_is_enough() -> None:
    """The others are not asked."""
    a, b = Fake("a", [b"page"]), Fake("b", [b"page"])

    assert attempt(line(a, b), "a", read, patience=PATIENCE) == b"page"
    assert (a.tally.requests, b.tally.requests) == (1, 0)


@pytest.mark.parametrize("bad", [BROKEN, MissingError("has it not"), b"forged"])
def test_the_next_is_asked_at_once(bad: bytes | Exception) -> None:
    """Each source is tried once before one is tried again."""
    a, b, c = Fake("a", [bad]), Fake("b", [bad]), Fake("c", [b"page"])

    assert attempt(line(a, b, c), "a", read, patience=PATIENCE) == b"page"
    assert (a.tally.requests, b.tally.requests, c.tally.requests) == (1, 1, 1)


def test_one_that_works_at_last_is_enough() -> None:
    """A lost request is made again, after a wait."""
    a = Fake("a", [BROKEN, BROKEN, BROKEN, b"page"])

    assert attempt(line(a), "a", read, patience=PATIENCE) == b"page"


def test_waits_grow_and_come_only_before_the_same_source_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A lossy line is given a little time; the next source needs none."""
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    a, b = Fake("a", [BROKEN]), Fake("b", [BROKEN, BROKEN, b"page"])
    attempt(line(a, b), "a", read, patience=PATIENCE)

    assert waits == [0.001, 0.001, 0.002, 0.002][: len(waits)]
    assert len(waits) >= 3


def test_the_tries_are_counted() -> None:
    """Four for each source here, then it ends, and the error says why for each."""
    a, b = Fake("a", [BROKEN]), Fake("b", [MissingError("has it not")])
    c = Fake("c", [b"forged"])
    with pytest.raises(NoSourceError) as error:
        attempt(line(a, b, c), "release/manifest", read, patience=PATIENCE)

    assert (a.tally.requests, b.tally.requests, c.tally.requests) == (4, 1, 1)
    assert str(error.value) == "no source gives release/manifest"
    assert error.value.reasons == {
        "a": "breaks off",
        "b": "has it not",
        "c": "a: is not the signed one".replace("a:", "release/manifest:"),
    }
    assert error.value.exit_code == 2


def test_a_refused_source_is_not_asked_again_in_this_run() -> None:
    """Whoever served a forgery serves nothing more."""
    a, b = Fake("a", [b"forged", b"page"]), Fake("b", [b"page"])
    some = line(a, b)
    for _ in range(3):
        attempt(some, "a", read, patience=PATIENCE)

    assert (a.tally.requests, b.tally.requests) == (1, 3)


def test_without_a_source_it_ends_at_once() -> None:
    """None given is none that can give; nothing was refused."""
    with pytest.raises(NoSourceError) as error:
        attempt([], "a", read, patience=PATIENCE)

    assert error.value.exit_code == 1


def test_a_mistake_of_ours_is_not_held_against_a_source() -> None:
    """Only errors of sources lead to the next one."""
    some = line(Fake("a", [b"page"]))
    with pytest.raises(ZeroDivisionError):
        attempt(some, "a", lambda one: 1 // 0, patience=PATIENCE)

    assert some[0].busy == 0
    assert some[0].usable
