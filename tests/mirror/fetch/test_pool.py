"""Several sources as one: one good source is enough, whatever the others do."""

from __future__ import annotations

import hashlib
import io
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE

import pytest

from mirror.errors import CopyError, FormatError, NoSourceError
from mirror.fetch import FolderSource, HttpSource, Patience, Pool, Want, open_source
from tests.mirror.behaviours import (
    Behaviour,
    Chunked,
    DropOneInThree,
    Endless,
    ErrorPage200,
    ExtraBytes,
    Flipped,
    From,
    Gzipped,
    LyingLength,
    NoLength,
    NoRange,
    Redirect,
    Reset,
    Silent,
    Slow,
    SlowHead,
    Status,
    Then,
    Times,
    Truncated,
    WrongRange,
)
from tests.mirror.fetch import HASTY, QUICK, want
from tests.mirror.fetch.fakes import Fake
from tests.mirror.server import Server
from tests.sites import ROOT

BIG = bytes(range(256)) * 1200
FILES = {f"en/{n}.html": f"page {n} ".encode() * 20 for n in range(40)} | {"big": BIG}
WANTS = [want(path, data) for path, data in FILES.items() if path != "big"]

# What a mirror gone bad can do, and whether it is refused for it or only left.
BAD: dict[str, tuple[Behaviour, str]] = {
    "flipped": (Flipped(3), "refused"),
    "error page": (ErrorPage200(), "refused"),
    "extended": (ExtraBytes(), "refused"),
    "endless": (Endless(), "refused"),
    "endless, with a length": (Endless(claims=10**13), "refused"),
    "truncated": (Truncated(5), "unreachable"),
    "too long a length": (LyingLength(10**6), "refused"),
    "cut in chunks": (Chunked(3, unfinished=True), "unreachable"),
    "cut without a length": (Then(Truncated(5), NoLength()), "refused"),
    "slow": (Slow(0.02), "unreachable"),
    "slow head": (SlowHead(0.02), "unreachable"),
    "silent": (Silent(), "unreachable"),
    "silent half-way": (Silent(after=5), "unreachable"),
    "reset": (Reset(), "unreachable"),
    "reset half-way": (Reset(after=5), "unreachable"),
    "redirect": (Redirect("http://other.example/"), "unreachable"),
    "compressed": (Gzipped(), "unreachable"),
    "missing": (Status(404), "unreachable"),
    "failing": (Status(500), "unreachable"),
}


def pool_of(
    *servers: Server,
    patience: Patience = HASTY,
    workers: int = 4,
    progress: Callable[[int], None] | None = None,
) -> Pool:
    """A pool over servers, that does not wait long."""
    sources = [HttpSource(server.url, pace=QUICK) for server in servers]
    return Pool(sources, patience=patience, workers=workers, progress=progress)


def proved(data: bytes) -> bytes:
    """The first page, or nothing."""
    if data != FILES["en/0.html"]:
        raise FormatError("is not what it should be")
    return data


def fetched(pool: Pool, wants: list[Want] = WANTS) -> dict[str, bytes]:
    """What ``each`` writes."""
    written: dict[str, bytes] = {}

    def write(one: Want, data: bytes) -> None:
        written[one.path] = data

    pool.each(wants, write)
    return written


def download(pool: Pool, file: io.BytesIO, data: bytes = BIG) -> bytes:
    """What ``download`` puts into a file."""
    pool.download("big", file, size=len(data), sha256=hashlib.sha256(data).hexdigest())
    return file.getvalue()


PAGES = {path: data for path, data in FILES.items() if path != "big"}


@pytest.mark.parametrize("name", BAD)
def test_one_good_source_is_enough(name: str) -> None:
    """Whatever the first source does: small files, one, many, and a big one come all the same."""
    behaviour, state = BAD[name]
    with Server(FILES, {"*": behaviour}) as bad, Server(FILES) as good, pool_of(bad, good) as pool:
        assert pool.read("en/0.html", limit=200, check=proved) == FILES["en/0.html"]
        assert fetched(pool) == PAGES
        assert download(pool, io.BytesIO()) == BIG
    verdicts = list(pool.verdicts.values())

    assert [verdict.state for verdict in verdicts] == [state, "ok"]
    assert verdicts[0].reason


@pytest.mark.parametrize("name", BAD)
def test_no_good_source_is_an_error_with_a_reason(name: str) -> None:
    """It ends soon, says why, and whether anything was forged; nothing is written."""
    behaviour, state = BAD[name]
    with Server(FILES, {"*": behaviour}) as bad, pool_of(bad) as pool:
        with pytest.raises(NoSourceError) as one:
            pool.read("en/0.html", limit=200, check=proved)
        with pytest.raises(NoSourceError):
            fetched(pool)
        with pytest.raises(NoSourceError):
            download(pool, io.BytesIO())

    assert list(one.value.reasons) == [bad.url]
    assert one.value.exit_code == (2 if state == "refused" else 1)
    assert bad.requests <= 3 * HASTY.tries + 8


def test_a_source_that_drops_one_request_in_three_completes() -> None:
    """Each file is tried again after a short wait, and no source is given up for it."""
    with Server(FILES, {"*": DropOneInThree()}) as server, pool_of(server, workers=8) as pool:
        for _ in range(10):
            assert pool.read("en/0.html", limit=200, check=proved)
            assert fetched(pool) == PAGES
        assert download(pool, io.BytesIO()) == BIG
        verdict = pool.verdicts[server.url]

    assert verdict.state == "ok"
    assert verdict.failures >= 100
    assert verdict.requests == server.requests


def test_a_refused_source_is_not_asked_again_in_this_run() -> None:
    """One forged file is enough; what came before it was proved."""
    forging = {"en/0.html": Flipped(2)}
    with Server(FILES, forging) as bad, Server(FILES) as good, pool_of(bad, good) as pool:
        pool.read("en/0.html", limit=200, check=proved)
        assert fetched(pool) == PAGES

    assert bad.requests == 1


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


def test_a_download_goes_on_at_the_next_source() -> None:
    """A big file is not begun anew when its source breaks off."""
    breaking = {"big": Reset(after=200_000)}
    with Server(FILES, breaking) as bad, Server(FILES) as good, pool_of(bad, good) as pool:
        assert download(pool, io.BytesIO()) == BIG

    start = int(good.heads[0].headers["range"].removeprefix("bytes=").removesuffix("-"))
    assert 0 < start <= 200_000
    assert good.body_bytes == len(BIG) - start


@pytest.mark.parametrize(
    "behaviour", [Truncated(70_000), Then(NoRange(), Truncated(100_000)), Reset(after=70_000)]
)
def test_a_download_gets_there_in_pieces(behaviour: Behaviour) -> None:
    """A line that always breaks off after a while brings the file in the end, if it knows ranges.

    Where it knows none, it starts again and brings nothing new, and that ends.
    """
    patience = Patience(tries=3, first=0.001, longest=0.001)
    with Server(FILES, {"big": behaviour}) as server, pool_of(server, patience=patience) as pool:
        if isinstance(behaviour, Then):
            with pytest.raises(NoSourceError):
                download(pool, io.BytesIO())
        else:
            assert download(pool, io.BytesIO()) == BIG

    assert server.requests <= 6


@pytest.mark.parametrize("silently", [False, True])
def test_a_download_with_wrong_ranges_is_had_elsewhere(silently: bool) -> None:
    """Other bytes than asked for, said or not, never get into the file."""
    file, wrong = io.BytesIO(BIG[:1000]), {"big": WrongRange(1, silently)}
    with Server(FILES, wrong) as bad, Server(FILES) as good, pool_of(bad, good) as pool:
        assert download(pool, file) == BIG


def test_a_download_into_a_path_resumes_and_follows_no_link(tmp_path: Path) -> None:
    """What an earlier run left is completed; a link in its place is not written through."""
    target = tmp_path / "big.part"
    target.write_bytes(BIG[:300_000])
    wanted = hashlib.sha256(BIG).hexdigest()
    with Server(FILES) as server, pool_of(server) as pool:
        pool.download("big", target, size=len(BIG), sha256=wanted)
        assert target.read_bytes() == BIG
        assert server.body_bytes == len(BIG) - 300_000
        target.unlink()
        pool.download("big", target, size=len(BIG), sha256=wanted)
        assert target.read_bytes() == BIG
        link = tmp_path / "link.part"
        link.symlink_to("victim")
        with pytest.raises(CopyError, match=r"cannot write link\.part"):
            pool.download("big", link, size=len(BIG), sha256=wanted)
        assert not (tmp_path / "victim").exists()


def test_a_download_leaves_its_part_for_the_next_run() -> None:
    """Without a source that goes on, what came is not lost."""
    file = io.BytesIO()
    once = Then(Times(1, Truncated(100_000)), From(2, Status(404)))
    with Server(FILES, {"big": once}) as bad, pool_of(bad) as pool, pytest.raises(NoSourceError):
        download(pool, file)

    assert file.getvalue() == BIG[:100_000]


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
        with subprocess.Popen(command, stdout=PIPE, stderr=PIPE, cwd=ROOT) as process:
            assert process.stdout and process.stdout.readline() == b"begun\n"
            while not server.requests:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            # The default pace would wait for 30 seconds.
            _, errors = process.communicate(timeout=15)

    assert process.returncode != 0
    assert b"KeyboardInterrupt" in errors
