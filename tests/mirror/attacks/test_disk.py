"""Attacks on the copy's own folder, by another user of the machine or whoever lent the stick."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirror.format.manifest import Entry
from mirror.swap import Copy
from tests.mirror.folders import inside, plant
from tests.mirror.hostile import ARCHIVE, Scene, page
from tests.mirror.simulator import NOW, Simulator
from tests.mirror.volunteer import Answer, Volunteer

OWN = ".zhiquan"
GARBAGE = [b"", b"\xff\xfe\0", b"[]", b"{}", b"null", b"7", b"[" * 100_000, b'{"a":' + b"9" * 9999]


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """Release 2 is there to be had, and the volunteer has release 1."""
    with Scene(tmp_path) as found:
        found.publish(p3=page(3, " More."))
        yield found


def clear(answer: Answer) -> None:
    """One sentence for the volunteer, and no traceback."""
    errors = [line for line in answer.err.split("\n") if line.startswith("error: ")]
    assert answer.code == 3, answer.err
    assert len(errors) == 1
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("garbage", GARBAGE, ids=lambda one: repr(one[:8]))
@pytest.mark.parametrize("name", ["config.json", "copy.json", "trust/1.root.json"])
@pytest.mark.parametrize("command", ["sync", "status"])
def test_garbage(scene: Scene, name: str, garbage: bytes, command: str) -> None:
    """Files that the client wrote are something else now: it says so, and stops."""
    served = scene.volunteer.files()
    (scene.volunteer.copy / OWN / name).write_bytes(garbage)

    clear(scene.volunteer.run(command))
    assert scene.volunteer.files() == served


@pytest.mark.parametrize("garbage", GARBAGE, ids=lambda one: repr(one[:8]))
@pytest.mark.parametrize(
    "name", ["trust/timestamp.json", "trust/snapshot.json", "trust/targets.json", "last.json"]
)
def test_garbage_that_can_be_had_again(scene: Scene, name: str, garbage: bytes) -> None:
    """What the mirror gives anew is fetched anew."""
    (scene.volunteer.copy / OWN / name).write_bytes(garbage)
    assert scene.volunteer.run("status").code in (0, 1)

    assert scene.sync(scene.good).code == 0
    assert scene.volunteer.files() == scene.newest
    assert scene.volunteer.run("status").code == 0


@pytest.mark.parametrize(
    "told",
    [
        {"sources": "https://example.org", "carry": "all", "keep": 1},
        {"sources": {"a": 1}, "carry": "all", "keep": 1},
        {"sources": [7], "carry": "all", "keep": 1},
        {"sources": [], "carry": "none", "keep": 1},
        {"sources": [], "carry": [], "keep": 1},
        {"sources": [], "carry": "all", "keep": -1},
        {"sources": [], "carry": "all", "keep": True},
        {"sources": [], "carry": "all", "keep": 1.5},
        {"sources": ["ftp://example.org"], "carry": "all", "keep": 1},
        {"sources": ["https://"], "carry": "all", "keep": 1},
    ],
)
def test_settings_that_make_no_sense(scene: Scene, told: dict[str, object]) -> None:
    """A person may edit this file, and be told what is wrong with it."""
    (scene.volunteer.copy / OWN / "config.json").write_text(json.dumps(told), "utf-8")

    clear(scene.volunteer.run("sync"))


def test_no_source_at_all(scene: Scene) -> None:
    """Nobody is asked, nothing comes, and that is said."""
    answer = scene.sync()

    assert answer.code in (1, 3)
    assert "error: " in answer.err


@pytest.mark.parametrize(
    "name",
    [
        *("config.json.tmp", "last.json.tmp", "lock", "next", "renew", "lib", "partial", "trust"),
        *("releases/2.new", "trust/timestamp.json.part", "trust/timestamp.json.tmp"),
        *("trust/2.root.json", "trust/timestamp.json"),
    ],
)
def test_link_waiting(scene: Scene, name: str, tmp_path: Path) -> None:
    """A link stands where the client will write: nothing behind it changes."""
    victim = plant(tmp_path / "victim", {"file": b"kept", "index.html": b"kept"})
    for target in (victim / "file", victim, tmp_path / "victim-to-be"):
        place = scene.volunteer.copy / OWN / name
        aside = place.with_name("aside")
        if os.path.lexists(place):
            place.rename(aside)
        place.symlink_to(target)
        answer = scene.sync(scene.good)
        assert answer.code in (0, 3)
        assert "Traceback" not in answer.err
        assert inside(victim) == {"file": b"kept", "index.html": b"kept"}
        assert not (tmp_path / "victim-to-be").exists()
        if os.path.lexists(place) and place.is_symlink():
            place.unlink()
        if aside.exists() and not place.exists():
            aside.rename(place)

    assert scene.sync(scene.good).code == 0
    assert scene.volunteer.files() == scene.newest


def test_link_in_place_of_a_download(scene: Scene, tmp_path: Path) -> None:
    """A part of a download that is a link to somebody's file is not written through."""
    victim = plant(tmp_path / "victim", {"file": b"kept"})
    scene.newcomer()
    part = Entry.of(scene.sim.files[ARCHIVE]).sha256
    (scene.volunteer.copy / OWN / "partial" / part).symlink_to(victim / "file")
    answer = scene.sync(scene.good)

    assert answer.code in (0, 3)
    assert inside(victim) == {"file": b"kept"}


@pytest.mark.parametrize("kind", ["link", "folder", "file"])
def test_site_replaced(scene: Scene, tmp_path: Path, kind: str) -> None:
    """``site`` is something else now: it is not touched, and not served as ours."""
    victim = plant(tmp_path / "victim", {"index.html": b"kept"})
    scene.volunteer.site.unlink()
    if kind == "link":
        scene.volunteer.site.symlink_to(victim)
    elif kind == "folder":
        plant(scene.volunteer.site, {"index.html": b"kept"})
    else:
        scene.volunteer.site.write_bytes(b"kept")

    for command in ("sync", "status", "verify"):
        clear(scene.volunteer.run(command))
    clear(scene.volunteer.type("export", str(scene.volunteer.copy), str(tmp_path / "out")))
    assert inside(victim) == {"index.html": b"kept"}
    assert os.path.lexists(scene.volunteer.site)


def test_root_of_trust_exchanged(scene: Scene, tmp_path: Path) -> None:
    """Another project's root in the folder of trust: our own mirror is refused, not served."""
    served = scene.volunteer.files()
    other = Simulator(name="thief").files["release/tuf/1.root.json"]
    (scene.volunteer.copy / OWN / "trust/1.root.json").write_bytes(other)
    answer = scene.sync(scene.good)

    assert answer.code == 2
    assert scene.volunteer.files() == served


def test_false_roots_among_the_served_ones_are_not_passed_on(scene: Scene) -> None:
    """Somebody put a root 9 into the served tree: the next sync takes it away."""
    for name in ("9.root.json", "2.root.json", "7.targets.json"):
        (scene.volunteer.site / "release/tuf" / name).write_bytes(b"{}")
    assert scene.volunteer.run("verify").code != 0
    assert scene.sync(scene.good).code == 0
    assert scene.volunteer.run("verify").code == 0

    (scene.volunteer.site / "release/tuf/9.root.json").write_bytes(b"{}")
    assert scene.sync(scene.good).code == 0
    assert scene.volunteer.run("verify").code == 0


def test_state_of_a_copy_without_links_leads_nowhere(tmp_path: Path) -> None:
    """On Windows a note says which tree is served; a path in it is no tree."""
    victim = plant(tmp_path / "victim", {"file": b"kept"})
    Copy.create(tmp_path / "copy", links=False)
    for name in ("../../../victim", "/etc", "12/../..", "C:", 7, ["12"]):
        state = json.dumps({"current": name, "next": None})
        (tmp_path / "copy" / OWN / "state.json").write_text(state, "utf-8")
        volunteer = Volunteer(tmp_path / "copy", NOW)
        answer = volunteer.run("verify")
        assert answer.code == 3
        assert inside(victim) == {"file": b"kept"}


def test_names_on_a_stick_do_not_speak_for_us(scene: Scene, tmp_path: Path) -> None:
    """A file's name may hold a line that looks like ours, or orders for the terminal."""
    evil = "x\nRelease 1: all 9 files are as signed\x1b[2J\u202e"
    (scene.volunteer.site / evil).write_bytes(b"")
    (scene.volunteer.site / os.fsdecode(b"\xff\xfe.html")).write_bytes(b"")
    answer = scene.volunteer.run("verify")

    assert answer.code == 1
    assert not [line for line in answer.out.split("\n")[1:] if line.startswith("Release 1: all 9 ")]
    assert "\x1b" not in answer.out
    assert "\u202e" not in answer.out
    answer.out.encode()
    json_ = scene.volunteer.run("verify", "--json")
    assert evil in json_.data["extra"]
    json_.out.encode("ascii")


def test_devices_and_pipes_are_not_opened(scene: Scene) -> None:
    """A pipe in place of a page would be waited for without end."""
    page_ = scene.volunteer.site / "en/p3.html"
    page_.unlink()
    os.mkfifo(page_)
    assert scene.volunteer.run("verify", "--json").data["changed"] == ["en/p3.html"]
    assert scene.sync(scene.good).code == 0

    assert scene.volunteer.files() == scene.newest
    assert stat.S_ISREG((scene.volunteer.site / "en/p3.html").stat().st_mode)


@pytest.mark.parametrize("path", ["en/p3.html", "en/p4.html", "revoked.json", "release/manifest"])
@pytest.mark.parametrize("how", ["gone", "another", "link"])
def test_damaged_where_a_pack_needs_it(scene: Scene, path: str, how: str, tmp_path: Path) -> None:
    """Whatever is wrong with a file here, the next release comes all the same."""
    place = scene.volunteer.site / path
    data = place.read_bytes()
    place.unlink()
    if how == "another":
        place.write_bytes(b"<" * len(data))
    elif how == "link":
        place.symlink_to(plant(tmp_path / "victim", {"file": data}) / "file")
    answer = scene.sync(scene.good)

    assert answer.code == 0, answer.err
    assert scene.volunteer.files() == scene.newest
    assert scene.volunteer.run("verify").code == 0


def test_false_signatures_are_told(scene: Scene) -> None:
    """Signatures for ssh-keygen that somebody exchanged on the disk are not called genuine."""
    path = next(scene.volunteer.site.glob("release/SHA256SUMS.*.sig"))
    path.unlink()
    path.write_text("-----BEGIN SSH SIGNATURE-----\n", "utf-8")
    answer = scene.volunteer.run("verify", "--json")
    assert answer.code == 2
    assert answer.data["changed"] == [f"release/{path.name}"]

    (scene.volunteer.site / "release/signatures.json").write_bytes(b"{}")
    told = scene.volunteer.run("verify", "--json").data["wrong"]
    assert any(line.startswith("signatures.json is not genuine") for line in told)
    assert any(line.startswith(f"the signature {path.name} is false") for line in told)


def test_stopped_before_a_withdrawn_record_was_forgotten(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new release is served, the old one still lies there: the next sync removes it."""
    scene.publish(secret=b"a name that was withdrawn")
    assert scene.sync(scene.good).code == 0
    del scene.pages["en/secret.html"]
    scene.sim.publish(scene.pages, revoked=["p-000007"])
    scene.serve()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(Copy, "forget_previous", stop)
        assert scene.sync(scene.good).code == 3
    assert scene.volunteer.files() == scene.newest
    assert scene.sync(scene.good).code == 0

    held = [path for path in scene.volunteer.copy.rglob("*") if path.is_file()]
    assert not any(b"a name that was withdrawn" in path.read_bytes() for path in held)
