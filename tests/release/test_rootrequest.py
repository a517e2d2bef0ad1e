"""People who never meet sign a root; a request that lies is refused on each signer's machine."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest

from plugins.errors import SetupError
from plugins.release import ceremony, known, rootrequest
from plugins.release.roles import Roles
from plugins.release.rootchange import Change
from plugins.release.rootrequest import RootRequest
from tests.release.signers import (
    NOW,
    everybody,
    first_root,
    next_root,
    public,
    signed_root,
    signer,
)

AN = public("root", "an").key.keyid
NEW = public("root", "new")
FIRST = rootrequest.make([], Change(add=everybody()), NOW)
SECOND = rootrequest.make([first_root()], Change(add=(NEW,), remove=(AN,)), NOW)


def changed(request: RootRequest, **signed: Any) -> RootRequest:
    """A request whose root somebody changed."""
    raw = json.loads(request.metadata)
    raw["signed"] |= signed
    return request.model_copy(update={"metadata": json.dumps(raw)})


def test_a_request_comes_back_as_it_was() -> None:
    """It travels as a file."""
    assert ceremony.parse(SECOND.to_bytes(), RootRequest, "2.root.request") == SECOND


def test_two_holders_sign_the_first_root() -> None:
    """Each alone; the joined root proves itself."""
    root = Roles([signed_root(FIRST)]).root

    assert root.version == 1
    assert Roles([signed_root(FIRST, ("mei", "an"))]).root.to_dict() == root.to_dict()


def test_a_new_root_follows() -> None:
    """Signed by two of the old holders, who are two of the new ones too."""
    data = signed_root(SECOND)

    assert NEW.key.keyid in Roles([first_root(), data]).root.keys


def test_a_removed_holder_may_still_sign_for_the_old_root() -> None:
    """An, whose key goes, and mei are two of the old; mei and the new one are two of the new."""
    assert Roles([first_root(), signed_root(SECOND, ("mei", "an", "new"))]).root.version == 2


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ((), "enough root keys of root 1: 2 more of"),
        (("mei",), f"enough root keys of root 1: 1 more of .*{AN}"),
        (("mei", "new"), "enough root keys of root 1: 1 more of"),
        (("mei", "an"), "enough root keys of root 2: 1 more of"),
    ],
)
def test_too_few_signatures_say_whose_are_missing(names: tuple[str, ...], message: str) -> None:
    """Under the old root and under the new one."""
    with pytest.raises(SetupError, match=message):
        signed_root(SECOND, names)


def test_one_signature_does_not_count_twice() -> None:
    """Sent twice, it is one."""
    paper = rootrequest.sign(FIRST, signer("root", "mei"), None)

    with pytest.raises(SetupError, match="1 more of"):
        rootrequest.join(FIRST, [paper, paper])


@pytest.mark.parametrize(("role", "name"), [("editor", "mei"), ("root", "stranger")])
def test_a_key_without_a_say_cannot_sign(role: Any, name: str) -> None:
    """An editor's key makes no root, and a stranger's neither."""
    with pytest.raises(SetupError, match="is no root key"):
        rootrequest.sign(SECOND, signer(role, name), None)


def test_a_signature_of_another_request_is_refused() -> None:
    """Somebody signed what was changed afterwards, or another root."""
    paper = rootrequest.sign(SECOND, signer("root", "mei"), None)
    other = rootrequest.make([first_root()], Change(remove=(AN,)), NOW)

    with pytest.raises(SetupError, match="is of something else"):
        rootrequest.join(other, [paper])
    with pytest.raises(SetupError, match="is of root 2"):
        rootrequest.join(FIRST, [paper])


def test_words_say_which_root_it_follows() -> None:
    """By its hash, so that it can be compared with another copy."""
    lines = rootrequest.show(SECOND, {})

    assert lines[-1] == f"It follows root 1, zhiquan:{sha256(first_root()).hexdigest()}"
    assert rootrequest.show(FIRST, {})[0].endswith("It is the first.")


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (changed(SECOND, version=3), "number of the new root does not follow"),
        (SECOND.model_copy(update={"root": 3}), "number of the new root does not follow"),
        (SECOND.model_copy(update={"roots": []}), "number of the new root does not follow"),
        (changed(SECOND, consistent_snapshot=False), "do not sign this root: it does not ask"),
        (changed(SECOND, owner="x"), "do not sign this root: it has fields"),
        (SECOND.model_copy(update={"metadata": "{"}), "not metadata of a release"),
        (
            SECOND.model_copy(update={"metadata": first_root().decode("ascii")}),
            "does not hold a new root",
        ),
        (SECOND.model_copy(update={"roots": ["{}"]}), "not metadata of a release"),
        (SECOND.model_copy(update={"roots": [FIRST.metadata]}), "not signed by enough keys"),
    ],
)
def test_a_request_that_is_not_as_it_should_be_is_refused(
    request_: RootRequest, message: str
) -> None:
    """Neither shown nor signed nor joined."""
    with pytest.raises(SetupError, match=message):
        rootrequest.show(request_, {})
    with pytest.raises(SetupError, match=message):
        rootrequest.sign(request_, signer("root", "mei"), None)
    with pytest.raises(SetupError, match=message):
        rootrequest.join(request_, [])


def test_another_history_is_refused_by_who_remembers() -> None:
    """A root 1 with mei's own key among strangers, to get her signature of a root 2."""
    strangers = tuple(public("root", name) for name in ("x", "y"))
    false = signed_root(
        rootrequest.make(
            [], Change(add=(public("root", "mei"), *strangers, *everybody()[3:])), NOW
        ),
        ("x", "y"),
    )
    request = rootrequest.make([false], Change(), NOW)

    with pytest.raises(SetupError, match="does not follow from the root that you know"):
        rootrequest.sign(request, signer("root", "mei"), first_root())


def test_a_signer_who_was_away_can_sign_again() -> None:
    """What they remember is older than the newest, and one of those that led to it."""
    second = next_root([first_root()], Change())
    request = rootrequest.make([first_root(), second], Change(), NOW)

    assert rootrequest.sign(request, signer("root", "mei"), first_root()).root == 3


def test_the_newest_root_is_remembered(tmp_path: Any) -> None:
    """Beside the keys; before the first nothing is."""
    second = next_root([first_root()], Change())
    assert known.recall(tmp_path) is None
    assert known.remember(tmp_path, []) is True
    assert known.recall(tmp_path) is None

    assert known.remember(tmp_path, [first_root(), second]) is True
    assert known.recall(tmp_path) == second
    assert known.remember(tmp_path / known.FILE, [second]) is False


def test_a_memory_that_cannot_be_read_is_one_sentence(tmp_path: Any) -> None:
    """Then nothing is signed."""
    (tmp_path / known.FILE).mkdir()

    with pytest.raises(SetupError, match=r"known\.root\.json cannot be read"):
        known.recall(tmp_path)
