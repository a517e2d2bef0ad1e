"""Somebody who follows a publisher's releases: the client's trust, with mirrors in memory.

trust = follower(tmp_path, sim)            # begins with root 1
news = ask(trust, sim.files)               # one mirror with these files
refused(trust, bad, "good signatures")     # alone it is refused, beside an honest one passed over
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from mirror.errors import RefusedError
from mirror.trust.anchor import Anchor
from mirror.trust.news import News
from mirror.trust.trust import Trust
from tests.mirror.memory import MemorySource
from tests.mirror.simulator import NOW, Simulator

PAGES = {"index.html": b"hello\n", "en/a.html": b"one\n"}


def simulator(releases: int = 1) -> Simulator:
    """A publisher with so many releases."""
    sim = Simulator()
    for number in range(1, releases + 1):
        sim.publish({**PAGES, "en/a.html": f"text {number}\n".encode()})
    return sim


def follower(folder: Path, sim: Simulator, root: int = 1) -> Trust:
    """Trust that begins with a root of this publisher, given as a file."""
    data = sim.files[f"release/tuf/{root}.root.json"]
    Trust.start(folder, [], Anchor(hashlib.sha256(data).hexdigest(), data))
    return Trust(folder)


def ask(
    trust: Trust, *trees: Mapping[str, bytes], now: datetime.datetime = NOW, **options: Any
) -> News:
    """Ask mirrors that have these files; they are called ``m1``, ``m2`` …"""
    sources = [MemorySource(f"m{number}", tree) for number, tree in enumerate(trees, 1)]
    return trust.refresh(sources, now, **options)


def later(days: float) -> datetime.datetime:
    """So many days after ``NOW``."""
    return NOW + datetime.timedelta(days=days)


def refused(
    trust: Trust,
    bad: Mapping[str, bytes],
    match: str | None,
    good: Mapping[str, bytes] | None = None,
    kind: str = "refused",
) -> RefusedError:
    """Check that what a mirror has is refused, and that nothing was learned from it.

    Args:
        trust: who asks.
        bad: what the mirror has.
        match: in the error, None for any.
        good: what an honest mirror beside it has, which must be taken then.
        kind: the standing that the bad one gets.
    """
    before = trust.known(NOW)
    with pytest.raises(RefusedError, match=match) as caught:
        ask(trust, bad)
    after = trust.known(NOW)
    assert (after and after.release) == (before and before.release)
    if good is not None:
        news = ask(trust, bad, good)
        assert news.source == "m2"
        assert news.standings["m1"].kind == kind
    return caught.value
