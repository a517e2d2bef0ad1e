"""Signatures that ``minisign -V`` checks, made with the editors' own keys.

    text = make(SUMS, "zhiquan release 12", private)
    verify(text, SUMS, "zhiquan release 12", key)
    public_text(key)                  # release/keys/<key>.pub

    minisign -V -p 3d1c6f0a.pub -m SHA256SUMS -x SHA256SUMS.3d1c6f0a.minisig

minisign keeps keys in files of its own kind; here the same Ed25519 key serves, and its key number
is the first eight bytes of the SHA-256 of its public half, so that all can be made from a root.
ECDSA keys, as hardware has them, cannot do this. Format: https://jedisct1.github.io/minisign/
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from minisign import Error, PublicKey, SecretKey, Signature, VerifyError
from securesystemslib.signer import Key

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
        public_key(key).verify(data, signature)
    except (Error, UnicodeEncodeError) as error:
        raise SetupError(f"the minisign signature by {key.keyid} is not good: {error}") from None


def public_key(key: Key) -> PublicKey:
    """The key as minisign knows it."""
    return PublicKey.from_base64(base64.b64encode(_PURE + _numbered(_raw(key))))


def public_text(key: Key) -> str:
    """The text of a minisign ``.pub`` file; its comment is the key's id, not a name."""
    public = public_key(key)
    public.untrusted_comment = f"zhiquan key {key.keyid}"
    return bytes(public).decode("ascii") + "\n"


def can(key: Key) -> bool:
    """Whether minisign knows this type of key."""
    return key.scheme == sshwire.ED25519


def _raw(key: Key) -> bytes:
    public = sshwire.public_of(key)
    if not isinstance(public, Ed25519PublicKey):
        raise SetupError(f"key {key.keyid} is in hardware (ECDSA), which minisign does not know")
    return public.public_bytes_raw()


def _numbered(public: bytes) -> bytes:
    return hashlib.sha256(public).digest()[:8] + public


def _secret(private: Ed25519PrivateKey) -> SecretKey:
    """The key in the form of minisign's unencrypted secret keys, which never reaches a disk."""
    public = private.public_key().public_bytes_raw()
    number, key = hashlib.sha256(public).digest()[:8], private.private_bytes_raw() + public
    checksum = hashlib.blake2b(_PURE + number + key, digest_size=32).digest()
    head = _PURE + _NO_KDF + _CHECKSUM + _NO_SALT_NO_LIMITS
    return SecretKey.from_base64(base64.b64encode(head + number + key + checksum))
