"""What every way of keeping a copy has in common, ours too.

A peer has a finished tree (`tree`), a folder of its own (`work`), and in it what its host
serves (`published`) and what its client has (`client`), of which `copy` is the tree as one
would serve it. Every client is a process of its own, as a volunteer would start it, and
leaves a tree that is whole: where an engine ends with an archive, unpacking it counts.

    peer = Rsync(tree, work)
    with peer.host() as host:
        peer.publish()
        peer.sync(host.address)      # counted by host.traffic()
"""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from importlib.util import find_spec
from pathlib import Path

from tests.bench.mirror.counting import serve
from tests.bench.mirror.traffic import Meter, Traffic

_NOT_OF_THE_SITE = {".git", "release"}


class PeerError(Exception):
    """A peer's command failed; the message is its last line."""


class Peer(ABC):
    """One way to publish a tree and to keep a copy of it.

    Attributes:
        name: as the table calls it.
        commands: programs it needs.
        packages: Python packages it needs.
        note: what the figures do not show, in one sentence.
        rounds: how many edits are measured at most; one where each costs the same again.
    """

    name: str
    commands: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    note: str
    rounds = 3

    def __init__(self, tree: Path, work: Path) -> None:
        self.tree = tree
        self.published = work / "published"
        self.client = work / "client"
        self.published.mkdir(parents=True)

    def clients(self) -> Sequence[Peer]:
        """This one, and others that fetch the same releases in another way."""
        return (self,)

    @property
    def copy(self) -> Path:
        """The client's tree."""
        return self.client / "copy"

    @classmethod
    def missing(cls) -> list[str]:
        """What would have to be installed."""
        commands = [name for name in cls.commands if shutil.which(name) is None]
        return commands + [name for name in cls.packages if find_spec(name) is None]

    def host(self) -> AbstractContextManager[Meter]:
        """A host that counts: plain static files, if a peer does not say otherwise."""
        return serve(self.published)

    @abstractmethod
    def publish(self) -> None:
        """Put the tree, as it is now, where the host has it."""

    @abstractmethod
    def sync(self, address: str) -> None:
        """Bring the client's copy up to date from the host at an address."""

    def metadata(self, traffic: Traffic) -> int | None:
        """Bytes of bodies that are no content, where the two can be told apart."""
        return None

    def check(self) -> list[str]:
        """The command that checks a whole copy against what is signed, if there is one."""
        return []

    def forget(self) -> None:
        """Take the client's copy away, so that the next is a first sync."""
        shutil.rmtree(self.client, ignore_errors=True)

    def is_whole(self) -> bool:
        """Whether the client's copy is the tree, byte for byte."""
        theirs = dict(_files(self.copy))
        ours = dict(_files(self.tree))
        return theirs.keys() == ours.keys() and all(
            filecmp.cmp(ours[path], theirs[path], shallow=False) for path in ours
        )

    def replace_copy(self, *command: str) -> None:
        """Let a command fill a fresh folder, its last argument, and put it in the copy's place."""
        fresh = self.client / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        run(*command, str(fresh))
        shutil.rmtree(self.copy, ignore_errors=True)
        fresh.rename(self.copy)


def run(
    *command: str, cwd: Path | None = None, env: Mapping[str, str] | None = None, given: str = ""
) -> str:
    """Run a command, tell it what it may ask for, and give what it printed.

    Raises:
        PeerError: It failed.
    """
    settings = {**os.environ, **(env or {})}
    done = subprocess.run(
        command, cwd=cwd, env=settings, input=given, capture_output=True, text=True
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["nothing"]
        raise PeerError(f"{Path(command[0]).name} ended with {done.returncode}: {said[-1]}")
    return done.stdout


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a site, by path; what an engine keeps beside them is left out."""
    for root, folders, names in os.walk(folder):
        if Path(root) == folder:
            folders[:] = [name for name in folders if name not in _NOT_OF_THE_SITE]
        for name in names:
            path = Path(root, name)
            yield path.relative_to(folder).as_posix(), path
