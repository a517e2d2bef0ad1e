"""What is asked of which source, and what is taken from several."""

from __future__ import annotations

from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, Root

from mirror.errors import CopyError, NoSourceError, SourceError, StaleError, TrustError
from mirror.fetch import FolderSource, HttpSource
from mirror.trust.trust import Trust
from tests.mirror.behaviours import DropOneInThree
from tests.mirror.follower import ask, follower, later, simulator
from tests.mirror.memory import MemorySource
from tests.mirror.server import Server
from tests.mirror.simulator import NOW, key

TUF = "release/tuf"
POLL = [("HEAD", f"{TUF}/2.root.json"), ("GET", f"{TUF}/timestamp.json")]


def test_the_first_time_three_files_are_asked_for(tmp_path: Path) -> None:
    """Root, timestamp, snapshot and targets joined; the news are what the publisher said."""
    sim = simulator(3)
    source = MemorySource("m1", sim.files)
    news = follower(tmp_path, sim).refresh([source], NOW)

    assert source.requests == [
        *POLL,
        ("GET", f"{TUF}/3.joined"),
    ]
    assert (news.release.number, news.release.files) == (3, 3)
    assert (news.changed, news.root_rotated, news.source) == (True, False, "m1")
    assert news.age.words() == "signed until 8 December 2026, for 7 more days"
    assert all(sim.files[path] == data for path, data in news.files.items())
    assert len(news.files) == 4
    assert news.joined is not None
    root = Metadata[Root].from_bytes(sim.files[f"{TUF}/1.root.json"]).signed
    assert news.joined.to_json(root, 3) == sim.files["release/signatures.json"]


def test_where_nothing_is_joined_the_files_come_one_by_one(tmp_path: Path) -> None:
    """A mirror of an older client, or a host that lost the file."""
    sim = simulator(3)
    del sim.files[f"{TUF}/3.joined"]
    source = MemorySource("m1", sim.files)
    news = follower(tmp_path, sim).refresh([source], NOW)

    assert source.gets()[1:] == ["3.joined", "3.snapshot.json", "3.targets.json"]
    assert (news.release.number, news.joined) == (3, None)


def test_when_nothing_is_new_two_requests_are_made(tmp_path: Path) -> None:
    """HEAD of the next root, and the timestamp; the news are complete all the same."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    first = ask(trust, sim.files)
    source = MemorySource("m1", sim.files)
    news = trust.refresh([source], NOW)

    assert source.requests == POLL
    assert not news.changed
    assert (news.release, news.files) == (first.release, first.files)


def test_a_timestamp_alone_that_is_new_needs_no_more(tmp_path: Path) -> None:
    """What it names is there already."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)
    sim.now = later(6)
    sim.renew_timestamp()
    source = MemorySource("m1", sim.files)
    news = trust.refresh([source], later(6))

    assert source.requests == POLL
    assert news.changed
    assert news.age.days_left == 7


def test_a_renewed_snapshot_needs_one_request_more(tmp_path: Path) -> None:
    """The release is the same."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)
    sim.renew()
    source = MemorySource("m1", sim.files)
    trust.refresh([source], NOW)

    assert source.requests == [*POLL, ("GET", f"{TUF}/2.joined")]


def test_roots_are_followed_one_by_one(tmp_path: Path) -> None:
    """Each is signed by the one before; who may sign now is said in words."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)
    editors = [*sim.signers["targets"][:2], key("new editor")]
    sim.rotate_root(editors=editors)
    sim.rotate_root(publisher=[key("new publisher")])
    sim.publish({"index.html": b"two\n"})
    source = MemorySource("m1", sim.files)
    news = trust.refresh([source], NOW)

    assert [path for _, path in source.requests[:5]] == [
        f"{TUF}/2.root.json",
        f"{TUF}/2.root.json",
        f"{TUF}/3.root.json",
        f"{TUF}/3.root.json",
        f"{TUF}/4.root.json",
    ]
    assert news.root_rotated
    assert news.notes[0].startswith("root 2: “targets” is now signed by 2 of ")
    assert key("new editor").public_key.keyid in news.notes[0]
    assert [note.split()[2] for note in news.notes] == ["“targets”", "“snapshot”", "“timestamp”"]
    assert {f"{TUF}/{number}.root.json" for number in (1, 2, 3)} < set(news.files)
    assert not ask(trust, sim.files).root_rotated


def test_one_key_that_is_enough_is_said(tmp_path: Path) -> None:
    """A threshold of one is allowed, and not passed over in silence."""
    sim = simulator()
    sim.rotate_root(thresholds={"targets": 1})

    assert ask(follower(tmp_path, sim), sim.files).notes[-1] == (
        "one key alone may sign “targets” (root 2)"
    )


def test_a_bad_source_is_passed_over_and_named(tmp_path: Path) -> None:
    """The release is had all the same, from the next one, and it is said who was bad."""
    sim = simulator()
    bad = {**sim.files, f"{TUF}/timestamp.json": b"{}"}
    down = MemorySource("down", {}, down=True)
    sources = [down, MemorySource("bad", bad), MemorySource("good", sim.files)]
    news = follower(tmp_path, sim).refresh(sources, NOW)

    assert news.source == "good"
    assert {name: standing.kind for name, standing in news.standings.items()} == {
        "down": "unreachable",
        "bad": "refused",
        "good": "good",
    }


def test_the_first_good_one_is_enough(tmp_path: Path) -> None:
    """Sources after it are not asked, unless all are to be."""
    sim = simulator()
    sources = [MemorySource("m1", sim.files), MemorySource("m2", sim.files)]
    trust = follower(tmp_path, sim)
    trust.refresh(sources, NOW)
    assert sources[1].requests == []

    news = trust.refresh(sources, NOW, ask_all=True)
    assert sources[1].requests == POLL
    assert {standing.kind for standing in news.standings.values()} == {"good"}


def test_of_all_the_newest_is_taken(tmp_path: Path) -> None:
    """Those that are behind are genuine, and are not called bad."""
    sim = simulator()
    old = sim.tree()
    sim.publish({"index.html": b"two\n"})
    news = ask(follower(tmp_path, sim), old, sim.files, old, ask_all=True)

    assert (news.source, news.release.number) == ("m2", 2)
    assert news.standings["m1"].kind == news.standings["m3"].kind == "behind"
    assert news.standings["m1"].why == "it gives timestamp 1, another gives 2"


def test_if_the_newest_is_not_whole_the_next_is_taken(tmp_path: Path) -> None:
    """A mirror in the middle of its own work does not keep one from the release before."""
    sim = simulator()
    old = sim.tree()
    sim.publish({"index.html": b"two\n"})
    half = sim.tree()
    del half[sim.path("targets")], half[f"{TUF}/2.joined"]
    news = ask(follower(tmp_path, sim), half, old, ask_all=True)

    assert (news.source, news.release.number) == ("m2", 1)
    assert news.standings["m1"].kind == "unreachable"
    assert ask(Trust(tmp_path), sim.files).release.number == 2


def test_a_newer_root_of_one_source_counts_for_all(tmp_path: Path) -> None:
    """A source that lacks it is behind: what it gives is signed by a key that was replaced."""
    sim = simulator()
    old = sim.tree()
    sim.rotate_root(publisher=[key("new publisher")])
    sim.renew()
    news = ask(follower(tmp_path, sim), old, sim.files, ask_all=True)

    assert news.source == "m2"
    assert news.standings["m1"].kind == "behind"
    assert "signed by a key of root 1; the newest is 2" in news.standings["m1"].why


def test_if_none_is_good_each_reason_is_told(tmp_path: Path) -> None:
    """Refused counts more than unreachable; too old is said if all are."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    bad = {**sim.files, f"{TUF}/timestamp.json": b"{}"}
    with pytest.raises(NoSourceError) as caught:
        ask(trust, {}, bad)
    assert caught.value.exit_code == 2
    assert set(caught.value.reasons) == {"m1", "m2"}

    with pytest.raises(NoSourceError) as caught:
        ask(trust, {}, {})
    assert caught.value.exit_code == 1

    with pytest.raises(StaleError):
        ask(trust, sim.files, sim.files, now=later(8), ask_all=True)
    with pytest.raises(SourceError):
        ask(trust, {})
    with pytest.raises(NoSourceError):
        ask(trust)
    with pytest.raises(NoSourceError):
        ask(trust, ask_all=True)


def test_offline_age_is_told_and_not_refused(tmp_path: Path) -> None:
    """A stick that lay in a drawer is still genuine."""
    sim = simulator()
    news = ask(follower(tmp_path, sim), sim.files, now=later(21), offline=True)

    assert news.age.expired
    assert news.age.words() == "signed until 8 December 2026, 14 days ago"


def test_offline_an_older_release_is_still_refused(tmp_path: Path) -> None:
    """Age is forgiven, going back is not."""
    sim = simulator()
    old = sim.tree()
    sim.publish({"index.html": b"two\n"})
    trust = follower(tmp_path, sim)
    ask(trust, sim.files)

    with pytest.raises(TrustError, match="timestamp goes back from 2 to 1"):
        ask(trust, old, now=later(21), offline=True)


def test_what_was_known_is_known_without_asking(tmp_path: Path) -> None:
    """Also when it has expired; before the first time nothing is."""
    sim = simulator()
    trust = follower(tmp_path, sim)
    assert trust.known(NOW) is None
    news = ask(trust, sim.files)
    known = Trust(tmp_path).known(later(400))

    assert known is not None
    assert (known.release, known.files) == (news.release, news.files)
    assert known.age.expired


def test_a_copy_without_trust_says_so(tmp_path: Path) -> None:
    """Nothing is believed before it began."""
    with pytest.raises(CopyError, match="whom to trust"):
        ask(Trust(tmp_path), {})


def test_over_http_with_one_request_in_three_lost(tmp_path: Path) -> None:
    """What a line drops is asked for again."""
    sim = simulator()
    sim.rotate_root()
    with Server(sim.files, {"*": DropOneInThree()}) as server:
        source = HttpSource(server.url)
        news = follower(tmp_path, sim).refresh([source], NOW)
        source.close()

    assert news.release.number == 1


def test_from_a_folder(tmp_path: Path) -> None:
    """A stick needs no network."""
    sim = simulator()
    for path, data in sim.files.items():
        (tmp_path / "stick" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "stick" / path).write_bytes(data)
    source = FolderSource(tmp_path / "stick")
    trust = follower(tmp_path / "trust", sim)

    assert trust.refresh([source], later(30), offline=True).release.number == 1


def test_older_roots_lead_to_the_one_where_trust_began(tmp_path: Path) -> None:
    """A copy serves them to those who begin earlier; a chain that leads elsewhere is refused."""
    sim, other = simulator(), simulator()
    for _ in range(2):
        sim.rotate_root()
    other.rotate_root(root=[key("else 1"), key("else 2")])
    trust = follower(tmp_path, sim, root=3)

    assert trust.older_roots([MemorySource("m1", sim.files)]) == {
        path: sim.files[path] for path in (f"{TUF}/1.root.json", f"{TUF}/2.root.json")
    }
    with pytest.raises(TrustError, match="good signatures"):
        trust.older_roots([MemorySource("m1", other.files)])
    assert follower(tmp_path / "1", sim).older_roots([]) == {}


def test_what_has_expired_is_not_called_behind_because_the_root_is_newer(tmp_path: Path) -> None:
    """The older root allows the same publishing key; that says nothing about the source."""
    sim = simulator()
    sim.rotate_root()

    with pytest.raises(StaleError):
        ask(follower(tmp_path, sim), sim.files, now=later(8))
