"""The one-file checker refuses what is not signed as it should be, each for its own reason."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from securesystemslib.formats import encode_canonical
from securesystemslib.signer import CryptoSigner, SSlibKey

from tests.mirror.checking import (
    CODE,
    NEW_ROOTS,
    NOW,
    OLD_ROOTS,
    PAGES,
    WHOLE,
    answer,
    look,
    publisher,
    run,
    tree_of,
)
from tests.mirror.folders import plant
from tests.mirror.simulator import Simulator, compact, key

THIEF = [key("thief 1"), key("thief 2"), key("thief 3")]


def forged(role: str, **how: Any) -> Callable[[Simulator], None]:
    """Sign a role anew."""
    return lambda sim: sim.forge(role, **how)


def edited(role: str, change: Callable[[Any], None]) -> Callable[[Simulator], None]:
    """Change what a role's file says behind the signers' back."""

    def edit(sim: Simulator) -> None:
        value = json.loads(sim.files[sim.path(role)])
        change(value)
        sim.files[sim.path(role)] = compact(value)

    return edit


def twice(sim: Simulator) -> None:
    """One editor signs, and her signature stands there twice."""
    sim.forge("targets", signers=[sim.signers["targets"][0]] * 2)


def alias(scheme: str, keyid: str = "") -> Callable[[Simulator], None]:
    """Have a root name the first editor's key a second time, under another id."""

    def change(sim: Simulator) -> None:
        editor = sim.signers["targets"][0].public_key
        again = SSlibKey("", editor.keytype, scheme, editor.keyval).to_dict()
        name = keyid or hashlib.sha256(encode_canonical(again).encode()).hexdigest()[:8]
        sim.signed["root"]["keys"][name] = again
        sim.signed["root"]["roles"]["targets"]["keyids"].append(name)
        sim.put("root", [*sim.signers["root"], *OLD_ROOTS])

    return change


def in_root(change: Callable[[Any], None]) -> Callable[[Simulator], None]:
    """Change the roles of the newest root, signed by all who must."""

    def edit(sim: Simulator) -> None:
        change(sim.signed["root"]["roles"])
        sim.put("root", [*sim.signers["root"], *OLD_ROOTS])

    return edit


def mixed(sim: Simulator) -> None:
    """The targets of release 1 under the name of those of release 2."""
    old = Simulator(NOW)
    old.publish(PAGES)
    sim.files[sim.path("targets")] = old.files[old.path("targets")]


def old_manifest(sim: Simulator) -> None:
    """The manifest of release 1 under the targets of release 2."""
    old = Simulator(NOW)
    old.publish(PAGES)
    sim.files["release/manifest"] = old.files["release/manifest"]


def custom(**fields: object) -> Callable[[Simulator], None]:
    """Have the editors sign other things about the site."""

    def change(sim: Simulator) -> None:
        targets = json.loads(json.dumps(sim.signed["targets"]["targets"]))
        targets["manifest"]["custom"].update(fields)
        sim.forge("targets", {"targets": targets})

    return change


def index(**changes: Any) -> Callable[[Simulator], None]:
    """Have the editors sign another index; ``files`` are added to those that it has."""

    def change(sim: Simulator) -> None:
        value = json.loads(sim.files["release/index.json"])
        files = {**value["files"], **changes.get("files", {})}
        data = compact({**value, **changes, "files": files}) + b"\n"
        sim.files["release/index.json"] = data
        targets = json.loads(json.dumps(sim.signed["targets"]["targets"]))
        hashes = {"sha256": hashlib.sha256(data).hexdigest()}
        targets["index.json"] = {"hashes": hashes, "length": len(data)}
        sim.forge("targets", {"targets": targets})

    return change


def signed_site(files: Mapping[str, bytes]) -> Callable[[Simulator], None]:
    """Have the editors sign a site."""
    return lambda sim: sim.publish(files) and None


def renumbered(sim: Simulator) -> None:
    """Root 3 in the place of root 2."""
    place = sim.path("root")
    sim.signed["root"]["version"] = 3
    sim.put("root", [*OLD_ROOTS, *NEW_ROOTS])
    sim.files[place] = sim.files.pop(sim.path("root"))


FORGED = {
    "timestamp, thief": (forged("timestamp", signers=THIEF), "timestamp 2 has 0 good signatures"),
    "snapshot, thief": (forged("snapshot", signers=THIEF), "snapshot 2 has 0 good signatures"),
    "targets, thieves": (forged("targets", signers=THIEF), "targets 2 has 0 good signatures"),
    "root, thieves": (forged("root", signers=THIEF), "root 2 has 0 good signatures, and root 1"),
    "root, new keys only": (
        lambda sim: sim.put("root", NEW_ROOTS), "root 2 has 0 good signatures, and root 1 asks"),
    "root, old keys only": (
        lambda sim: sim.put("root", OLD_ROOTS),
        "root 2 has 0 good signatures, and root 2 asks for 2"),
    "one of two": (
        lambda sim: sim.forge("targets", signers=sim.signers["targets"][:1]),
        "targets 2 has 1 good signatures, and root 2 asks for 2"),
    "publisher for editors": (
        lambda sim: sim.forge("targets", signers=sim.signers["timestamp"]), "0 good signatures"),
    "one signature twice": (twice, "has two signatures of one key"),
    "changed after": (
        edited("targets", lambda v: v["signed"].update(version=3)),
        "targets 3 has 0 good signatures"),
    "one key, two ids": (alias("ed25519", "00000000"), "the key '00000000' should be called"),
    "one key, two schemes": (alias("ed25519ph"), "the root has one key twice"),
    "one id twice": (
        in_root(lambda roles: roles["targets"].update(keyids=roles["targets"]["keyids"][:1] * 2)),
        "counts one key twice for the targets"),
    "threshold of zero": (
        in_root(lambda roles: roles["timestamp"].update(threshold=0)),
        "how many must sign the timestamp is not a number from 1"),
    "threshold of true": (
        in_root(lambda roles: roles["timestamp"].update(threshold=True)), "is not a number from 1"),
    "root of another number": (renumbered, "root 2 calls itself root 3"),
    "other role": (forged("timestamp", changes={"_type": "snapshot"}), "something else"),
    "delegations": (forged("targets", changes={"delegations": {}}), "hand on their right"),
    "mixed": (mixed, "files are mixed"),
    "manifest of another release": (old_manifest, "manifest is not the one that was signed: of"),
    "other nodes": (custom(nodes="0" * 64), "the targets give other nodes"),
    "other sums": (custom(bytes=1), "other sums of files and bytes"),
    "other pack": (custom(pack=1), "the index and the targets disagree on the pack"),
    "index of another release": (index(release=3), "index is of another release than the targets"),
    "index, other format": (index(format=2), "the format of the index is not"),
    "index, other sums": (index(files={"SHA256SUMS": [0, "0" * 64]}), "index has other SHA256SUMS"),
    "index, root": (index(files={"tuf/9.root.json": [0, "0" * 64]}), "names what it should not"),
    "index, name": (index(files={"packs/../x": [0, "0" * 64]}), "is against the rule of names"),
    "index, size": (index(files={"x": [-1, "0" * 64]}), "a size in the index is not a number"),
    "device name": (signed_site({"con.html": b""}), "the name 'con.html' is against the rule"),
    "capital": (signed_site({"en/A.html": b""}), "the name 'en/A.html' is against the rule"),
    "dots": (signed_site({"en/../a.html": b""}), "the name 'en/../a.html' is against the rule"),
    "file and folder": (signed_site({"en": b"", "en/a": b""}), "'en' is a file and a folder"),
    "other withdrawn": (
        signed_site({"revoked.json": b'{"format": 1, "revoked": []}'}), "other withdrawn records"),
}  # fmt: skip


@pytest.mark.parametrize("case", FORGED)
def test_forged_and_unsound_proofs_are_refused(tmp_path: Path, case: str) -> None:
    """Each is refused for its own reason."""
    forge, sentence = FORGED[case]
    sim = publisher()
    forge(sim)
    possible = {p: d for p, d in sim.files.items() if p not in ("en", "en/../a.html")}
    found = run(plant(tmp_path, possible), "--root", CODE)

    assert found.code == 2, found.words
    assert sentence in found.words.split(" WRONG: ")[1]


def test_a_false_signature_beside_enough_good_ones_is_told(tmp_path: Path) -> None:
    """It does not count, and does no harm."""
    sim = publisher()
    sim.forge("targets", signers=sim.signers["targets"])
    del sim.files[f"release/tuf/{sim.signed['snapshot']['version']}.joined"]
    value = json.loads(sim.files[sim.path("targets")])
    value["signatures"][0]["sig"] = "00" * 64
    sim.files[sim.path("targets")] = compact(value)
    found = answer(tmp_path, sim.files)

    assert found.code == 0, found.words
    assert "is false, and did not count" in found.words


def test_age_is_told_and_not_refused(tmp_path: Path) -> None:
    """With what it means."""
    found = run(plant(tmp_path, tree_of(publisher(NOW - datetime.timedelta(days=10)))))

    until = NOW - datetime.timedelta(days=3)
    assert found.code == 1
    assert f"the timestamp was signed until {until:%Y-%m-%d}; the clock of this" in found.words
    assert "corrected or withdrawn since" in found.words
    assert "结论：第 2 次发布的文件都与签名相符，但有几点需要留意" in found.words


@pytest.mark.parametrize(
    ("days", "roles"), [(20, []), (80, ["timestamp", "snapshot"])], ids=["near", "far"]
)
def test_dates_far_ahead_are_told(days: int, roles: list[str], tmp_path: Path) -> None:
    """A thief of the publishing key, or a clock that is behind: both are named."""
    found = look(plant(tmp_path, WHOLE), now=NOW - datetime.timedelta(days=days))

    assert found.code == (1 if roles else 0), found.words
    for role in ("timestamp", "snapshot"):
        assert (f"The {role} says that it counts until" in found.words) == (role in roles)
    assert ("stolen the publishing key" in found.words) == bool(roles)


def ecdsa(number: int) -> CryptoSigner:
    """A signer of a kind that the checker does not know."""
    private = ec.derive_private_key(number, ec.SECP256R1())
    usual = SSlibKey.from_crypto(private.public_key())
    public = SSlibKey(usual.keyid[:8], usual.keytype, usual.scheme, usual.keyval)
    return CryptoSigner(private, public)


def test_other_kinds_of_keys_leave_it_undecided(tmp_path: Path) -> None:
    """Where they are needed; and a changed file is wrong all the same."""
    sim = Simulator(NOW)
    sim.rotate_root(editors=[key("an editor"), ecdsa(7), ecdsa(8)])
    sim.publish(PAGES)
    folder = plant(tmp_path, sim.files)
    found = run(folder)

    assert found.code == 3
    assert "1 good signatures, and root 2 asks for 2; 1 more are of a kind" in found.words
    assert "All 4 files of the site" in found.words
    (folder / "en/a.html").write_bytes(b"One\n")
    assert run(folder).code == 2


def test_other_kinds_of_keys_are_no_harm_where_enough_have_signed(tmp_path: Path) -> None:
    """One editor may have a key in hardware."""
    sim = Simulator(NOW)
    sim.rotate_root(editors=[key("an editor"), key("another"), ecdsa(7)])
    sim.publish(PAGES)

    assert look(plant(tmp_path, sim.files), None).code == 0
