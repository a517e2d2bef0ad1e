"""Renewing keeps a release fresh, and promises no more than its editors did."""

from __future__ import annotations

from pathlib import Path

import pytest

from mirror.format.joined import Joined
from plugins.errors import SetupError
from plugins.release.metadata import parse
from plugins.release.renewal import Renewed, renew
from plugins.release.roles import Roles, read_current
from plugins.release.rootchange import Change
from tests.release.making import SITE, Press, bytes_in
from tests.release.signers import first_root, next_root, public, signer

KEY = signer("publisher", "machine")


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """A publisher who has published once."""
    press = Press(tmp_path)
    press.publish(SITE)
    return press


def renewed(press: Press) -> Renewed:
    """Renew at the publisher's time."""
    return renew(press.store, press.now, lambda: KEY)


def versions(press: Press) -> list[int]:
    """Versions of targets, snapshot and timestamp."""
    current = read_current(press.release / "tuf")
    assert current is not None
    return [parse(data).signed.version for data in current]


def test_each_day_only_the_timestamp_is_new(press: Press) -> None:
    """Nothing else is touched, so a copy that asks fetches a few hundred bytes."""
    before = bytes_in(press.store.public)
    tomorrow = press.later(days=1)
    done = renewed(tomorrow)
    after = bytes_in(press.store.public)

    assert {path for path in after if before.get(path) != after[path]} == {
        "release/tuf/timestamp.json"
    }
    assert not done.snapshot
    assert (done.until - tomorrow.now).days == 6
    assert versions(press) == [1, 1, 2]


def test_a_snapshot_that_readers_would_find_dated_too_far_is_made_anew(press: Press) -> None:
    """The publisher's clock was 80 days ahead when it was signed, and is right now."""
    assert renewed(press.later(days=-80)).snapshot
    assert versions(press) == [1, 2, 2]


def test_a_year_of_days_is_served_without_a_gap(press: Press) -> None:
    """Until the editors' own signatures end; the snapshot follows in time."""
    snapshots = 0
    for day in range(1, 173):
        then = press.later(days=day)
        snapshots += renewed(then).snapshot
        current = read_current(press.release / "tuf")
        assert current is not None
        assert Roles([first_root()]).problems(*current, then.now) == []

    assert 10 <= snapshots <= 12
    assert len(list((press.release / "tuf").glob("*.snapshot.json"))) == 2
    newest = sorted(int(path.stem) for path in (press.release / "tuf").glob("*.joined"))
    assert newest == [snapshots, snapshots + 1]
    found = Joined.parse((press.release / f"tuf/{newest[-1]}.joined").read_bytes())
    current = read_current(press.release / "tuf")
    assert current is not None
    assert (found.targets, found.snapshot) == current[:2]
    signatures = (press.release / "signatures.json").read_bytes()
    assert found.to_json(Roles([first_root()]).root, 1) == signatures


def test_it_warns_in_days_and_then_refuses(press: Press) -> None:
    """45 days before the editors' signatures end; and in the last week."""
    assert renewed(press.later(days=134)).warning == ""
    assert "expire in 44 days" in renewed(press.later(days=135)).warning
    before = bytes_in(press.store.public)
    for days, when in ((173, "expire in 6 days"), (200, "expired 20 days ago")):
        with pytest.raises(SetupError, match=f"{when}.*AGAIN=1"):
            renewed(press.later(days=days))
    assert bytes_in(press.store.public) == before


def test_before_the_first_release_there_is_nothing_to_renew(tmp_path: Path) -> None:
    """And it is said what to do."""
    with pytest.raises(SetupError, match="make release"):
        renewed(Press(tmp_path))


def test_a_new_root_goes_out_too(press: Press) -> None:
    """With the keys of its editors, and a snapshot by its own publishing key."""
    second = next_root([first_root()], Change(add=(public("editor", "newcomer"),)))
    (press.store.folder / "roots" / "2.root.json").write_bytes(second)
    renewed(press)
    files = bytes_in(press.release)

    assert files["tuf/2.root.json"] == second
    assert f"keys/{public('editor', 'newcomer').key.keyid}.pub" in files


def test_a_root_that_no_longer_knows_the_signers_is_held_back(press: Press) -> None:
    """Readers who had it would refuse the release that is there."""
    gone = tuple(signer("editor", name).key.keyid for name in ("mei", "li"))
    newcomers = tuple(public("editor", name) for name in ("one", "two"))
    second = next_root([first_root()], Change(add=newcomers, remove=gone))
    (press.store.folder / "roots" / "2.root.json").write_bytes(second)
    before = bytes_in(press.store.public)

    with pytest.raises(SetupError, match="root 2 asks for other signatures"):
        renewed(press)
    assert bytes_in(press.store.public) == before


def test_another_key_cannot_renew(press: Press) -> None:
    """And nothing is written."""
    before = bytes_in(press.store.public)
    with pytest.raises(SetupError, match="does not sign"):
        renew(press.store, press.now, lambda: signer("editor", "mei"))
    assert bytes_in(press.store.public) == before
