"""What an editor gives back after signing a release: one file with three signatures.

    paper = make(targets, sums, signing)          # bytes of the targets, of SHA256SUMS
    write(Path(paper.file_name), paper)           # 12.3d1c6f0a.signature
    verify(paper, targets, sums, root)            # when it has come back

One is of the targets, for TUF; two are of ``SHA256SUMS``, for ``ssh-keygen`` and minisign, so
that people who have nothing installed can check the same release by the same editors. A key in
hardware makes the first alone. Asking, and showing what changed, is for ``request``.
"""

from __future__ import annotations

from typing import Literal

from securesystemslib.signer import Signature
from tuf.api.metadata import Root

from mirror.format.signatures import trusted_comment
from plugins.errors import SetupError
from plugins.release import minisig, sshsig, sshwire
from plugins.release.ceremony import Ascii, Hex, KeyId, Number, Paper
from plugins.release.keys import Signing
from plugins.release.metadata import check, parse
from plugins.release.rootrules import keys_of


class ReleaseSignature(Paper):
    """The signatures of a release by one key."""

    LARGEST = 16384

    kind: Literal["release signature"] = "release signature"
    release: Number
    keyid: KeyId
    tuf: Hex
    ssh: Ascii | None
    minisign: Ascii | None

    @property
    def file_name(self) -> str:
        """How its file is called."""
        return f"{self.release}.{self.keyid}.signature"

    @property
    def signature(self) -> Signature:
        """The one for TUF."""
        return Signature(self.keyid, self.tuf)


def make(targets: bytes, sums: bytes, signing: Signing) -> ReleaseSignature:
    """Sign a release.

    Args:
        targets: the metadata to sign.
        sums: the bytes of ``SHA256SUMS``.
        signing: the editor's key.
    """
    metadata = parse(targets)
    number = metadata.signed.version
    return ReleaseSignature(
        release=number,
        keyid=signing.key.keyid,
        tuf=signing.sign(metadata.signed_bytes).signature,
        ssh=signing.ssh(sums),
        minisign=signing.minisign(sums, trusted_comment(number)),
    )


def verify(paper: ReleaseSignature, targets: bytes, sums: bytes, root: Root) -> None:
    """Check all signatures of a paper.

    Raises:
        SetupError: the key is no editor's, or one of the signatures is missing or not good.
    """
    metadata = parse(targets)
    editors = {key.keyid: key for key in keys_of(root)["editor"]}
    key = editors.get(paper.keyid)
    if key is None:
        raise SetupError(f"key {paper.keyid} is not an editor's key of root {root.version}")
    if paper.release != metadata.signed.version:
        raise SetupError(f"the signature by {paper.keyid} is of release {paper.release}")
    check(key, paper.signature, metadata)
    if key.scheme == sshwire.ED25519:
        sshsig.verify(paper.ssh or "", sums, key)
        minisig.verify(paper.minisign or "", sums, trusted_comment(paper.release), key)
    elif paper.ssh is not None or paper.minisign is not None:
        raise SetupError(f"key {paper.keyid} is in hardware, and signs for TUF alone")
