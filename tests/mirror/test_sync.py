"""A copy gets the newest release in the cheapest way that works, and is whole at every moment."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from mirror.format import zstd
from mirror.format.joined import Joined
from tests.mirror.behaviours import DropOneInThree, Flipped, Status, Times
from tests.mirror.proxy import Proxy
from tests.mirror.server import Server
from tests.mirror.simulator import NOW, Simulator, key
from tests.mirror.volunteer import Volunteer

WORDS = ("kappa", "lambda", "mu", "nu", "xi", "omikron", "pi", "rho", "sigma", "tau", "psi")


def page(number: int, more: str = "") -> bytes:
    """A page that looks like others, with text of its own."""
    random = Random(number)
    text = " ".join(random.choice(WORDS) for _ in range(800))
    return f"<style>{'x' * 1000}</style><h1>{number}</h1><p>{text}{more}</p>".encode()


def site(count: int = 40) -> dict[str, bytes]:
    """A small site."""
    return {"index.html": b"door", **{f"en/p{i}.html": page(i) for i in range(count)}}


class World:
    """A publisher, an honest mirror, and a volunteer."""

    def __init__(self, folder: Path) -> None:
        self.sim = Simulator(extras={"client/zhiquan-mirror.pyz": b"client" * 100})
        self.pages = site()
        self.sim.publish(self.pages)
        self.server = Server(self.sim.files)
        self.volunteer = Volunteer(folder / "copy", NOW)

    def publish(self, **pages: bytes) -> None:
        """A release with other pages: ``p3=b"…"``."""
        self.pages |= {f"en/{name}.html": data for name, data in pages.items()}
        self.sim.publish(self.pages)
        self.server.files = self.sim.files

    def whole(self) -> bool:
        """Whether the copy is exactly the newest release, and says so."""
        expected = {p: d for p, d in self.sim.files.items() if not p.startswith("release/")}
        return self.volunteer.files() == expected and self.volunteer.run("verify").code == 0


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A publisher with one release, its mirror, and a volunteer who has it."""
    found = World(tmp_path)
    with found.server as server:
        assert found.volunteer.init(server.url).code == 0
        yield found


def paths(server: Server, since: int) -> list[str]:
    """What was asked for since a number of requests."""
    return [request.path for request in server.heads[since:]]


def test_the_first_sync_takes_the_archive(world: World) -> None:
    """Few requests: all pages come in one, and the copy is whole."""
    asked = paths(world.server, 0)

    assert asked == [
        "release/tuf/1.root.json",
        "release/tuf/2.root.json",
        "release/tuf/timestamp.json",
        "release/tuf/1.joined",
        "release/index.json",
        "release/archives/1.tar.zst",
        "release/client/zhiquan-mirror.pyz",
        "release/readme.txt",
    ]
    assert not any(path.startswith("en/") for path in asked)
    assert world.whole()


def test_nothing_new_costs_two_requests(world: World) -> None:
    """The next root is asked for, and the timestamp; no body is larger than that."""
    before, bytes_ = len(world.server.heads), world.server.body_bytes
    answer = world.volunteer.run("sync", "--json")

    assert answer.code == 0
    assert answer.data["way"] == ""
    assert paths(world.server, before) == ["release/tuf/2.root.json", "release/tuf/timestamp.json"]
    assert world.server.body_bytes - bytes_ < 1000


def test_an_edit_comes_by_its_pack(world: World) -> None:
    """One page changed: four requests, and little in them; the signatures have come too."""
    world.publish(p3=page(3, " One sentence more."))
    before, bytes_ = len(world.server.heads), world.server.body_bytes
    answer = world.volunteer.run("sync", "--json")

    assert answer.data["way"] == "by pack"
    assert paths(world.server, before) == [
        "release/tuf/2.root.json",
        "release/tuf/timestamp.json",
        "release/tuf/2.joined",
        "release/packs/1-2.pack",
    ]
    assert world.server.body_bytes - bytes_ < 2000
    signatures = world.volunteer.copy / "site/release/signatures.json"
    assert signatures.read_bytes() == world.sim.files["release/signatures.json"]
    assert world.whole()


def test_several_releases_come_by_packs(world: World) -> None:
    """Who slept takes the packs in between, and long ones where there are any."""
    for number in range(6):
        world.publish(**{f"new{number}": page(100 + number)})
    answer = world.volunteer.run("sync", "--json")

    assert answer.data["way"].endswith("packs")
    assert world.whole()


def test_without_packs_only_what_differs_is_fetched(world: World) -> None:
    """A mirror that carries the site alone still feeds others, file by file."""
    world.publish(p3=page(3, " More."), p50=page(50))
    for path in list(world.server.files):
        if path.startswith(("release/packs", "release/archives", "release/index")):
            del world.server.files[path]
    before = len(world.server.heads)
    answer = world.volunteer.run("sync", "--json")

    assert answer.data["way"] == "file by file"
    pages = [path for path in paths(world.server, before) if path.startswith("en/")]
    assert sorted(set(pages)) == ["en/p3.html", "en/p50.html"]
    assert any("start from" in note for note in answer.data["notes"])
    assert world.whole()


def test_without_zstandard_everything_comes_page_by_page(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A Python that has no Zstandard, and no wheel for it in the release, gets there too."""
    monkeypatch.setattr(zstd, "available", lambda: False)
    other = Volunteer(tmp_path / "other", NOW)
    answer = other.init(world.server.url, "--json")

    assert answer.code == 0
    assert answer.data["way"] == "file by file"
    assert any("no Zstandard" in note for note in answer.data["notes"])
    assert other.files() == world.volunteer.files()


def test_the_only_mirror_may_give_something_false_once(world: World) -> None:
    """A line has spoilt the pack and a page: the release comes, and the mirror is named."""
    world.publish(p3=page(3, " More."), p50=page(50))
    world.server.behave["release/packs/1-2.pack"] = Times(1, Flipped(40))
    answer = world.volunteer.run("sync")

    assert (answer.code, world.server.url in answer.out) == (1, True), answer.err
    assert "1-2.pack" in answer.out
    assert world.whole()


def test_a_damaged_page_comes_anew_with_the_next_release(world: World) -> None:
    """What the disk spoiled is found, fetched and told."""
    spoiled = world.volunteer.site / "en" / "p7.html"
    spoiled.unlink()
    spoiled.write_bytes(b"spoiled")
    assert world.volunteer.run("verify").code == 2
    world.publish(p3=page(3, " More."))
    answer = world.volunteer.run("sync", "--json")

    assert answer.data["repaired"] == ["en/p7.html"]
    assert world.whole()


def test_a_damaged_base_is_no_obstacle(world: World) -> None:
    """The page that a pack builds on is the one that was spoiled: another way is taken."""
    spoiled = world.volunteer.site / "en" / "p3.html"
    spoiled.unlink()
    spoiled.write_bytes(b"x" * len(page(3)))
    world.publish(p3=page(3, " More."))
    answer = world.volunteer.run("sync", "--json")

    assert answer.data["way"] != "by pack"
    assert world.whole()


def test_a_withdrawn_record_is_nowhere_in_the_copy(world: World, tmp_path: Path) -> None:
    """Its bytes go from the site, from the older release, from packs and archives."""
    world.publish(secret=b"a name that was withdrawn")
    world.volunteer.run("sync")
    del world.pages["en/secret.html"]
    world.sim.publish(world.pages, revoked=["p-000007"])
    world.server.files = world.sim.files
    assert world.volunteer.run("sync").code == 0

    held = [path for path in world.volunteer.copy.rglob("*") if path.is_file()]
    assert not any(b"a name that was withdrawn" in path.read_bytes() for path in held)
    assert not any(path.name == "1-2.pack" for path in held)
    assert "revoked p-000007" in (world.volunteer.site / "release/manifest").read_text()
    assert world.whole()


def test_a_release_that_forgets_a_withdrawn_record_is_refused(world: World) -> None:
    """Though its editors signed it: what was withdrawn stays so."""
    world.sim.publish(world.pages, revoked=["p-000007"])
    world.server.files = world.sim.files
    assert world.volunteer.run("sync").code == 0
    world.sim.sites[-1] = replace(world.sim.sites[-1], revoked=())
    world.sim.publish({**world.pages, "en/p1.html": b"other"})
    world.server.files = world.sim.files
    answer = world.volunteer.run("sync")

    assert answer.code == 2
    assert "no longer names p-000007" in answer.err
    assert world.volunteer.files()["en/p1.html"] == world.pages["en/p1.html"]


def test_the_release_before_is_kept_and_no_older_one(world: World) -> None:
    """A way back, and no more disk than that."""
    for number in range(3):
        world.publish(p1=page(1, str(number)))
        world.volunteer.run("sync")
    kept = {path.name for path in (world.volunteer.copy / ".zhiquan/releases").iterdir()}

    assert kept == {"3", "4"}


def test_a_copy_feeds_the_next_one(world: World, tmp_path: Path) -> None:
    """From folder to folder, with all that is needed to start: archive, packs, client."""
    second = Volunteer(tmp_path / "second", NOW)
    assert second.init(world.volunteer.copy).code == 0
    third = Volunteer(tmp_path / "third", NOW)
    answer = third.init(second.site, "--json")

    assert answer.data["way"] == "by archive"
    assert third.files() == world.volunteer.files()
    carried = {p.relative_to(third.site) for p in third.site.rglob("*") if p.is_file()}
    served = {p.relative_to(world.volunteer.site) for p in world.volunteer.site.rglob("*")}
    assert carried == {path for path in served if (world.volunteer.site / path).is_file()}


def test_all_that_was_published_is_carried(world: World) -> None:
    """A copy that carries everything has every file of the release, byte for byte."""
    for number in range(5):
        world.publish(p1=page(1, str(number)))
        world.volunteer.run("sync")
    published = dict(world.sim.files)
    served = {
        path.relative_to(world.volunteer.site).as_posix(): path.read_bytes()
        for path in world.volunteer.site.rglob("*")
        if path.is_file()
    }

    assert {p for p in served if served[p] != published.get(p)} <= {
        p for p in served if p.startswith("release/keys/")
    }
    assert published.keys() <= served.keys()


def test_the_site_alone_can_be_carried(world: World, tmp_path: Path) -> None:
    """Who has little room keeps pages and proofs, and nothing for others."""
    other = Volunteer(tmp_path / "other", NOW)
    before = len(world.server.heads)
    assert other.init(world.server.url, "--carry", "site").code == 0

    assert len(world.server.heads) - before == 6
    assert not (other.site / "release/archives").exists()
    assert not (other.site / "release/signatures.json").exists()
    assert other.run("verify").code == 0

    found = Joined.parse((other.site / "release/tuf/1.joined").read_bytes())
    assert found.signatures == {}  # they have come, and are not kept; the next asks for them
    third = Volunteer(tmp_path / "third", NOW)
    assert third.init(other.site).code == 0
    assert not (third.site / "release/signatures.json").exists()
    assert third.run("sync", "--from", world.server.url).code == 0
    assert (third.site / "release/signatures.json").exists()


def test_signatures_are_renewed_in_place(world: World) -> None:
    """A new timestamp reaches the served tree; the pages are not touched."""
    before = (world.volunteer.site / "en/p1.html").stat()
    world.sim.now = world.volunteer.now = NOW + datetime.timedelta(days=5)
    world.sim.renew()
    world.server.files = world.sim.files
    assert world.volunteer.run("sync").code == 0

    served = (world.volunteer.site / "release/tuf/timestamp.json").read_bytes()
    assert served == world.sim.files["release/tuf/timestamp.json"]
    joined = (world.volunteer.site / "release/tuf/2.joined").read_bytes()
    assert joined == world.sim.files["release/tuf/2.joined"]
    assert not (world.volunteer.site / "release/tuf/1.joined").exists()
    assert (world.volunteer.site / "en/p1.html").stat().st_ino == before.st_ino
    assert world.whole()


def test_a_new_root_is_followed(world: World) -> None:
    """Editors change their keys: copies learn of it, and pass the new keys on."""
    world.sim.rotate_root(editors=[key("new 1"), key("new 2"), key("new 3")])
    world.publish(p1=page(1, "more"))
    assert world.volunteer.run("sync").code == 0

    allowed = (world.volunteer.site / "release/keys/allowed_signers").read_text()
    assert key("new 1").public_key.keyid in allowed
    assert (world.volunteer.site / "release/tuf/2.root.json").is_file()
    assert world.whole()


def test_who_begins_with_a_later_root_passes_the_older_ones_on(
    world: World, tmp_path: Path
) -> None:
    """Others may have been given the first root, long ago."""
    first = hashlib.sha256(world.sim.files["release/tuf/1.root.json"]).hexdigest()
    world.sim.rotate_root(publisher=[key("another")])
    world.publish(p1=page(1, "more"))
    second = hashlib.sha256(world.sim.files["release/tuf/2.root.json"]).hexdigest()
    other, third = Volunteer(tmp_path / "other", NOW), Volunteer(tmp_path / "third", NOW)
    assert other.init(world.server.url, "--root", f"zhiquan:{second}").code == 0
    world.publish(p1=page(1, "still more"))
    assert other.run("sync").code == 0

    assert third.init(other.copy, "--root", f"zhiquan:{first}").code == 0
    assert other.run("verify").code == 0


def test_one_mirror_gone_bad_is_passed_over_and_told(world: World, tmp_path: Path) -> None:
    """The release comes from the other, and the volunteer learns which one lied."""
    bad = Server(dict(world.sim.files), {"release/archives/1.tar.zst": Flipped(100)})
    other = Volunteer(tmp_path / "other", NOW)
    with bad:
        answer = other.init(bad.url, "--also", world.server.url, "--json")

    assert answer.code == 1
    assert answer.data["sources"][bad.url].startswith("refused")
    assert other.files() == world.volunteer.files()


def test_a_mirror_that_is_gone_is_passed_over(world: World, tmp_path: Path) -> None:
    """Nobody listens there any more."""
    with Server({}) as gone:
        address = gone.url
    other = Volunteer(tmp_path / "other", NOW)
    answer = other.init(address, "--also", world.server.url, "--json")

    assert answer.code == 0
    assert answer.data["sources"][address].startswith("unreachable")
    assert other.files() == world.volunteer.files()


def test_a_mirror_that_is_behind_is_not_taken_for_the_newest(world: World, tmp_path: Path) -> None:
    """An old release, genuine and not yet expired, does not hide a newer one."""
    with Server(dict(world.sim.files)) as frozen:
        world.sim.now += datetime.timedelta(hours=1)
        world.publish(p1=page(1, "newer"))
        other = Volunteer(tmp_path / "other", NOW)
        answer = other.init(frozen.url, "--also", world.server.url, "--json")

        assert answer.data["release"] == 2
        assert answer.data["sources"][frozen.url].startswith("behind")


def test_a_line_that_drops_one_request_in_three_is_borne(world: World, tmp_path: Path) -> None:
    """Through a bad proxy everything arrives all the same."""
    world.server.behave["*"] = DropOneInThree()
    other = Volunteer(tmp_path / "other", NOW)
    with Proxy() as proxy:
        answer = other.init(world.server.url, "--proxy", proxy.url)

    assert answer.code == 0, answer.err
    assert other.files() == world.volunteer.files()


def test_a_stick_tells_its_age_instead_of_failing(world: World, tmp_path: Path) -> None:
    """Without a network nobody can have anything newer: old is told, and taken."""
    shutil.copytree(world.volunteer.site, tmp_path / "stick", symlinks=False)
    other = Volunteer(tmp_path / "other", NOW + datetime.timedelta(days=60))
    answer = other.init(tmp_path / "stick")

    assert answer.code == 0
    assert "signed until 8 December 2026, 53 days ago" in answer.out
    assert other.files() == world.volunteer.files()
    assert other.run("status").code == 1


def test_a_web_mirror_that_is_too_old_is_refused(world: World, tmp_path: Path) -> None:
    """With a network, old signatures mean that somebody hides what is new."""
    other = Volunteer(tmp_path / "other", NOW + datetime.timedelta(days=10))
    answer = other.init(world.server.url)

    assert answer.code == 1
    assert "8 December 2026" in answer.err
    assert not (other.copy / "site").exists()


def test_a_stick_helps_where_the_network_does_not(world: World, tmp_path: Path) -> None:
    """The mirror is silent and somebody brings a newer release by hand."""
    world.publish(p1=page(1, "newer"))
    stick = tmp_path / "stick"
    for path, data in world.sim.files.items():
        (stick / path).parent.mkdir(parents=True, exist_ok=True)
        (stick / path).write_bytes(data)
    world.server.behave["*"] = Status(503)
    answer = world.volunteer.run("sync", "--from", str(stick), "--json")

    assert answer.code == 0, answer.err
    assert answer.data["release"] == 2
    assert world.whole()


def test_a_failed_sync_leaves_what_was_served(world: World) -> None:
    """Pages are missing on the mirror, and nobody else has them."""
    served = world.volunteer.files()
    world.publish(p60=page(60))
    for path in list(world.server.files):
        if path.startswith(("release/packs", "release/archives", "en/p60")):
            del world.server.files[path]
    answer = world.volunteer.run("sync")

    assert answer.code == 1
    assert "release 2 cannot be had" in answer.err
    assert world.volunteer.files() == served
    assert world.volunteer.run("verify").code == 0
