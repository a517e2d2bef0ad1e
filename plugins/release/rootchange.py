"""A new root: the one before with keys added and removed, and what it changes in words.

    change = Change(add=(mei, li, an, machine), remove=(), thresholds={})
    root = change.apply(None, now)                  # the first one
    words(None, root, names)                        # lines for whoever signs it

A key is *replaced* by adding one and removing another. The words say everything that a signer
must know, from the root itself and not from what its maker says of it: what changes, and then
every key there will be. Signing and joining are for ``rootrequest``.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from securesystemslib.signer import Key
from tuf.api.metadata import Role as TufRole
from tuf.api.metadata import Root

from plugins.errors import SetupError
from plugins.release import sshwire
from plugins.release.metadata import expiry
from plugins.release.publickey import ROLES, PublicKey, Role
from plugins.release.rootrules import TUF_ROLES, keys_of, problems, role_of, threshold, warnings

FIRST_THRESHOLDS: Mapping[Role, int] = {"root": 2, "editor": 2, "publisher": 1}


@dataclass(frozen=True)
class Change:
    """What a new root changes; nothing at all renews it for its days.

    Args:
        add: keys with their roles.
        remove: ids of keys.
        thresholds: how many keys must sign, for the roles where that changes.
    """

    add: tuple[PublicKey, ...] = ()
    remove: tuple[str, ...] = ()
    thresholds: Mapping[Role, int] = field(default_factory=dict)

    def apply(self, before: Root | None, now: datetime) -> Root:
        """The new root.

        Args:
            before: the newest root; None to make the first.
            now: the time, from which its expiry is counted.

        Raises:
            SetupError: there is no such key to remove, one is there already, or the new root
                would be against the rules.
        """
        root = copy.deepcopy(before) if before else _empty()
        root.version, root.expires = (before.version + 1 if before else 1), expiry(Root.type, now)
        for keyid in self.remove:
            _remove(root, keyid)
        for public in self.add:
            _add(root, public)
        for role, number in self.thresholds.items():
            for name in TUF_ROLES[role]:
                root.roles[name].threshold = number
        _sort(root)
        wrong = problems(root)
        if wrong:
            raise SetupError(f"this root would not do: {'; '.join(wrong)}")
        return root


def words(before: Root | None, root: Root, names: Mapping[str, str]) -> list[str]:
    """What a root says, in lines for whoever is to sign it.

    Args:
        before: the root before it; None if it is the first.
        root: the new one.
        names: nicknames by key id, from the signer's own folder.
    """
    head = f"Root {root.version}, valid until {root.expires:%Y-%m-%d}."
    return [
        f"{head} It is the first." if before is None else head,
        "",
        *(["What changes:", *_changes(before, root, names), ""] if before else []),
        "Every key there will be:",
        *_all(root, names),
        *(["", *(f"Mind: {warning}." for warning in warnings(root))] if warnings(root) else []),
    ]


def _changes(before: Root, root: Root, names: Mapping[str, str]) -> list[str]:
    found = []
    for role in ROLES:
        old, new = ({key.keyid: key for key in keys_of(r)[role]} for r in (before, root))
        found += [f"  removed  {_line(role, old[k], names)}" for k in sorted(old.keys() - new)]
        found += [f"  added    {_line(role, new[k], names)}" for k in sorted(new.keys() - old)]
        was, now = _rule(before, role), _rule(root, role)
        if was != now:
            found.append(f"  {role}: {now} must sign, until now {was}")
    return found or ["  nothing but the day on which it expires"]


def _all(root: Root, names: Mapping[str, str]) -> Iterator[str]:
    for role, keys in keys_of(root).items():
        yield f"  {role}: {_rule(root, role)} must sign"
        yield from (f"    {_line(role, key, names)}" for key in keys)


def _line(role: Role, key: Key, names: Mapping[str, str]) -> str:
    name = names.get(key.keyid, "(not in your folder)")
    kind = " in hardware" if key.scheme == sshwire.ECDSA else ""
    return f"{role} {key.keyid}  {name}{kind}  {sshwire.fingerprint(key)}"


def _rule(root: Root, role: Role) -> str:
    return f"{threshold(root, role)} of {len(keys_of(root)[role])}"


def _empty() -> Root:
    roles = {
        name: TufRole([], FIRST_THRESHOLDS[role])
        for role, names in TUF_ROLES.items()
        for name in names
    }
    return Root(1, None, None, {}, roles, consistent_snapshot=True)


def _remove(root: Root, keyid: str) -> None:
    role = role_of(root, keyid)
    if role is None:
        raise SetupError(f"there is no key {keyid} to remove; root {root.version - 1} lacks it")
    for name in TUF_ROLES[role]:
        root.revoke_key(keyid, name)


def _add(root: Root, public: PublicKey) -> None:
    keyid = public.key.keyid
    if keyid in root.keys:
        raise SetupError(f"key {keyid} is there already, as a key of {role_of(root, keyid)}")
    for name in TUF_ROLES[public.role]:
        root.add_key(public.key, name)


def _sort(root: Root) -> None:
    """One order, so that the same change gives the same bytes."""
    root.keys = dict(sorted(root.keys.items()))
    for role in root.roles.values():
        role.keyids.sort()
