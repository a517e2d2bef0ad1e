"""SHA-256 of many files, as fast as the disk gives them.

    hashes = hash_tree(Path("copy/site"), ["404.html", "en/index.html"])
    hashes.files["404.html"].sha256
    hashes.faults                                # {'en/gone.html': 'missing'}

Each file is read with ``readv`` into one buffer a thread and hashed by OpenSSL; folders are
opened once. Figures (30,000 files, 441 MB, 2 cores): warm, 1 thread 0.56 s, 4 threads 0.6 s,
``sha256sum --check`` 1.5 s; from a cold SSD, 1 thread 3.4 to 4.0 s, 4 threads 1.4 s. So there
are four threads: they wait for the disk together and cost nothing where there is no waiting.
Two processes took 0.65 s warm, so there are none. What the hashes should be is for the caller
to know.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from ..format.manifest import Entry
from .folder import CAN_HANDLE, Folder, open_folder
from .problems import telling

WORKERS = 4
BUFFER = 1 << 18  # bytes
_SLICE = 256  # files that a thread takes at a time: mostly of one folder

MISSING = "missing"
NO_FILE = "not a plain file"
_NO_FILE = {errno.EINVAL, errno.ELOOP, errno.EMLINK, errno.ENOTDIR, errno.ENXIO}


class Hashes(NamedTuple):
    """What was found.

    Args:
        files: entry of each file that could be read.
        faults: why the others could not: ``missing``, ``not a plain file`` (a link, a device), or
            the system's word.
    """

    files: dict[str, Entry]
    faults: dict[str, str]


def hash_tree(
    folder: Path,
    paths: Sequence[str],
    *,
    workers: int = WORKERS,
    handles: bool = CAN_HANDLE,
    progress: Callable[[int], None] | None = None,
) -> Hashes:
    """Hash files below a folder; no link is followed.

    Args:
        folder: where they are.
        paths: relative; sorted ones are read fastest.
        workers: threads.
        handles: see ``open_folder``.
        progress: called with the number of files after each portion, in the caller's thread.

    Raises:
        CopyError: the folder itself cannot be opened.
    """
    hashes = Hashes({}, {})

    def portion(slice_: Sequence[str]) -> Hashes:
        with telling(folder), open_folder(folder, handles=handles) as opened:
            return hash_files(opened, slice_)

    with ThreadPoolExecutor(workers) as pool:
        for found in pool.map(portion, slices(paths)):
            hashes.files.update(found.files)
            hashes.faults.update(found.faults)
            if progress:
                progress(len(found.files) + len(found.faults))
    return hashes


def slices(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    """Portions for threads."""
    return (paths[start : start + _SLICE] for start in range(0, len(paths), _SLICE))


def hash_files(folder: Folder, paths: Sequence[str]) -> Hashes:
    """Hash files of an open folder, one after the other."""
    hashes = Hashes({}, {})
    buffer = bytearray(BUFFER)
    for path in paths:
        try:
            descriptor = folder.open(path)
            try:
                hashes.files[path] = hash_open(descriptor, buffer)
            finally:
                os.close(descriptor)
        except OSError as error:
            hashes.faults[path] = fault(error)
    return hashes


def hash_open(descriptor: int, buffer: bytearray) -> Entry:
    """Size and hash of an open file, from where it stands to its end."""
    sha256, size = hashlib.sha256(), 0
    with memoryview(buffer) as view:
        while read := _read(descriptor, buffer):
            sha256.update(view[:read])
            size += read
    return Entry(size, sha256.hexdigest())


def fault(error: OSError) -> str:
    """Why a file could not be read, in a few words."""
    if isinstance(error, FileNotFoundError):
        return MISSING
    if error.errno in _NO_FILE:
        return NO_FILE
    return str(error.strerror or error).lower()


if hasattr(os, "readv"):

    def _read(descriptor: int, buffer: bytearray) -> int:
        return os.readv(descriptor, [buffer])

else:

    def _read(descriptor: int, buffer: bytearray) -> int:
        data = os.read(descriptor, len(buffer))
        buffer[: len(data)] = data
        return len(data)
