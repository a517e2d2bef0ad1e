"""Signatures that ``minisign -V`` checks, made with the editors' own keys.

    text = make(SUMS, "zhiquan release 12", private)
    verify(text, SUMS, "zhiquan release 12", key)

    minisign -V -p 3d1c6f0a.pub -m SHA256SUMS -x SHA256SUMS.3d1c6f0a.minisig

minisign keeps keys in files of its own kind; here the same Ed25519 key serves, and its number
comes from its public half, so that all can be made from a root (``mirror.format.signatures``).
Format: https://jedisct1.github.io/minisign/
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from minisign import Error, PublicKey, SecretKey, Signature, VerifyError
from securesystemslib.signer import Key

from mirror.format import signatures
from plugins.errors import SetupError
from plugins.release import sshwire

_PURE, _NO_KDF, _CHECKSUM = b"Ed", b"\0\0", b"B2"
_NO_SALT_NO_LIMITS = bytes(32 + 8 + 8)


def make(data: bytes, comment: str, private: Ed25519PrivateKey) -> str:
    """Sign ``data`` and the trusted comment, prehashed; the text of a ``.minisig`` file."""
    with _secret(private) as secret:
        return bytes(secret.sign(data, trusted_comment=comment)).decode("ascii") + "\n"


def verify(text: str, data: bytes, comment: str, key: Key) -> None:
    """Check that ``key`` signed ``data`` with this trusted comment.

    Raises:
        SetupError: it did not, or the text is no such signature.
    """
    try:
        signature = Signature.from_bytes(text.encode("ascii"))
        if not signature.is_prehashed() or signature.trusted_comment != comment:
            raise VerifyError(f"it is not for “{comment}”")
        _public(key).verify(data, signature)
    except (Error, UnicodeEncodeError) as error:
        raise SetupError(f"the minisign signature by {key.keyid} is not good: {error}") from None


def _public(key: Key) -> PublicKey:
    raw = sshwire.ed25519_of(key).public_bytes_raw()
    return PublicKey.from_bytes(signatures.minisign_key(key.keyid, raw))


def _secret(private: Ed25519PrivateKey) -> SecretKey:
    """The key in the form of minisign's unencrypted secret keys, which never reaches a disk."""
    public = private.public_key().public_bytes_raw()
    number, key = signatures.key_number(public), private.private_bytes_raw() + public
    checksum = hashlib.blake2b(_PURE + number + key, digest_size=32).digest()
    head = _PURE + _NO_KDF + _CHECKSUM + _NO_SALT_NO_LIMITS
    return SecretKey.from_base64(base64.b64encode(head + number + key + checksum))
