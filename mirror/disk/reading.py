"""What is really in a folder: one file's bytes, or a list of everything; no link is followed.

    read(Path("copy/site"), "en/index.html", limit=100_000)
    listing(Path("copy/site"))          # [Found(path='404.html', kind='file'), …]

What should be there, a manifest says.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import MismatchError
from .folder import Folder, Found, open_folder
from .problems import telling

_DEEPEST = 64  # folders below which a listing does not look


def read(folder: Path | Folder, path: str, limit: int) -> bytes:
    """The bytes of a file of a tree; no link is followed.

    Args:
        folder: of the tree; for many files, opened.
        path: of the file.
        limit: bytes that it may have at most.

    Raises:
        MismatchError: it is longer.
        CopyError: there is no such plain file, or it cannot be read.
    """
    with _opened(folder) as opened, telling(path):
        descriptor = opened.open(path)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise MismatchError(f"{path} is longer than {limit} bytes")
    return data


def listing(folder: Path | Folder) -> list[Found]:
    """All that is really below a folder: files, links, devices, and folders that are empty.

    Folders that hold something are not named, nor looked into where they are deeper than any
    release can be. Whatever a manifest does not name of this does not belong there.

    Args:
        folder: of a tree.

    Raises:
        CopyError: it cannot be read.
    """
    with _opened(folder) as opened, telling(opened.path):
        return sorted(_below(opened, ""))


def _below(folder: Folder, path: str) -> Iterator[Found]:
    waiting = [Found(path, "folder")]
    while waiting:
        at = waiting.pop()
        inside = folder.scan(at.path) if at.path.count("/") < _DEEPEST else []
        waiting += [found for found in inside if found.kind == "folder"]
        yield from (found for found in inside if found.kind != "folder")
        if not inside and at.path:
            yield at


@contextmanager
def _opened(folder: Path | Folder) -> Iterator[Folder]:
    """The folder, opened if it is not."""
    if not isinstance(folder, Path):
        yield folder
        return
    with telling(folder):
        opened = open_folder(folder)
    with opened:
        yield opened
