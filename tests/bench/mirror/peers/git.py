"""git: one commit a release, through its daemon and from a plain static host."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from tests.bench.mirror import trees
from tests.bench.mirror.peers.peer import Peer, run
from tests.bench.mirror.relay import relay
from tests.bench.mirror.traffic import Meter

_ROLES = ("AUTHOR", "COMMITTER")
# One name for everybody, one time for everything, and nobody's settings.
_ENV = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "site" for who in _ROLES for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": f"{trees.START} +0000" for who in _ROLES},
}


class GitSmart(Peer):
    """git through ``git daemon``."""

    name = "git, smart"
    commands = ("git",)
    note = (
        "needs its own server; all bytes of the protocol are counted; a copy keeps all history, "
        "with what was withdrawn; no expiry, no threshold"
    )
    scheme = "git"

    def __init__(self, tree: Path, work: Path) -> None:
        super().__init__(tree, work)
        self._repository = self.published / "site.git"
        _git("init", "--quiet", "--bare", "--initial-branch=main", str(self._repository))
        self._published("config", "gc.auto", "0")

    def host(self) -> AbstractContextManager[Meter]:
        """git's daemon, one process a connection."""
        daemon = ["git", "daemon", "--inetd", "--export-all", f"--base-path={self.published}"]
        return relay(daemon)

    def publish(self) -> None:
        """A commit of the tree; the first is packed well."""
        first = not (self._repository / "refs" / "heads" / "main").exists()
        self._published("add", "--all")
        self._published("commit", "--quiet", "--message", "release")
        if first:
            self._published("repack", "-a", "-d", "--quiet")
            self._published("pack-refs", "--no-prune")
        self._published("update-server-info")

    def sync(self, address: str) -> None:
        """Clone, or pull."""
        if self.copy.exists():
            _git("-C", str(self.copy), "pull", "--quiet", "--ff-only")
        else:
            _git("clone", "--quiet", f"{self.scheme}://{address}/site.git", str(self.copy))

    def _published(self, *arguments: str) -> None:
        _git(f"--git-dir={self._repository}", f"--work-tree={self.tree}", *arguments)


class GitDumb(GitSmart):
    """git over plain HTTP."""

    name = "git, dumb HTTP"
    note = (
        "loose objects until the host repacks, then a pack is fetched again; a copy keeps all "
        "history, with what was withdrawn; no expiry, no threshold"
    )
    scheme = "http"

    def host(self) -> AbstractContextManager[Meter]:
        """A plain static host."""
        return Peer.host(self)


def _git(*arguments: str) -> None:
    run("git", *arguments, env=_ENV)
