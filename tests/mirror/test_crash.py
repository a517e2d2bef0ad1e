"""A sync that is killed at any moment leaves the old release or the new one, never a mix."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mirror.swap import Copy
from tests.mirror.crash import release, served, sync
from tests.sites import ROOT

COMMAND = [sys.executable, "-m", "tests.mirror.crash"]


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_a_kill_before_each_step(tmp_path: Path, kind: str) -> None:
    """Every call that changes the disk, and the middle of every write, by the two ways to swap."""
    done = subprocess.run(
        [*COMMAND, "every", tmp_path, kind], cwd=ROOT, capture_output=True, text=True, check=True
    )
    *wrong, steps = json.loads(done.stdout)

    assert wrong == []
    assert int(steps.split()[0]) > 30


@pytest.mark.parametrize(
    ("kills", "links"),
    [
        (10, True),
        pytest.param(100, True, marks=pytest.mark.slow),
        pytest.param(100, False, marks=pytest.mark.slow),
    ],
)
def test_kills_at_random_moments(tmp_path: Path, kills: int, links: bool) -> None:
    """``kill -9``: what is served is whole, byte for byte, and the next sync completes."""
    Copy.create(tmp_path / "copy", links=links)
    lasts = _undisturbed(tmp_path / "copy")
    chance = random.Random(kills)
    number, killed = 1, 0
    while killed < kills:
        number += 1
        if _killed(tmp_path / "copy", number, chance.uniform(0, lasts)):
            killed += 1
        else:
            lasts *= 0.9  # it was faster this time

        between = not links and not (tmp_path / "copy/site").exists()
        assert between or served(tmp_path / "copy") in (release(number - 1), release(number))
        sync(tmp_path / "copy", number)
        assert served(tmp_path / "copy") == release(number)
        assert len(list((tmp_path / "copy/.zhiquan/releases").iterdir())) <= 2


def _undisturbed(copy: Path) -> float:
    """Make release 1, and measure how long it takes, in seconds."""
    with _started(copy, 1) as process:
        start = time.perf_counter()
        process.wait()
    assert served(copy) == release(1)
    return time.perf_counter() - start


def _killed(copy: Path, number: int, after: float) -> bool:
    """Kill a sync after some seconds; whether it was still at work."""
    with _started(copy, number) as process:
        time.sleep(after)
        process.kill()
        assert process.stdout
        return "done" not in process.stdout.read()


def _started(copy: Path, number: int) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [*COMMAND, "sync", str(copy), str(number)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process
