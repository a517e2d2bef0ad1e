"""Several sources as one: shared work, order, progress, threads."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from subprocess import PIPE

import pytest

from mirror.errors import CopyError, NoSourceError
from mirror.fetch import FolderSource, Pool, Want, open_source
from tests.mirror.behaviours import (
    DropOneInThree,
    Flipped,
    Silent,
    Slow,
    Status,
)
from tests.mirror.fetch import want
from tests.mirror.fetch.fakes import Fake
from tests.mirror.fetch.pools import BIG, FILES, PAGES, WANTS, download, fetched, pool_of
from tests.mirror.server import Server
from tests.sites import ROOT, hear_ctrl_c


def test_sources_share_the_work() -> None:
    """Many files come from all the sources at once, and each is asked for once."""
    calm = {"*": Slow(0.002, 10**6)}
    with Server(FILES, calm) as a, Server(FILES, calm) as b, pool_of(a, b) as pool:
        assert fetched(pool) == PAGES

    assert sorted(a.paths + b.paths) == sorted(PAGES)
    assert a.requests > 5
    assert b.requests > 5


def test_one_source_is_kept_to_while_it_is_well() -> None:
    """A few small files come from one place, so that they fit together, on one connection."""
    with Server(FILES) as a, Server(FILES) as b, pool_of(a, b) as pool:
        for one in WANTS[:5]:
            pool.read(one.path, limit=one.size, check=bytes)
        assert pool.exists("en/7.html")

    assert (a.requests, a.connections, b.requests) == (6, 1, 0)


def test_files_are_written_in_order_by_the_thread_that_asked() -> None:
    """However the answers come in; so the writing needs no locks, and every run is alike."""
    order: list[str] = []
    threads = set()

    def write(one: Want, data: bytes) -> None:
        order.append(one.path)
        threads.add(threading.current_thread())

    with Server(FILES, {"en/0.html": Slow(0.02, 100)}) as server, pool_of(server) as pool:
        pool.each(WANTS, write)

    assert order == [one.path for one in WANTS]
    assert threads == {threading.current_thread()}


def test_what_writing_raises_ends_the_whole() -> None:
    """A full disk is not tried again; what was under way is left."""

    def write(one: Want, data: bytes) -> None:
        raise CopyError("the disk is full")

    with Server(FILES) as server, pool_of(server) as pool, pytest.raises(CopyError):
        pool.each(WANTS, write)


def test_a_file_that_nobody_has_ends_it_after_those_before_it() -> None:
    """What was had is kept, so that the next run has less to do."""
    wants = [*WANTS[:3], want("en/no.html", b"?"), *WANTS[3:]]
    written: list[str] = []
    with (
        Server(FILES) as a,
        Server(FILES) as b,
        pool_of(a, b) as pool,
        pytest.raises(NoSourceError, match=r"en/no\.html") as error,
    ):
        pool.each(wants, lambda one, data: written.append(one.path))

    assert written == [one.path for one in WANTS[:3]]
    assert set(error.value.reasons) == {a.url, b.url}


def test_progress_adds_up_in_the_calling_thread() -> None:
    """Bars end at the sum of the sizes, also where a file was begun anew."""
    told: list[int] = []
    threads = set()

    def progress(count: int) -> None:
        told.append(count)
        threads.add(threading.current_thread())

    with (
        Server(FILES, {"big": Flipped(9)}) as bad,
        Server(FILES) as good,
        pool_of(bad, good, progress=progress) as pool,
    ):
        download(pool, io.BytesIO())
        assert sum(told) == len(BIG)
        fetched(pool)

    assert sum(told) == sum(map(len, FILES.values()))
    assert threads == {threading.current_thread()}


def test_whether_a_file_exists_is_asked_of_one_that_answers() -> None:
    """A source that is down does not make a file unknown."""
    failing = {"*": Status(500)}
    with Server(FILES, failing) as down, Server(FILES) as good, pool_of(down, good) as pool:
        assert pool.exists("big")
        assert not pool.exists("no")
    with Server(FILES, failing) as down, pool_of(down) as pool, pytest.raises(NoSourceError):
        pool.exists("big")


def test_web_servers_and_folders_feed_each_other(tmp_path: Path) -> None:
    """A stick that lacks a file is completed from the web, and the other way round."""
    for path, data in [*PAGES.items()][:20]:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    rest = dict([*PAGES.items()][20:])
    with Server(rest) as server, Pool([FolderSource(tmp_path), open_source(server.url)]) as pool:
        assert fetched(pool) == PAGES
        assert {one.state for one in pool.verdicts.values()} == {"ok"}


def test_a_source_named_twice_counts_once() -> None:
    """The verdicts have one line for each."""
    with Server(FILES) as a, Server(FILES) as b, pool_of(a, b, a) as pool:
        assert list(pool.verdicts) == [a.url, b.url]


def test_closing_closes_every_source() -> None:
    """The end of the run lets go of all connections."""
    fakes = [Fake("a", [b""]), Fake("b", [b""])]
    with Pool(fakes):
        pass

    assert all(fake.closed for fake in fakes)


def test_several_threads_may_use_one_pool() -> None:
    """Counts and standings hold, and each thread gets its own bytes."""
    wrong: list[str] = []
    with Server(FILES, {"*": DropOneInThree()}) as server, pool_of(server) as pool:

        def work() -> None:
            for one in WANTS:
                data = pool.read(one.path, limit=one.size, check=bytes)
                if data != FILES[one.path]:
                    wrong.append(one.path)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        verdict = pool.verdicts[server.url]

    assert wrong == []
    assert verdict.requests == server.requests
    assert verdict.bytes == server.body_bytes == 4 * sum(map(len, PAGES.values()))


_WAITING = """
import sys
from mirror.fetch import Pool, Want, open_source
with Pool([open_source(sys.argv[1])]) as pool:
    print("begun", flush=True)
    pool.each([Want(f"en/{n}.html", 9, "0") for n in range(99)], lambda one, data: None)
"""


def test_ctrl_c_ends_it_at_once() -> None:
    """A server that is silent does not keep the program from ending when it is told to."""
    with Server(FILES, {"*": Silent()}) as server:
        command = [sys.executable, "-c", _WAITING, server.url]
        with subprocess.Popen(
            command, stdout=PIPE, stderr=PIPE, cwd=ROOT, preexec_fn=hear_ctrl_c
        ) as process:
            assert process.stdout and process.stdout.readline() == b"begun\n"
            while not server.requests:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            # The default pace would wait for 30 seconds.
            _, errors = process.communicate(timeout=15)

    assert process.returncode != 0
    assert b"KeyboardInterrupt" in errors
