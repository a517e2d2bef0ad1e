"""Keys that never leave a device: a smart card, a YubiKey (PIV), an HSM, through PKCS#11.

    public, paper = bring(2, "YubiKey PIV #1", ask_pin)     # mei.editor.hsm.json holds the paper
    signing = HardwareKey(paper, ask_pin)
    signing.sign(payload)

The device makes the key, by its maker's own program; here only its public half is read.
securesystemslib's ``HSMSigner`` does the work: ECDSA on P-256, which is what such devices share.
That has a price: without the package cryptography a mirror cannot check ECDSA, and such a key
signs for TUF alone (docs/decisions/0017-keys.md). Needs ``requirements/hardware.txt``, and
``PYKCS11LIB`` with the path of the device's PKCS#11 library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from securesystemslib.exceptions import UnsupportedLibraryError
from securesystemslib.signer import HSMSigner, Signature, SSlibKey

from plugins.errors import SetupError
from plugins.release.ceremony import Ascii, Paper
from plugins.release.publickey import KeyDict, PublicKey, Role, short

Ask = Callable[[str], str]


class HardwareFile(Paper):
    """Where a key in hardware is to be found; holds nothing secret."""

    LARGEST = 4096

    kind: Literal["hardware key"] = "hardware key"
    role: Role
    uri: Ascii
    key: KeyDict


class HardwareKey:
    """A key in hardware that can sign.

    Args:
        paper: where it is.
        ask: asks for the device's PIN, once.
    """

    def __init__(self, paper: HardwareFile, ask: Ask) -> None:
        key = paper.key
        self._key = short(key.keytype, key.scheme, key.keyval["public"])
        self._pins: dict[str, str] = {}
        self._ask = ask
        with _in_words():
            self._signer = HSMSigner.from_priv_key_uri(paper.uri, self._key, self._pin)

    @property
    def key(self) -> SSlibKey:
        """The public half."""
        return self._key

    def sign(self, payload: bytes) -> Signature:
        """Sign bytes for TUF.

        Raises:
            SetupError: the device is not there, the PIN is wrong, or it has no such key.
        """
        with _in_words():
            return self._signer.sign(payload)

    def ssh(self, data: bytes) -> None:
        """None: keys in hardware sign for TUF alone."""

    def minisign(self, data: bytes, comment: str) -> None:
        """None: keys in hardware sign for TUF alone."""

    def _pin(self, name: str) -> str:
        if name not in self._pins:
            self._pins[name] = self._ask(f"{name.upper()} of the device")
        return self._pins[name]


def bring(role: Role, number: int, token: str | None, ask: Ask) -> tuple[PublicKey, HardwareFile]:
    """Read the public half of a key that a device has made.

    Args:
        role: what it will be for.
        number: of the key on the device; 2 is the signature key of a PIV card (slot 9c).
        token: label of the device; None if there is only one.
        ask: asks for the PIN, if the device does not show public keys without it.

    Raises:
        SetupError: there is no such device or key, or it is not ECDSA on P-256.
    """
    if role == "publisher":
        raise SetupError("a publisher key cannot be in hardware: every mirror must check it")
    with _in_words():
        uri, found = HSMSigner.import_(number, token, ask)
    key = short(found.keytype, found.scheme, found.keyval["public"])
    public = PublicKey(role, key)
    return public, HardwareFile(role=role, uri=uri, key=public.to_paper().key)


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn what the libraries raise into one sentence."""
    try:
        yield
    except UnsupportedLibraryError:
        raise SetupError(
            "keys in hardware need a package more: pip install -r requirements/hardware.txt"
        ) from None
    except ValueError as error:
        raise SetupError(f"the device did not answer as it should: {error}") from None
    except Exception as error:
        if not type(error).__module__.startswith("pkcs11"):
            raise
        name = type(error).__name__
        raise SetupError(f"the device refused: {name}; check PIN, cable and PYKCS11LIB") from None
