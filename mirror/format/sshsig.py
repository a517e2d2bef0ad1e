"""How ssh-keygen and minisign write a signature: the bytes around it, without any arithmetic.

    text = ssh_text(public, sign(ssh_signed(sums)))
    signature = ssh_signature(text, public)          # refused unless written in just that way

There is one way to write each, so a reader takes the signature out, writes the text again and
compares. Signing is left to ``plugins/release``, checking to it and to ``sums``.

Sources: OpenSSH, PROTOCOL.sshsig; minisign, “Signature format”.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import textwrap

from ..errors import FormatError
from .signatures import NAMESPACE, key_number, ssh_blob

SIZE = 64  # bytes of an Ed25519 signature

_MAGIC, _VERSION = b"SSHSIG", b"\x00\x00\x00\x01"
_TYPE, _HASH = b"ssh-ed25519", b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_COLUMNS = 70  # as ssh-keygen writes
_PREHASHED = b"ED"
_UNTRUSTED = "untrusted comment: signature from minisign secret key"  # its own words
_TRUSTED = "trusted comment: "


def _string(data: bytes) -> bytes:
    """Bytes with their length before them (RFC 4251, section 5)."""
    return len(data).to_bytes(4, "big") + data


def ssh_signed(data: bytes) -> bytes:
    """What a key truly signs for ssh-keygen: it begins with ``SSHSIG``."""
    purpose = _string(NAMESPACE.encode("ascii")) + _string(b"") + _string(_HASH)
    return _MAGIC + purpose + _string(hashlib.sha512(data).digest())


def ssh_text(public: bytes, signature: bytes) -> str:
    """The text of a ``.sig`` file.

    Args:
        public: the Ed25519 public key, 32 bytes.
        signature: over ``ssh_signed``, 64 bytes.
    """
    purpose = _string(NAMESPACE.encode("ascii")) + _string(b"") + _string(_HASH)
    inner = _string(_string(_TYPE) + _string(signature))
    blob = _MAGIC + _VERSION + _string(ssh_blob(public)) + purpose + inner
    lines = textwrap.wrap(base64.b64encode(blob).decode("ascii"), _COLUMNS)
    return "\n".join([_BEGIN, *lines, _END, ""])


def ssh_signature(text: str, public: bytes) -> bytes:
    """The signature in the text of a ``.sig`` file by this key.

    Raises:
        FormatError: it is by another key, for another purpose, or written in another way.
    """
    body = "".join(text.split("\n")[1:-2])
    signature = _unbase64(body, "ssh-keygen")[-SIZE:]
    if ssh_text(public, signature) != text:
        raise FormatError("a signature for ssh-keygen is not written as it should be")
    return signature


def minisign_signed(data: bytes) -> bytes:
    """What a key truly signs for minisign: the hash of the data."""
    return hashlib.blake2b(data).digest()


def minisign_sealed(signature: bytes, comment: str) -> bytes:
    """What the second signature of minisign is over."""
    return signature + comment.encode("ascii")


def minisign_text(public: bytes, signature: bytes, sealed: bytes, comment: str) -> str:
    """The text of a ``.minisig`` file.

    Args:
        public: the Ed25519 public key, 32 bytes.
        signature: over ``minisign_signed``.
        sealed: the signature over ``minisign_sealed``.
        comment: the trusted comment.
    """
    first = base64.b64encode(_PREHASHED + key_number(public) + signature).decode("ascii")
    second = base64.b64encode(sealed).decode("ascii")
    return f"{_UNTRUSTED}\n{first}\n{_TRUSTED}{comment}\n{second}\n"


def minisign_signatures(text: str, public: bytes, comment: str) -> tuple[bytes, bytes]:
    """Both signatures in the text of a ``.minisig`` file by this key, with this comment.

    Raises:
        FormatError: it is by another key, with another comment, or written in another way.
    """
    lines = [*text.split("\n"), "", "", "", ""]
    signature = _unbase64(lines[1], "minisign")[-SIZE:]
    sealed = _unbase64(lines[3], "minisign")
    if minisign_text(public, signature, sealed, comment) != text:
        raise FormatError("a signature for minisign is not written as it should be")
    return signature, sealed


def _unbase64(text: str, program: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise FormatError(f"a signature for {program} is not base64") from None
