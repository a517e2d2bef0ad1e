"""What proves a release, joined in one file: snapshot, targets, and signatures over SHA256SUMS.

    data = Joined(snapshot, targets, {"3d1c6f0a": (ssh, minisign, sealed)}).to_bytes()
    Joined.parse(data).targets

A copy that is behind needs all of them. Each by itself costs a request, and most of their bytes
are hex digits and words that are the same each time, so they come as one, compressed by zlib,
which every Python has. It needs no trust: what it yields is judged as if it had come by itself,
and whoever does not find it asks for the files. So a copy makes its own, of what it has proven.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from tuf.api.metadata import Key, Root

from ..errors import FormatError, TrustError
from . import sshsig
from .index import SUMS
from .signatures import MAX_KEYS, editors, join, signature_files, trusted_comment

ENDING = "joined"
MAX_BYTES = 200_000  # of the file, and of what is in it

_LINE = re.compile(r"([0-9a-f]{8}) ([0-9a-f]{128}) ([0-9a-f]{128}) ([0-9a-f]{128})\Z")

Three = tuple[bytes, bytes, bytes]


@dataclass(frozen=True)
class Joined:
    """What a joined file holds; nothing of it is proven by that.

    Args:
        snapshot: bytes of it.
        targets: bytes of those that it names.
        signatures: over SHA256SUMS by the id of the key: for ssh-keygen, for minisign, and the one
            that seals minisign's comment, 64 bytes each.
    """

    snapshot: bytes
    targets: bytes
    signatures: Mapping[str, Three] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The file."""
        signed = [
            " ".join([keyid, *(one.hex() for one in three)]).encode("ascii")
            for keyid, three in sorted(self.signatures.items())
        ]
        return zlib.compress(b"\n".join([self.snapshot, self.targets, *signed, b""]), 9)

    @classmethod
    def parse(cls, data: bytes) -> Joined:
        """Read a file.

        Raises:
            FormatError: it is not written as the format says.
        """
        lines = _text(data).split(b"\n")
        if len(lines) < 3 or lines.pop():
            raise FormatError("a joined file breaks off")
        found: dict[str, Three] = {}
        for line in lines[2:]:
            match = _LINE.match(line.decode("ascii", "replace"))
            if not match or match[1] <= max(found, default="") or len(found) == MAX_KEYS:
                raise FormatError("a joined file has a signature that is none, or too many")
            ssh, minisign, sealed = map(bytes.fromhex, match.groups()[1:])
            found[match[1]] = (ssh, minisign, sealed)
        return cls(lines[0], lines[1], found)

    def to_json(self, root: Root, release: int) -> bytes:
        """``signatures.json``, as whoever made these signatures wrote it; b"" without any.

        Args:
            root: that has the public keys.
            release: which the signatures are of.

        Raises:
            TrustError: one is by a key that may not sign.
        """
        public = _public(root)
        for keyid in self.signatures.keys() - public.keys():
            raise TrustError(f"a signature over {SUMS} is by a key that may not sign, {keyid}")
        comment = trusted_comment(release)
        ssh = {k: sshsig.ssh_text(public[k], one) for k, (one, _, _) in self.signatures.items()}
        minisign = {
            k: sshsig.minisign_text(public[k], one, sealed, comment)
            for k, (_, one, sealed) in self.signatures.items()
        }
        return join(release, ssh, minisign) if ssh else b""


def signatures_in(data: bytes, root: Root, release: int) -> dict[str, Three]:
    """The signatures of ``signatures.json`` by keys that have all three.

    Raises:
        FormatError: it is not written as it should be.
    """
    files, comment = signature_files(data, release), trusted_comment(release)
    found: dict[str, Three] = {}
    for keyid, public in _public(root).items():
        ssh, minisign = (files.get(f"{SUMS}.{keyid}.{end}", b"") for end in ("sig", "minisig"))
        if ssh and minisign:
            first = sshsig.ssh_signature(ssh.decode("ascii"), public)
            second = sshsig.minisign_signatures(minisign.decode("ascii"), public, comment)
            found[keyid] = (first, *second)
    return found


def _public(root: Root) -> dict[str, bytes]:
    """The public keys of editors that sign SHA256SUMS too."""
    return {keyid: _raw(key) for keyid, key in editors(root).items() if key.keytype == "ed25519"}


def _raw(key: Key) -> bytes:
    return bytes.fromhex(key.keyval["public"])


def _text(data: bytes) -> bytes:
    reader = zlib.decompressobj()
    try:
        text = reader.decompress(data, MAX_BYTES + 1)
    except zlib.error:
        raise FormatError("this is no joined file") from None
    if len(text) > MAX_BYTES or not reader.eof or reader.unused_data:
        raise FormatError(f"a joined file breaks off, or holds more than {MAX_BYTES} bytes")
    return text
