"""Runs one way of mirroring through what happens to a copy, and measures each.

First sync (anew each round), a poll when nothing changed, an edit or a new article a round.
After each, the copy is compared with the tree byte for byte: a figure for a copy that is not
whole would mean nothing. Bytes and requests are the largest of the rounds, seconds the median.

    run = measured(Rsync, Base(site, tree), work, [edit(17), edit(29), edit(43)])
    run.change.traffic.shown, run.change.seconds
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.mirror import trees
from tests.bench.mirror.checking import Check, checked
from tests.bench.mirror.peers.peer import Peer, PeerError
from tests.bench.mirror.traffic import Meter, Traffic
from tests.bench.mirror.trees import Site

Move = Callable[[Site], tuple[Site, list[str]]]
ROUNDS = 3
_HOUR = 3600


@dataclass(frozen=True)
class Figure:
    """What one kind of sync cost.

    Attributes:
        traffic: that of the round with the most bytes.
        requests: the most of any round.
        seconds: the median of the rounds.
        metadata: bytes of bodies that are no content, the most of any round; None if unknown.
    """

    traffic: Traffic
    requests: int
    seconds: float
    metadata: int | None


@dataclass(frozen=True)
class Run:
    """All figures of one peer on one tree; why there are none, if it is missing or failed."""

    name: str
    note: str
    first: Figure | None = None
    poll: Figure | None = None
    change: Figure | None = None
    check: Check | None = None
    trouble: str = ""


class Base:
    """A tree on disk that goes back to what it was after each peer."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.folder = site, folder
        self._now, self._time = site, trees.START
        self._touched: set[str] = set()
        trees.write(site, folder)

    def move(self, move: Move) -> None:
        """Change the tree as an editor would; what changes gets a new time."""
        self._now, paths = move(self._now)
        self._time += _HOUR
        self._touched.update(paths)
        trees.write(self._now, self.folder, paths, self._time)

    def reset(self) -> None:
        """The tree as it was at first, with all its times."""
        kept = {path for path in self.site.paths() if path in self._touched}
        for path in self._touched - kept:
            (self.folder / path).unlink()
        trees.write(self.site, self.folder, kept)
        for file in self.folder.rglob("*"):
            os.utime(file, (trees.START, trees.START))
        self._now, self._touched = self.site, set()


def edit(number: int) -> Move:
    """One sentence more in one page of a record."""
    return lambda site: site.edited(number)


def grow(site: Site) -> tuple[Site, list[str]]:
    """A new article."""
    return site.grown()


def measured(kind: type[Peer], base: Base, work: Path, moves: Sequence[Move]) -> list[Run]:
    """Run a peer through first syncs, polls and changes; the tree is the first again after.

    Args:
        kind: the peer.
        base: the tree; it is changed, and put back.
        work: a folder for the peer, which is gone afterwards.
        moves: the changes, one a round.

    Returns:
        A run for each of its clients; one that says why, if it has no figures.
    """
    if missing := kind.missing():
        return [Run(kind.name, kind.note, trouble=f"not installed: {', '.join(missing)}")]
    try:
        peer = kind(base.folder, work)
        with peer.host() as host:
            return _figures(peer, host, base, moves)
    except (PeerError, OSError) as problem:
        return [Run(kind.name, kind.note, trouble=f"failed: {problem}")]
    finally:
        base.reset()
        shutil.rmtree(work, ignore_errors=True)


def _figures(peer: Peer, host: Meter, base: Base, moves: Sequence[Move]) -> list[Run]:
    peer.publish()
    clients = peer.clients()
    first = [[_first(client, host) for _ in range(ROUNDS)] for client in clients]
    poll = [[_sync(client, host) for _ in range(ROUNDS)] for client in clients]
    change: list[list[Figure]] = [[] for _ in clients]
    for move in moves[: peer.rounds]:
        base.move(move)
        peer.publish()
        for client, figures in zip(clients, change, strict=True):
            figures.append(_sync(client, host))
    return [
        Run(
            client.name,
            client.note,
            *map(_joined, kinds),
            check=checked(client.check(), client.copy),
        )
        for client, *kinds in zip(clients, first, poll, change, strict=True)
    ]


def _first(client: Peer, host: Meter) -> Figure:
    client.forget()
    return _sync(client, host)


def _sync(peer: Peer, host: Meter) -> Figure:
    host.reset()
    start = time.perf_counter()
    peer.sync(host.address)
    seconds = time.perf_counter() - start
    traffic = host.traffic()
    if not peer.is_whole():
        raise PeerError("the copy is not the tree")
    return Figure(traffic, traffic.requests, seconds, peer.metadata(traffic))


def _joined(rounds: Sequence[Figure]) -> Figure:
    largest = max(rounds, key=lambda figure: figure.traffic.shown)
    known = [figure.metadata for figure in rounds if figure.metadata is not None]
    return Figure(
        largest.traffic,
        max(figure.requests for figure in rounds),
        median(figure.seconds for figure in rounds),
        max(known, default=None),
    )
