"""Metadata of TUF as files: read, written one way, dated, and their signatures counted.

    metadata = parse(data)
    to_bytes(metadata)                        # compact, signatures sorted by key
    count(root, "targets", metadata).lacking  # how many signatures are still needed
    expiry("timestamp", now)                  # when what is made now expires

Which keys have which role is for ``rootrules`` and ``roles``. Nothing here reads a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from securesystemslib.exceptions import UnverifiedSignatureError
from securesystemslib.signer import Key, Signature
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root
from tuf.api.serialization.json import JSONSerializer

from mirror.format.dates import DAYS
from plugins.errors import SetupError
from plugins.release import sshwire


@dataclass(frozen=True)
class Missing:
    """Which signatures metadata have, and how many they lack.

    Args:
        lacking: how many more are needed.
        lacking_plain: the same for readers who cannot check hardware keys.
        signed: ids of keys that have signed.
        unsigned: ids of keys that may still sign.
    """

    lacking: int
    lacking_plain: int
    signed: tuple[str, ...]
    unsigned: tuple[str, ...]


def expiry(role: str, now: datetime) -> datetime:
    """When metadata made now expire: the midnight UTC that ends its days or comes before."""
    day = now.astimezone(UTC).date() + timedelta(days=DAYS[role])
    return datetime.combine(day, time(), UTC)


def parse(data: bytes) -> Metadata[Any]:
    """Read metadata of TUF.

    Raises:
        SetupError: they are none.
    """
    try:
        return Metadata[Any].from_bytes(data)
    except RepositoryError:
        raise SetupError("these are not metadata of a release; were they damaged?") from None


def to_bytes(metadata: Metadata[Any]) -> bytes:
    """Metadata as they are published: compact, signatures sorted by key."""
    metadata.signatures = dict(sorted(metadata.signatures.items()))
    return metadata.to_bytes(JSONSerializer(compact=True, validate=True))


def check(key: Key, signature: Signature, metadata: Metadata[Any]) -> None:
    """Check one signature.

    Raises:
        SetupError: it is not by this key, or not of these metadata.
    """
    try:
        key.verify_signature(signature, metadata.signed_bytes)
    except UnverifiedSignatureError:
        raise SetupError(
            f"the signature by {signature.keyid} is of something else; was the request changed?"
        ) from None


def count(by: Root, role: str, metadata: Metadata[Any]) -> Missing:
    """Which signatures metadata have from a role of a root, and lack."""
    result = by.get_verification_result(role, metadata.signed_bytes, metadata.signatures)
    plain = [key for key in result.signed.values() if key.scheme == sshwire.ED25519]
    return Missing(
        lacking=max(result.missing, 0),
        lacking_plain=max(result.threshold - len(plain), 0),
        signed=tuple(sorted(result.signed)),
        unsigned=tuple(sorted(result.unsigned)),
    )
