"""``kill -9`` of the real command at any moment: the old release is served or the new one."""

from __future__ import annotations

import datetime
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.mirror.behaviours import Behaviour
from tests.mirror.hostile import page, pages
from tests.mirror.replies import Reply, Request
from tests.mirror.server import Server
from tests.mirror.simulator import Simulator
from tests.mirror.volunteer import Volunteer
from tests.sites import ROOT

LONGEST = 0.15  # seconds from a request to the kill: what comes after the last one takes no longer


@dataclass
class Killing(Behaviour):
    """Kills a process some time after so many requests, and answers honestly."""

    process: subprocess.Popen[bytes] | None = None
    left: int = 0
    after: float = 0.0

    def _act(self, request: Request, reply: Reply) -> Reply:
        self.left -= 1
        if self.process and self.left == 0:
            time.sleep(self.after)
            self.process.kill()
        return reply


class Stage:
    """A publisher, a mirror that kills its visitors, and a volunteer who is killed."""

    def __init__(self, folder: Path) -> None:
        now = datetime.datetime.now(datetime.UTC)  # the command has the machine's own clock
        self.sim = Simulator(now, extras={"client/zhiquan-mirror.pyz": b"client"})
        self.pages = pages(20)
        self.sim.publish(self.pages)
        self.killing = Killing()
        self.server = Server(self.sim.tree(), {"*": self.killing})
        self.volunteer = Volunteer(folder / "copy", now)
        self.folder = folder

    def publish(self, number: int) -> None:
        """One more release: pages change, come and go."""
        self.pages[f"en/p{number % 20}.html"] = page(number, f" More of {number}.")
        self.pages[f"en/new{number}.html"] = page(1000 + number)
        self.pages.pop(f"en/new{number - 2}.html", None)
        self.sim.publish(self.pages)
        self.server.files = self.sim.tree()

    def walking(self) -> None:
        """Take away all that is not needed to walk."""
        for path in list(self.server.files):
            if path.startswith(("release/packs/", "release/archives/", "release/index.json")):
                del self.server.files[path]

    def kill(self, request: int, after: float, options: tuple[str, ...] = ()) -> bool:
        """Sync, and kill it; whether it was killed before it had ended."""
        words = ["sync", "--quiet", *options, str(self.volunteer.copy)]
        command = [sys.executable, "-m", "mirror", *words]
        with subprocess.Popen(
            command,
            cwd=self.folder,
            env={"PYTHONPATH": str(ROOT), "PATH": ""},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            self.killing.process, self.killing.left, self.killing.after = process, request, after
            code = process.wait()
            self.killing.process = None
        return code != 0

    def site(self, number: int) -> dict[str, bytes]:
        """The pages of a release; of none at all before the first."""
        return dict(self.sim.sites[number - 1].files) if number else {}


def by_pack(stage: Stage, number: int) -> None:
    """The pack from the release before."""
    stage.publish(number)


def by_packs(stage: Stage, number: int) -> None:
    """Two packs, and a release in between."""
    stage.publish(number)
    stage.publish(number + 1)


def by_walking(stage: Stage, number: int) -> None:
    """Pieces of the manifest, and pages."""
    stage.publish(number)
    stage.walking()


def by_repair(stage: Stage, number: int) -> None:
    """The release is the same; pages and proofs of it are damaged, missing and too many here."""
    site = stage.volunteer.site
    for path in ("en/p3.html", "release/manifest"):
        data = (site / path).read_bytes()
        (site / path).unlink()
        (site / path).write_bytes(data[:-1])
    (site / "en/p4.html").unlink()
    (site / "en/extra.html").write_bytes(b"nobody signed this")


def by_archive(stage: Stage, number: int) -> None:
    """Nothing is here yet but what was trusted; the archive leads to the newest release."""
    stage.publish(number)
    shutil.rmtree(stage.volunteer.copy)
    stage.server.files, held = {}, stage.server.files
    for path in [path for path in held if path.endswith("root.json")]:
        stage.server.files[path] = held[path]
    assert stage.volunteer.init(stage.server.url).code == 1
    stage.server.files = held


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """The volunteer has release 1."""
    found = Stage(tmp_path)
    with found.server:
        assert found.volunteer.init(found.server.url).code == 0
        yield found


WAYS = [by_pack, by_packs, by_walking, by_archive]
REPAIR = ("--repair",)


@pytest.mark.parametrize(
    ("way", "kills"),
    [(way, 3) for way in WAYS] + [pytest.param(way, 25, marks=pytest.mark.slow) for way in WAYS],
)
def test_kills_at_random_moments(
    stage: Stage, way: Callable[[Stage, int], None], kills: int
) -> None:
    """``site`` is one release, byte for byte; it verifies; and the next sync completes."""
    chance = random.Random(f"{way.__name__} {kills}")
    killed = tries = 0
    while killed < kills:
        tries += 1
        assert tries < 10 * kills
        way(stage, len(stage.sim.sites) + 1)
        newest = len(stage.sim.sites)
        old = stage.volunteer.files()
        before = len(stage.server.heads)
        killed += stage.kill(chance.randrange(1, 9), chance.uniform(0, LONGEST))

        assert stage.volunteer.files() in (old, stage.site(newest))
        if stage.volunteer.site.exists():
            assert stage.volunteer.run("verify").code == 0
        assert len(stage.server.heads) > before
        answer = stage.volunteer.run("sync")
        assert answer.code == 0, answer.err
        assert stage.volunteer.files() == stage.site(newest)
        assert stage.volunteer.run("verify").code == 0
        left = {path.name for path in (stage.volunteer.copy / ".zhiquan/releases").iterdir()}
        assert len(left) <= 2
        assert not list((stage.volunteer.copy / ".zhiquan/partial").iterdir())


@pytest.mark.parametrize("kills", [3, pytest.param(25, marks=pytest.mark.slow)])
def test_kills_in_the_middle_of_a_repair(stage: Stage, kills: int) -> None:
    """What is served is as damaged as before, or whole; the next repair completes."""
    chance = random.Random(f"repair {kills}")
    killed = tries = 0
    while killed < kills:
        tries += 1
        assert tries < 10 * kills
        by_repair(stage, 1)
        damaged = stage.volunteer.files()
        killed += stage.kill(chance.randrange(1, 6), chance.uniform(0, LONGEST), REPAIR)

        assert stage.volunteer.files() in (damaged, stage.site(1))
        answer = stage.volunteer.run("sync", *REPAIR)
        assert answer.code == 0, answer.err
        assert stage.volunteer.files() == stage.site(1)
        assert stage.volunteer.run("verify").code == 0
