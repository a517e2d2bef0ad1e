"""zsync: the old tar as seed, the changed blocks of the new one by ranges.

The control file lists a checksum of every block and is fetched again for every edit; where
nothing changed, a conditional request spares it.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests.bench.mirror import trees
from tests.bench.mirror.peers.archives import TAR
from tests.bench.mirror.peers.peer import Peer, run


class Zsync(Peer):
    """zsync of a tar file."""

    name = "zsync of a tar"
    commands = ("zsync", "zsyncmake", "tar")
    note = "the host must answer ranges; the tar is unpacked whole each time; nothing is signed"

    def __init__(self, tree: Path, work: Path) -> None:
        super().__init__(tree, work)
        self._releases = 0

    def publish(self) -> None:
        """A tar of the tree, and its control file."""
        self._releases += 1
        run(*TAR, "-cf", str(self.published / "site.tar"), "-C", str(self.tree), ".")
        self._control()
        # The client asks by time, in whole seconds; releases follow each other faster here.
        then = trees.START + 3600 * self._releases
        os.utime(self.published / "site.tar.zsync", (then, then))

    def _control(self) -> None:
        """Checksums of all blocks, one file beside the other."""
        run("zsyncmake", "-C", "-u", "site.tar", "site.tar", cwd=self.published)

    def sync(self, address: str) -> None:
        """Get the new tar out of the old one, and unpack it where it is another."""
        self.client.mkdir(exist_ok=True)
        tar, control = self.client / "site.tar", self.client / "site.tar.zsync"
        before = control.read_bytes() if control.exists() else b""
        seed = ("-i", str(tar)) if tar.exists() else ()
        url = f"http://{address}/site.tar.zsync"
        run("zsync", "-q", *seed, "-k", str(control), "-o", str(tar), url, cwd=self.client)
        if control.read_bytes() != before:
            self.replace_copy("tar", "-xf", str(tar), "-C")
        Path(f"{tar}.zs-old").unlink(missing_ok=True)


class ZsyncCompressed(Zsync):
    """zsync of a tar file that is compressed for it."""

    name = "zsync of a tar.gz"
    note = "the same, with gzip blocks that zsync can find: less at first, more for an edit"

    def _control(self) -> None:
        run("zsyncmake", "-z", "-u", "site.tar.gz", "site.tar", cwd=self.published)
