"""Attacks on the metadata of TUF, each by a mirror that wants to be believed."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from mirror.errors import FormatError, MismatchError, StaleError, TrustError
from mirror.format.manifest import Manifest
from mirror.trust.trust import Trust
from tests.mirror.follower import ask, follower, later, refused, simulator
from tests.mirror.memory import EndlessSource, MemorySource
from tests.mirror.simulator import NOW, Simulator, compact, key

TUF = "release/tuf"
THIEF = [key("thief 1"), key("thief 2")]
BELOW_ROOT = ["timestamp", "snapshot", "targets"]
ONE_BY_ONE = pytest.mark.parametrize("joins", [False], indirect=True)


@pytest.fixture(autouse=True, params=[False, True], ids=["one by one", "joined"])
def joins(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Snapshot and targets come each by itself, or both in the joined file."""
    monkeypatch.setattr(Simulator, "joins", False)
    monkeypatch.setattr(MemorySource, "joins", request.param)
    return bool(request.param)


@pytest.mark.parametrize("role", BELOW_ROOT)
def test_wrong_key(role: str, tmp_path: Path) -> None:
    """A thief signs a role with keys that no root names."""
    sim = simulator()
    good = sim.tree()
    sim.forge(role, signers=THIEF)

    refused(follower(tmp_path, sim), sim.files, f"{role} has 0 good signatures", good)


def test_wrong_key_for_the_next_root(tmp_path: Path) -> None:
    """A thief makes a root 2 that names only keys of the thief, and signs all with them."""
    sim = simulator()
    good = sim.tree()
    honest = sim.signers["root"]
    sim.rotate_root(root=THIEF, editors=THIEF, publisher=THIEF[:1])
    sim.put("root", THIEF)
    sim.renew()

    refused(follower(tmp_path, sim), sim.files, "root has 0 good signatures, and root 1", good)

    sim.put("root", honest)  # the old keys alone are not enough either
    refused(Trust(tmp_path), sim.files, "root has 0 good signatures, and root 2", good)


@pytest.mark.parametrize("role", BELOW_ROOT)
def test_wrong_key_under_the_id_of_the_right_one(role: str, tmp_path: Path) -> None:
    """The signature names the right key and is made by another."""
    sim = simulator()
    path = sim.path(role)
    names = [signer.public_key.keyid for signer in sim.signers[role]]
    sim.forge(role, signers=THIEF)
    raw = json.loads(sim.files[path])
    for signature, keyid in zip(raw["signatures"], names, strict=False):
        signature["keyid"] = keyid
    sim.files[path] = compact(raw)

    refused(follower(tmp_path, sim), sim.files, f"{role} has 0 good signatures")


def test_key_of_another_role(tmp_path: Path) -> None:
    """Whoever has the publishing key alone cannot make a release."""
    sim = simulator()
    sim.forge("targets", signers=[*sim.signers["timestamp"], *sim.signers["root"]])

    refused(follower(tmp_path, sim), sim.files, "targets has 0 good signatures")


def test_one_editor_alone(tmp_path: Path) -> None:
    """Two must sign; one stolen key is not enough."""
    sim = simulator()
    sim.forge("targets", signers=sim.signers["targets"][:1])

    refused(follower(tmp_path, sim), sim.files, "targets has 1 good signatures.*asks for 2")


@pytest.mark.parametrize("role", ["root", *BELOW_ROOT])
def test_bit_flips(role: str, tmp_path: Path) -> None:
    """Whatever single bit is turned, in each role's file, the file is refused."""
    sim = simulator()
    sim.rotate_root()
    sim.put("root", sim.signers["root"][:2])
    trust, tree, path = follower(tmp_path, sim), sim.tree(), sim.path(role)

    for at in range(0, len(tree[path]), 5):
        changed = bytearray(tree[path])
        changed[at] ^= 1 << (at % 8)
        with pytest.raises((TrustError, FormatError, MismatchError)):
            ask(trust, {**tree, path: bytes(changed)})
    assert trust.known(NOW) is None
    assert ask(trust, tree).release.number == 1


def test_rollback_of_the_timestamp(tmp_path: Path) -> None:
    """A mirror that shows what was true once is told from one that is up to date."""
    sim = simulator()
    old = sim.tree()
    sim.renew()
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)

    refused(trust, old, "timestamp goes back from 2 to 1", sim.files, kind="behind")


def test_rollback_of_the_snapshot(tmp_path: Path) -> None:
    """The publishing key cannot bring back an older snapshot under a newer timestamp."""
    sim = simulator()
    sim.renew()
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)
    sim.forge("snapshot", {"version": 1})

    refused(trust, sim.files, "snapshot goes back from 2 to 1", kind="behind")


def test_rollback_of_the_targets(tmp_path: Path) -> None:
    """The publishing key cannot bring back an older release that the editors once signed."""
    sim = simulator(2)
    old = simulator(1)
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)
    sim.signed["targets"] = old.signed["targets"]
    sim.files[old.path("targets")] = old.files[old.path("targets")]
    sim.renew()

    refused(trust, sim.files, "release goes back from 2 to 1", kind="behind")


def test_rollback_of_the_release_after_another_publishing_key(tmp_path: Path) -> None:
    """A new publishing key makes one forget snapshots, and still no older release comes back."""
    sim = simulator(2)
    old = simulator(1)
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)
    sim.rotate_root(publisher=[key("new publisher")])
    sim.signed["targets"] = old.signed["targets"]
    sim.files[old.path("targets")] = old.files[old.path("targets")]
    sim.renew()

    for _ in range(2):
        with pytest.raises(TrustError, match="release goes back from 2 to 1"):
            ask(trust, sim.files)


def test_rollback_of_the_root(tmp_path: Path) -> None:
    """An old root under the name of the next one is not the next one."""
    sim = simulator()
    tree = sim.tree()
    tree[f"{TUF}/2.root.json"] = tree[f"{TUF}/1.root.json"]

    refused(follower(tmp_path, sim), tree, "root 2 calls itself root 1", sim.files)


def test_rollback_of_the_manifest(tmp_path: Path) -> None:
    """The manifest of an older release does not fit the signed one."""
    sim = simulator(2)
    release = ask(follower(tmp_path, sim), sim.files).release

    assert release.fits(Manifest.parse(sim.files["release/manifest"]))
    assert not release.fits(Manifest.parse(simulator(1).files["release/manifest"]))


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_mix_and_match(role: str, tmp_path: Path) -> None:
    """A genuine older file under the name of the newer one is refused."""
    sim = simulator(1)
    old = sim.tree()[sim.path(role)]
    sim.publish({"index.html": b"another\n" * 50})
    tree = {**sim.tree(), sim.path(role): old}

    refused(follower(tmp_path, sim), tree, "files are mixed", sim.files)


def test_mix_of_targets_that_are_as_long(tmp_path: Path) -> None:
    """Older targets of the same length, which the length alone does not give away."""
    sim = simulator(2)
    old = sim.tree()[sim.path("targets")]
    sim.publish({"index.html": b"hello\n", "en/a.html": b"text 3\n"})
    tree = {**sim.tree(), sim.path("targets"): old}
    assert len(old) == len(sim.files[sim.path("targets")])

    refused(follower(tmp_path, sim), tree, "targets 3 call themselves 2: files are mixed")


@pytest.mark.parametrize(
    ("role", "days"), [("timestamp", 7), ("snapshot", 30), ("targets", 180), ("root", 730)]
)
def test_expired(role: str, days: int, tmp_path: Path) -> None:
    """What was signed too long ago is too old, though every other role is fresh."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    for other in ["targets", "snapshot", "timestamp"]:
        if other != role:
            sim.forge(other, {"expires": later(days + 7).strftime("%Y-%m-%dT%H:%M:%SZ")})

    ask(trust, sim.files, now=later(days - 0.1))
    with pytest.raises(StaleError, match=f"the {role} was signed until"):
        ask(trust, sim.files, now=later(days))
    assert ask(trust, sim.files, now=later(days), offline=True).age.expired


@pytest.mark.parametrize(("role", "most"), [("timestamp", 31), ("snapshot", 100)])
def test_dated_far_ahead(role: str, most: int, tmp_path: Path) -> None:
    """A thief of the publishing key signs one date that shall make a release look new for years."""
    sim = simulator()
    good = sim.tree()
    sim.forge(role, {"expires": later(most).strftime("%Y-%m-%dT%H:%M:%SZ")})
    assert ask(follower(tmp_path / "a", sim), sim.files).release.number == 1

    sim.forge(role, {"expires": later(most + 1).strftime("%Y-%m-%dT%H:%M:%SZ")})
    error = refused(
        follower(tmp_path / "b", sim), sim.files, f"none counts for more than {most} days", good
    )
    assert "the publishing key may be stolen" in error.hint
    assert "clock of this machine is wrong (it says 1 December 2026)" in error.hint


@pytest.mark.parametrize("role", ["timestamp", "snapshot"])
def test_dated_far_ahead_on_a_stick(role: str, tmp_path: Path) -> None:
    """It is told; and where a mirror can be asked, what came that way counts no more."""
    sim = simulator()
    sim.forge(role, {"expires": "2040-01-01T00:00:00Z"})
    trust = follower(tmp_path, sim)

    news = ask(trust, sim.files, offline=True)
    assert news.age.ahead == (role,)
    assert f"the {role} is dated further ahead" in news.age.words()
    with pytest.raises(TrustError, match="counts until 1 January 2040"):
        ask(trust, sim.files)


def test_frozen(tmp_path: Path) -> None:
    """A mirror that shows the same forever is found when the date is over, or another is newer."""
    sim = simulator()
    frozen = sim.tree()
    trust = follower(tmp_path, sim)
    ask(trust, frozen)
    sim.now = later(5)
    sim.publish({"index.html": b"new\n"})

    assert ask(trust, frozen, now=later(5)).release.number == 1  # nobody can know yet
    news = ask(trust, frozen, sim.files, now=later(5), ask_all=True)
    assert (news.release.number, news.source) == (2, "m2")
    assert news.standings["m1"].kind == "behind"
    with pytest.raises(TrustError, match="timestamp goes back from 2 to 1"):
        ask(trust, frozen, now=later(5))

    with pytest.raises(StaleError, match="7 days ago: the mirror may be frozen") as caught:
        ask(follower(tmp_path / "new", sim), frozen, now=later(14))
    assert "it says 15 December 2026" in caught.value.hint


def test_fast_forward_is_recovered_from(tmp_path: Path) -> None:
    """Numbers that a thief drove up do not bind after the thief's key was replaced."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    honest = sim.tree()
    sim.forge("snapshot", {"version": 999_999_998})
    sim.forge("timestamp", {"version": 999_999_998})
    ask(trust, sim.files)
    with pytest.raises(TrustError, match="timestamp goes back from 999999998 to 1"):
        ask(trust, honest)

    recovered = simulator()
    recovered.rotate_root(publisher=[key("new publisher")])
    recovered.publish({"index.html": b"after\n"})

    news = ask(trust, recovered.files)
    assert (news.release.number, news.root_rotated) == (2, True)
    refused(trust, sim.files, "signed by a key of root 1", recovered.files, kind="behind")


@pytest.mark.parametrize("role", ["root", *BELOW_ROOT])
@pytest.mark.parametrize("threshold", [0, -1, 4])
def test_threshold(role: str, threshold: int, tmp_path: Path) -> None:
    """A root that asks for no signature, fewer than none, or more than there are keys."""
    sim = simulator()
    good = sim.tree()
    sim.rotate_root(thresholds={role: threshold})

    refused(follower(tmp_path, sim), sim.files, f"asks for {threshold} signatures", good)


def test_threshold_of_zero_in_the_first_root(tmp_path: Path) -> None:
    """Such a root is not even begun with."""
    sim = Simulator()
    sim.thresholds["targets"] = 0
    sim.signed.clear()
    sim.rotate_root()

    with pytest.raises(TrustError, match="asks for 0 signatures"):
        follower(tmp_path, sim)


def test_one_signature_twice(tmp_path: Path) -> None:
    """The signature of one editor, given twice, is not that of two."""
    sim = simulator()
    path = sim.path("targets")
    sim.forge("targets", signers=sim.signers["targets"][:1])
    raw = json.loads(sim.files[path])
    sim.files[path] = compact({**raw, "signatures": raw["signatures"] * 2})
    sim.renew()

    refused(follower(tmp_path, sim), sim.files, "two signatures of one key")


def test_one_key_twice_in_a_role(tmp_path: Path) -> None:
    """A root that lists one editor twice."""
    sim = simulator()
    sim.rotate_root(editors=[sim.signers["targets"][0]] * 2)

    refused(follower(tmp_path, sim), sim.files, "counts one key twice")


def test_one_key_under_two_ids(tmp_path: Path) -> None:
    """A root in which one editor has two names, and would be two people."""
    sim = simulator()
    good = sim.tree()
    sim.rotate_root()
    root = sim.signed["root"]
    one = sim.signers["targets"][0].public_key
    root["keys"]["0a0b0c0d"] = one.to_dict()
    root["roles"]["targets"]["keyids"].append("0a0b0c0d")
    sim.put("root", sim.signers["root"])

    refused(follower(tmp_path, sim), sim.files, "one key under two ids", good)


def test_key_under_the_id_of_another(tmp_path: Path) -> None:
    """A root that calls a key by the name of somebody else."""
    sim = simulator()
    sim.rotate_root(editors=[*sim.signers["targets"][:2], key("another")])
    keys = sim.signed["root"]["keys"]
    names = [signer.public_key.keyid for signer in sim.signers["targets"]]
    keys[names[0]], keys[names[2]] = keys[names[2]], keys[names[0]]
    sim.put("root", sim.signers["root"])

    refused(follower(tmp_path, sim), sim.files, "should be called")


@ONE_BY_ONE
@pytest.mark.parametrize("file", ["2.root.json", "timestamp.json", "1.snapshot.json"])
def test_endless(file: str, tmp_path: Path) -> None:
    """A file that never ends is left after its limit."""
    sim = simulator()
    source = EndlessSource("m1", sim.files, endless=f"{TUF}/{file}")
    source.files = {**sim.files, f"{TUF}/{file}": b""}

    with pytest.raises(TrustError, match=f"{file} is longer than"):
        follower(tmp_path, sim).refresh([source], NOW)
    assert source.sent < 700_000


@ONE_BY_ONE
@pytest.mark.parametrize("role", ["timestamp", "snapshot", "targets"])
def test_longer_than_signed(role: str, tmp_path: Path) -> None:
    """One byte more than was signed, or than a timestamp may have."""
    sim = simulator()
    tree = sim.tree()
    tree[sim.path(role)] += b" " * (1 if role != "timestamp" else 20_000)

    refused(follower(tmp_path, sim), tree, "longer than", sim.files)


def test_endless_joined_file(tmp_path: Path) -> None:
    """It is left after its limit, and the files come one by one."""
    sim = simulator()
    source = EndlessSource("m1", sim.files, endless=f"{TUF}/1.joined")
    news = follower(tmp_path, sim).refresh([source], NOW)

    assert (news.release.number, news.joined) == (1, None)
    assert 200_000 < source.sent < 700_000


BOMB = zlib.compress(b"\n" * 50_000_000, 9)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!doctype html>Not found",
        BOMB,
        zlib.compress(b"{}\n{}"),
        zlib.compress(b"{}\n{}\nx\n"),
    ],
    ids=["empty", "error page", "bomb", "broken off", "no signature"],
)
def test_joined_file_that_is_none(data: bytes, tmp_path: Path) -> None:
    """Nothing rests on it: the files come one by one."""
    sim = simulator()
    source = MemorySource("m1", {**sim.files, f"{TUF}/1.joined": data})
    source.joins = False  # type: ignore[misc]
    news = follower(tmp_path, sim).refresh([source], NOW)

    assert (news.release.number, news.joined) == (1, None)
    assert source.gets()[-3:] == ["1.joined", "1.snapshot.json", "1.targets.json"]


@pytest.mark.parametrize("role", ["snapshot", "targets"])
def test_announced_too_long(role: str, tmp_path: Path) -> None:
    """The publishing key cannot make a client fetch without end."""
    sim = simulator()
    above = {"snapshot": "timestamp", "targets": "snapshot"}[role]
    sim.forge(above, {"meta": {f"{role}.json": {"version": 1, "length": 10**8}}})

    refused(follower(tmp_path, sim), sim.files, f"announces a {role} longer than")


def test_gap_in_the_chain_of_roots(tmp_path: Path) -> None:
    """Root 3 under the name of root 2: no root is passed over."""
    sim = simulator()
    good = sim.tree()
    sim.rotate_root()
    sim.rotate_root()
    tree = {**sim.tree(), f"{TUF}/2.root.json": sim.files[f"{TUF}/3.root.json"]}

    refused(follower(tmp_path, sim), tree, "root 2 calls itself root 3", good)


def test_chain_of_roots_without_end(tmp_path: Path) -> None:
    """At most 256 roots are followed at once; what they proved is kept."""
    sim = simulator()
    for _ in range(258):
        sim.rotate_root()
    trust = follower(tmp_path, sim)

    assert f"{TUF}/258.root.json" not in ask(trust, sim.files).files
    assert f"{TUF}/259.root.json" in ask(trust, sim.files).files


def test_root_of_another_project(tmp_path: Path) -> None:
    """A mirror with the release of somebody else has nothing to say."""
    sim, other = simulator(), Simulator(name="other")
    other.publish({"index.html": b"lies\n"})
    other.rotate_root()

    refused(follower(tmp_path, sim), other.files, "root has 0 good signatures", sim.files)


def test_error_page_with_status_200(tmp_path: Path) -> None:
    """A host that has a page for everything, also for what it does not have."""
    sim = simulator()
    page = b"<!doctype html><title>Not found</title>"
    trust = follower(tmp_path, sim)

    error = refused(trust, {**sim.tree(), f"{TUF}/2.root.json": page}, "not JSON", sim.files)
    assert "not found" in error.hint
    refused(trust, {**sim.tree(), f"{TUF}/timestamp.json": page}, "not JSON")
