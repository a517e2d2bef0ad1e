"""What a root must be, beyond what TUF asks: one key for one role, sound thresholds.

    problems(root)     # sentences that stop it; empty if it may be signed
    warnings(root)     # sentences for whoever makes it
    keys_of(root)      # {"root": [key, …], "editor": […], "publisher": [key]}

The table of roles is in docs/format.md, why a key has one role in
docs/decisions/0017-keys.md. Who has signed a root is for ``roles``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from securesystemslib.signer import SSlibKey
from tuf.api.metadata import Root, Snapshot, Targets, Timestamp

from plugins.errors import SetupError
from plugins.release import sshwire
from plugins.release.publickey import ROLES, Role, short

# What people call roles, and what TUF does.
TUF_ROLES: Mapping[Role, tuple[str, ...]] = {
    "root": (Root.type,),
    "editor": (Targets.type,),
    "publisher": (Snapshot.type, Timestamp.type),
}


def keys_of(root: Root) -> dict[Role, list[SSlibKey]]:
    """The keys of each role, sorted by id."""
    return {
        role: [_key(root, keyid) for keyid in sorted(root.roles[TUF_ROLES[role][0]].keyids)]
        for role in ROLES
    }


def threshold(root: Root, role: Role) -> int:
    """How many keys of a role must sign."""
    return root.roles[TUF_ROLES[role][0]].threshold


def role_of(root: Root, keyid: str) -> Role | None:
    """The role of a key in a root; None if the root does not have it."""
    return next((role for role, keys in keys_of(root).items() if keyid in _ids(keys)), None)


def problems(root: Root) -> list[str]:
    """Why a root must not be signed or used; each a sentence."""
    missing = [f"a role has key {k}, which is not there" for k in _lost(root)]
    if missing:
        return missing
    return [*_odd(root), *_key_problems(root), *_role_problems(root)]


def warnings(root: Root) -> list[str]:
    """What whoever makes a root should know; each a sentence."""
    found = []
    for role in ("root", "editor"):
        keys, needed = keys_of(root)[role], threshold(root, role)
        plain = [key for key in keys if key.scheme == sshwire.ED25519]
        if needed == 1:
            found.append(f"one {role} key alone can sign: whoever steals it speaks for all")
        elif needed == len(keys):
            found.append(f"all {needed} {role} keys must sign: if one is lost, nobody can")
        if len(plain) < needed:
            found.append(
                f"{needed} {role} keys must sign, and {len(plain)} are no hardware keys: "
                "mirrors without the package cryptography cannot check this"
            )
    return found


def _odd(root: Root) -> Iterator[str]:
    if not root.consistent_snapshot:
        yield "it does not ask for consistent snapshots"
    snapshot, timestamp = (root.roles[name] for name in TUF_ROLES["publisher"])
    if (snapshot.keyids, snapshot.threshold) != (timestamp.keyids, timestamp.threshold):
        yield "snapshot and timestamp have different keys"
    if root.unrecognized_fields:
        yield "it has fields that no root has"


def _key_problems(root: Root) -> Iterator[str]:
    try:
        blobs = Counter(sshwire.public_blob(key) for key in root.keys.values())
        wrong = [keyid for keyid in sorted(root.keys) if not _well_named(root, keyid)]
    except SetupError as error:
        yield str(error)
        return
    if max(blobs.values(), default=1) > 1:
        yield "two of its keys have the same public key, so one person would count twice"
    yield from (f"key {keyid} is not written or not called as it should be" for keyid in wrong)
    used = Counter(key.keyid for keys in keys_of(root).values() for key in keys)
    yield from (f"key {k} has two roles; make one for each" for k, n in used.items() if n > 1)
    yield from (f"key {k} has no role" for k in sorted(set(root.keys) - set(used)))


def _role_problems(root: Root) -> Iterator[str]:
    for role, keys in keys_of(root).items():
        needed = threshold(root, role)
        if not keys:
            yield f"there is no {role} key; add one"
        elif not 1 <= needed <= len(keys):
            yield f"{needed} of {len(keys)} {role} keys must sign, which cannot be"
    publishers = keys_of(root)["publisher"]
    if len(publishers) > 1:
        yield "there are two publisher keys; remove the old one"
    if any(key.scheme != sshwire.ED25519 for key in publishers):
        yield "the publisher key is in hardware, and not every mirror could check it"


def _well_named(root: Root, keyid: str) -> bool:
    key = _key(root, keyid)
    return short(key.keytype, key.scheme, key.keyval["public"]) == key and key.keyid == keyid


def _lost(root: Root) -> list[str]:
    named = {keyid for role in root.roles.values() for keyid in role.keyids}
    return sorted(named - set(root.keys))


def _key(root: Root, keyid: str) -> SSlibKey:
    key = root.keys[keyid]
    if not isinstance(key, SSlibKey):
        raise SetupError(f"key {keyid} is of a type that no root may have")
    return key


def _ids(keys: list[SSlibKey]) -> set[str]:
    return {key.keyid for key in keys}
