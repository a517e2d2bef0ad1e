"""rsync, from its daemon: times kept, times renewed by the build, and with checksums.

A build that writes every file anew gives every file a new time, and rsync then sends the
checksums of all their blocks. ``-c`` compares the files themselves.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path

from tests.bench.mirror.peers.peer import Peer, run
from tests.bench.mirror.relay import relay
from tests.bench.mirror.traffic import Meter

_CONFIG = """\
use chroot = no
[site]
path = {tree}
read only = yes
uid = {uid}
gid = {gid}
"""


class Rsync(Peer):
    """``rsync -az``; only files that changed have a new time."""

    name = "rsync -az, times kept"
    commands = ("rsync",)
    note = "needs its own server; asks for the list of all files each time; nothing is signed"
    flags = "-az"
    renew = False

    def __init__(self, tree: Path, work: Path) -> None:
        super().__init__(tree, work)
        self._builds = 0
        self._config = self.published / "rsyncd.conf"
        place = {"tree": tree, "uid": os.getuid(), "gid": os.getgid()}
        self._config.write_text(_CONFIG.format(**place), encoding="utf-8")

    def host(self) -> AbstractContextManager[Meter]:
        """rsync's daemon, one process a connection."""
        return relay(["rsync", "--daemon", f"--config={self._config}"])

    def publish(self) -> None:
        """The tree itself is served; the build may have given every file a new time."""
        self._builds += 1
        if self.renew:
            for path in self.tree.rglob("*"):
                then = path.stat().st_mtime + 3600 * self._builds
                os.utime(path, (then, then))

    def sync(self, address: str) -> None:
        """As a volunteer's cron line would."""
        self.client.mkdir(exist_ok=True)
        run("rsync", self.flags, "--delete", f"rsync://{address}/site/", f"{self.copy}/")


class RsyncRenewed(Rsync):
    """``rsync -az``; the build has written every file anew."""

    name = "rsync -az, times renewed"
    note = "the same where a build gives every file a new time"
    renew = True


class RsyncChecksums(Rsync):
    """``rsync -azc``; the build has written every file anew."""

    name = "rsync -azc, times renewed"
    note = "the same with checksums of whole files, which both sides make anew each time"
    flags = "-azc"
    renew = True
