"""A new root is the old one with what was asked for, and its words hide nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from plugins.errors import SetupError
from plugins.release import sshwire
from plugins.release.metadata import to_bytes
from plugins.release.publickey import PublicKey
from plugins.release.roles import Roles
from plugins.release.rootchange import Change, words
from plugins.release.rootrules import keys_of, threshold
from tests.release.signers import NAMES, NOW, everybody, first_root, hardware_key, public, signer

ROOT = Roles([first_root()]).root
NICKNAMES = {public("editor", "mei").key.keyid: "mei", public("editor", "new").key.keyid: "yu"}


def said(change: Change) -> str:
    """The words of a change of the first root."""
    return "\n".join(words(ROOT, change.apply(ROOT, NOW), NICKNAMES))


def test_the_first_root_has_everybody_and_two_must_sign() -> None:
    """Thresholds need not be thought of."""
    root = Change(add=everybody()).apply(None, NOW)

    assert root.version == 1
    assert {role: threshold(root, role) for role in keys_of(root)} == {
        "root": 2,
        "editor": 2,
        "publisher": 1,
    }
    assert root.expires == datetime(2028, 11, 23, tzinfo=UTC)


def test_the_order_of_keys_does_not_matter() -> None:
    """The same root, in whichever order files were given."""
    one, other = (Change(add=keys).apply(None, NOW) for keys in (everybody(), everybody()[::-1]))

    assert one.to_dict() == other.to_dict()


@pytest.mark.parametrize(
    ("add", "message"),
    [
        ((), "there is no root key; add one"),
        (everybody()[:-1], "there is no publisher key; add one"),
        (everybody()[1:2] + everybody()[3:], "2 of 1 root keys must sign, which cannot be"),
    ],
)
def test_a_first_root_that_nobody_could_use_is_refused(
    add: tuple[PublicKey, ...], message: str
) -> None:
    """All that is missing is said."""
    with pytest.raises(SetupError, match=message):
        Change(add=add).apply(None, NOW)


def test_a_lost_key_is_replaced() -> None:
    """One out, one in; all else stays, and the old root is not touched."""
    before = to_bytes(Roles([first_root()]).roots[0])
    lost = public("editor", "li").key.keyid
    root = Change(add=(public("editor", "new"),), remove=(lost,)).apply(ROOT, NOW)

    old, new = ({key.keyid for key in keys_of(r)["editor"]} for r in (ROOT, root))
    assert new == old - {lost} | {public("editor", "new").key.keyid}
    assert lost not in root.keys
    assert keys_of(root)["root"] == keys_of(ROOT)["root"]
    assert root.version == 2
    assert to_bytes(Roles([first_root()]).roots[0]) == before


def test_a_stolen_publisher_key_is_replaced_in_both_its_roles() -> None:
    """Snapshot and timestamp together."""
    stolen, fresh = public("publisher", "machine").key.keyid, public("publisher", "other")
    root = Change(add=(fresh,), remove=(stolen,)).apply(ROOT, NOW)

    for role in ("snapshot", "timestamp"):
        assert root.roles[role].keyids == [fresh.key.keyid]


def test_nothing_changed_is_a_renewal() -> None:
    """The expiry moves on."""
    later = NOW + timedelta(days=600)
    root = Change().apply(ROOT, later)

    assert root.version == 2
    assert (root.expires - ROOT.expires).days == 600
    assert "nothing but the day on which it expires" in "\n".join(words(ROOT, root, {}))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change(remove=("00000000",)), "there is no key 00000000 to remove"),
        (Change(add=(public("editor", "mei"),)), "is there already, as a key of editor"),
        (
            Change(add=(PublicKey("root", public("editor", "mei").key),)),
            "is there already, as a key of editor",
        ),
        (Change(add=(public("publisher", "x"),)), "two publisher keys; remove the old one"),
        (Change(add=(PublicKey("publisher", hardware_key()),)), "two publisher keys"),
        (Change(thresholds={"editor": 4}), "4 of 3 editor keys must sign"),
        (Change(thresholds={"root": 0}), "0 of 3 root keys must sign"),
        (Change(thresholds={"publisher": 2}), "2 of 1 publisher keys must sign"),
        (
            Change(remove=tuple(public("root", name).key.keyid for name in NAMES[:2])),
            "2 of 1 root keys must sign",
        ),
    ],
)
def test_a_change_that_would_not_do_is_refused(change: Change, message: str) -> None:
    """Before anyone is asked to sign it."""
    with pytest.raises(SetupError, match=message):
        change.apply(ROOT, NOW)


def test_words_name_what_is_added_removed_and_how_many_must_sign() -> None:
    """With role, id, nickname and fingerprint of each."""
    fresh, lost = public("editor", "new").key, public("root", "an").key
    text = said(Change(add=(public("editor", "new"),), remove=(lost.keyid,)))

    assert f"added    editor {fresh.keyid}  yu  {sshwire.fingerprint(fresh)}" in text
    assert f"removed  root {lost.keyid}  (not in your folder)" in text
    assert "root: 2 of 2 must sign, until now 2 of 3" in text
    assert "editor: 2 of 4 must sign, until now 2 of 3" in text
    assert "Mind: all 2 root keys must sign: if one is lost, nobody can." in text


def test_words_name_every_key_there_will_be() -> None:
    """Also those that do not change: a signer says yes to all of them."""
    text = said(Change())
    after = text[text.index("Every key there will be:") :]

    for each in everybody():
        assert sshwire.fingerprint(each.key) in after


def test_words_do_not_come_from_the_maker() -> None:
    """A nickname is shown only if the signer's own folder has that very key."""
    stranger = signer("editor", "stranger").key

    assert f"{stranger.keyid}  (not in your folder)" in said(
        Change(add=(PublicKey("editor", stranger),))
    )


def test_words_say_which_keys_are_in_hardware() -> None:
    """Because plain mirrors cannot check them."""
    assert "in hardware" in said(Change(add=(PublicKey("editor", hardware_key()),)))
