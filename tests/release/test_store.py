"""RELEASES holds the old release or the new one, whatever breaks off, and keeps what it must."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import SetupError
from plugins.release import store as stores
from plugins.release import story
from plugins.release.carried import trees_to_keep
from tests.release.making import SITE, Press, bytes_in, page

NEXT = {**SITE, "en/index.html": page("Home", "<p>Read more.</p>")}


class Cut(Exception):
    """The power went out."""


def test_trees_are_kept_for_longer_packs_and_no_longer(tmp_path: Path) -> None:
    """After each release, those of the arithmetic but the published one itself."""
    press = Press(tmp_path)
    for number in range(1, 14):
        press.publish({**SITE, "n.txt": str(number).encode()})

        assert sorted(press.store.kept()) == [n for n in trees_to_keep(number) if n != number]

    kept = press.store.kept()
    assert {n: tree.read("n.txt") for n, tree in kept.items()} == {8: b"8", 12: b"12"}


def test_files_that_did_not_change_keep_their_times(tmp_path: Path) -> None:
    """So that rsync looks at what changed alone."""
    press = Press(tmp_path)
    press.publish(SITE)
    times = {path: (press.store.public / path).stat().st_mtime_ns for path in SITE}
    press.publish(NEXT)
    later = {path: (press.store.public / path).stat().st_mtime_ns for path in SITE}

    assert {path for path in SITE if times[path] != later[path]} == {"en/index.html"}


def test_a_published_file_that_was_spoilt_is_not_taken_over(tmp_path: Path) -> None:
    """The release has the bytes of the build, not those that somebody put there."""
    press = Press(tmp_path)
    press.publish(SITE)
    (press.store.public / "index.html").write_bytes(b"spoilt")
    with pytest.raises(SetupError, match=r"index\.html was changed"):
        press.prepare({**NEXT, "index.html": b"new"})  # what changed is told from the old file
    press.publish(NEXT)

    assert (press.store.public / "index.html").read_bytes() == SITE["index.html"]


@pytest.mark.parametrize("name", ["exchange", "open_to_all", "remove"])
def test_a_step_that_fails_leaves_the_old_release_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whichever step of publishing breaks off; and the next try ends well."""
    press = Press(tmp_path)
    press.publish(SITE)
    old = bytes_in(press.store.public)
    press.sign(press.prepare(NEXT))

    def cut(*_: object) -> None:
        raise Cut

    with monkeypatch.context() as patched:
        patched.setattr(stores, name, cut)
        with pytest.raises(Cut):
            press.publisher.publish()
    now = bytes_in(press.store.public)
    press.store.recover()

    assert now == old or now["en/index.html"] == NEXT["en/index.html"]
    assert bytes_in(press.store.public) == now
    if now == old:
        press.publisher.publish()
    assert press.publisher.waiting() is None
    assert (press.store.public / "en/index.html").read_bytes() == NEXT["en/index.html"]
    assert press.publish({**NEXT, "more.txt": b""}) == 3


def test_a_failed_preparation_leaves_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is public and what waited; its remains are cleaned up."""
    press = Press(tmp_path)
    press.publish(SITE)
    press.prepare(NEXT)
    public, pending = bytes_in(press.store.public), bytes_in(press.store.pending)

    class Failing(story.Maker):
        def make(self, *_: object) -> story.Made:
            raise Cut

    monkeypatch.setattr(story, "Maker", Failing)
    with pytest.raises(Cut):
        press.prepare({**NEXT, "more.txt": b""})
    press.store.recover()

    assert bytes_in(press.store.public) == public
    assert bytes_in(press.store.pending) == pending
    assert not (tmp_path / "releases" / "pending.new").exists()


def test_one_works_here_at_a_time(tmp_path: Path) -> None:
    """A renewal at night does not come between the steps of a release."""
    press = Press(tmp_path)
    with press.store.at_work(), pytest.raises(SetupError, match="at work"):  # noqa: SIM117
        with press.store.at_work():
            pass
    with press.store.at_work():
        press.publish(SITE)


def test_a_damaged_release_is_named(tmp_path: Path) -> None:
    """Not a traceback."""
    press = Press(tmp_path)
    press.publish(SITE)
    (press.release / "index.json").write_bytes(b"{}")

    with pytest.raises(SetupError, match="is damaged"):
        press.store.before()
