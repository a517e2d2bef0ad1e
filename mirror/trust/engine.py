"""Proves files of TUF: the one place that touches python-tuf's own state machine.

    engine = Engine(root, now)          # a root that is trusted already
    engine.root(next_root)              # signed by the old root's keys and by its own
    engine.timestamp(data)              # signed, not older than the one before, not expired
    engine.snapshot(data); engine.targets(data)

The order, the signatures, the versions and the dates are checked by ``TrustedMetadataSet`` of
python-tuf, which follows the specification (section 5); why it and not ``ngclient.Updater``:
docs/decisions/0016-trust.md. Here its files are read strictly first, the keys of a root are
looked at, and whatever it raises becomes one of our errors, with both numbers where one number
goes back. Fetching and remembering are for ``refresh``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from tuf.api.exceptions import (
    BadVersionNumberError,
    EqualVersionNumberError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    UnsignedMetadataError,
)
from tuf.api.metadata import Metadata, Root, Targets
from tuf.ngclient._internal.trusted_metadata_set import TrustedMetadataSet
from tuf.ngclient.config import EnvelopeType

from ..errors import MirrorError, MismatchError, StaleError, TrustError
from ..format.dates import too_far
from ..format.targets import Release
from . import age, keys
from .documents import Document, read

_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)
_BEHIND = "The mirror may only be behind; or somebody wants you to have the old one. Try another."
_INSTALL = "Some of these keys need the Python package “cryptography”, which is not installed here."


class RollbackError(TrustError):
    """Genuine, and older than what was seen before: a mirror that is behind, or an attack."""


class UnsignedError(TrustError):
    """Too few of the keys that must sign have signed."""


class _SameError(Exception):
    """The timestamp has the number of the one that we have."""


class Engine:
    """Metadata that are proven, each by the one before.

    Args:
        root: bytes of a root that is trusted.
        now: what the clock says.
        offline: whether dates are only told, not refused.

    Raises:
        RefusedError: the root is not well formed, or not signed by its own keys.
    """

    def __init__(self, root: bytes, now: datetime.datetime, *, offline: bool = False) -> None:
        document = read(root, "root")
        keys.check(document)
        self.now = now
        self.documents = {"root": document}
        with self._proving(document, document):
            self._set = TrustedMetadataSet(root, EnvelopeType.METADATA)
        self._set.reference_time = _NEVER if offline else now
        self._offline = offline
        self._floor = 0

    def root(self, data: bytes) -> None:
        """Take the next root.

        Raises:
            RefusedError: it is not the next, or not signed by the old keys and its own.
        """
        document = read(data, "root")
        keys.check(document)
        old = self.documents["root"]
        if document.version != old.version + 1:
            raise TrustError(f"root {old.version + 1} calls itself root {document.version}")
        with self._proving(document, old, document):
            self._set.update_root(data)
        self.documents["root"] = document

    def timestamp(self, data: bytes) -> bool:
        """Take a timestamp; False if it is the one that we have.

        Raises:
            RollbackError: it, or what it names, is older than what we have.
            RefusedError: it is not genuine.
            TrustError: it is dated too far ahead.
            StaleError: it, the one that we have, or the root has expired.
        """
        new = read(data, "timestamp")
        old = self.documents.get("timestamp")
        try:
            with self._proving(new, self.documents["root"]):
                self._set.update_timestamp(data)
        except _SameError:
            if old and self._set.timestamp.is_expired(self._set.reference_time):
                raise age.stale("timestamp", old.expires, self.now) from None
            self._check_ahead(new)
            return False
        except RollbackError:
            raise RollbackError(_back(new, old, "snapshot.json"), _BEHIND) from None
        self._check_ahead(new)
        self.documents["timestamp"] = new
        return True

    def snapshot(self, data: bytes) -> None:
        """Take a snapshot.

        Raises:
            RollbackError: it names older targets than the one that we have.
            RefusedError: it is not genuine, not the one that the timestamp names, or dated too
                far ahead.
            StaleError: it has expired.
        """
        new = read(data, "snapshot")
        wanted, _ = self.documents["timestamp"].named("snapshot.json")
        try:
            with self._proving(new, self.documents["root"]):
                self._set.update_snapshot(data)
        except RollbackError:
            if new.version != wanted:
                raise TrustError(
                    f"snapshot {wanted} calls itself {new.version}: files are mixed"
                ) from None
            old = self.documents.get("snapshot")
            raise RollbackError(_back(new, old, "targets.json"), _BEHIND) from None
        self._check_ahead(new)
        self.documents["snapshot"] = new

    def targets(self, data: bytes) -> None:
        """Take the targets.

        Raises:
            RefusedError: they are not genuine, or not those that the snapshot names.
            StaleError: they have expired.
        """
        new = read(data, "targets")
        wanted, _ = self.documents["snapshot"].named("targets.json")
        try:
            with self._proving(new, self.documents["root"]):
                self._set.update_targets(data)
        except RollbackError:
            raise TrustError(
                f"targets {wanted} call themselves {new.version}: files are mixed"
            ) from None
        if new.version < self._floor:
            raise RollbackError(
                f"the release goes back from {self._floor} to {new.version}", _BEHIND
            )
        self.documents["targets"] = new

    def recall_timestamp(self, data: bytes) -> None:
        """Take the timestamp that we had before, so that none goes behind it.

        What the newest root does not prove any more binds nobody: so one recovers from numbers
        that a thief drove up (specification, 5.3.11). That it has expired does not matter here.
        """
        self._recall("timestamp", data)

    def recall_snapshot(self, data: bytes) -> bool:
        """Take the snapshot that we had before; True if it is the one that is wanted now."""
        return self._recall("snapshot", data)

    def recall_targets(self, data: bytes) -> None:
        """Let no release be older than this one, if the newest root still proves it.

        The specification leaves this to the snapshot. With another publishing key that one is
        forgotten, and then a release with a withdrawn record must still not come back.
        """
        try:
            document = read(data, "targets")
            with self._proving(document, self.documents["root"]):
                held = Metadata[Targets].from_bytes(data)
                self._set.root.verify_delegate("targets", held.signed_bytes, held.signatures)
        except MirrorError:
            return
        self._floor = document.version

    def _recall(self, role: str, data: bytes) -> bool:
        try:
            document = read(data, role)
        except MirrorError:
            return False
        try:
            with self._proving(document, self.documents["root"]):
                if role == "timestamp":
                    self._set.update_timestamp(data)
                else:
                    self._set.update_snapshot(data, trusted=True)
        except MirrorError:
            if role in self._set:  # proven, but expired or not the newest
                self.documents[role] = document
            return False
        self.documents[role] = document
        if role == "snapshot":
            self._check_ahead(document)
        return True

    @property
    def release(self) -> Release:
        """The release that all this proves.

        Raises:
            FormatError: the targets are not those of a release.
        """
        return Release.from_targets(self._set.targets)

    @property
    def age(self) -> age.Age:
        """How old all this is."""
        return age.Age.of({role: d.expires for role, d in self.documents.items()}, self.now)

    @contextmanager
    def _proving(self, document: Document, *roots: Document) -> Iterator[None]:
        """Turn what python-tuf raises on the bytes of others into our errors."""
        try:
            yield
        except EqualVersionNumberError:
            raise _SameError from None
        except ExpiredMetadataError:
            raise self._stale(document) from None
        except BadVersionNumberError:
            raise RollbackError(f"the {document.role} goes back", _BEHIND) from None
        except LengthOrHashMismatchError:
            raise MismatchError(
                f"the {document.role} does not have the length that was signed: files are mixed"
            ) from None
        except UnsignedMetadataError:
            raise _unsigned(document, roots) from None
        except Exception as error:  # bytes of strangers: whatever they set off is a refusal
            raise TrustError(f"the {document.role} cannot be used ({error})") from error

    def _check_ahead(self, document: Document) -> None:
        """Refuse a date that only a thief of the publishing key, or a wrong clock, explains.

        From a folder alone it is told and not refused, as other dates are.
        """
        if not self._offline and too_far(document.role, document.expires, self.now):
            raise age.ahead(document.role, document.expires, self.now)

    def _stale(self, document: Document) -> StaleError:
        root = self.documents["root"]
        late = root if self._set.root.is_expired(self._set.reference_time) else document
        return age.stale(late.role, late.expires, self.now)


def _back(new: Document, old: Document | None, below: str) -> str:
    """The sentence that names both numbers."""
    if old is None:
        return f"the {new.role} goes back"
    if new.role == "timestamp" and new.version < old.version:
        return f"the timestamp goes back from {old.version} to {new.version}"
    before, now = old.named(below)[0], new.named(below)[0]
    what = "release" if below == "targets.json" else below.removesuffix(".json")
    return f"the {what} goes back from {before} to {now}"


def _unsigned(document: Document, roots: tuple[Document, ...]) -> UnsignedError:
    """The error for a lack of signatures: how many of how many, and for which root."""
    new = Metadata[Root].from_bytes(document.data)
    for root in roots:
        judge = Metadata[Root].from_bytes(root.data).signed
        result = judge.get_verification_result(document.role, new.signed_bytes, new.signatures)
        if not result:
            return UnsignedError(
                f"the {document.role} has {len(result.signed)} good signatures, and root "
                f"{root.version} asks for {result.threshold}",
                _INSTALL if keys.need_cryptography(root, document.role) else "",
            )
    raise AssertionError("what lacks no signature was refused for that")
