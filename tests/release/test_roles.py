"""Roots follow from each other, signatures are counted once, and dates are the only clock."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from securesystemslib.signer import Signature
from tuf.api.metadata import Metadata, Root

from mirror.format.dates import MOST_DAYS_AHEAD, too_far
from mirror.format.targets import Release
from plugins.errors import SetupError
from plugins.release.keys import KeyFile
from plugins.release.metadata import count, expiry, parse, to_bytes
from plugins.release.roles import Roles, read_current, read_roots
from plugins.release.rootchange import Change
from tests.release.signers import NOW, first_root, next_root, public, release, signer

MEI, LI, AN = (signer("editor", name) for name in ("mei", "li", "an"))
MACHINE = signer("publisher", "machine")
ROLES = Roles([first_root()])
TARGETS = ROLES.new_targets(release(), NOW)


def signed(data: bytes, *signers: KeyFile, roles: Roles = ROLES) -> bytes:
    """Metadata with signatures by some keys."""
    payload = parse(data).signed_bytes
    return roles.attach(data, [each.sign(payload) for each in signers])


def forged_root(**changes: object) -> bytes:
    """Root 1 with fields changed in its JSON, signed by mei and li all the same."""
    raw = json.loads(first_root())
    raw["signed"] |= changes
    metadata: Metadata[Root] = parse(json.dumps(raw | {"signatures": []}).encode())
    for name in ("mei", "li"):
        key = signer("root", name)
        metadata.signatures[key.key.keyid] = key.sign(metadata.signed_bytes)
    return to_bytes(metadata)


def test_targets_say_what_the_release_is() -> None:
    """Their version is the number of the release."""
    metadata = parse(TARGETS)

    assert Release.from_targets(metadata.signed) == release()
    assert metadata.signed.version == 12
    assert metadata.signatures == {}


def test_metadata_are_compact_and_in_one_order() -> None:
    """The same signatures give the same bytes, whoever signed first."""
    both = signed(signed(TARGETS, MEI), LI)

    assert both == signed(TARGETS, LI, MEI)
    assert b": " not in both and b"\n" not in both


def test_two_of_three_editors_are_enough() -> None:
    """One is not; who has signed and who may still is told."""
    one, two = ROLES.missing(signed(TARGETS, MEI)), ROLES.missing(signed(TARGETS, MEI, AN))

    assert (one.lacking, one.signed) == (1, (MEI.key.keyid,))
    assert set(one.unsigned) == {LI.key.keyid, AN.key.keyid}
    assert (two.lacking, two.lacking_plain, ROLES.missing(TARGETS).lacking) == (0, 0, 2)


def test_one_signature_does_not_count_twice() -> None:
    """Neither attached twice, nor under another name, nor repeated in the file."""
    payload = parse(TARGETS).signed_bytes
    mei = MEI.sign(payload)

    assert ROLES.missing(ROLES.attach(TARGETS, [mei, mei])).lacking == 1
    with pytest.raises(SetupError, match="is of something else"):
        ROLES.attach(TARGETS, [mei, Signature(LI.key.keyid, mei.signature)])
    raw = json.loads(signed(TARGETS, MEI))
    raw["signatures"] *= 2
    with pytest.raises(SetupError, match="not metadata of a release"):
        ROLES.missing(json.dumps(raw).encode())


def test_a_signature_of_something_else_is_refused() -> None:
    """Another release, one day more."""
    other = parse(ROLES.new_targets(release(13), NOW)).signed_bytes

    with pytest.raises(SetupError, match="was the request changed"):
        ROLES.attach(TARGETS, [MEI.sign(other)])


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (signer("root", "mei"), "has the role root in root 1, and does not sign targets"),
        (MACHINE, "has the role publisher in root 1, and does not sign targets"),
        (signer("editor", "stranger"), "is not in root 1"),
    ],
)
def test_a_key_without_a_say_is_refused(key: KeyFile, message: str) -> None:
    """Each role signs its own."""
    with pytest.raises(SetupError, match=message):
        signed(TARGETS, key)


def test_snapshot_and_timestamp_name_what_they_stand_for() -> None:
    """Version and length, no hashes; signed by the publisher."""
    targets = signed(TARGETS, MEI, LI)
    snapshot = ROLES.snapshot(MACHINE, targets, 7, NOW)
    timestamp = ROLES.timestamp(MACHINE, snapshot, 31, NOW)

    assert parse(snapshot).signed.to_dict()["meta"] == {
        "targets.json": {"length": len(targets), "version": 12}
    }
    assert parse(timestamp).signed.to_dict()["meta"] == {
        "snapshot.json": {"length": len(snapshot), "version": 7}
    }
    assert parse(timestamp).signed.version == 31
    assert ROLES.problems(targets, snapshot, timestamp, NOW) == []


def test_an_editor_cannot_publish() -> None:
    """Nor can a publisher of an earlier root."""
    with pytest.raises(
        SetupError, match="has the role editor in root 1, and does not sign snapshot"
    ):
        ROLES.snapshot(MEI, signed(TARGETS, MEI, LI), 7, NOW)


def test_what_readers_would_refuse_is_named() -> None:
    """Too few signatures, what does not belong together, what has expired."""
    targets = signed(TARGETS, MEI, LI)
    snapshot = ROLES.snapshot(MACHINE, targets, 7, NOW)
    timestamp = ROLES.timestamp(MACHINE, snapshot, 31, NOW)
    other = ROLES.snapshot(MACHINE, signed(TARGETS, MEI, LI, AN), 8, NOW)
    late = NOW + timedelta(days=10)

    assert ROLES.problems(signed(TARGETS, MEI), snapshot, timestamp, NOW) == [
        "targets is not signed by enough keys of root 1",
        "the snapshot is of other targets",
    ]
    assert ROLES.problems(targets, other, timestamp, NOW) == [
        "the timestamp is of another snapshot",
        "the snapshot is of other targets",
    ]
    assert ROLES.problems(targets, snapshot, timestamp, late) == ["timestamp has expired"]
    early = NOW - timedelta(days=80)
    assert ROLES.problems(targets, snapshot, timestamp, early) == [
        "snapshot is dated too far ahead",
        "timestamp is dated too far ahead",
    ]


@pytest.mark.parametrize("role", MOST_DAYS_AHEAD)
def test_what_is_signed_here_no_reader_finds_too_far_ahead(role: str) -> None:
    """Also a reader whose clock is three weeks behind."""
    assert not too_far(role, expiry(role, NOW), NOW - timedelta(days=21))


@pytest.mark.parametrize(
    ("role", "days"), [("root", 730), ("targets", 180), ("snapshot", 30), ("timestamp", 7)]
)
def test_nothing_lives_longer_than_the_format_says(role: str, days: int) -> None:
    """It ends at a midnight UTC, so that no hour and no time zone of work shows."""
    for now in (NOW, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 23, 59, tzinfo=UTC)):
        end = expiry(role, now)

        assert timedelta(days=days - 1) < end - now <= timedelta(days=days)
        assert (end.hour, end.minute, end.second, end.utcoffset()) == (0, 0, 0, timedelta(0))


def test_the_place_where_it_was_signed_does_not_show() -> None:
    """The same moment in Hong Kong and in Hawaii gives the same bytes."""
    places = [NOW.astimezone(timezone(timedelta(hours=hours))) for hours in (8, -10)]

    assert len({ROLES.new_targets(release(), now) for now in places}) == 1


def test_roots_are_read_in_order(tmp_path: Path) -> None:
    """``1.root.json`` and on, as long as there is a next one."""
    second = next_root([first_root()], Change(remove=(public("editor", "an").key.keyid,)))
    (tmp_path / "1.root.json").write_bytes(first_root())
    (tmp_path / "2.root.json").write_bytes(second)
    (tmp_path / "4.root.json").write_bytes(second)

    assert read_roots(tmp_path) == [first_root(), second]
    assert Roles.load(tmp_path).root.version == 2


def test_no_root_is_one_sentence(tmp_path: Path) -> None:
    """It says how to begin."""
    with pytest.raises(SetupError, match="begin with make root"):
        Roles.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (first_root()[:-30], "not metadata of a release"),
        (b"[]", "not metadata of a release"),
        (b" " * 600_000, "too large"),
        (TARGETS, "is not root 1"),
        (forged_root(version=2), "is not root 1"),
        (forged_root(consistent_snapshot=False), "consistent snapshots"),
        (forged_root(owner="someone"), "fields that no root has"),
        (
            first_root().replace(b'"version":1', b'"version":1,"x":"y"'),
            r"fields that no root has|not signed",
        ),
    ],
)
def test_a_root_that_is_none_is_refused(text: bytes, message: str) -> None:
    """Cut off, of another kind, too large, with more in it than there should be."""
    with pytest.raises(SetupError, match=message):
        Roles([text])


def test_a_root_is_signed_by_the_one_before_and_by_itself() -> None:
    """Three new holders cannot make themselves the next root, nor one old one alone."""
    strangers = tuple(public("root", name) for name in ("x", "y", "z"))
    old = tuple(public("root", name).key.keyid for name in ("mei", "li", "an"))
    root = Change(add=strangers, remove=old).apply(ROLES.root, NOW)
    metadata = Metadata(root)
    payload = metadata.signed_bytes

    for names, by in (("xyz", 1), (("mei", "li"), 2), (("mei", "x", "y"), 1)):
        for name in names:
            key = signer("root", name)
            metadata.signatures[key.key.keyid] = key.sign(payload)
        with pytest.raises(SetupError, match=f"not signed by enough keys of root {by}"):
            Roles([first_root(), to_bytes(metadata)])
        metadata.signatures.clear()
    assert count(ROLES.root, "root", metadata).lacking == 2


def test_a_root_cannot_be_left_out() -> None:
    """Root 3 does not follow root 1."""
    second = next_root([first_root()], Change())
    third = next_root([first_root(), second], Change())

    assert Roles([first_root(), second, third]).root.version == 3
    with pytest.raises(SetupError, match=r"2\.root\.json is not root 2"):
        Roles([first_root(), third])


def test_what_is_published_is_read_along_its_links(tmp_path: Path) -> None:
    """From the timestamp to the snapshot to the targets; nothing is there before the first."""
    targets = signed(TARGETS, MEI, LI)
    snapshot = ROLES.snapshot(MACHINE, targets, 7, NOW)
    timestamp = ROLES.timestamp(MACHINE, snapshot, 31, NOW)
    assert read_current(tmp_path) is None

    (tmp_path / "timestamp.json").write_bytes(timestamp)
    (tmp_path / "7.snapshot.json").write_bytes(snapshot)
    with pytest.raises(SetupError, match=r"is not whole: .*12\.targets\.json"):
        read_current(tmp_path)

    (tmp_path / "12.targets.json").write_bytes(targets)
    assert read_current(tmp_path) == (targets, snapshot, timestamp)
