"""python-tuf with one target for each file: the updater it ships, in 256 and in 512 bins."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.mirror.peers.peer import Peer, run
from tests.bench.mirror.traffic import Traffic


class Tuf(Peer):
    """256 hash bins, the best number for 10,000 files by TUF's own table."""

    name = "python-tuf per file, 256 bins"
    packages = ("tuf", "securesystemslib", "cryptography")
    note = (
        "signed, fresh, no rollback; one request after the other; the names of the files are "
        "given to it for nothing, and it does not delete"
    )
    bins = 256

    def __init__(self, tree: Path, work: Path) -> None:
        from tests.bench.mirror.peers.tuf_publisher import TufPublisher

        super().__init__(tree, work)
        (self.published / "site").symlink_to(tree)
        self._publisher = TufPublisher(tree, self.published / "metadata", self.bins)
        self._names = work / "names"

    def publish(self) -> None:
        """Sign; the files are served as they lie."""
        self._publisher.publish()
        paths = (path for path in self.tree.rglob("*") if path.is_file())
        names = sorted(path.relative_to(self.tree).as_posix() for path in paths)
        self._names.write_text("\n".join(names), encoding="utf-8")

    def sync(self, address: str) -> None:
        """Run the updater for every name."""
        module = "tests.bench.mirror.peers.tuf_client"
        root = self.published / "metadata" / "1.root.json"
        files = (str(self.client), str(self._names), str(root))
        run(sys.executable, "-m", module, address, *files)

    def metadata(self, traffic: Traffic) -> int:
        """All but the files themselves."""
        return sum(size for path, size in traffic.paths.items() if path.startswith("/metadata/"))


class Tuf512(Tuf):
    """512 hash bins, better for 30,000 files."""

    name = "python-tuf per file, 512 bins"
    note = "the same in more bins"
    bins = 512
