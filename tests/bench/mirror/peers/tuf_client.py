"""A client that keeps a tree by python-tuf's own updater, one target a file.

    python -m tests.bench.mirror.peers.tuf_client ADDRESS FOLDER NAMES ROOT

The updater cannot list targets, so the names come from a file, which is not counted. It says
nothing of what was removed, and fetches one file after the other.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tuf.ngclient import Updater, UpdaterConfig


def main(address: str, folder: Path, names: Path, root: Path) -> None:
    """Fetch what is new, unless the snapshot is the one of the last whole run."""
    metadata, copy, last = folder / "metadata", folder / "copy", folder / "last"
    for needed in (metadata, copy):
        needed.mkdir(parents=True, exist_ok=True)
    updater = Updater(
        str(metadata), f"http://{address}/metadata/", str(copy), f"http://{address}/site/",
        config=UpdaterConfig(prefix_targets_with_hash=False), bootstrap=root.read_bytes(),
    )  # fmt: skip
    updater.refresh()
    snapshot = (metadata / "snapshot.json").read_bytes()
    if last.exists() and last.read_bytes() == snapshot:
        return
    for name in names.read_text("utf-8").splitlines():
        fetch(updater, copy, name)
    last.write_bytes(snapshot)


def fetch(updater: Updater, copy: Path, name: str) -> None:
    """One file, if the copy does not have it as it is signed."""
    target, info = copy / name, updater.get_targetinfo(name)
    if info is None:
        raise SystemExit(f"{name} is not signed")
    if updater.find_cached_target(info, str(target)) is None:
        target.parent.mkdir(parents=True, exist_ok=True)
        updater.download_target(info, str(target))


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
