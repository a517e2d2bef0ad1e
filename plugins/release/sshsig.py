"""Signatures that ``ssh-keygen -Y verify`` checks, on any system, with nothing installed.

    text = make(SUMS, private)
    verify(text, SUMS, key)

    ssh-keygen -Y verify -f allowed_signers -I 3d1c6f0a -n zhiquan-release \\
        -s SHA256SUMS.3d1c6f0a.sig < SHA256SUMS

The namespace is always ``zhiquan-release``, the key Ed25519, the hash SHA-512; nothing else is
made, and nothing else is accepted. Source: PROTOCOL.sshsig of OpenSSH.
"""

from __future__ import annotations

import base64
import hashlib
import re
import textwrap

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from securesystemslib.signer import Key

from mirror.format import signatures
from plugins.errors import SetupError
from plugins.release import sshwire
from plugins.release.sshwire import Reader, string

_NAMESPACE = signatures.NAMESPACE.encode("ascii")
_MAGIC, _VERSION = b"SSHSIG", b"\x00\x00\x00\x01"
_TYPE, _HASH = b"ssh-ed25519", b"sha512"
_LINE = 70  # as ssh-keygen writes
_ARMOR = re.compile(
    r"-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]{1,2000})\n-----END SSH SIGNATURE-----\n\Z"
)


def make(data: bytes, private: Ed25519PrivateKey) -> str:
    """Sign ``data``; the text of a ``.sig`` file."""
    public = private.public_key().public_bytes_raw()
    parts = [
        _MAGIC + _VERSION,
        string(signatures.ssh_blob(public)),
        string(_NAMESPACE) + string(b"") + string(_HASH),
        string(string(_TYPE) + string(private.sign(signed_bytes(data)))),
    ]
    lines = textwrap.wrap(base64.b64encode(b"".join(parts)).decode("ascii"), _LINE)
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])


def signed_bytes(data: bytes) -> bytes:
    """What the key truly signs: it begins with ``SSHSIG`` and holds the hash of the data."""
    digest = hashlib.sha512(data).digest()
    return _MAGIC + string(_NAMESPACE) + string(b"") + string(_HASH) + string(digest)


def verify(text: str, data: bytes, key: Key) -> None:
    """Check that ``key`` signed ``data``.

    Raises:
        SetupError: it did not, or the text is no such signature.
    """
    try:
        signature = _read(text, key)
        sshwire.ed25519_of(key).verify(signature, signed_bytes(data))
    except ValueError as error:
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
    if [reader.string() for _ in range(3)] != [_NAMESPACE, b"", _HASH]:
        raise ValueError("it was made for something else")
    inner = Reader(reader.string())
    reader.end()
    if inner.string() != _TYPE:
        raise ValueError("it is of another type")
    signature = inner.string()
    inner.end()
    return signature
