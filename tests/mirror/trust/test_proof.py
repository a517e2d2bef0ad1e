"""One page is proven by three small files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirror.errors import FormatError, MismatchError, RefusedError, TrustError
from mirror.format.nodes import leaf_of
from mirror.trust.proof import prove
from tests.mirror.follower import ask, follower
from tests.mirror.memory import MemorySource
from tests.mirror.simulator import Simulator

SITE = {f"en/{number}.html": f"page {number}\n".encode() for number in range(60)}


@pytest.fixture
def sim() -> Simulator:
    """A publisher of sixty pages."""
    sim = Simulator()
    sim.publish(SITE, revoked=["p-000007"])
    return sim


def test_every_page_is_proven(sim: Simulator, tmp_path: Path) -> None:
    """Root of the nodes, node, leaf: three files, whichever page it is."""
    release = ask(follower(tmp_path, sim), sim.files).release
    for path, data in SITE.items():
        source = MemorySource("m1", sim.files)
        assert prove(path, release, source.read).fits(data)
        leaf = leaf_of(path)
        assert source.gets() == ["root", leaf[0], leaf]


def test_a_page_of_an_older_release_is_not_proven(sim: Simulator, tmp_path: Path) -> None:
    """The bytes are not those of now."""
    sim.publish({**SITE, "en/3.html": b"corrected\n"})
    release = ask(follower(tmp_path, sim), sim.files).release
    entry = prove("en/3.html", release, MemorySource("m1", sim.files).read)

    assert not entry.fits(SITE["en/3.html"])
    assert entry.fits(b"corrected\n")


def test_a_page_that_the_release_does_not_have(sim: Simulator, tmp_path: Path) -> None:
    """Whether its leaf is there or not; and what may not be a page at all."""
    release = ask(follower(tmp_path, sim), sim.files).release
    read = MemorySource("m1", sim.files).read
    for number in range(100, 160):
        with pytest.raises(TrustError, match="release 1 has no file"):
            prove(f"en/{number}.html", release, read)
    with pytest.raises(FormatError):
        prove("../etc/passwd", release, read)


@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_forged_node_is_refused(level: int, sim: Simulator, tmp_path: Path) -> None:
    """At each of the three levels."""
    release = ask(follower(tmp_path, sim), sim.files).release
    leaf = leaf_of("en/3.html")
    path = f"release/nodes/{('root', leaf[0], leaf)[level]}"
    data = sim.files[path]
    for forged in (data.replace(b"1", b"2", 1), data[:-66], b"", data + b"x\n"):
        with pytest.raises(RefusedError) as caught:
            prove("en/3.html", release, MemorySource("m1", {**sim.files, path: forged}).read)
        assert isinstance(caught.value, MismatchError)
