"""Whether the signatures for ssh-keygen and minisign are genuine, before a copy passes them on.

    files = proven(data, manifest.sums(), root, release=12)
    files["SHA256SUMS.3d1c6f0a.sig"]

They prove themselves to people who have nothing installed; a copy that passed on false ones
would make its readers distrust what is genuine. The keys are those of the root that was proven.
"""

from __future__ import annotations

from securesystemslib.exceptions import UnverifiedSignatureError
from securesystemslib.signer import Key, Signature
from tuf.api.metadata import Root

from .errors import TrustError
from .format import sshsig
from .format.signatures import editors, signature_files, trusted_comment


def proven(data: bytes, sums: bytes, root: Root, release: int) -> dict[str, bytes]:
    """The signature files of a release, by their paths below ``release/``.

    Args:
        data: of ``signatures.json``.
        sums: what they should be over, SHA256SUMS.
        root: which keys count.
        release: its number.

    Raises:
        FormatError: they are not written as they should be.
        TrustError: one of them is false, or by nobody who may sign.
    """
    files = signature_files(data, release)
    for path, text in files.items():
        check(path, text, sums, root, release)
    return files


def check(path: str, text: bytes, sums: bytes, root: Root, release: int) -> None:
    """Check one signature file.

    Args:
        path: of it, which says the key and the kind.
        text: what is in it.
        sums: what it should be over.
        root: which keys count.
        release: its number.

    Raises:
        FormatError: it is not written as it should be.
        TrustError: it is false, or by nobody who may sign.
    """
    keyid, ending = path.split(".")[1:]
    keys = editors(root)
    if keyid not in keys or keys[keyid].keytype != "ed25519":
        raise TrustError(f"{path} is by a key that may not sign")
    _check(text.decode("ascii", "replace"), ending, sums, keys[keyid], release)


def _check(text: str, ending: str, sums: bytes, key: Key, release: int) -> None:
    public = bytes.fromhex(key.keyval["public"])
    if ending == "sig":
        _verify(key, sshsig.ssh_signature(text, public), sshsig.ssh_signed(sums))
        return
    comment = trusted_comment(release)
    signature, sealed = sshsig.minisign_signatures(text, public, comment)
    _verify(key, signature, sshsig.minisign_signed(sums))
    _verify(key, sealed, sshsig.minisign_sealed(signature, comment))


def _verify(key: Key, signature: bytes, data: bytes) -> None:
    try:
        key.verify_signature(Signature(key.keyid, signature.hex()), data)
    except UnverifiedSignatureError:
        raise TrustError(f"a signature by {key.keyid} over SHA256SUMS is false") from None
