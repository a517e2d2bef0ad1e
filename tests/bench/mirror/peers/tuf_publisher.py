"""A TUF repository with one target for each file, in hash bins, as python-tuf offers it.

Root 2 of 3, targets 2 of 2, one key for bins, snapshot and timestamp; compact JSON, consistent
snapshots. Only what changed is signed anew.

    publisher = TufPublisher(tree, folder, bins=256)
    publisher.publish()
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Snapshot,
    SuccinctRoles,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

_COMPACT = JSONSerializer(compact=True)
_NEVER = datetime.now(UTC).replace(microsecond=0) + timedelta(days=365)


class TufPublisher:
    """Signs the metadata of a tree into a folder.

    Args:
        tree: the files that become targets.
        folder: where the metadata goes.
        bins: how many hash bins there are, a power of two.
    """

    def __init__(self, tree: Path, folder: Path, bins: int) -> None:
        self._tree, self._folder = tree, folder
        self._offline = [CryptoSigner.generate_ed25519() for _ in range(3)]
        self._editors = [CryptoSigner.generate_ed25519() for _ in range(2)]
        self._online = CryptoSigner.generate_ed25519()
        online = self._online.public_key
        succinct = SuccinctRoles([online.keyid], 1, bins.bit_length() - 1, "bin")
        self._delegations = Delegations({online.keyid: online}, succinct_roles=succinct)
        self._bins: dict[str, Metadata[Targets]] = {}
        self._snapshot = Snapshot(expires=_NEVER, meta={})
        self._timestamp = Timestamp(expires=_NEVER)
        self._snapshot.version = self._timestamp.version = 0
        folder.mkdir()

    def publish(self) -> None:
        """Sign what changed since the last time."""
        if not self._bins:
            self._found()
        for name, targets in self._sorted_in().items():
            self._renew(name, targets)
        self._snapshot.version += 1
        self._write(f"{self._snapshot.version}.snapshot", Metadata(self._snapshot), [self._online])
        self._timestamp.version += 1
        self._timestamp.snapshot_meta = MetaFile(self._snapshot.version)
        self._write("timestamp", Metadata(self._timestamp), [self._online])

    def _found(self) -> None:
        """Root and targets, which an edit leaves as they are."""
        root = Root(expires=_NEVER, consistent_snapshot=True)
        for signer in self._offline:
            root.add_key(signer.public_key, Root.type)
        root.roles[Root.type].threshold = 2
        for signer in self._editors:
            root.add_key(signer.public_key, Targets.type)
        root.roles[Targets.type].threshold = 2
        for role in (Snapshot.type, Timestamp.type):
            root.add_key(self._online.public_key, role)
        self._write("1.root", Metadata(root), self._offline[:2])
        targets = Targets(expires=_NEVER, delegations=self._delegations)
        self._write("1.targets", Metadata(targets), self._editors)
        self._snapshot.meta["targets.json"] = MetaFile(1)

    def _sorted_in(self) -> dict[str, dict[str, TargetFile]]:
        """Every file of the tree, in its bin."""
        succinct = self._delegations.succinct_roles
        assert succinct is not None
        bins: dict[str, dict[str, TargetFile]] = {name: {} for name in succinct.get_roles()}
        for file in sorted(self._tree.rglob("*.*")):
            path, data = file.relative_to(self._tree).as_posix(), file.read_bytes()
            hashes = {"sha256": hashlib.sha256(data).hexdigest()}
            bins[succinct.get_role_for_target(path)][path] = TargetFile(len(data), hashes, path)
        return bins

    def _renew(self, name: str, targets: dict[str, TargetFile]) -> None:
        old = self._bins.get(name)
        if old is not None and old.signed.targets == targets:
            return
        version = old.signed.version + 1 if old is not None else 1
        self._bins[name] = Metadata(Targets(version, expires=_NEVER, targets=targets))
        self._write(f"{version}.{name}", self._bins[name], [self._online])
        self._snapshot.meta[f"{name}.json"] = MetaFile(version)

    def _write(self, name: str, metadata: Metadata, signers: list[CryptoSigner]) -> None:
        for signer in signers:
            metadata.sign(signer, append=True)
        metadata.to_file(str(self._folder / f"{name}.json"), _COMPACT)
