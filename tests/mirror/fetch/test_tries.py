"""The tries for one file: who is asked, how often, and when it ends."""

from __future__ import annotations

import time

import pytest

from mirror.errors import MismatchError, NoSourceError
from mirror.fetch import BrokenError, MissingError, Patience
from mirror.fetch.standing import MOST_FALSE, Standing
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
    """Four for each source here, two for what is false; the error says why for each."""
    a, b = Fake("a", [BROKEN]), Fake("b", [MissingError("has it not")])
    c = Fake("c", [b"forged"])
    with pytest.raises(NoSourceError) as error:
        attempt(line(a, b, c), "release/manifest", read, patience=PATIENCE)

    assert (a.tally.requests, b.tally.requests, c.tally.requests) == (4, 1, 2)
    assert str(error.value) == "no source gives release/manifest"
    assert error.value.reasons == {
        "a": "breaks off",
        "b": "has it not",
        "c": "a: is not the signed one".replace("a:", "release/manifest:"),
    }
    assert error.value.exit_code == 2


def test_what_was_false_once_is_asked_for_once_more_where_nobody_else_has_it() -> None:
    """A line may have spoilt it; then the source may go on, and is still called what it is."""
    a, b = Fake("a", [b"forged", b"page"]), Fake("b", [MissingError("has it not")])
    some = line(a, b)

    assert attempt(some, "a", read, patience=PATIENCE) == b"page"
    assert attempt(some, "b", read, patience=PATIENCE) == b"page"
    assert a.tally.requests == 3
    assert some[0].verdict().state == "refused"


def test_what_is_false_twice_ends_all_use_of_the_source() -> None:
    """Nothing more is asked of it in this run, also where nobody else is left."""
    a = Fake("a", [b"forged", b"forged", b"page"])
    some = line(a)
    for _ in range(2):
        with pytest.raises(NoSourceError) as error:
            attempt(some, "a", read, patience=PATIENCE)
        assert error.value.exit_code == 2

    assert a.tally.requests == 2


def test_too_many_false_files_end_all_use_of_the_source() -> None:
    """Though each of them was good at the second try."""
    a = Fake("a", [b"forged", b"page"] * (MOST_FALSE - 1) + [b"forged", b"page"])
    some = line(a)
    for number in range(1, MOST_FALSE):
        assert attempt(some, f"file {number}", read, patience=PATIENCE) == b"page"
    with pytest.raises(NoSourceError):
        attempt(some, "one more", read, patience=PATIENCE)

    assert a.tally.requests == 2 * MOST_FALSE - 1


def test_a_doubted_source_is_not_asked_while_another_can_help() -> None:
    """Whoever served a forgery comes last, whatever the others' speed."""
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
