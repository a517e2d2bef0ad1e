"""The bytes that OpenSSH writes: strings with their length before them, and public keys.

    string(b"abc")                    # b"\\x00\\x00\\x00\\x03abc"
    Reader(data).string()
    public_blob(key)                  # what stands in base64 in a line of allowed_signers

Sources: RFC 4251 section 5 (strings), RFC 8709 (Ed25519), RFC 5656 (ECDSA).
"""

from __future__ import annotations

import base64
import hashlib
import struct

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_public_key,
)
from securesystemslib.signer import Key

from plugins.errors import SetupError

ED25519, ECDSA = "ed25519", "ecdsa-sha2-nistp256"  # schemes, as securesystemslib calls them

Public = Ed25519PublicKey | EllipticCurvePublicKey


class Reader:
    """Reads what OpenSSH wrote, and refuses what ends too early.

    Args:
        data: the bytes.
    """

    def __init__(self, data: bytes) -> None:
        self.left = data

    def take(self, size: int) -> bytes:
        """The next ``size`` bytes; ValueError if there are fewer."""
        if size > len(self.left):
            raise ValueError("it ends too early")
        taken, self.left = self.left[:size], self.left[size:]
        return taken

    def number(self) -> int:
        """The next four bytes as a number."""
        return int(struct.unpack(">I", self.take(4))[0])

    def string(self) -> bytes:
        """The next string."""
        return self.take(self.number())

    def end(self) -> None:
        """ValueError if something is left."""
        if self.left:
            raise ValueError("it goes on where it should end")


def string(data: bytes) -> bytes:
    """Bytes with their length before them."""
    return struct.pack(">I", len(data)) + data


def public_of(key: Key) -> Public:
    """A key of TUF as cryptography's.

    Raises:
        SetupError: it is neither Ed25519 nor ECDSA on P-256, or damaged.
    """
    raw = key.keyval.get("public", "")
    try:
        if key.scheme == ED25519:
            return Ed25519PublicKey.from_public_bytes(bytes.fromhex(raw))
        if key.scheme == ECDSA:
            found = load_pem_public_key(raw.encode("ascii"))
            if isinstance(found, EllipticCurvePublicKey) and isinstance(found.curve, SECP256R1):
                return found
    except ValueError:
        pass
    raise SetupError(
        f"key {key.keyid} is not a usable one; keys are Ed25519, or ECDSA on P-256 in hardware"
    )


def ed25519_of(key: Key) -> Ed25519PublicKey:
    """The same, of a key from a file.

    Raises:
        SetupError: it is in hardware; such keys sign for TUF alone.
    """
    public = public_of(key)
    if not isinstance(public, Ed25519PublicKey):
        raise SetupError(f"key {key.keyid} is in hardware, and signs for TUF alone")
    return public


def public_blob(key: Key) -> bytes:
    """The key in OpenSSH's bytes: the same for the same key, however else it is written."""
    line = public_of(key).public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH)
    return base64.b64decode(line.split()[1])


def fingerprint(key: Key) -> str:
    """What ``ssh-keygen -l`` shows of the key: ``SHA256:…``."""
    digest = hashlib.sha256(public_blob(key)).digest()
    return "SHA256:" + base64.b64encode(digest).decode("ascii").rstrip("=")
