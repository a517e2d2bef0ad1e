"""Who may sign: kinds of keys, with and without the package for them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from securesystemslib.signer._crypto_signer import CryptoSigner
from securesystemslib.signer._key import SSlibKey

from mirror.errors import FormatError, TrustError
from mirror.trust import keys
from mirror.trust.documents import read
from tests.mirror.follower import ask, follower, refused, simulator
from tests.mirror.simulator import Simulator, key
from tests.sites import ROOT


def short(signer: CryptoSigner) -> CryptoSigner:
    """The same signer under the id that the format asks for."""
    public = signer.public_key
    return CryptoSigner(
        signer._private_key,
        SSlibKey(public.keyid[:8], public.keytype, public.scheme, public.keyval),
    )


def test_ids_are_the_usual_ones_cut_short() -> None:
    """What the client computes is what securesystemslib computes."""
    public = key("anybody").public_key
    usual = SSlibKey.from_crypto(public._crypto_key()).keyid

    assert keys.short_id(public.to_dict()) == usual[:8] == public.keyid


@pytest.mark.parametrize("make", [CryptoSigner.generate_ecdsa, CryptoSigner.generate_rsa])
def test_keys_of_other_kinds_sign_too(make: object, tmp_path: Path) -> None:
    """A hardware key makes ECDSA or RSA."""
    sim = simulator()
    sim.rotate_root(editors=[short(make()), *sim.signers["targets"][:2]])  # type: ignore[operator]
    sim.publish({"index.html": b"two\n"})

    assert ask(follower(tmp_path, sim), sim.files).release.number == 2


@pytest.mark.parametrize(
    ("keytype", "scheme"),
    [("ed25519", "ed25519ph"), ("sigstore-oidc", "Fulcio"), ("eddsa", "pgp+eddsa-ed25519")],
)
def test_a_kind_that_is_not_known_is_named(keytype: str, scheme: str, tmp_path: Path) -> None:
    """Not “cannot be read”: the volunteer needs a newer program."""
    sim = simulator()
    sim.rotate_root()
    first = next(iter(sim.signed["root"]["keys"].values()))
    first |= {"keytype": keytype, "scheme": scheme}
    sim.put("root", sim.signers["root"])

    error = refused(follower(tmp_path, sim), sim.files, re.escape(f"not known here: '{scheme}'"))
    assert "newer version" in error.hint


@pytest.mark.parametrize(
    "public", ["", "00", "zz" * 32, "AB" * 32, "-----BEGIN PUBLIC KEY-----\n!\n", " " + "ab" * 32]
)
def test_a_public_part_that_is_none_is_refused(public: str) -> None:
    """One key has one spelling, so that it cannot stand in a root twice."""
    sim = Simulator()
    next(iter(sim.signed["root"]["keys"].values()))["keyval"] = {"public": public}
    sim.put("root", sim.signers["root"])

    with pytest.raises(FormatError, match="the public part of key"):
        keys.check(read(sim.files["release/tuf/1.root.json"], "root"))


def test_one_rsa_key_by_two_schemes_is_one_key() -> None:
    """The ids differ, the person does not."""
    signer = short(CryptoSigner.generate_rsa())
    public = signer.public_key
    sim = Simulator()
    for scheme in ("rsassa-pss-sha256", "rsassa-pss-sha512"):
        twin = {"keytype": "rsa", "scheme": scheme, "keyval": public.keyval}
        sim.signed["root"]["keys"][keys.short_id(twin)] = twin
    sim.put("root", sim.signers["root"])

    with pytest.raises(TrustError, match="one key under two ids"):
        keys.check(read(sim.files["release/tuf/1.root.json"], "root"))


WITHOUT = """
import sys
for name in ("cryptography", "nacl"):
    sys.modules[name] = None
import datetime, json, pathlib
from mirror.errors import MirrorError
from mirror.fetch import FolderSource
from mirror.trust.anchor import parse_anchor
from mirror.trust.trust import Trust

stick, store = map(pathlib.Path, sys.argv[1:])
sources = [FolderSource(stick)]
now = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)
try:
    Trust.start(store, sources, parse_anchor(str(stick / "release/tuf/1.root.json")))
    print(Trust(store).refresh(sources, now).release.number)
except MirrorError as error:
    print(error, error.hint)
"""


def _without_cryptography(sim: Simulator, folder: Path) -> str:
    for path, data in sim.files.items():
        (folder / "stick" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "stick" / path).write_bytes(data)
    command = [sys.executable, "-c", WITHOUT, str(folder / "stick"), str(folder / "trust")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def test_ed25519_needs_no_package(tmp_path: Path) -> None:
    """Where ``cryptography`` cannot be installed, signatures are checked all the same."""
    assert _without_cryptography(simulator(2), tmp_path) == "2\n"


def test_a_forgery_is_refused_without_the_package_too(tmp_path: Path) -> None:
    """The slow way is as strict."""
    sim = simulator()
    sim.forge("targets", signers=[key("thief 1"), key("thief 2")])

    assert "targets has 0 good signatures" in _without_cryptography(sim, tmp_path)


def test_other_kinds_need_the_package_and_it_is_said(tmp_path: Path) -> None:
    """Refused for want of signatures, with the reason."""
    sim = simulator()
    sim.rotate_root(editors=[short(CryptoSigner.generate_ecdsa()) for _ in range(2)])
    sim.publish({"index.html": b"two\n"})

    told = _without_cryptography(sim, tmp_path)
    assert "targets has 0 good signatures" in told
    assert "“cryptography”, which is not installed" in told


def test_without_the_package_enough_other_signatures_are_enough(tmp_path: Path) -> None:
    """One editor with a hardware key does not lock such a client out."""
    sim = simulator()
    editors = [*sim.signers["targets"][:2], short(CryptoSigner.generate_ecdsa())]
    sim.rotate_root(editors=editors)
    sim.publish({"index.html": b"two\n"})

    assert _without_cryptography(sim, tmp_path) == "2\n"
