"""``sync --repair``: a copy that is damaged becomes whole, and little is fetched for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.mirror.behaviours import Flipped
from tests.mirror.folders import plant
from tests.mirror.hostile import Scene, page
from tests.mirror.server import Server

PAGE = "en/p3.html"
CLIENT = "release/client/zhiquan-mirror.pyz"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """A volunteer with release 1, and mirrors that have nothing newer."""
    with Scene(tmp_path, {"client/zhiquan-mirror.pyz": b"client" * 50}) as found:
        yield found


def changed(path: str) -> Callable[[Path], None]:
    """Put other bytes into a file, as many as before."""

    def change(site: Path) -> None:
        size = (site / path).stat().st_size
        (site / path).unlink()
        (site / path).write_bytes(b"x" * size)

    return change


def missing(path: str) -> Callable[[Path], None]:
    """Take a file away."""
    return lambda site: (site / path).unlink()


def linked(path: str) -> Callable[[Path], None]:
    """Put a link to the right bytes in the place of a file."""

    def change(site: Path) -> None:
        aside = site.parent / "aside"
        shutil.move(site / path, aside)
        (site / path).symlink_to(aside)

    return change


def folder_for(path: str) -> Callable[[Path], None]:
    """Put a folder in the place of a file."""

    def change(site: Path) -> None:
        (site / path).unlink()
        plant(site / path, {"inside.html": b"nobody signed this"})

    return change


def linked_folder(site: Path) -> None:
    """A folder of pages leads elsewhere."""
    aside = site.parent / "pages"
    shutil.move(site / "en", aside)
    (site / "en").symlink_to(aside)


def extra(path: str) -> Callable[[Path], None]:
    """Put a file there that nobody signed."""
    return lambda site: plant(site, {path: b"nobody signed this"}) and None


PAGES = {
    "changed": (changed(PAGE), {PAGE}),
    "missing": (missing(PAGE), {PAGE}),
    "link": (linked(PAGE), {PAGE}),
    "folder": (folder_for(PAGE), {PAGE}),
    "withdrawn records": (changed("revoked.json"), {"revoked.json"}),
}
RELEASE = {
    "manifest": changed("release/manifest"),
    "no manifest": missing("release/manifest"),
    "timestamp": changed("release/tuf/timestamp.json"),
    "no targets": missing("release/tuf/1.targets.json"),
    "root": changed("release/tuf/1.root.json"),
    "joined": changed("release/tuf/1.joined"),
    "node": changed("release/nodes/root"),
    "index": changed("release/index.json"),
    "sums": changed("release/SHA256SUMS"),
    "signatures": changed("release/signatures.json"),
    "key": changed("release/keys/allowed_signers"),
    "client": changed(CLIENT),
    "archive": changed("release/archives/1.tar.zst"),
}


def asked(server: Server, since: int) -> list[str]:
    """The pages that were asked for."""
    paths = [request.path for request in server.heads[since:]]
    return sorted(path for path in paths if not path.startswith("release/"))


@pytest.mark.parametrize("case", PAGES)
def test_a_damaged_page_comes_anew_and_no_other(scene: Scene, case: str) -> None:
    """It is told before, and told when it was mended; a sync alone does not see it."""
    change, paths = PAGES[case]
    change(scene.volunteer.site.resolve())
    told = scene.volunteer.run("verify")
    assert told.code == 2
    assert "sync --repair" in told.out
    assert scene.sync(scene.good).code == 0
    assert scene.volunteer.run("verify").code == 2

    since = len(scene.good.heads)
    answer = scene.sync(scene.good, options=("--repair", "--json"))

    assert answer.code == 0, answer.err
    assert asked(scene.good, since) == sorted(paths)
    assert answer.data["repaired"] == sorted(paths)
    assert scene.volunteer.files() == scene.newest
    assert scene.volunteer.run("verify").code == 0


@pytest.mark.parametrize("case", RELEASE)
def test_what_proves_a_release_or_is_carried_comes_anew(scene: Scene, case: str) -> None:
    """No page is fetched for it."""
    RELEASE[case](scene.volunteer.site.resolve())
    assert scene.volunteer.run("verify").code != 0

    since = len(scene.good.heads)
    answer = scene.sync(scene.good, options=("--repair",))

    assert answer.code == 0, answer.err
    assert asked(scene.good, since) == []
    assert "made whole again" in answer.out
    assert scene.volunteer.run("verify").code == 0
    for path in ("release/manifest", "release/signatures.json", CLIENT):
        assert (scene.volunteer.site / path).read_bytes() == scene.good.files[path]


def test_a_folder_that_became_a_link_is_a_folder_again(scene: Scene) -> None:
    """Its pages come anew: what lies behind a link is somebody else's."""
    linked_folder(scene.volunteer.site.resolve())
    answer = scene.sync(scene.good, options=("--repair",))

    assert answer.code == 0, answer.err
    assert not (scene.volunteer.site / "en").is_symlink()
    assert scene.volunteer.files() == scene.newest
    assert scene.volunteer.run("verify").code == 0


def test_what_nobody_signed_is_not_served_any_more(scene: Scene) -> None:
    """It is named, so that the volunteer can ask how it came there."""
    extra("en/extra.html")(scene.volunteer.site.resolve())
    told = scene.volunteer.run("verify")
    assert (told.code, "sync --repair" in told.out) == (1, True)
    answer = scene.sync(scene.good, options=("--repair", "--json"))

    assert (answer.code, answer.data["removed"]) == (0, ["en/extra.html"])
    assert not (scene.volunteer.site / "en/extra.html").exists()
    assert scene.volunteer.run("verify").code == 0


def test_a_whole_copy_costs_two_requests(scene: Scene) -> None:
    """Nothing is made anew, and it is said that all was looked at."""
    before = scene.volunteer.site.resolve().stat().st_ino
    since = len(scene.good.heads)
    answer = scene.sync(scene.good, options=("--repair",))

    assert (answer.code, len(scene.good.heads) - since) == (0, 2)
    assert "every file here was looked at" in answer.out
    assert scene.volunteer.site.resolve().stat().st_ino == before


def test_what_others_need_and_is_gone_is_made_anew(scene: Scene) -> None:
    """Nobody misses the nodes but those who fetch from here."""
    path = "release/nodes/root"
    missing(path)(scene.volunteer.site.resolve())
    assert scene.volunteer.run("verify").code == 0
    answer = scene.sync(scene.good, options=("--repair", "--json"))

    assert (answer.code, answer.data["repaired"]) == (0, [path])
    assert (scene.volunteer.site / path).read_bytes() == scene.good.files[path]


def test_a_newer_release_mends_at_once(scene: Scene) -> None:
    """It is fetched as always; a damaged page does not become part of it."""
    changed(PAGE)(scene.volunteer.site.resolve())
    scene.publish(p5=page(5, " More."))
    answer = scene.sync(scene.good, options=("--repair", "--json"))

    assert (answer.data["release"], answer.data["repaired"]) == (2, [PAGE])
    assert scene.volunteer.files() == scene.newest


def test_from_a_folder_and_from_a_stick(scene: Scene, tmp_path: Path) -> None:
    """Also where no mirror can be reached, and the stick is old."""
    stick = plant(tmp_path / "stick", scene.good.files)
    changed(PAGE)(scene.volunteer.site.resolve())
    missing("release/manifest")(scene.volunteer.site.resolve())
    scene.volunteer.now = scene.volunteer.now.replace(year=2028)
    scene.good.files, scene.bad.files = {}, {}
    answer = scene.sync(scene.good, options=("--repair", "--from", str(stick), "--json"))

    assert (answer.code, answer.data["repaired"]) == (0, [PAGE]), answer.err
    assert answer.data["expired"]
    assert scene.volunteer.files() == scene.newest


def test_from_several_of_which_one_is_false(scene: Scene) -> None:
    """What one gives wrongly another gives rightly; the first is named."""
    changed(PAGE)(scene.volunteer.site.resolve())
    scene.bad.behave[PAGE] = Flipped(100)
    answer = scene.sync(scene.bad, scene.good, options=("--repair", "--json"))

    assert answer.data["repaired"] == [PAGE]
    assert scene.volunteer.files() == scene.newest
    assert scene.volunteer.run("verify").code == 0


def test_what_cannot_be_had_leaves_what_is_served(scene: Scene) -> None:
    """It is as damaged as before, and says so; pages that are good are not lost."""
    changed(PAGE)(scene.volunteer.site.resolve())
    before = scene.volunteer.files()
    del scene.good.files[PAGE]
    answer = scene.sync(scene.good, options=("--repair",))

    assert (answer.code, PAGE in answer.err) == (1, True)
    assert scene.volunteer.files() == before
    assert not [*scene.volunteer.copy.glob(".zhiquan/releases/*.new")]
