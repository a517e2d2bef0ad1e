"""Bounds on what comes over a connection: bytes and time, counted at the socket.

    with metered(Meter(pace, allowance=70_000)):
        response = connections.urlopen(…)          # and all that is read of it later

A server that trickles its headers, sends headers, chunk sizes or trailers without end, or says
``100 Continue`` for ever never gets as far as the body, where others count. So the count stands
below ``http.client``: urllib3 makes its connections from a class of this module, which hands out
metered streams. Bounds on the body itself are in ``http.py``.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import socket
import time
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from ..errors import RefusedError
from .base import CHUNK, SLOW, BrokenError, Pace


class Meter:
    """What one answer may still cost.

    Args:
        pace: how long it may take. Only time spent waiting for the line counts, so a slow disk
            on this side is not held against a source.
        allowance: how many bytes it may have in all, headers and framing included.
    """

    def __init__(self, pace: Pace, allowance: int) -> None:
        self._pace = pace
        self._allowance = allowance
        self._received = 0
        self._waited = 0.0

    def read(self, raw: io.RawIOBase, line: socket.socket, buffer: memoryview) -> int:
        """Read once from the line into ``buffer``.

        Raises:
            BrokenError: it is silent, or slower than the pace.
            RefusedError: it has sent more than it may.
        """
        line.settimeout(self._patience())
        began = time.monotonic()
        try:
            count = raw.readinto(buffer) or 0
        except TimeoutError:
            raise BrokenError("sends nothing, or too slowly", SLOW) from None
        self._waited += time.monotonic() - began
        self._received += count
        if self._received > self._allowance:
            raise RefusedError(f"sends more than the {self._allowance} bytes that it may")
        return count

    def _patience(self) -> float:
        left = self._pace.patience + self._received / self._pace.floor - self._waited
        if left <= 0:
            raise BrokenError("is too slow", SLOW)
        return min(left, self._pace.idle)


_METER: ContextVar[Meter] = ContextVar("meter")


@contextlib.contextmanager
def metered(meter: Meter) -> Iterator[None]:
    """Whatever answer begins in here is bounded by ``meter``, to its end."""
    before = _METER.set(meter)
    try:
        yield
    finally:
        _METER.reset(before)


def metered_class(connection_class: type[Any]) -> type[Any]:
    """urllib3's class of connections (plain, TLS, through SOCKS) with metered answers."""
    return type("Metered", (_Metered, connection_class), {})


class _Metered:
    """``http.client`` calls this in place of its ``HTTPResponse``, for a proxy's answer too."""

    def response_class(self, line: socket.socket, **options: Any) -> http.client.HTTPResponse:
        return http.client.HTTPResponse(_Line(line), **options)  # type: ignore[arg-type]


class _Line:
    """As much of a socket as an ``HTTPResponse`` asks for."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def makefile(self, mode: str) -> io.BufferedReader:
        raw = self._line.makefile(mode, buffering=0)  # type: ignore[call-overload]
        return io.BufferedReader(_Stream(raw, self._line, _METER.get()), CHUNK)


class _Stream(io.RawIOBase):
    """A socket's stream behind a meter."""

    def __init__(self, raw: io.RawIOBase, line: socket.socket, meter: Meter) -> None:
        super().__init__()
        self._raw, self._line, self._meter = raw, line, meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._meter.read(self._raw, self._line, buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()
