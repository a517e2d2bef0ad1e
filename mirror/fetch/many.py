"""Many small jobs at once, their results in the order of the jobs.

    for want, data in in_order(fetch, wants, workers=8, weigh=lambda want: want.size): …

The jobs run in daemon threads and the results come to the one thread that asked, so whoever
writes files needs no locks, and Ctrl-C ends everything at once. How far the workers run ahead is
bounded, by number and by weight, so a list of any length needs little memory.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

J = TypeVar("J")
R = TypeVar("R")

AHEAD = 256
"""How many jobs may be begun before the oldest is done."""

WEIGHT = 64 * 1024 * 1024
"""How much all of these may weigh together; one job alone may weigh more."""


def in_order(
    work: Callable[[J], R],
    jobs: Iterable[J],
    *,
    workers: int,
    weigh: Callable[[J], int],
    ahead: int = AHEAD,
    weight: int = WEIGHT,
) -> Generator[tuple[J, R], None, None]:
    """Each job with its result, in the order of the jobs.

    Args:
        work: what to do; called from several threads.
        jobs: taken one by one, as there is room.
        workers: how many run at once.
        weigh: what a job takes of ``weight``, such as its size in bytes.
        ahead: how many may be begun before the oldest is done.
        weight: how much these may weigh together.

    Raises:
        Exception: what ``work`` raised, when its job's turn comes; later jobs are not begun.
    """
    crew = _Crew(work, workers)
    line: deque[_Job[J, R]] = deque()
    load = 0
    try:
        for job in (_Job[J, R](one, weigh(one)) for one in jobs):
            while line and (len(line) >= ahead or load + job.weight > weight):
                first = line.popleft()
                load -= first.weight
                yield first.job, crew.result(first)
            line.append(job)
            load += job.weight
            crew.begin(job)
        while line:
            first = line.popleft()
            yield first.job, crew.result(first)
    finally:
        crew.dismiss()


@dataclass(eq=False)
class _Job(Generic[J, R]):
    job: J
    weight: int
    result: R | None = None
    error: BaseException | None = None
    done: bool = False


class _Crew(Generic[J, R]):
    """Threads that work, and the one that waits for them."""

    def __init__(self, work: Callable[[J], R], workers: int) -> None:
        self._work = work
        self._to_do: SimpleQueue[_Job[J, R] | None] = SimpleQueue()
        self._done: SimpleQueue[_Job[J, R]] = SimpleQueue()
        self._workers = workers
        self._threads: list[threading.Thread] = []
        self._dismissed = False

    def begin(self, job: _Job[J, R]) -> None:
        """Put a job in line; a thread is added while there are fewer than there may be."""
        if len(self._threads) < self._workers:
            self._threads.append(threading.Thread(target=self._run, daemon=True))
            self._threads[-1].start()
        self._to_do.put(job)

    def result(self, job: _Job[J, R]) -> R:
        """Wait for a job, whatever else is done before it."""
        while not job.done:
            self._done.get().done = True
        if job.error is not None:
            raise job.error
        return job.result  # type: ignore[return-value]

    def dismiss(self) -> None:
        """Let the threads end after what they are doing now; nobody waits for them."""
        self._dismissed = True
        for _ in self._threads:
            self._to_do.put(None)

    def _run(self) -> None:
        while (job := self._to_do.get()) is not None and not self._dismissed:
            try:
                job.result = self._work(job.job)
            except BaseException as error:
                job.error = error
            self._done.put(job)
