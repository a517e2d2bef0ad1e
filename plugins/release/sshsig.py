"""Signatures that ``ssh-keygen -Y verify`` checks, on any system, with nothing installed.

    text = make(SUMS, key, sign)          # sign: signs bytes with the private half of key
    verify(text, SUMS, key)

    ssh-keygen -Y verify -f allowed_signers -I 3d1c6f0a -n zhiquan-release \\
        -s SHA256SUMS.3d1c6f0a.sig < SHA256SUMS

The namespace is always ``zhiquan-release`` and the hash SHA-512; nothing else is made, and
nothing else is accepted. Source: PROTOCOL.sshsig of OpenSSH.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import textwrap
from collections.abc import Callable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.hashes import SHA256
from securesystemslib.signer import Key

from plugins.errors import SetupError
from plugins.release import sshwire
from plugins.release.sshwire import Reader, mpint, string

NAMESPACE = b"zhiquan-release"

_MAGIC, _VERSION, _HASH = b"SSHSIG", b"\x00\x00\x00\x01", b"sha512"
_TYPES = {sshwire.ED25519: b"ssh-ed25519", sshwire.ECDSA: b"ecdsa-sha2-nistp256"}
_LINE = 70  # as ssh-keygen writes
_ARMOR = re.compile(
    r"-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]{1,2000})\n-----END SSH SIGNATURE-----\n\Z"
)


def make(data: bytes, key: Key, sign: Callable[[bytes], bytes]) -> str:
    """Sign ``data``.

    Args:
        data: what is signed.
        key: the public half.
        sign: signs bytes with the private half; Ed25519 gives 64 bytes, ECDSA gives DER.

    Returns:
        The text of a ``.sig`` file.
    """
    signature = sign(signed_bytes(data))
    if key.scheme == sshwire.ECDSA:
        signature = b"".join(mpint(part) for part in decode_dss_signature(signature))
    blob = b"".join([
        _MAGIC + _VERSION,
        string(sshwire.public_blob(key)),
        string(NAMESPACE) + string(b"") + string(_HASH),
        string(string(_TYPES[key.scheme]) + string(signature)),
    ])  # fmt: skip
    lines = textwrap.wrap(base64.b64encode(blob).decode("ascii"), _LINE)
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])


def signed_bytes(data: bytes) -> bytes:
    """What the key truly signs: it begins with ``SSHSIG`` and holds the hash of the data."""
    digest = hashlib.sha512(data).digest()
    return _MAGIC + string(NAMESPACE) + string(b"") + string(_HASH) + string(digest)


def verify(text: str, data: bytes, key: Key) -> None:
    """Check that ``key`` signed ``data``.

    Raises:
        SetupError: it did not, or the text is no such signature.
    """
    try:
        signature = _read(text, key)
        _check(key, signature, signed_bytes(data))
    except (ValueError, binascii.Error) as error:
        raise SetupError(f"the SSH signature by {key.keyid} is damaged: {error}") from None
    except InvalidSignature:
        raise SetupError(f"the SSH signature by {key.keyid} is not of this file") from None


def _read(text: str, key: Key) -> bytes:
    """The signature in its armor; ValueError if anything around it is not as it should be."""
    armored = _ARMOR.match(text)
    if not armored:
        raise ValueError("it is not in ssh-keygen's form")
    reader = Reader(base64.b64decode(armored[1].replace("\n", ""), validate=True))
    if reader.take(10) != _MAGIC + _VERSION:
        raise ValueError("it is of another version")
    if reader.string() != sshwire.public_blob(key):
        raise ValueError("it is by another key")
    if [reader.string() for _ in range(3)] != [NAMESPACE, b"", _HASH]:
        raise ValueError("it was made for something else")
    inner = Reader(reader.string())
    reader.end()
    if inner.string() != _TYPES.get(key.scheme):
        raise ValueError("it is of another type")
    signature = inner.string()
    inner.end()
    return signature


def _check(key: Key, signature: bytes, payload: bytes) -> None:
    public = sshwire.public_of(key)
    if isinstance(public, Ed25519PublicKey):
        public.verify(signature, payload)
    else:
        reader = Reader(signature)
        numbers = [int.from_bytes(reader.string(), "big") for _ in range(2)]
        reader.end()
        public.verify(encode_dss_signature(*numbers), payload, ECDSA(SHA256()))
