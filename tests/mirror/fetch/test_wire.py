"""The bounds at the socket: which seconds and which bytes count."""

from __future__ import annotations

import io
import socket
import time

import pytest

from mirror.errors import RefusedError
from mirror.fetch import BrokenError, Pace
from mirror.fetch.wire import Meter


class Line(socket.socket):
    """A line that remembers how long it was told to wait."""

    def settimeout(self, value: float | None) -> None:
        """Seconds."""
        self.waits = value


class Stream(io.RawIOBase):
    """Gives ten bytes, after a while."""

    def __init__(self, after: float = 0.0) -> None:
        self._after = after

    def readinto(self, buffer: object) -> int:
        """Always ten."""
        time.sleep(self._after)
        return 10


def read(meter: Meter, after: float = 0.0) -> float:
    """Read once; how long it would have waited."""
    with Line() as line:
        assert meter.read(Stream(after), line, memoryview(bytearray(10))) == 10
        return line.waits or 0.0


def test_bytes_are_counted_to_the_last_that_is_allowed() -> None:
    """Thirty are allowed here, not one more."""
    meter = Meter(Pace(), 30)
    for _ in range(3):
        read(meter)
    with pytest.raises(RefusedError, match="more than the 30 bytes"):
        read(meter)


def test_only_time_spent_waiting_for_the_line_counts() -> None:
    """A slow disk on this side, or a machine that sleeps, is not held against a source."""
    meter = Meter(Pace(patience=0.05, floor=1e9), 1000)
    read(meter)
    time.sleep(0.1)
    read(meter)
    read(meter, after=0.1)
    with pytest.raises(BrokenError, match="too slow"):
        read(meter)


def test_each_byte_earns_time() -> None:
    """Ten bytes at a floor of ten a second earn a second; ``idle`` is the longest silence."""
    meter = Meter(Pace(idle=10, patience=2, floor=10), 1000)

    assert read(meter) == pytest.approx(2, abs=0.5)
    assert read(meter) == pytest.approx(3, abs=0.5)
    for _ in range(20):
        longest = read(meter)
    assert longest == 10
