"""Small trees of files for tests of the client, and what is really in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from mirror.format.manifest import Entry
from mirror.swap import Copy

OLD = {
    "404.html": b"gone",
    "en/index.html": b"<!doctype html>old",
    "en/people/a.html": b"a" * 5000,
    "zh-hans/index.html": "旧".encode(),
}
NEW = {**OLD, "en/index.html": b"<!doctype html>new", "en/new.html": b""}
del NEW["404.html"]

both_ways = pytest.mark.parametrize("handles", [True, False], ids=["handles", "paths"])


def entries(files: Mapping[str, bytes]) -> dict[str, Entry]:
    """Size and hash of each file."""
    return {path: Entry.of(data) for path, data in files.items()}


def plant(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def inside(folder: Path) -> dict[str, bytes]:
    """Path and bytes of each file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if not path.is_dir()
    }


def publish(copy: Copy, number: int, files: Mapping[str, bytes]) -> None:
    """Have a copy serve a release with these files."""
    with copy.begin(number) as tree:
        for path, data in files.items():
            tree.write(path, [data])
        copy.swap(number)
