"""Files that are not as they should be are told, whichever process looks at them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mirror.disk import hashing, matching, second
from mirror.disk.matching import ahead, faults
from mirror.errors import CopyError
from tests.mirror.folders import both_ways, entries, plant

FILES = {f"{folder}/{number}.html": b"%d" % number for folder in "ab" for number in range(20)}
WRONG = {"a/7.html": "changed", "a/none.html": "missing", "b": "not a plain file"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files, which are many; some are wrong."""
    monkeypatch.setattr(matching, "MANY", 10)
    monkeypatch.setattr(matching, "PORTION", 3)
    monkeypatch.setattr(second, "can_fork", lambda: True)
    plant(tmp_path, {**FILES, "a/7.html": b"8"})
    return tmp_path


WANTED = entries({**FILES, "a/none.html": b"", "b": b""})


@pytest.mark.parametrize("possible", [True, False])
def test_both_see_all(folder: Path, monkeypatch: pytest.MonkeyPatch, possible: bool) -> None:
    """Every file is counted once, and what is wrong with some is told, with two or alone."""
    monkeypatch.setattr(second, "can_fork", lambda: possible)
    counts: list[int] = []
    with ahead(folder, WANTED) as finish:
        found = finish(counts.append)

    assert found == WRONG
    assert sum(counts) == len(WANTED)


@both_ways
def test_few_are_seen_by_one(tmp_path: Path, handles: bool) -> None:
    """With the same result; a file of another length is changed too."""
    plant(tmp_path, {"a": b"a", "b": b"bb"})

    assert faults(tmp_path, entries({"a": b"a", "b": b"b"}), handles=handles) == {"b": "changed"}
    assert faults(tmp_path, {}, handles=handles) == {}


def test_one_that_dies_is_not_missed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it has taken is looked at again, here."""
    here, real = os.getpid(), hashing.hash_files
    taken = os.pipe()

    def deadly(*given: object) -> object:
        if os.getpid() != here:
            os.write(taken[1], b"taken")
            os._exit(9)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(matching, "hash_files", deadly)
    with ahead(folder, WANTED) as finish:
        assert os.read(taken[0], 5) == b"taken"  # only now may the first begin
        found = finish(matching.untold)

    assert found == WRONG


def test_the_second_does_all_while_the_first_is_busy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits for nobody."""
    done, here, real = os.pipe(), os.getpid(), matching._to_bytes

    def told(looked: dict[int, matching.Faults]) -> bytes:
        os.write(done[1], b"done")
        return real(looked)

    def only_there(*given: object) -> object:
        assert os.getpid() != here
        return hashing.hash_files(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(matching, "_to_bytes", told)
    monkeypatch.setattr(matching, "hash_files", only_there)
    with ahead(folder, WANTED) as finish:
        assert os.read(done[0], 4) == b"done"
        assert finish(matching.untold) == WRONG


def test_a_folder_that_is_not_there_is_an_error(folder: Path) -> None:
    """Not a list of missing files."""
    with pytest.raises(CopyError, match="not there"), ahead(folder / "none", WANTED) as finish:
        finish(matching.untold)
