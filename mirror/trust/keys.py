"""Who may sign: whether the keys of a root are what they seem.

    check(document)              # a root, read and not yet proven
    changes(old, new)            # what another root changes, in words

python-tuf counts key ids, and takes any id for any key: the same key under two ids would be two
people. Here an id is the first eight hex digits of the key's usual TUF id, and no two keys
have the same public part. Signatures themselves are for ``engine``.

A threshold of one is allowed: a group may have one editor, and one publishing key is the rule.
It is said aloud (``weak``), because it means that one stolen key is enough.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import re
from typing import Any

from securesystemslib.formats import encode_canonical

from ..errors import FormatError, TrustError
from .documents import Document

ED25519 = ("ed25519", "ed25519")
SCHEMES = {
    ED25519,
    ("ecdsa", "ecdsa-sha2-nistp256"),
    ("ecdsa", "ecdsa-sha2-nistp384"),
    ("ecdsa", "ecdsa-sha2-nistp521"),
    ("rsa", "rsassa-pss-sha256"),
    ("rsa", "rsassa-pss-sha384"),
    ("rsa", "rsassa-pss-sha512"),
}

_HEX = re.compile(r"[0-9a-f]{64}\Z")
_PEM = re.compile(
    r"-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]{40,4000})-----END PUBLIC KEY-----\n?\Z"
)
_NEWER = "Take a newer version of this program."


def check(root: Document) -> None:
    """Check the keys of a root.

    Raises:
        FormatError: a public key is none, or its id is another's.
        TrustError: two keys are the same, or of a kind that this program does not know.
    """
    seen: dict[bytes, str] = {}
    for keyid, key in root.signed["keys"].items():
        kind = (key["keytype"], key["scheme"])
        if kind not in SCHEMES:
            raise TrustError(f"key {keyid} is of a kind not known here: {kind[1][:40]!r}", _NEWER)
        public = _public(keyid, key)
        if public in seen:
            raise TrustError(f"the root has one key under two ids, {seen[public]} and {keyid}")
        seen[public] = keyid
    for keyid, key in root.signed["keys"].items():
        if short_id(key) != keyid:
            raise FormatError(f"key {keyid} should be called {short_id(key)}")


def short_id(key: dict[str, Any]) -> str:
    """What a key is called: the first eight hex digits of its usual TUF id."""
    parts = {name: key[name] for name in ("keytype", "scheme", "keyval")}
    return hashlib.sha256(str(encode_canonical(parts)).encode()).hexdigest()[:8]


def _public(keyid: str, key: dict[str, Any]) -> bytes:
    """The public part, so that one key is always the same bytes."""
    text = key["keyval"]["public"]
    if key["keytype"] == "ed25519" and _HEX.match(text):
        return bytes.fromhex(text)
    match = _PEM.match(text)
    if key["keytype"] != "ed25519" and match:
        try:
            return base64.b64decode(match[1].replace("\n", ""), validate=True)
        except ValueError:
            pass
    raise FormatError(f"the public part of key {keyid} is none")


def weak(root: Document) -> list[str]:
    """Sentences on roles for which one key is enough, though several people should sign."""
    roles = root.signed["roles"]
    return [
        f"one key alone may sign “{name}” (root {root.version})"
        for name in ("root", "targets")
        if roles[name]["threshold"] == 1
    ]


def changes(old: Document, new: Document) -> list[str]:
    """What a new root changes in who may sign, one sentence for each role."""
    return [
        f"root {new.version}: “{name}” is now signed by {_signers(new, name)}, "
        f"before by {_signers(old, name)}"
        for name in old.signed["roles"]
        if _signers(old, name) != _signers(new, name)
    ]


def rotated(old: Document, new: Document) -> bool:
    """Whether another key signs timestamp or snapshot (specification, 5.3.11)."""
    return any(
        set(old.signed["roles"][name]["keyids"]) != set(new.signed["roles"][name]["keyids"])
        for name in ("timestamp", "snapshot")
    )


def _signers(root: Document, name: str) -> str:
    role = root.signed["roles"][name]
    return f"{role['threshold']} of {', '.join(sorted(role['keyids']))}"


def need_cryptography(root: Document, name: str) -> bool:
    """Whether signatures of a role need the package ``cryptography``, which is not here.

    Ed25519 is checked without it, more slowly, by what securesystemslib carries for that.
    """
    keys, role = root.signed["keys"], root.signed["roles"][name]
    if all(keys[keyid]["scheme"] == ED25519[1] for keyid in role["keyids"]):
        return False
    try:
        importlib.import_module("cryptography.hazmat.primitives.asymmetric.ec")
    except ImportError:
        return True
    return False
