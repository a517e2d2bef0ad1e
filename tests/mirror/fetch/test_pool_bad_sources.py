"""Several sources as one: one good source is enough, whatever the others do."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from mirror.errors import CopyError, NoSourceError
from mirror.fetch import Patience
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
from tests.mirror.fetch import HASTY
from tests.mirror.fetch.pools import BIG, FILES, PAGES, download, fetched, pool_of, proved
from tests.mirror.server import Server

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


@pytest.mark.parametrize("behaviour", [Flipped(3), ErrorPage200(), ExtraBytes()])
def test_the_only_source_may_give_something_false_once(behaviour: Behaviour) -> None:
    """Each such file is asked for once more; all come, and the source is named all the same."""
    false = {path: Times(1, behaviour) for path in ("en/0.html", "en/7.html", "big")}
    with Server(FILES, false) as only, pool_of(only) as pool:
        assert pool.read("en/0.html", limit=200, check=proved) == FILES["en/0.html"]
        assert fetched(pool) == PAGES
        assert download(pool, io.BytesIO()) == BIG
        assert pool.verdicts[only.url].state == "refused"

    assert only.requests <= 1 + len(PAGES) + 1 + len(false) + 1  # a part of it may fit to nothing


def test_what_the_others_lack_comes_from_one_that_was_false() -> None:
    """It is proved as everything else is."""
    few = {path: data for path, data in FILES.items() if path != "en/9.html"}
    with Server(FILES, {"en/0.html": Flipped(2)}) as bad, Server(few) as good:
        with pool_of(bad, good) as pool:
            pool.read("en/0.html", limit=200, check=proved)
            assert fetched(pool) == PAGES
        assert bad.requests == 2


def test_a_doubted_source_is_not_asked_while_another_can_help() -> None:
    """One forged file is enough; what came before it was proved."""
    forging = {"en/0.html": Flipped(2)}
    with Server(FILES, forging) as bad, Server(FILES) as good, pool_of(bad, good) as pool:
        pool.read("en/0.html", limit=200, check=proved)
        assert fetched(pool) == PAGES

    assert bad.requests == 1


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
