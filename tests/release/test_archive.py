"""The archive holds the site, nothing of whoever made it, and is the same each time."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from mirror.format.zstd import bounded
from plugins.release.archive import write_archive
from tests.release.making import SITE, bytes_in, tree_of

FILES = {**SITE, "media/" + "a" * 90 + "/" + "b" * 90 + ".txt": b"long", "empty.txt": b""}


def archive(folder: Path, files: dict[str, bytes]) -> bytes:
    """The bytes of an archive."""
    write_archive(tree_of(folder / "site", files), folder / "a.tar.zst")
    return (folder / "a.tar.zst").read_bytes()


def test_it_holds_the_files_in_order_and_no_trace(tmp_path: Path) -> None:
    """Names in the manifest's order; mode 0644; no time, user or group."""
    data = bounded(archive(tmp_path, FILES), 10**7)
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        members = tar.getmembers()
        read = {m.name: (tar.extractfile(m) or io.BytesIO()).read() for m in members}
    traces = {(m.mode, m.mtime, m.uid, m.gid, m.uname, m.gname, m.type) for m in members}

    assert [m.name for m in members] == sorted(FILES)
    assert read == FILES
    assert traces == {(0o644, 0, 0, 0, "", "", tarfile.REGTYPE)}


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    """Wherever it lies, and whatever order its files are known in."""
    (tmp_path / "x").mkdir()
    (tmp_path / "y").mkdir()
    turned = dict(reversed(FILES.items()))

    assert archive(tmp_path / "x", FILES) == archive(tmp_path / "y", turned)


@pytest.mark.skipif(not shutil.which("zstd"), reason="no zstd command")
def test_tar_unpacks_it(tmp_path: Path) -> None:
    """As the readers of docs/format.md are told: ``tar --zstd -xf``."""
    archive(tmp_path, FILES)
    (tmp_path / "out").mkdir()
    command = ["tar", "--zstd", "-xf", str(tmp_path / "a.tar.zst"), "-C", str(tmp_path / "out")]
    subprocess.run(command, check=True)

    assert bytes_in(tmp_path / "out") == FILES


def test_progress_ends_with_the_last_file(tmp_path: Path) -> None:
    """What it is told begins at the first file and ends at the last."""
    told: list[tuple[int, int]] = []
    tree = tree_of(tmp_path / "site", SITE)
    write_archive(tree, tmp_path / "a", lambda done, total: told.append((done, total)))

    assert told[0] == (1, len(SITE))
    assert told[-1] == (len(SITE), len(SITE))
