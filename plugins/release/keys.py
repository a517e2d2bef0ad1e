"""Keys: one for each person and role, in an encrypted file that ``ssh-keygen`` can use too.

    public, private = new("editor", passphrase)
    signing = KeyFile.load(Path("~/.zhiquan/keys/mei.editor.key").expanduser(), passphrase)
    signing.sign(payload)                          # for TUF
    signing.ssh(SUMS), signing.minisign(SUMS, "zhiquan release 12")

A key has one role, ``root``, ``editor`` or ``publisher``, and serves all three kinds of
signature (docs/decisions/0017-keys.md says why they cannot be confused). Its id is the first
eight hex digits of its usual TUF key id. Names of people stand in names of files on their own
machines and nowhere else. Public halves are in ``publickey``; ``keyfolder`` puts files down and
finds them again; keys in hardware are in ``hardware``.
"""

from __future__ import annotations

import base64
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_ssh_private_key,
)
from securesystemslib.signer import Signature, SSlibKey

from plugins.errors import SetupError
from plugins.release import minisig, sshsig, sshwire
from plugins.release.publickey import PublicKey, Role, key_of

SHORTEST = 12  # characters of a passphrase
LONGEST = 72  # bytes of it: more, some programs cut off silently
ROUNDS = 150  # of bcrypt: opening takes about a second; ssh-keygen's own default is 24

_BEGIN = b"-----BEGIN OPENSSH PRIVATE KEY-----"
_END = b"-----END OPENSSH PRIVATE KEY-----"
_MAGIC = b"openssh-key-v1\0"


class Signing(Protocol):
    """A key that is open and can sign, wherever its private half is."""

    @property
    def key(self) -> SSlibKey:
        """The public half, with its short id."""

    def sign(self, payload: bytes) -> Signature:
        """Sign bytes for TUF."""

    def ssh(self, data: bytes) -> str | None:
        """Sign a file for ``ssh-keygen``; None if the key is in hardware."""

    def minisign(self, data: bytes, comment: str) -> str | None:
        """Sign a file for minisign; None if the key is in hardware."""


@dataclass(frozen=True)
class KeyFile:
    """An Ed25519 key from a file, open."""

    key: SSlibKey
    private: Ed25519PrivateKey

    @classmethod
    def load(cls, path: Path, passphrase: str | None) -> KeyFile:
        """Open a key file.

        Args:
            path: the ``.key`` file.
            passphrase: of the file; None where it has none.

        Raises:
            SetupError: there is none, it is none, or the passphrase is wrong.
        """
        data = file_bytes(path)
        locked = is_locked(data, path)
        try:
            private = load_ssh_private_key(
                data, encode(passphrase) if locked and passphrase else None
            )
        except TypeError:
            raise SetupError(f"{path} needs its passphrase; type it when asked") from None
        except (ValueError, UnsupportedAlgorithm):
            raise SetupError(f"{path} does not open: {_why(locked)}") from None
        if not isinstance(private, Ed25519PrivateKey):
            raise SetupError(f"{path} is not an Ed25519 key; make one with make keys")
        return cls(key_of(private.public_key()), private)

    def sign(self, payload: bytes) -> Signature:
        """Sign bytes for TUF."""
        return Signature(self.key.keyid, self.private.sign(payload).hex())

    def ssh(self, data: bytes) -> str:
        """Sign a file for ``ssh-keygen``."""
        return sshsig.make(data, self.private)

    def minisign(self, data: bytes, comment: str) -> str | None:
        """Sign a file for minisign."""
        return minisig.make(data, comment, self.private)


def new(role: Role, passphrase: str | None, rounds: int = ROUNDS) -> tuple[PublicKey, bytes]:
    """Make a key.

    Args:
        role: what it is for.
        passphrase: None for none, which a publisher's key alone may have.
        rounds: of bcrypt, which slow down whoever tries passphrases.

    Returns:
        The public half, and the bytes of the private key file.

    Raises:
        SetupError: the passphrase will not do.
    """
    private = Ed25519PrivateKey.generate()
    if passphrase is None and role != "publisher":
        raise SetupError(
            f"the key of a {role} needs a passphrase; only a publisher's may do without"
        )
    form = PrivateFormat.OpenSSH
    lock = (
        form.encryption_builder().kdf_rounds(rounds).build(encode(passphrase))
        if passphrase
        else None
    )
    data = private.private_bytes(Encoding.PEM, form, lock or NoEncryption())
    return PublicKey(role, key_of(private.public_key())), data


def weakness(passphrase: str) -> str:
    """Why a passphrase will not do, or ''."""
    if len(passphrase) < SHORTEST:
        return f"it has fewer than {SHORTEST} characters; six words that chance chose are good"
    if len(encode(passphrase)) > LONGEST:
        return f"it is longer than {LONGEST} bytes, which is 24 Chinese characters"
    return "" if len(set(passphrase)) > 4 else "it repeats a few characters"


def encode(passphrase: str) -> bytes:
    """The bytes of a passphrase: the same, whichever way a keyboard writes accents."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8")


def file_bytes(path: Path) -> bytes:
    """The bytes of a private key file.

    Raises:
        SetupError: it cannot be read, or is something else.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SetupError(f"{path} cannot be read: {error.strerror}; check KEY=…") from None
    if not data.startswith(_BEGIN):
        raise SetupError(f"{path} is not a private key; its name ends with .key")
    return data


def is_locked(data: bytes, path: Path) -> bool:
    """Whether a private key file is encrypted."""
    return _header(data, path)[0] != b"none"


def public_in(data: bytes, path: Path) -> SSlibKey:
    """The public half that a private key file holds in clear; needs no passphrase.

    Raises:
        SetupError: the file is damaged, or of another type.
    """
    try:
        reader = sshwire.Reader(_header(data, path)[1])
        if reader.string() != b"ssh-ed25519":
            raise SetupError(f"{path} is not an Ed25519 key; make one with make keys")
        return key_of(Ed25519PublicKey.from_public_bytes(reader.string()))
    except ValueError:
        raise _damaged(path) from None


def _header(data: bytes, path: Path) -> tuple[bytes, bytes]:
    """The cipher's name and the public key. Source: PROTOCOL.key of OpenSSH."""
    try:
        middle = data.split(_BEGIN, 1)[1].split(_END, 1)[0]
        reader = sshwire.Reader(base64.b64decode(b"".join(middle.split()), validate=True))
        if reader.take(len(_MAGIC)) != _MAGIC:
            raise ValueError("it is of another version")
        cipher, _, _, _ = reader.string(), reader.string(), reader.string(), reader.number()
        return cipher, reader.string()
    except (ValueError, IndexError):
        raise _damaged(path) from None


def _why(locked: bool) -> str:
    if locked:
        return "the passphrase is wrong, or the file is damaged; try again, or take your other copy"
    return "the file is damaged; take your other copy"


def _damaged(path: Path) -> SetupError:
    return SetupError(f"{path} is damaged; take your other copy")
