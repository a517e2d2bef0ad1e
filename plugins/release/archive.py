"""All files of a site in one: a tar file without a trace of who made it, compressed by zstd.

    size = write_archive(tree, Path("archives/12.tar.zst"))

The members stand in the manifest's order, with mode 0644 and neither time, user nor group, so
the same site gives the same bytes. ``tar --zstd -xf`` unpacks it.

When one is made anew is for ``carried`` to say.
"""

from __future__ import annotations

import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

from mirror.format.manifest import Entry
from mirror.format.zstd import MAX_WINDOW_LOG
from plugins.release.tree import Tree

if sys.version_info >= (3, 14):
    from compression.zstd import CompressionParameter, ZstdCompressor
else:
    from backports.zstd import CompressionParameter, ZstdCompressor

LEVEL = 19


def write_archive(
    tree: Tree, path: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> None:
    """Write the archive of a tree.

    Args:
        tree: the site.
        path: the file to write.
        progress: told how many files are in, of how many.

    Raises:
        SetupError: a file is not any more what its tree says.
    """
    window = min(max((tree.manifest(()).total * 2).bit_length(), 20), MAX_WINDOW_LOG)
    options: dict[int, int] = {
        CompressionParameter.compression_level: LEVEL,
        CompressionParameter.window_log: window,
        CompressionParameter.enable_long_distance_matching: 1,
        CompressionParameter.checksum_flag: 1,
    }
    compressor = ZstdCompressor(options=options)
    with path.open("wb") as file:
        for done, piece in enumerate(_pieces(tree), start=1):
            file.write(compressor.compress(piece))
            progress(min(done, len(tree.files)), len(tree.files))
        file.write(compressor.flush())


def _pieces(tree: Tree) -> Iterator[bytes]:
    """The tar file: a piece for each member, and zeros from its end to the end of the record."""
    size = 0
    for path in sorted(tree.files):
        member = _member(path, tree.files[path], tree.read(path))
        size += len(member)
        yield member
    end = 2 * tarfile.BLOCKSIZE
    yield bytes(end + -(size + end) % tarfile.RECORDSIZE)


def _member(path: str, entry: Entry, data: bytes) -> bytes:
    info = tarfile.TarInfo(path)  # time, user and group are 0, and their names empty
    info.size, info.mode = entry.size, 0o644
    padding = -entry.size % tarfile.BLOCKSIZE
    return info.tobuf(tarfile.GNU_FORMAT) + data + bytes(padding)
