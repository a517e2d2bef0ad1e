"""A second process for part of the work, where the system can fork one.

    with numbers(3) as turns, second(lambda: work(turns)) as result:
        here = work(turns)                # each of the two takes 0, 1 or 2 when it is free
        there = result()                  # bytes, or None: then what it took is still to be done

Python hashes small files with one core, however many threads it has. Nothing depends on the
second process: where there is none, or it dies, the caller does all by itself. What is worth
sharing is for the caller to know.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Result = Callable[[], "bytes | None"]
MOST = 2_000  # numbers: what the smallest pipe of Linux holds, a page of 4,096 bytes (pipe(7))
_LENGTH = 2  # bytes of each


def can_fork() -> bool:
    """Whether a second process would help and do no harm.

    A process that has threads may hold locks that nobody gives back in the second one; macOS
    has such threads of its own (Python's documentation of ``os.fork``).
    """
    several = (os.cpu_count() or 1) > 1
    return sys.platform == "linux" and several and threading.active_count() == 1


@contextmanager
def second(work: Callable[[], bytes]) -> Iterator[Result]:
    """Have another process do some work; it is ended with the block.

    Args:
        work: done there; it must leave no trace here.
    """
    if not can_fork():
        yield lambda: None
        return
    source, target = os.pipe()
    child = os.fork()
    if not child:
        _work(work, target)
    os.close(target)
    ended: list[int] = []
    try:
        yield lambda: _result(child, source, ended)
    finally:
        os.close(source)
        if not ended:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


@contextmanager
def numbers(count: int) -> Iterator[Iterator[int]]:
    """The numbers below ``count``, at most ``MOST``, each for whichever process asks first.

    They lie in a pipe, of which the system gives each byte once; where there is to be no second
    process there is none to share with, and no pipe that might be too small.
    """
    if not can_fork():
        yield iter(range(count))
        return
    source, target = os.pipe()
    try:
        with os.fdopen(target, "wb") as pipe:
            pipe.write(b"".join(number.to_bytes(_LENGTH, "big") for number in range(count)))
        yield _taken(source)
    finally:
        os.close(source)


def _taken(source: int) -> Iterator[int]:
    while number := os.read(source, _LENGTH):
        yield int.from_bytes(number, "big")


def _result(child: int, source: int, ended: list[int]) -> bytes | None:
    """All that it wrote, if it came to its end."""
    with os.fdopen(source, "rb", closefd=False) as pipe:
        data = pipe.read()
    ended.append(os.waitpid(child, 0)[1])
    return data if ended[0] == 0 else None


def _work(work: Callable[[], bytes], target: int) -> None:
    """In the second process: nothing of what the first has begun is ended here."""
    status = 1
    try:
        with os.fdopen(target, "wb") as pipe:
            pipe.write(work())
        status = 0
    finally:
        os._exit(status)
