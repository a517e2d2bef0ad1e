"""A second process helps, and nothing depends on it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from mirror.disk import hashing, second
from mirror.disk.hashing import hash_tree
from mirror.format.manifest import Entry

FILES = {f"{folder}/{number}.html": b"%d" % number for folder in "ab" for number in range(20)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files, which are many."""
    monkeypatch.setattr(hashing, "MANY", 10)
    monkeypatch.setattr(second, "can_fork", lambda: True)
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


@pytest.mark.parametrize("possible", [True, False])
def test_halves_are_a_whole(folder: Path, monkeypatch: pytest.MonkeyPatch, possible: bool) -> None:
    """Every file is hashed once and counted once, and what is wrong with some is told."""
    monkeypatch.setattr(second, "can_fork", lambda: possible)
    counts: list[int] = []
    hashes = hash_tree(folder, [*FILES, "a/none.html", "b"], progress=counts.append)

    assert hashes.files == {path: Entry.of(data) for path, data in FILES.items()}
    assert hashes.faults == {"a/none.html": "missing", "b": "not a plain file"}
    assert sum(counts) == len(FILES) + 2


def test_one_that_dies_is_not_missed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its half is done again, here."""
    here, real = os.getpid(), hashing.hash_files

    def deadly(*given: object) -> object:
        if os.getpid() != here:
            os._exit(9)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(hashing, "hash_files", deadly)

    assert set(hash_tree(folder, list(FILES)).files) == set(FILES)


def test_an_error_there_gives_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a result is none."""
    monkeypatch.setattr(second, "can_fork", lambda: True)

    def work() -> bytes:
        raise ValueError

    with second.second(work) as result:
        assert result() is None


def test_it_ends_with_the_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the first is interrupted nothing goes on behind its back."""
    monkeypatch.setattr(second, "can_fork", lambda: True)
    begun = tmp_path / "begun"

    def work() -> bytes:
        begun.write_text(str(os.getpid()))
        time.sleep(600)
        return b""

    with pytest.raises(KeyboardInterrupt), second.second(work):
        while not (begun.exists() and begun.read_text()):
            time.sleep(0.01)
        raise KeyboardInterrupt

    with pytest.raises(ProcessLookupError):
        os.kill(int(begun.read_text()), 0)
