"""Whatever publishers and disks do, two volunteers end with the newest release they can reach."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.mirror.hostile import page, pages
from tests.mirror.server import Server
from tests.mirror.simulator import NOW, Simulator, key
from tests.mirror.volunteer import Volunteer

ACTIONS = ("publish", "withdraw", "rotate", "renew", "sync 0", "sync 1", "damage 0", "damage 1")


class Chain:
    """A publisher, a mirror, a volunteer who feeds from it, and one who feeds from that one."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.sim = Simulator()
        self.random = Random(seed)
        self.pages = pages(6)
        self.sim.publish(self.pages)
        self.server = Server(self.sim.tree())
        self.volunteers = [Volunteer(folder / name, NOW) for name in ("first", "second")]
        self.reached = [0, 0]

    def begin(self) -> None:
        """Both make their copies."""
        first, second = self.volunteers
        assert first.init(self.server.url).code == 0
        assert second.init(first.copy).code == 0
        self.reached = [1, 1]

    def do(self, action: str) -> None:
        """One step."""
        name, _, who = action.partition(" ")
        getattr(self, name)(*([int(who)] if who else []))
        self.sim.now += datetime.timedelta(hours=1)
        for volunteer in self.volunteers:
            volunteer.now = self.sim.now
        self.server.files = self.sim.tree()

    def publish(self) -> None:
        """Pages change and come."""
        number = self.random.randrange(9)
        self.pages[f"en/p{number}.html"] = page(number, str(self.random.random()))
        self.sim.publish(self.pages)

    def withdraw(self) -> None:
        """A page goes, and its record is withdrawn."""
        gone = self.random.choice(sorted(set(self.pages) - {"index.html"}) or ["index.html"])
        self.pages = {p: d for p, d in self.pages.items() if p != gone or p == "index.html"}
        self.sim.publish(self.pages, revoked=[f"p-{self.random.randrange(10**6):06}"])

    def rotate(self) -> None:
        """Other keys for the publisher; the release stays."""
        self.sim.rotate_root(publisher=[key(f"publisher {self.random.random()}")])
        self.sim.renew()

    def renew(self) -> None:
        """Snapshot and timestamp are signed anew."""
        self.sim.renew()

    def damage(self, who: int) -> None:
        """A file of the site, or of what proves it, is spoiled on the disk."""
        site = self.volunteers[who].site
        there = sorted(path for path in site.rglob("*") if path.is_file())
        spoiled = self.random.choice([path for path in there if "release/" not in str(path)])
        spoiled.unlink()
        if self.random.random() < 0.5:
            spoiled.write_bytes(b"spoiled")

    def sync(self, who: int) -> None:
        """One of them looks for something newer; what it then has is whole, or known to be not."""
        volunteer = self.volunteers[who]
        newest = self.reached[0] if who else len(self.sim.sites)
        damaged = [one.run("verify").code == 2 for one in self.volunteers]
        answer = volunteer.run("sync")
        came = newest > self.reached[who]
        if answer.code == 0:
            self.reached[who] = newest
        elif not (who and damaged[0]):  # who feeds from a damaged copy may have to wait
            raise AssertionError(answer)
        if not damaged[who] or (came and answer.code == 0):
            expected = self.sim.sites[self.reached[who] - 1].files
            assert volunteer.files() == expected
            assert volunteer.run("verify").code == 0


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(ACTIONS), max_size=8), st.integers(0, 2**16))
def test_any_sequence_of_events(actions: list[str], seed: int) -> None:
    """After each sync the site is the newest release within reach, and verifies."""
    with tempfile.TemporaryDirectory() as folder:
        chain = Chain(Path(folder), seed)
        with chain.server:
            chain.begin()
            for action in [*actions, "publish", "sync 0", "sync 1"]:
                chain.do(action)
