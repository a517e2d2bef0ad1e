"""Hashes are those of the files that are there, however they are read."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirror.disk import hashing
from mirror.disk.hashing import BUFFER, hash_tree, spread
from mirror.errors import CopyError
from tests.mirror.folders import both_ways, entries, plant

FILES = {
    "empty": b"",
    "small": b"s",
    "en/one-buffer": b"b" * BUFFER,
    "en/more": b"m" * (2 * BUFFER + 1),
}


@both_ways
def test_files_are_hashed(tmp_path: Path, handles: bool) -> None:
    """Of any size."""
    plant(tmp_path, FILES)

    assert hash_tree(tmp_path, sorted(FILES), handles=handles) == (entries(FILES), {})


@both_ways
def test_what_cannot_be_hashed_is_named(tmp_path: Path, handles: bool) -> None:
    """A file that is missing or is a link, pipe or folder, or stands behind one."""
    plant(tmp_path, {"a": b"a", "folder/b": b"b"})
    (tmp_path / "link").symlink_to("a")
    (tmp_path / "up").symlink_to("folder")
    os.mkfifo(tmp_path / "pipe")

    found = hash_tree(
        tmp_path, ["a", "link", "up/b", "pipe", "folder", "gone", "no/b", "a/b"], handles=handles
    )

    assert found.files == entries({"a": b"a"})
    assert {path for path, fault in found.faults.items() if fault == "missing"} == {"gone", "no/b"}
    assert {path for path, fault in found.faults.items() if fault == "not a plain file"} == {
        "link",
        "up/b",
        "pipe",
        "folder",
        "a/b",
    }


def test_a_file_that_the_disk_cannot_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bad sector spoils one file, not the run."""
    plant(tmp_path, {"a": b"a"})

    def broken(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "readv", broken)

    assert hash_tree(tmp_path, ["a"]).faults == {"a": "input/output error"}


@both_ways
def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path, handles: bool) -> None:
    """Not a list of missing files."""
    with pytest.raises(CopyError, match="not there"):
        hash_tree(tmp_path / "none", ["a"], handles=handles)


@pytest.mark.parametrize("waits", [False, True])
def test_many_files_are_hashed_alone_or_by_threads(
    tmp_path: Path, waits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The result is the same."""
    files = {f"{n % 9}/{n}": str(n).encode() for n in range(3000)}
    plant(tmp_path, files)
    if waits:
        monkeypatch.setattr(time, "thread_time", lambda: 0.0)
    else:
        monkeypatch.setattr(time, "thread_time", time.perf_counter)

    assert hash_tree(tmp_path, sorted(files)) == (entries(files), {})


def test_threads_come_only_where_there_is_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """On files that are in memory they are in each other's way."""
    started: list[int] = []

    class Pool(hashing.ThreadPoolExecutor):
        def __init__(self, workers: int) -> None:
            started.append(workers)
            super().__init__(workers)

    monkeypatch.setattr(hashing, "ThreadPoolExecutor", Pool)
    taken: list[int] = []

    def portions() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    def work(number: int) -> int:
        assert len(taken) <= number + 2 * 3 + 3, "a portion was taken long before its turn"
        return number

    for used, expected in ((time.perf_counter, []), (lambda: 0.0, [3])):
        monkeypatch.setattr(time, "thread_time", used)
        taken.clear()
        assert sorted(spread(work, portions(), 3)) == list(range(50))
        assert started == expected
