"""ostree: an archive repository on a plain static host, with deltas from each commit to the next.

No delta is made for the first pull: one from nothing was tried, and this version of ostree
fetched most objects beside it.
"""

from __future__ import annotations

from pathlib import Path

from tests.bench.mirror.peers.peer import Peer, PeerError, run


class Ostree(Peer):
    """An archive repository: each file an object, compressed alone; and static deltas."""

    name = "ostree, with static deltas"
    commands = ("ostree",)
    note = (
        "a request for each file and folder at first; signatures are optional; no expiry, "
        "no threshold"
    )

    def __init__(self, tree: Path, work: Path) -> None:
        super().__init__(tree, work)
        _ostree(self.published, "init", "--mode=archive")

    def publish(self) -> None:
        """A commit, and what leads to it from the last."""
        before = self._head(self.published)
        _ostree(
            self.published, "commit", "--branch=site", f"--tree=dir={self.tree}",
            "--canonical-permissions", "--timestamp=2026-01-01 00:00:00 +0000",
        )  # fmt: skip
        if before:
            _ostree(self.published, "static-delta", "generate", f"--from={before}", "site")
        _ostree(self.published, "summary", "--update")

    def sync(self, address: str) -> None:
        """Pull, and check out what is new, by hard links."""
        if not self.client.exists():
            self._begin(address)
        before = self._head(self._store, "origin:")
        _ostree(self._store, "pull", "origin", "site")
        if self._head(self._store, "origin:") != before:
            self.replace_copy(
                "ostree", f"--repo={self._store}", "checkout", "--user-mode", "--require-hardlinks",
                "--union", "origin:site",
            )  # fmt: skip

    @property
    def _store(self) -> Path:
        return self.client / "store"

    def _begin(self, address: str) -> None:
        self._store.mkdir(parents=True)
        _ostree(self._store, "init", "--mode=bare-user-only")
        _ostree(self._store, "remote", "add", "--no-gpg-verify", "origin", f"http://{address}/")

    def _head(self, store: Path, remote: str = "") -> str:
        """The newest commit that a repository has; nothing, if it has none yet."""
        try:
            return run("ostree", f"--repo={store}", "rev-parse", f"{remote}site").strip()
        except PeerError:
            return ""


def _ostree(store: Path, *arguments: str) -> None:
    run("ostree", f"--repo={store}", *arguments)
