"""Signers for tests: the same keys in each run, and the roots that they made.

    mei = signer("editor", "mei")             # an open key
    roots = first_roots()                     # [bytes of 1.root.json], 2 of 3 in both roles

Their private halves come from their names, so nothing is random and no passphrase costs time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, derive_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from securesystemslib.signer import SSlibKey

from mirror.format.manifest import Entry
from mirror.format.targets import Release
from plugins.release import rootrequest
from plugins.release.keys import KeyFile
from plugins.release.publickey import PublicKey, Role, key_of
from plugins.release.rootchange import Change
from plugins.release.rootrequest import RootRequest

NOW = datetime(2026, 11, 24, 15, 30, tzinfo=UTC)
NAMES = ("mei", "li", "an")
SUMS = f"{hashlib.sha256(b'hello').hexdigest()}  index.html\n".encode("ascii")


@cache
def signer(role: Role, name: str) -> KeyFile:
    """The open key of somebody in a role."""
    seed = hashlib.sha256(f"{role} {name}".encode()).digest()
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return KeyFile(key_of(private.public_key()), private)


@cache
def hardware_key(number: int = 1) -> SSlibKey:
    """The public half of a key as hardware makes it."""
    return key_of(derive_private_key(number, SECP256R1()).public_key())


def hardware_signature(payload: bytes, number: int = 1) -> str:
    """What such hardware signs for TUF, in hex."""
    return derive_private_key(number, SECP256R1()).sign(payload, ECDSA(SHA256())).hex()


def public(role: Role, name: str) -> PublicKey:
    """Its public half."""
    return PublicKey(role, signer(role, name).key)


def everybody() -> tuple[PublicKey, ...]:
    """Three holders of root keys, three editors, one publisher."""
    people = [public(role, name) for role in ("root", "editor") for name in NAMES]
    return (*people, public("publisher", "machine"))


def signed_root(request: RootRequest, names: Sequence[str] = ("mei", "li")) -> bytes:
    """The root of a request, signed by some holders of root keys."""
    papers = [rootrequest.sign(request, signer("root", name), None) for name in names]
    return rootrequest.join(request, papers)


@cache
def first_root() -> bytes:
    """Root 1."""
    return signed_root(rootrequest.make([], Change(add=everybody()), NOW))


def next_root(
    texts: Sequence[bytes], change: Change, names: Sequence[str] = ("mei", "li")
) -> bytes:
    """A root after others."""
    return signed_root(rootrequest.make(texts, change, NOW), names)


def release(number: int = 12) -> Release:
    """A release that its editors could sign."""
    entry = Entry(5, hashlib.sha256(b"hello").hexdigest())
    return Release(number, entry, entry.sha256, entry, files=1, bytes=5)
