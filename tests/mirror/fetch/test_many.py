"""Many small jobs at once, their results in order."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from mirror.fetch.many import in_order

LIMIT = 10  # seconds that a thread is waited for where a mistake would make it wait for ever


def light(job: int) -> int:
    """A job that weighs nothing."""
    return 0


def test_results_come_in_the_order_of_the_jobs() -> None:
    """Whatever is done first: here each job waits for the one after it."""
    done = [threading.Event() for _ in range(4)]

    def work(job: int) -> int:
        if job < 3:
            assert done[job + 1].wait(LIMIT)
        done[job].set()
        return job * job

    assert [*in_order(work, range(4), workers=4, weigh=light)] == [(0, 0), (1, 1), (2, 4), (3, 9)]


def test_no_more_run_at_once_than_there_are_workers() -> None:
    """Three at most, and all three when there is enough to do."""
    lock, met = threading.Lock(), threading.Barrier(3)
    now = most = 0

    def work(job: int) -> None:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        met.wait(LIMIT)
        with lock:
            now -= 1
        met.wait(LIMIT)

    assert len([*in_order(work, range(30), workers=3, weigh=light)]) == 30
    assert most == 3


@pytest.mark.parametrize(("ahead", "weight"), [(5, 10**9), (1000, 5)])
def test_the_workers_do_not_run_far_ahead(ahead: int, weight: int) -> None:
    """Neither by number nor by weight, so that memory is bounded however long the list is."""
    taken = []

    def jobs() -> Iterator[int]:
        for job in range(100):
            taken.append(job)
            yield job

    results = in_order(abs, jobs(), workers=2, weigh=lambda job: 1, ahead=ahead, weight=weight)
    for count, _ in enumerate(results):
        assert len(taken) <= count + 1 + 5


def test_one_heavy_job_is_done_alone() -> None:
    """What weighs more than there is room for comes through all the same."""
    jobs = [1, 100, 1, 100]
    got = in_order(abs, jobs, workers=2, weigh=abs, weight=10)

    assert [job for job, _ in got] == jobs


def test_an_error_comes_when_its_turn_has_come_and_ends_the_rest() -> None:
    """What was done before it counts; later jobs are not begun."""
    begun = []

    def work(job: int) -> int:
        begun.append(job)
        return 1 // (job - 3)

    got = []
    with pytest.raises(ZeroDivisionError):
        for job, _ in in_order(work, range(1000), workers=2, weigh=light, ahead=10):
            got.append(job)

    assert got == [0, 1, 2]
    assert max(begun) < 20


def test_who_stops_listening_leaves_no_thread_behind() -> None:
    """The threads end when the results are not wanted any more; nobody waits for them."""
    before = set(threading.enumerate())
    results = in_order(abs, range(1000), workers=4, weigh=light)
    next(results)
    started = set(threading.enumerate()) - before
    results.close()
    for thread in started:
        thread.join(LIMIT)
    assert started
    assert not any(thread.is_alive() for thread in started)


def test_jobs_in_line_are_dropped_when_nobody_listens() -> None:
    """What is under way is finished, and nothing new begun."""
    go_on, begun = threading.Event(), []

    def work(job: int) -> int:
        begun.append(job)
        if job:
            go_on.wait(LIMIT)
        return job

    before = set(threading.enumerate())
    results = in_order(work, range(20), workers=1, weigh=light, ahead=10)
    next(results)
    (worker,) = set(threading.enumerate()) - before
    results.close()
    go_on.set()
    worker.join(LIMIT)

    assert begun in ([0], [0, 1])


def test_a_worker_that_hangs_does_not_hold_up_the_end() -> None:
    """Threads are daemons: Ctrl-C ends the program although a server is silent."""
    go_on = threading.Event()

    def work(job: int) -> int:
        if job:
            go_on.wait(LIMIT)
        return job

    results = in_order(work, range(5), workers=2, weigh=light)
    next(results)
    with pytest.raises(KeyboardInterrupt):
        results.throw(KeyboardInterrupt())
    hanging = [thread for thread in threading.enumerate() if "_run" in thread.name]
    assert hanging
    assert all(thread.daemon for thread in hanging)
    go_on.set()
    for thread in hanging:
        thread.join(LIMIT)


def test_nothing_to_do_is_done() -> None:
    """No job, no thread, no result."""
    assert [*in_order(abs, [], workers=4, weigh=light)] == []
