"""A publisher in memory: keys, roots, releases, and everything that an attacker would try.

    sim = Simulator()
    sim.publish({"index.html": b"hello"})      # release 1: site and release/, in sim.files
    sim.renew()                                # snapshot and timestamp signed anew
    sim.rotate_root(publisher=[key("other")])  # root 2, signed by the old keys and the new
    sim.forge("timestamp", {"version": 1})     # a role with other fields, signed again
    sim.forge("targets", signers=[key("thief")] * 2)

The model is ``repository_simulator.py`` of python-tuf's tests. Keys are made from words, so that
a run is like the next. Metadata are written as plain JSON and not by python-tuf's classes,
which would not let through half of what must be tested.
"""

from __future__ import annotations

import copy
import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.formats import encode_canonical
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.metadata import Metadata, Root

from mirror.format import nodes, sshsig
from mirror.format.index import Index, pack_path
from mirror.format.joined import Joined, signatures_in
from mirror.format.manifest import Entry, Manifest
from mirror.format.signatures import join, signature_files, trusted_comment
from mirror.format.targets import Release
from tests.mirror.packing import Site, carried

NOW = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.UTC)
ORDER = ("snapshot", "targets")
DAYS = {"root": 730, "targets": 180, "snapshot": 30, "timestamp": 7}


@cache
def key(word: str) -> CryptoSigner:
    """The key that belongs to a word."""
    private = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(word.encode()).digest())
    usual = SSlibKey.from_crypto(private.public_key())
    return CryptoSigner(
        private, SSlibKey(usual.keyid[:8], usual.keytype, usual.scheme, usual.keyval)
    )


def metadata(signed: Mapping[str, Any], signers: Iterable[CryptoSigner]) -> bytes:
    """A signed file of TUF, written as python-tuf writes it."""
    payload = str(encode_canonical(dict(signed))).encode()
    signatures = [signer.sign(payload).to_dict() for signer in signers]
    return compact({"signatures": signatures, "signed": signed})


def compact(value: object) -> bytes:
    """JSON with sorted keys and no spaces."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


class Simulator:
    """A publisher; with ``joins`` off, one whose mirrors have no joined file.

    Args:
        now: what its clock says; may be set at any time.
        name: of the project: another name makes other keys.
        extras: files that each release carries in ``release/`` besides, such as the client.
    """

    joins = True

    def __init__(
        self,
        now: datetime.datetime = NOW,
        name: str = "",
        extras: Mapping[str, bytes] | None = None,
    ) -> None:
        self.now = now
        self.extras = {"readme.txt": b"A release.\n", **(extras or {})}
        self.signers = {
            "root": [key(f"{name} root {i}") for i in range(3)],
            "targets": [key(f"{name} editor {i}") for i in range(3)],
            "snapshot": [key(f"{name} publisher")],
            "timestamp": [key(f"{name} publisher")],
        }
        self.thresholds = {"root": 2, "targets": 2, "snapshot": 1, "timestamp": 1}
        self.signed: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.sites: list[Site] = []
        self._carried: dict[str, bytes] = {}
        self.rotate_root()

    # What a publisher does

    def publish(self, files: Mapping[str, bytes], revoked: Sequence[str] = ()) -> Release:
        """Make the next release of these files; ``revoked.json`` is added."""
        withdrawn = tuple(sorted({*revoked, *(self.sites[-1].revoked if self.sites else ())}))
        whole = {"revoked.json": _revoked(withdrawn), **files}
        self.sites.append(Site(len(self.sites) + 1, whole, withdrawn))
        manifest = Manifest(withdrawn, {p: Entry.of(d) for p, d in sorted(whole.items())})
        content = {**carried(self.sites, manifest, self._carried), **self.extras}
        self._carried = content
        self._replace_content(whole, manifest, content)
        release = self._release(manifest, content)
        self._sign("targets", release.to_targets(self.expiry("targets")).to_dict())
        self.renew()
        return release

    def renew(self) -> None:
        """Sign snapshot and timestamp anew; the release stays."""
        self._name("snapshot", "targets")
        self._name("timestamp", "snapshot")

    def renew_timestamp(self) -> None:
        """Sign the timestamp alone anew."""
        self._name("timestamp", "snapshot")

    def rotate_root(
        self,
        *,
        root: Sequence[CryptoSigner] = (),
        editors: Sequence[CryptoSigner] = (),
        publisher: Sequence[CryptoSigner] = (),
        thresholds: Mapping[str, int] | None = None,
    ) -> None:
        """Make the next root, signed by old and new root keys; only what is given changes."""
        old = self.signers["root"] if self.signed else []
        changes = {"root": root, "targets": editors, "snapshot": publisher, "timestamp": publisher}
        self.signers |= {role: list(keys) for role, keys in changes.items() if keys}
        self.thresholds |= thresholds or {}
        self.signed["root"] = self._root()
        self.put("root", {*old, *self.signers["root"]})

    # What an attacker does

    def forge(
        self,
        role: str,
        changes: Mapping[str, Any] | None = None,
        signers: Iterable[CryptoSigner] | None = None,
        above: bool = True,
    ) -> None:
        """Change fields of a role's signed part and sign it again.

        Args:
            role: which.
            changes: fields to set; ``…`` takes one away.
            signers: who signs, if not who may.
            above: whether what names this role is made to name it as it is now.
        """
        signed = copy.deepcopy(self.signed[role])
        signed |= changes or {}
        self.signed[role] = {field: value for field, value in signed.items() if value is not ...}
        self.put(role, self.signers[role] if signers is None else signers)
        order = ["targets", "snapshot", "timestamp"]
        if above and role in order:
            for upper, lower in zip(order[1:], order, strict=False):
                if order.index(lower) >= order.index(role):
                    self._name(upper, lower)

    def put(self, role: str, signers: Iterable[CryptoSigner]) -> None:
        """Sign what ``signed`` has for a role, and put it where it belongs."""
        ordered = sorted(signers, key=lambda signer: signer.public_key.keyid)
        self.files[self.path(role)] = metadata(self.signed[role], ordered)
        if role in ("targets", "snapshot"):
            self._join()

    def path(self, role: str) -> str:
        """Where the newest file of a role is."""
        version = "" if role == "timestamp" else f"{self.signed[role]['version']}."
        return f"release/tuf/{version}{role}.json"

    def expiry(self, role: str) -> datetime.datetime:
        """Until when a role is signed that is signed now."""
        return self.now + datetime.timedelta(days=DAYS[role])

    def _join(self) -> None:
        """Put the joined file of snapshot and targets as they are now, if it shall be there."""
        snapshot, targets = (self.path(r) if r in self.signed else "" for r in ORDER)
        data = self.files.get("release/signatures.json", b"")
        if self.joins and snapshot in self.files and targets in self.files:
            root = Metadata[Root].from_bytes(self.files[self.path("root")]).signed
            three = signatures_in(data, root, len(self.sites)) if data else {}
            made = Joined(self.files[snapshot], self.files[targets], three)
            self.files[_joined(snapshot)] = made.to_bytes()

    def tree(self) -> dict[str, bytes]:
        """The files as they are now; what is published later does not change them."""
        return dict(self.files)

    # How

    def _root(self) -> dict[str, Any]:
        every = {s.public_key.keyid: s.public_key for keys in self.signers.values() for s in keys}
        return {
            **self._common("root"),
            "consistent_snapshot": True,
            "keys": {keyid: public.to_dict() for keyid, public in every.items()},
            "roles": {
                role: {
                    "keyids": [s.public_key.keyid for s in keys],
                    "threshold": self.thresholds[role],
                }
                for role, keys in self.signers.items()
            },
        }

    def _common(self, role: str) -> dict[str, Any]:
        version = self.signed[role]["version"] + 1 if role in self.signed else 1
        expires = self.expiry(role).strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"_type": role, "spec_version": "1.0.31", "version": version, "expires": expires}

    def _name(self, role: str, below: str) -> None:
        """Sign the timestamp or snapshot with what stands below it now."""
        if role == "snapshot":
            self._drop(role)
        named = {
            "version": self.signed[below]["version"],
            "length": len(self.files[self.path(below)]),
        }
        self._sign(role, {**self._common(role), "meta": {f"{below}.json": named}})

    def _sign(self, role: str, signed: dict[str, Any]) -> None:
        if role == "targets":
            self._drop(role)
        self.signed[role] = signed
        self.put(role, self.signers[role][: self.thresholds[role]])

    def _drop(self, role: str) -> None:
        """Take the older file of a role away; roots are all kept."""
        if role in self.signed:
            self.files.pop(self.path(role), None)
            self.files.pop(_joined(self.path(role)), None)

    def _replace_content(
        self, site: Mapping[str, bytes], manifest: Manifest, content: Mapping[str, bytes]
    ) -> None:
        tuf = {path: data for path, data in self.files.items() if path.startswith("release/tuf/")}
        pieces = {f"nodes/{name}": data for name, data in nodes.make(manifest).items()}
        index = Index(len(self.sites), {p: Entry.of(d) for p, d in content.items()})
        release = {
            "manifest": manifest.to_bytes(),
            "index.json": index.to_bytes(),
            **pieces,
            **content,
        }
        data = self.signatures(manifest)
        release |= {"signatures.json": data, **signature_files(data, len(self.sites))}
        self.files = {**tuf, **site, **{f"release/{path}": data for path, data in release.items()}}

    def signatures(self, manifest: Manifest) -> bytes:
        """``signatures.json`` by as many editors as need to sign."""
        ssh, minisign = {}, {}
        comment, sums = trusted_comment(len(self.sites)), manifest.sums()
        signing = self.signers["targets"][: self.thresholds["targets"]]
        for signer in (one for one in signing if one.public_key.keytype == "ed25519"):
            public = bytes.fromhex(signer.public_key.keyval["public"])
            first = _raw(signer, sshsig.minisign_signed(sums))
            second = _raw(signer, sshsig.minisign_sealed(first, comment))
            keyid = signer.public_key.keyid
            ssh[keyid] = sshsig.ssh_text(public, _raw(signer, sshsig.ssh_signed(sums)))
            minisign[keyid] = sshsig.minisign_text(public, first, second, comment)
        return join(len(self.sites), ssh, minisign)

    def _release(self, manifest: Manifest, content: Mapping[str, bytes]) -> Release:
        number = len(self.sites)
        return Release(
            number,
            manifest.entry,
            Entry.of(self.files["release/nodes/root"]).sha256,
            Entry.of(self.files["release/index.json"]),
            files=len(manifest.files),
            bytes=manifest.total,
            pack=len(content.get(pack_path(number - 1, number), b"")),
        )


def _joined(snapshot: str) -> str:
    """Where the joined file of a snapshot stands."""
    return f"{snapshot.removesuffix('snapshot.json')}joined"


def _raw(signer: CryptoSigner, data: bytes) -> bytes:
    return bytes.fromhex(signer.sign(data).signature)


def _revoked(withdrawn: Sequence[str]) -> bytes:
    records = [{"date": "2026-11-24", "id": record} for record in withdrawn]
    text = json.dumps({"format": 1, "revoked": records}, indent=1, sort_keys=True)
    return f"{text}\n".encode("ascii")
