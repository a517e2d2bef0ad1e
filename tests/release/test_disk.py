"""Folders change places whole, and what breaks off is mended."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mirror.format.manifest import Entry
from plugins.errors import SetupError
from plugins.release import disk
from tests.release.making import bytes_in, write_files


def two(folder: Path) -> tuple[Path, Path]:
    """Two folders that can be told apart."""
    return tuple(write_files(folder / n, {"name": n.encode()}) for n in ("one", "other"))  # type: ignore[return-value]


def names(*folders: Path) -> list[bytes]:
    """What the folders hold now."""
    return [(folder / "name").read_bytes() for folder in folders]


@pytest.mark.parametrize("in_one_step", [True, False])
def test_folders_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    """In one step of the system, or in three where it has none."""
    if not in_one_step:
        monkeypatch.setattr(disk, "_exchange", lambda one, other: False)
    one, other = two(tmp_path)
    disk.exchange(one, other)

    assert names(one, other) == [b"other", b"one"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_an_exchange_that_broke_off_is_mended(tmp_path: Path, steps: int) -> None:
    """After any of its three renames both folders are there again, neither lost."""
    one, other = two(tmp_path)
    aside = tmp_path / "one.aside"
    for source, target in [(one, aside), (other, one), (aside, other)][:steps]:
        source.rename(target)
    disk.mend_exchange(one, other)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]
    assert sorted(names(one, other)) == [b"one", b"other"]


def test_a_link_is_the_same_file(tmp_path: Path) -> None:
    """So that its time stays, and rsync need not look into it."""
    (tmp_path / "a").write_bytes(b"x")
    disk.link(tmp_path / "a", tmp_path / "deep" / "b")

    assert (tmp_path / "deep" / "b").samefile(tmp_path / "a")


def test_where_there_are_no_links_it_is_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same time."""

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(disk.os, "link", refuse)
    (tmp_path / "a").write_bytes(b"x")
    disk.link(tmp_path / "a", tmp_path / "b")

    assert (tmp_path / "b").read_bytes() == b"x"
    assert (tmp_path / "b").stat().st_mtime_ns == (tmp_path / "a").stat().st_mtime_ns


def test_everybody_may_read_what_is_published(tmp_path: Path) -> None:
    """Whatever the account's habits are."""
    write_files(tmp_path / "x", {"a/b": b""})
    (tmp_path / "x" / "a" / "b").chmod(0o600)
    (tmp_path / "x" / "a").chmod(0o700)
    disk.open_to_all(tmp_path / "x")
    modes = [stat.S_IMODE(p.stat().st_mode) for p in sorted((tmp_path / "x").rglob("*"))]

    assert modes == [0o755, 0o644]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Nothing else is left beside it."""
    disk.write(tmp_path / "a" / "b", b"one")
    disk.write(tmp_path / "a" / "b", b"two")

    assert bytes_in(tmp_path) == {"a/b": b"two"}


def test_a_folder_is_taken_away(tmp_path: Path) -> None:
    """Also what an earlier try left; and one that is not there is no mistake."""
    write_files(tmp_path / "x", {"a": b""})
    write_files(tmp_path / "x.gone", {"b": b""})
    disk.remove(tmp_path / "x")
    disk.remove(tmp_path / "x")

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """With the system's reason."""
    for read in (disk.read, disk.entry_of):
        with pytest.raises(SetupError, match="nothing cannot be read: no such file"):
            read(tmp_path / "nothing")


def test_size_and_hash_are_those_of_the_bytes(tmp_path: Path) -> None:
    """Read in pieces or at once."""
    data = b"0123456789" * 300_000
    (tmp_path / "a").write_bytes(data)

    assert disk.entry_of(tmp_path / "a") == Entry.of(data)
