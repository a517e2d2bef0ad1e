"""Where trust begins, and what is said of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from mirror.errors import CopyError, NoSourceError, RefusedError, SourceError, TrustError
from mirror.trust.anchor import Anchor, parse_anchor
from mirror.trust.trust import Trust
from tests.mirror.follower import simulator
from tests.mirror.memory import MemorySource
from tests.mirror.simulator import NOW, Simulator, key

HEX = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
ADDRESS = "https://example.org/notes"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (f"zhiquan:{HEX}", ""),
        (f"zhiquan:{HEX} {ADDRESS}", ADDRESS),
        (f"  ZHIQUAN:{HEX.upper()} {ADDRESS}\n", ADDRESS),
        (f"sha256:{HEX}", ""),
        (HEX, ""),
        (" ".join(HEX[i : i + 8] for i in range(0, 64, 8)), ""),
    ],
)
def test_a_fingerprint_is_read_as_people_give_it(text: str, address: str) -> None:
    """From a QR code, a line of sha256sum, a card."""
    assert parse_anchor(text) == Anchor(HEX, address=address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "zhiquan:",
        f"zhiquan:{HEX[:-1]}",
        f"zhiquan:{HEX}0",
        f"other:{HEX}",
        "no-such.json",
        "\0",
    ],
)
def test_anything_else_is_not_taken_for_one(text: str) -> None:
    """A digit too few must not make another anchor."""
    with pytest.raises(CopyError, match="is no root to begin with"):
        parse_anchor(text)


def test_a_root_given_as_a_file(tmp_path: Path) -> None:
    """Nobody is asked; what it means is said."""
    sim = simulator()
    file = tmp_path / "1.root.json"
    file.write_bytes(sim.files["release/tuf/1.root.json"])
    how = Trust.start(tmp_path / "trust", [], parse_anchor(str(file)))

    assert (how.kind, how.number) == ("file", 1)
    assert how.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert f"zhiquan:{how.sha256}, from the file that you gave" in how.words()
    assert Trust(tmp_path / "trust").how == how


def test_a_root_given_by_its_hash_is_looked_for(tmp_path: Path) -> None:
    """It may be of any number, and not every source needs to have it."""
    sim = simulator()
    sim.rotate_root()
    sim.rotate_root()
    root = sim.files["release/tuf/2.root.json"]
    anchor = parse_anchor(f"zhiquan:{hashlib.sha256(root).hexdigest()} {ADDRESS}")
    sources = [MemorySource("empty", {}), MemorySource("m1", sim.files)]
    how = Trust.start(tmp_path, sources, anchor)

    assert (how.kind, how.number) == ("hash", 2)
    assert "from the fingerprint that you gave" in how.words()
    assert Trust(tmp_path).refresh(sources, NOW).release.number == 1


def test_a_hash_that_no_root_has_is_an_alarm(tmp_path: Path) -> None:
    """Another project, or a forged copy: not taken for a fault of the network."""
    sim = simulator()
    with pytest.raises(TrustError, match="another project, or forged"):
        Trust.start(tmp_path, [MemorySource("m1", sim.files)], Anchor(HEX))
    with pytest.raises(SourceError):
        Trust.start(tmp_path, [MemorySource("m1", {})], Anchor(HEX))
    with pytest.raises(NoSourceError) as caught:
        two = [MemorySource("m1", sim.files), MemorySource("m2", {})]
        Trust.start(tmp_path, two, Anchor(HEX))
    assert caught.value.exit_code == 2


def test_without_anchor_the_oldest_root_is_taken_and_little_is_claimed(tmp_path: Path) -> None:
    """It proves the same hands, not whose."""
    sim = simulator()
    sim.rotate_root()
    how = Trust.start(tmp_path, [MemorySource("m1", sim.files)])

    assert (how.kind, how.number, how.sources) == ("found", 1, ("m1",))
    assert "it does not prove whose hands these are" in how.words()
    assert "places" not in how.words()


def test_places_that_agree_are_counted_and_those_that_do_not_are_refused(tmp_path: Path) -> None:
    """One liar among several is seen before anything begins."""
    sim, other = simulator(), Simulator(name="other")
    honest = [MemorySource("m1", sim.files), MemorySource("m2", sim.files), MemorySource("m3", {})]
    liar = MemorySource("liar", other.files)

    assert "2 places have the same" in Trust.start(tmp_path / "a", honest).words()
    with pytest.raises(TrustError, match="do not agree"):
        Trust.start(tmp_path / "b", [*honest, liar])
    with pytest.raises(NoSourceError):
        Trust.start(tmp_path / "b", [MemorySource("m1", {}), MemorySource("m2", {})])


def test_a_root_that_is_not_sound_is_no_beginning(tmp_path: Path) -> None:
    """Not signed by its own keys, or no root at all."""
    sim = simulator()
    sim.put("root", [key("thief")])
    for data in (
        sim.files["release/tuf/1.root.json"],
        b"{}",
        sim.files["release/tuf/timestamp.json"],
    ):
        with pytest.raises(RefusedError):
            Trust.start(tmp_path, [], Anchor(HEX, data))
    assert not tmp_path.joinpath("1.root.json").exists()


def test_trust_begins_once(tmp_path: Path) -> None:
    """Nobody changes the anchor of a copy in passing."""
    sim = simulator()
    Trust.start(tmp_path, [MemorySource("m1", sim.files)])
    with pytest.raises(CopyError, match="has a root of trust already"):
        Trust.start(tmp_path, [MemorySource("m1", sim.files)])


def test_an_anchor_that_was_lost_is_said(tmp_path: Path) -> None:
    """How trust began is not made up."""
    sim = simulator()
    Trust.start(tmp_path, [MemorySource("m1", sim.files)])
    for text in ("", "[]", "{}"):
        (tmp_path / "anchor.json").write_text(text, "utf-8")
        with pytest.raises(CopyError, match="how trust began"):
            _ = Trust(tmp_path).how
