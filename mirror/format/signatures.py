"""Signatures for people who have nothing installed, and the keys they are checked with.

    for path, data in {**keys_folder(root), **signature_files(data, 12)}.items():
        ...                                 # paths below release/

ssh-keygen wants a list of who may sign, minisign a public key for each. Both are made from the
root that TUF's client has proven, so a copy makes them itself and need not believe anyone.
Making and checking the signatures is left to ssh-keygen, minisign and ``plugins/release``.

Sources: OpenSSH, PROTOCOL.sshsig and ssh-keygen(1) “ALLOWED SIGNERS”; minisign, “Public key
format”.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping

from tuf.api.metadata import Key, Root, Targets

from ..errors import FormatError
from .index import FORMAT, SUMS, from_json, to_json, whole

NAMESPACE = "zhiquan-release"
PATH = "signatures.json"
MAX_BYTES = 200_000
MAX_KEYS = 50

_KEYID = re.compile(r"[0-9a-f]{8}\Z")
_ED25519 = "ed25519"


def trusted_comment(release: int) -> str:
    """The comment that minisign's signature covers too."""
    return f"zhiquan release {release}"


def editors(root: Root) -> dict[str, Key]:
    """The keys that may sign a release, by id, in order."""
    return {keyid: root.keys[keyid] for keyid in sorted(root.roles[Targets.type].keyids)}


def keys_folder(root: Root) -> dict[str, bytes]:
    """The files of ``keys/``: keys other than Ed25519 are for TUF alone."""
    public = {
        keyid: bytes.fromhex(key.keyval["public"])
        for keyid, key in editors(root).items()
        if key.keytype == _ED25519
    }
    lines = [_allowed_line(keyid, raw) for keyid, raw in public.items()]
    files = {f"keys/{keyid}.pub": minisign_key(keyid, raw) for keyid, raw in public.items()}
    return {"keys/allowed_signers": "".join(lines).encode("ascii"), **files}


def _allowed_line(keyid: str, raw: bytes) -> str:
    return (
        f'{keyid} namespaces="{NAMESPACE}" ssh-ed25519 {base64.b64encode(ssh_blob(raw)).decode()}\n'
    )


def ssh_blob(raw: bytes) -> bytes:
    """An Ed25519 public key as SSH writes it (RFC 8709, section 4)."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in (b"ssh-ed25519", raw))


def key_number(raw: bytes) -> bytes:
    """The eight bytes by which minisign calls a key."""
    return hashlib.sha256(raw).digest()[:8]


def minisign_key(keyid: str, raw: bytes) -> bytes:
    """A public key as minisign reads it."""
    body = base64.b64encode(b"Ed" + key_number(raw) + raw).decode("ascii")
    return f"untrusted comment: zhiquan {keyid}\n{body}\n".encode("ascii")


def join(release: int, ssh: Mapping[str, str], minisign: Mapping[str, str]) -> bytes:
    """``signatures.json`` of the signatures by key id."""
    sets = {"minisign": dict(minisign), "ssh": dict(ssh)}
    return to_json({"format": FORMAT, "release": release, **sets})


def signature_files(data: bytes, release: int) -> dict[str, bytes]:
    """The files that ssh-keygen and minisign read, from ``signatures.json``.

    Raises:
        FormatError: it is not written as it should be, or for another release.
    """
    raw = from_json(data, PATH, MAX_BYTES)
    if set(raw) != {"format", "minisign", "release", "ssh"} or raw["format"] != FORMAT:
        raise FormatError(f"this is not a {PATH} of format 1")
    if whole(raw["release"], "release") != release:
        raise FormatError(f"{PATH} is of another release")
    return {
        f"{SUMS}.{keyid}.{ending}": text.encode("ascii")
        for kind, ending in (("ssh", "sig"), ("minisign", "minisig"))
        for keyid, text in _texts(raw[kind])
    }


def _texts(raw: object) -> list[tuple[str, str]]:
    if not isinstance(raw, dict) or len(raw) > MAX_KEYS:
        raise FormatError(f"{PATH} has no signatures, or too many")
    for keyid, text in raw.items():
        if not _KEYID.match(keyid) or not isinstance(text, str) or not text.isascii():
            raise FormatError(f"{PATH} has a signature that is none")
    return sorted(raw.items())
