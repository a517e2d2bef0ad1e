"""A release on the disk, and what the one-file checker says of it.

folder = plant(tmp_path, WHOLE)
run(folder, "--root", CODE).code            # in another process, as people do
look(folder).words                          # in this one
"""

from __future__ import annotations

import datetime
import hashlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tuf.api.metadata import Metadata, Root

from mirror import checker
from mirror.format.signatures import keys_folder
from tests.mirror.folders import plant
from tests.mirror.simulator import Simulator, key
from tests.sites import ROOT

CHECKER = ROOT / "mirror" / "checker.py"
NOW = datetime.datetime.now(datetime.UTC).replace(microsecond=0)  # the checker asks the clock
PAGES = {"index.html": b"hello\n", "en/a.html": b"one\n", "en/b.html": b""}
TUF = "release/tuf"

Tree = dict[str, bytes]
OLD_ROOTS = [key(f" root {number}") for number in range(3)]
NEW_ROOTS = [key(f"new root {number}") for number in range(3)]


@dataclass(frozen=True)
class Answer:
    """What the checker said: the exit status, and its words on one line."""

    code: int
    words: str


def publisher(now: datetime.datetime = NOW) -> Simulator:
    """One that has made two releases and a second root."""
    sim = Simulator(now, extras={"client/zhiquan-check.py": CHECKER.read_bytes()})
    sim.publish(PAGES)
    sim.rotate_root(root=NEW_ROOTS)
    sim.publish({**PAGES, "en/a.html": b"two\n"}, revoked=["p-000007"])
    return sim


def tree_of(sim: Simulator) -> Tree:
    """Its release with the keys that a client writes."""
    root = Metadata[Root].from_bytes(sim.files[sim.path("root")]).signed
    return {**sim.files, **{f"release/{path}": d for path, d in keys_folder(root).items()}}


SIM = publisher()
WHOLE = tree_of(SIM)
CODE = f"zhiquan:{hashlib.sha256(WHOLE[f'{TUF}/1.root.json']).hexdigest()}"


def run(
    folder: Path, *options: str, python: str = sys.executable, encoding: str = "utf-8"
) -> Answer:
    """Run the file as people do, with nothing installed."""
    done = subprocess.run(
        [python, "-I", "-S", str(CHECKER), str(folder), *options],
        capture_output=True, check=False, env={"PYTHONIOENCODING": "", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.stderr == b"" or done.returncode == checker.CANNOT, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return Answer(done.returncode, " ".join(done.stdout.decode("utf-8").split()))


def look(folder: Path, root: str | None = CODE, now: datetime.datetime = NOW) -> Answer:
    """The same within this process."""
    report = checker.examine(str(folder), root, now)
    return Answer(report.exit_code, " ".join("\n".join(checker.lines_of(report)).split()))


def answer(folder: Path, tree: Mapping[str, bytes]) -> Answer:
    """What is said of these files."""
    return look(plant(folder, tree))
