"""One big file: resumed, handed on from source to source, proved at the end."""

from __future__ import annotations

import hashlib
import io

import pytest

from mirror.errors import CopyError, MismatchError, RefusedError
from mirror.fetch import BrokenError
from mirror.fetch.downloads import STEP, Part
from tests.mirror.fetch.fakes import Answer, Fake

DATA = bytes(range(256)) * 4
BROKEN = BrokenError("breaks off")


class Bars:
    """Adds up what progress is told."""

    def __init__(self) -> None:
        self.total = 0

    def __call__(self, count: int) -> None:
        """So many more."""
        self.total += count


def part(file: io.BytesIO, data: bytes = DATA, progress: Bars | None = None) -> Part:
    """A file that is to become ``data``."""
    return Part(file, len(data), hashlib.sha256(data).hexdigest(), progress or Bars())


def test_a_file_comes_whole_and_is_proved() -> None:
    """One source, one request, the right bytes."""
    file, bars = io.BytesIO(), Bars()
    one = part(file, progress=bars)
    assert not one.is_done()
    one.fetch(Fake("a", [DATA]), "a")

    assert one.is_done()
    assert file.getvalue() == DATA
    assert bars.total == len(DATA)


def test_what_an_earlier_run_left_is_gone_on_with() -> None:
    """Only the rest is asked for; what is whole already is not asked for at all."""
    file, source = io.BytesIO(DATA[:700]), Fake("a", [DATA])
    one = part(file)
    one.fetch(source, "a")
    assert source.offsets == [700]
    assert file.getvalue() == DATA
    assert part(io.BytesIO(DATA)).is_done()


@pytest.mark.parametrize("left", [DATA + b"more", b"x" * len(DATA)])
def test_what_cannot_be_right_is_thrown_away(left: bytes) -> None:
    """A part that is too long, or whole and wrong, is begun anew."""
    file, bars = io.BytesIO(left), Bars()
    one = part(file, progress=bars)
    assert not one.is_done()
    one.fetch(Fake("a", [DATA]), "a")

    assert file.getvalue() == DATA
    assert bars.total == len(DATA)


def test_another_source_goes_on_where_one_broke_off() -> None:
    """Nothing that came is asked for twice."""
    file = io.BytesIO()
    one, second = part(file), Fake("b", [DATA])
    with pytest.raises(BrokenError):
        one.fetch(Fake("a", [[DATA[:600], BROKEN]]), "a")
    one.fetch(second, "a")

    assert second.offsets == [600]
    assert file.getvalue() == DATA


def test_an_end_before_the_end_is_noticed() -> None:
    """A source without lengths may stop at any byte."""
    one = part(io.BytesIO())
    with pytest.raises(BrokenError, match="ends after 5 of 1024 bytes"):
        one.fetch(Fake("a", [DATA[:5]]), "a")
    assert one.have == 5


def test_who_alone_gave_a_wrong_file_is_to_blame() -> None:
    """Also when it came in two pieces; nothing of it is kept."""
    bad = b"x" * len(DATA)
    at_once: list[Answer] = [bad]
    in_two: list[Answer] = [[bad[:9], BROKEN], bad]
    for answers in (at_once, in_two):
        file, source = io.BytesIO(), Fake("a", answers)
        one = part(file)
        for _ in answers[1:]:
            with pytest.raises(BrokenError):
                one.fetch(source, "a")
        with pytest.raises(MismatchError, match="not the signed one"):
            one.fetch(source, "a")
        assert file.getvalue() == b""


def test_of_a_mixed_file_nobody_is_blamed_but_then_each_is_taken_alone() -> None:
    """A liar that breaks off half-way cannot get the honest one refused."""
    file = io.BytesIO()
    liar, honest = Fake("liar", [[b"x" * 600, BROKEN]]), Fake("honest", [DATA])
    one = part(file)
    with pytest.raises(BrokenError):
        one.fetch(liar, "a")
    with pytest.raises(BrokenError, match="does not fit"):
        one.fetch(honest, "a")
    with pytest.raises(BrokenError):
        one.fetch(liar, "a")
    one.fetch(honest, "a")

    assert honest.offsets == [600, 0]
    assert file.getvalue() == DATA


def test_a_part_of_an_earlier_run_is_held_against_nobody() -> None:
    """A damaged part is not the fault of the source that completed it."""
    file, source = io.BytesIO(b"damaged"), Fake("a", [DATA])
    one = part(file)
    with pytest.raises(BrokenError, match="does not fit"):
        one.fetch(source, "a")
    one.fetch(source, "a")

    assert file.getvalue() == DATA


def test_what_a_refused_source_sent_is_taken_back() -> None:
    """What was there before it stays."""
    file, bars = io.BytesIO(), Bars()
    one = part(file, progress=bars)
    with pytest.raises(BrokenError):
        one.fetch(Fake("a", [[DATA[:600], BROKEN]]), "a")
    with pytest.raises(RefusedError):
        one.fetch(Fake("b", [[b"x" * 900, RefusedError("sends more than it may")]]), "a")
    assert one.have == bars.total == 600
    one.fetch(Fake("c", [DATA]), "a")

    assert file.getvalue() == DATA


def cost(one: Part, source: Fake) -> int:
    """What a try that breaks off costs."""
    with pytest.raises(BrokenError) as error:
        one.fetch(source, "a")
    return error.value.cost


def test_a_bad_line_gets_there_bit_by_bit() -> None:
    """A try that brought a good piece costs nothing; one that brought less does."""
    data = bytes(4 * STEP)
    one, source = part(io.BytesIO(), data), Fake("a", [[data[:STEP], BROKEN]])
    costs = [cost(one, Fake("a", [[data[: end * STEP], BROKEN]])) for end in (1, 2, 3)]

    assert costs == [0, 0, 0]
    assert cost(one, Fake("a", [[data[: 4 * STEP - 1], BROKEN]])) == 1
    assert cost(one, source) == 1


def test_pieces_that_are_thrown_away_again_do_not_go_on_for_ever() -> None:
    """After twice the size of the file each try costs, though it brought a good piece."""
    data = bytes(4 * STEP)
    one = part(io.BytesIO(b"damaged"), data)
    with pytest.raises(BrokenError, match="does not fit"):
        one.fetch(Fake("a", [data]), "a")
    # From now on each is taken alone, and throws away what another brought.
    costs = [cost(one, Fake(str(n), [[data[: 2 * STEP], BROKEN]])) for n in range(6)]

    assert costs == [0, 0, 0, 0, 1, 1]


def test_all_bytes_are_enough_whatever_breaks_after_them() -> None:
    """A line that is cut behind the last byte has brought the file."""
    file = io.BytesIO()
    part(file).fetch(Fake("a", [[DATA, BROKEN]]), "a")

    assert file.getvalue() == DATA


def test_a_full_disk_is_said() -> None:
    """It is no fault of a source."""

    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(CopyError, match="No space left"):
        part(Full()).fetch(Fake("a", [DATA]), "a")


def test_an_empty_file_needs_no_request() -> None:
    """There is one file of no bytes, and it is there already."""
    assert part(io.BytesIO(), b"").is_done()
