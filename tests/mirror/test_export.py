"""``export`` writes what is signed, and nothing else, into a folder for another host."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from mirror import export as exporting
from mirror.profiles import PROFILES, Profile
from mirror.swap import Copy
from tests.mirror.folders import inside, plant
from tests.mirror.hostile import Scene, page
from tests.mirror.volunteer import Answer


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A volunteer with release 1."""
    with Scene(tmp_path) as found:
        yield found


def exported(scene: Scene, target: Path, *options: str) -> Answer:
    """What ``export`` answers."""
    return scene.volunteer.type("export", str(scene.volunteer.copy), str(target), *options)


def newer(scene: Scene) -> None:
    """Release 2: a page changes, another goes, a third comes."""
    del scene.pages["en/p1.html"]
    scene.publish(p3=page(3, " More."), p9=page(9))
    assert scene.sync(scene.good).code == 0


@pytest.mark.parametrize("name", PROFILES)
def test_each_profile(scene: Scene, tmp_path: Path, name: str) -> None:
    """Whatever the host, the pages and their proofs are there, and prove themselves."""
    answer = exported(scene, tmp_path / "out", "--profile", name, "--json")
    found = inside(tmp_path / "out")

    assert answer.code == 0
    assert {path: found[path] for path in scene.newest} == scene.newest
    assert PROFILES[name].add.items() <= found.items()
    verified = scene.volunteer.type("verify", str(tmp_path / "out"), "--json")
    assert verified.data["genuine"]
    assert verified.data["extra"] == sorted(PROFILES[name].add)
    assert not [path for path in found if ".zhiquan" in path]


def test_what_is_there_is_not_written_again(scene: Scene, tmp_path: Path) -> None:
    """A second export touches what changed: a commit stays small, a stick lives long."""
    target, options = tmp_path / "out", ("--profile", "cloudflare-pages", "--json")
    exported(scene, target, *options)
    before = {path: path.stat().st_ino for path in target.rglob("*") if path.is_file()}
    again = exported(scene, target, *options).data
    assert (again["written"], again["removed"]) == (0, 0)
    assert all(path.stat().st_ino == inode for path, inode in before.items())

    newer(scene)
    answer = exported(scene, target, *options)
    assert {p: d for p, d in inside(target).items() if p in scene.newest} == scene.newest
    assert not (target / "en/p1.html").exists()
    assert answer.data["removed"] >= 1
    kept = target / "en/p2.html"
    assert kept.stat().st_ino == before[kept]


def test_files_of_others_stay(scene: Scene, tmp_path: Path) -> None:
    """The target may be a repository, or a stick with photographs on it."""
    target = plant(
        tmp_path / "out", {"CNAME": b"example.org", ".git/HEAD": b"x", "en/my.txt": b"y"}
    )
    exported(scene, target)
    newer(scene)
    assert exported(scene, target).code == 0

    found = inside(target)
    assert (found["CNAME"], found[".git/HEAD"], found["en/my.txt"]) == (b"example.org", b"x", b"y")


def test_what_others_put_into_the_copy_is_not_published(scene: Scene, tmp_path: Path) -> None:
    """A private file that somebody left in ``site`` by mistake goes nowhere."""
    plant(scene.volunteer.site, {"letter.txt": b"private", "release/letter.txt": b"private"})
    assert exported(scene, tmp_path / "out").code == 0

    assert b"private" not in inside(tmp_path / "out").values()


def test_a_damaged_copy_is_not_published(scene: Scene, tmp_path: Path) -> None:
    """What the disk spoiled is not handed on as genuine."""
    spoiled = scene.volunteer.site / "en/p3.html"
    spoiled.unlink()
    spoiled.write_bytes(b"spoiled")
    answer = exported(scene, tmp_path / "out")

    assert answer.code == 3
    assert "not as they were signed" in answer.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("last", range(0, 60, 7))
def test_an_export_that_breaks_off_is_mended(scene: Scene, tmp_path: Path, last: int) -> None:
    """Wherever it stops, the next one ends with the new release and nothing of the old one."""
    target = tmp_path / "out"
    exported(scene, target)
    newer(scene)
    steps = 0

    def stopping(real: object) -> object:
        def step(*arguments: object, **options: object) -> object:
            nonlocal steps
            steps += 1
            if steps > last:
                raise KeyboardInterrupt
            return real(*arguments, **options)  # type: ignore[operator]

        return step

    with (
        mock.patch.object(os, "replace", stopping(os.replace)),
        mock.patch.object(exporting.Tree, "abort", lambda self: self.close()),
    ):
        exported(scene, target)
    assert exported(scene, target).code == 0

    found = {path for path in inside(target) if not path.startswith("release/")}
    assert found == scene.newest.keys()
    assert scene.volunteer.type("verify", str(target)).code == 0


@pytest.mark.parametrize("link", ["en", "release", ".zhiquan-export"])
def test_a_link_in_the_target_is_not_followed(scene: Scene, tmp_path: Path, link: str) -> None:
    """A folder of the target that leads elsewhere: nothing is written there."""
    elsewhere = plant(tmp_path / "elsewhere", {"kept.txt": b"kept"})
    target = plant(tmp_path / "out", {})
    target.mkdir()
    (target / link).symlink_to(elsewhere)
    answer = exported(scene, target)

    assert answer.code == 3
    assert answer.err.startswith("error: ")
    assert inside(elsewhere) == {"kept.txt": b"kept"}


def test_a_link_in_place_of_a_file_is_replaced(scene: Scene, tmp_path: Path) -> None:
    """What it leads to is not written into."""
    plant(tmp_path, {"victim": b"kept", "out/readme": b""})
    (tmp_path / "out/index.html").symlink_to(tmp_path / "victim")
    assert exported(scene, tmp_path / "out").code == 0

    assert (tmp_path / "victim").read_bytes() == b"kept"
    assert (tmp_path / "out/index.html").read_bytes() == b"door"


@pytest.mark.parametrize("inside_", ["", "site", "new", ".zhiquan/releases/9"])
def test_a_target_inside_the_copy_is_refused(scene: Scene, inside_: str) -> None:
    """It would be served, or removed."""
    answer = exported(scene, scene.volunteer.copy / inside_)

    assert answer.code == 3
    assert "inside the copy" in answer.err


def test_a_host_that_is_too_small(scene: Scene, tmp_path: Path) -> None:
    """All that is in the way is said, and nothing is written."""
    small = Profile("small", "a small host", "nobody", "", max_files=3, max_file=100)
    with mock.patch.dict("mirror.commands.PROFILES", {"plain": small}):
        answer = exported(scene, tmp_path / "out")

    assert answer.code == 3
    assert "a small host takes 3" in answer.err
    assert "takes 100 for one file" in answer.err
    assert not (tmp_path / "out").exists()


def test_a_disk_without_links_and_modes(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT knows neither hard links nor modes; an export needs none."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    for name in ("link", "symlink", "chmod", "fchmod"):
        monkeypatch.setattr(os, name, refuse)
    answer = exported(scene, tmp_path / "out", "--profile", "fat32")

    assert answer.code == 0, answer.err
    assert {p: d for p, d in inside(tmp_path / "out").items() if p in scene.newest} == scene.newest


def test_a_copy_without_a_release(scene: Scene, tmp_path: Path) -> None:
    """There is nothing to write out yet."""
    Copy.create(tmp_path / "empty")
    answer = scene.volunteer.type("export", str(tmp_path / "empty"), str(tmp_path / "out"))

    assert answer.code == 3
    assert "no release" in answer.err
