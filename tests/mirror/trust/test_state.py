"""What a copy remembers, and that a crash cannot make it believe more."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirror.errors import CopyError
from mirror.trust.engine import RollbackError
from mirror.trust.state import State
from mirror.trust.trust import Trust
from tests.mirror.follower import ask, follower, simulator
from tests.mirror.simulator import NOW, key

ROLES = ("targets", "snapshot", "timestamp")


def test_nothing_is_kept_that_was_not_proven(tmp_path: Path) -> None:
    """Before the first good answer there is the root alone."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.root.json", "anchor.json"]

    ask(trust, sim.files)
    assert State(tmp_path).held("targets") == sim.files["release/tuf/1.targets.json"]
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_crash_while_keeping_costs_nothing(written: int, tmp_path: Path) -> None:
    """Some files of the newer release, some of the older: the next run makes it whole."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)
    sim.publish({"index.html": b"two\n"})
    for role in ROLES[:written]:
        (tmp_path / f"{role}.json").write_bytes(sim.files[sim.path(role)])

    known = Trust(tmp_path).known(NOW)
    assert known is None or known.release.number == 1
    assert ask(Trust(tmp_path), sim.files).release.number == 2
    assert Trust(tmp_path).known(NOW) is not None


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("damage", [None, b"", b"{}", b"\xff" * 100])
def test_a_damaged_file_is_fetched_again(role: str, damage: bytes | None, tmp_path: Path) -> None:
    """A disk that loses a file does not lock a copy up."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)
    if damage is None:
        (tmp_path / f"{role}.json").unlink()
    else:
        (tmp_path / f"{role}.json").write_bytes(damage)

    assert trust.known(NOW) is None
    assert ask(trust, sim.files).release.number == 1
    assert trust.known(NOW) is not None


def test_a_missing_root_is_not_passed_over(tmp_path: Path) -> None:
    """The chain must be whole, or nobody knows what it proves."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    sim.rotate_root()
    sim.rotate_root()
    ask(trust, sim.files)
    (tmp_path / "2.root.json").unlink()

    with pytest.raises(CopyError, match="a root is missing"):
        trust.known(NOW)


def test_with_another_publishing_key_timestamp_and_snapshot_are_forgotten(tmp_path: Path) -> None:
    """The specification's recovery from a fast-forward (5.3.11); with other editors they stay."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)
    tree = sim.tree()
    sim.rotate_root(editors=[*sim.signers["targets"], key("one more")])
    ask(trust, sim.files)
    assert State(tmp_path).held("timestamp") == tree["release/tuf/timestamp.json"]

    sim.rotate_root(publisher=[key("new publisher")])
    with pytest.raises(RollbackError, match="signed by a key of root"):
        ask(trust, sim.files)  # the new key has signed nothing yet
    assert State(tmp_path).held("timestamp") is State(tmp_path).held("snapshot") is None
    assert State(tmp_path).held("targets") == tree["release/tuf/1.targets.json"]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A full or read-only disk is an error of the copy, not of a mirror."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    (tmp_path / "targets.json.tmp").mkdir()

    with pytest.raises(CopyError, match=r"targets\.json"):
        ask(trust, sim.files)
