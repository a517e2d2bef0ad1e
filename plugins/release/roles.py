"""Who may sign what: the roots so far, and the metadata of TUF that rest on the newest.

    roles = Roles.load(Path("releases/roots"))          # 1.root.json, 2.root.json, …
    data = roles.new_targets(release, now)              # bytes, not signed yet
    data = roles.attach(data, signatures)               # as they come in
    roles.missing(data).lacking                         # 0: complete
    snapshot = roles.snapshot(publisher, data, 7, now)
    timestamp = roles.timestamp(publisher, snapshot, 31, now)
    roles.problems(data, snapshot, timestamp, now)      # [] : every reader will take them

``releases/roots`` is where roots are joined; publishing copies them to ``release/tuf`` together
with what they sign, because a reader who has a new root takes nothing that the old one's keys
signed. All versions are kept: a reader with root 1 walks to the newest. A new root itself is
made in ``rootchange`` and signed through ``rootrequest``. No function here reads a clock: ``now``
is given, and only expiry dates come of it, at midnight UTC, so that no hour of work shows.

Source: The Update Framework, specification 1.0; python-tuf's Metadata API.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from securesystemslib.signer import Signature
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, Targets, Timestamp

from mirror.format.dates import too_far
from mirror.format.targets import Release
from plugins.errors import SetupError
from plugins.release import rootrules
from plugins.release.keys import Signing
from plugins.release.metadata import Missing, check, count, expiry, parse, to_bytes

LARGEST_ROOT = 512_000  # bytes; python-tuf's own limit for a root


class Roles:
    """All roots so far, proven from the first to the newest.

    Args:
        texts: the roots as they are published, in order, beginning with version 1.

    Raises:
        SetupError: they do not follow from each other, or one is not as it should be.
    """

    def __init__(self, texts: Sequence[bytes]) -> None:
        self.texts = tuple(texts)
        self.roots = tuple(_parse_root(text, n) for n, text in enumerate(self.texts, 1))
        if not self.roots:
            raise SetupError("there is no root yet; begin with make root")
        for before, after in zip((None, *self.roots), self.roots, strict=False):
            _prove(before, after)

    @classmethod
    def load(cls, folder: Path) -> Roles:
        """Read ``1.root.json`` and all that follow it.

        Raises:
            SetupError: as above.
        """
        return cls(read_roots(folder))

    @property
    def root(self) -> Root:
        """The newest root."""
        return self.roots[-1].signed

    def new_targets(self, release: Release, now: datetime) -> bytes:
        """What editors sign to make ``release`` a release."""
        return to_bytes(Metadata(release.to_targets(expiry(Targets.type, now))))

    def attach(self, data: bytes, signatures: Iterable[Signature]) -> bytes:
        """Add signatures to metadata of the newest root's roles; each is checked.

        Raises:
            SetupError: one is by a key that has no say in this, or is not of these bytes.
        """
        metadata = parse(data)
        keyids = self.root.roles[metadata.signed.type].keyids
        for signature in signatures:
            if signature.keyid not in keyids:
                raise SetupError(_no_say(signature.keyid, self.root, metadata.signed.type))
            check(self.root.keys[signature.keyid], signature, metadata)
            metadata.signatures[signature.keyid] = signature
        return to_bytes(metadata)

    def missing(self, data: bytes) -> Missing:
        """Which signatures metadata of the newest root's roles have, and lack."""
        metadata = parse(data)
        return count(self.root, metadata.signed.type, metadata)

    def snapshot(self, publisher: Signing, targets: bytes, version: int, now: datetime) -> bytes:
        """The signed snapshot that names these targets, as version ``version``.

        Raises:
            SetupError: the key is not the newest root's publisher key.
        """
        number = parse(targets).signed.version
        meta = {"targets.json": MetaFile(version=number, length=len(targets))}
        signed = Snapshot(version, None, expiry(Snapshot.type, now), meta)
        return self._sign(publisher, Metadata(signed))

    def timestamp(self, publisher: Signing, snapshot: bytes, version: int, now: datetime) -> bytes:
        """The signed timestamp that names this snapshot, as version ``version``.

        Raises:
            SetupError: the key is not the newest root's publisher key.
        """
        meta = MetaFile(version=parse(snapshot).signed.version, length=len(snapshot))
        signed = Timestamp(version, None, expiry(Timestamp.type, now), meta)
        return self._sign(publisher, Metadata(signed))

    def problems(
        self, targets: bytes, snapshot: bytes, timestamp: bytes, now: datetime
    ) -> list[str]:
        """Why a reader with the newest root would refuse these three; empty if it would not."""
        found = [
            f"{parse(data).signed.type} is not signed by enough keys of root {self.root.version}"
            for data in (targets, snapshot, timestamp)
            if self.missing(data).lacking
        ]
        newest = [self.roots[-1], *map(parse, (targets, snapshot, timestamp))]
        found += [f"{m.signed.type} has expired" for m in newest if m.signed.is_expired(now)]
        found += [
            f"{m.signed.type} is dated too far ahead"
            for m in newest
            if too_far(m.signed.type, m.signed.expires, now)
        ]
        return found + _unlinked(targets, snapshot, timestamp)

    def _sign(self, signing: Signing, metadata: Metadata[Any]) -> bytes:
        if signing.key.keyid not in self.root.roles[metadata.signed.type].keyids:
            raise SetupError(_no_say(signing.key.keyid, self.root, metadata.signed.type))
        return self.attach(to_bytes(metadata), [signing.sign(metadata.signed_bytes)])


def read_roots(folder: Path) -> list[bytes]:
    """The bytes of ``1.root.json``, ``2.root.json`` and so on, as many as there are."""
    found: list[bytes] = []
    while (path := folder / f"{len(found) + 1}.root.json").is_file():
        found.append(path.read_bytes())
    return found


def read_current(folder: Path) -> tuple[bytes, bytes, bytes] | None:
    """Targets, snapshot and timestamp of what is published in ``release/tuf``; None if nothing is.

    Raises:
        SetupError: one of them is missing.
    """
    if not (folder / "timestamp.json").is_file():
        return None
    try:
        timestamp = (folder / "timestamp.json").read_bytes()
        number = parse(timestamp).signed.snapshot_meta.version
        snapshot = (folder / f"{number}.snapshot.json").read_bytes()
        number = parse(snapshot).signed.meta["targets.json"].version
        return (folder / f"{number}.targets.json").read_bytes(), snapshot, timestamp
    except OSError as error:
        raise SetupError(f"{folder} is not whole: {error.filename} cannot be read") from None


def _parse_root(text: bytes, number: int) -> Metadata[Root]:
    if len(text) > LARGEST_ROOT:
        raise SetupError(f"root {number} is too large to be one")
    metadata = parse(text)
    if metadata.signed.type != Root.type or metadata.signed.version != number:
        raise SetupError(f"{number}.root.json is not root {number}")
    wrong = rootrules.problems(metadata.signed)
    if wrong:
        raise SetupError(f"root {number} cannot be used: {wrong[0]}")
    return metadata


def _prove(before: Metadata[Root] | None, after: Metadata[Root]) -> None:
    """Check that a root is signed by enough keys of the one before, and of itself."""
    for by in (before or after, after):
        lacking = count(by.signed, Root.type, after).lacking
        if lacking:
            raise SetupError(
                f"root {after.signed.version} is not signed by enough keys of root "
                f"{by.signed.version}, so it is not genuine; take the roots of another copy"
            )


def _unlinked(targets: bytes, snapshot: bytes, timestamp: bytes) -> list[str]:
    """Whether the timestamp names this snapshot, and the snapshot these targets."""
    found = []
    names = parse(timestamp).signed.snapshot_meta
    if (names.version, names.length) != (parse(snapshot).signed.version, len(snapshot)):
        found.append("the timestamp is of another snapshot")
    names = parse(snapshot).signed.meta["targets.json"]
    if (names.version, names.length) != (parse(targets).signed.version, len(targets)):
        found.append("the snapshot is of other targets")
    return found


def _no_say(keyid: str, root: Root, role: str) -> str:
    known = rootrules.role_of(root, keyid)
    if known:
        return f"key {keyid} has the role {known} in root {root.version}, and does not sign {role}"
    return f"key {keyid} is not in root {root.version}; is it the right file, or was it removed?"
