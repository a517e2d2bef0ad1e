"""A root against the rules is refused, whoever signed it."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from securesystemslib.signer import SSlibKey
from tuf.api.metadata import Root

from plugins.release.roles import Roles
from plugins.release.rootrules import keys_of, problems, role_of, threshold, warnings
from tests.release.signers import first_root, hardware_key, public, signer

ROOT = Roles([first_root()]).root
MEI, MACHINE = public("editor", "mei").key, public("publisher", "machine").key
HARDWARE = hardware_key()

Spoil = Callable[[Root], None]


def spoiled(spoil: Spoil) -> Root:
    """The first root, with something done to it."""
    root = copy.deepcopy(ROOT)
    spoil(root)
    return root


def twin(root: Root) -> None:
    """Give an editor a second key with the same public bytes under another id."""
    root.add_key(SSlibKey("00000000", MEI.keytype, MEI.scheme, dict(MEI.keyval)), "targets")


def renamed(root: Root) -> None:
    """Call a key by an id of one's choice."""
    root.revoke_key(MEI.keyid, "targets")
    root.add_key(SSlibKey("00000000", MEI.keytype, MEI.scheme, dict(MEI.keyval)), "targets")


def noted(root: Root) -> None:
    """Write a name into a key."""
    root.keys[MEI.keyid].unrecognized_fields["name"] = "someone"


def both(root: Root, key: SSlibKey) -> None:
    """Make a key the publisher's second one."""
    root.add_key(key, "snapshot")
    root.add_key(key, "timestamp")


def only(root: Root, key: SSlibKey) -> None:
    """Make a key the publisher's only one."""
    for role in ("snapshot", "timestamp"):
        root.revoke_key(MACHINE.keyid, role)
        root.add_key(key, role)


def no_editors(root: Root) -> None:
    """Take all editors away."""
    for key in keys_of(root)["editor"]:
        root.revoke_key(key.keyid, "targets")


def of_role(name: str, number: int) -> Spoil:
    """Set a threshold behind the back of TUF's own check."""
    return lambda root: setattr(root.roles[name], "threshold", number)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (twin, "two of its keys have the same public key, so one person would count twice"),
        (renamed, "key 00000000 is not written or not called as it should be"),
        (noted, f"key {MEI.keyid} is not written or not called as it should be"),
        (of_role("targets", 0), "0 of 3 editor keys must sign, which cannot be"),
        (of_role("targets", 4), "4 of 3 editor keys must sign, which cannot be"),
        (of_role("root", -1), "-1 of 3 root keys must sign, which cannot be"),
        (of_role("snapshot", 2), "snapshot and timestamp have different keys"),
        (lambda r: r.add_key(MEI, "root"), f"key {MEI.keyid} has two roles; make one for each"),
        (lambda r: r.add_key(MACHINE, "root"), f"key {MACHINE.keyid} has two roles"),
        (lambda r: r.add_key(MEI, "snapshot"), "snapshot and timestamp have different keys"),
        (lambda r: both(r, signer("publisher", "x").key), "there are two publisher keys"),
        (lambda r: only(r, HARDWARE), "the publisher key is in hardware"),
        (no_editors, "there is no editor key; add one"),
        (lambda r: r.keys.pop(MEI.keyid), f"a role has key {MEI.keyid}, which is not there"),
        (
            lambda r: r.keys.update({HARDWARE.keyid: HARDWARE}),
            f"key {HARDWARE.keyid} has no role",
        ),
        (lambda r: setattr(r, "consistent_snapshot", None), "consistent snapshots"),
        (lambda r: r.unrecognized_fields.update(owner="x"), "it has fields that no root has"),
    ],
)
def test_what_is_against_the_rules_is_named(spoil: Spoil, message: str) -> None:
    """One key for one role, each once, thresholds that can be met."""
    assert any(message in problem for problem in problems(spoiled(spoil)))


def test_a_sound_root_has_no_problems_and_no_warnings() -> None:
    """Two of three in both roles."""
    assert problems(ROOT) == []
    assert warnings(ROOT) == []


def test_keys_are_listed_by_role() -> None:
    """What people call roles, whatever TUF calls them."""
    assert {role: len(keys) for role, keys in keys_of(ROOT).items()} == {
        "root": 3,
        "editor": 3,
        "publisher": 1,
    }
    assert (role_of(ROOT, MEI.keyid), role_of(ROOT, MACHINE.keyid)) == ("editor", "publisher")
    assert role_of(ROOT, "00000000") is None
    assert threshold(ROOT, "editor") == 2


@pytest.mark.parametrize(
    ("role", "name", "number", "message"),
    [
        ("root", "root", 1, "one root key alone can sign: whoever steals it speaks for all"),
        ("editor", "targets", 1, "one editor key alone can sign"),
        ("root", "root", 3, "all 3 root keys must sign: if one is lost, nobody can"),
        ("editor", "targets", 3, "all 3 editor keys must sign"),
    ],
)
def test_thresholds_that_are_allowed_but_unwise_are_warned_of(
    role: str, name: str, number: int, message: str
) -> None:
    """One thief, or one lost key, would be enough to end it."""
    root = spoiled(of_role(name, number))

    assert problems(root) == []
    assert any(message in warning for warning in warnings(root))


def test_it_is_told_when_plain_mirrors_cannot_check() -> None:
    """Two of three must be keys that need no further package."""

    def in_hardware(root: Root) -> None:
        for key in keys_of(root)["editor"][:2]:
            root.revoke_key(key.keyid, "targets")
        for number in (1, 2):
            root.add_key(hardware_key(number), "targets")

    assert any("without the package cryptography" in w for w in warnings(spoiled(in_hardware)))
    assert warnings(spoiled(lambda r: r.add_key(HARDWARE, "targets"))) == []
