"""The step to the next release: done, or undone, and ended after a crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mirror.disk.switch import Links, Renames, patient
from mirror.errors import CopyError
from tests.mirror.folders import NEW, OLD, inside, plant


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy with two complete trees, none of them served."""
    plant(tmp_path / ".zhiquan/releases/1", OLD)
    plant(tmp_path / ".zhiquan/releases/2", NEW)
    return tmp_path


def state(folder: Path) -> dict[str, str | None]:
    """What ``Renames`` has noted."""
    noted: dict[str, str | None] = json.loads((folder / ".zhiquan/state.json").read_bytes())
    return noted


@pytest.mark.parametrize("kind", [Links, Renames])
def test_a_turn_serves_the_named_tree(folder: Path, kind: type[Links | Renames]) -> None:
    """And a place is where that tree is, served or not."""
    switch = kind(folder)
    assert switch.current is None
    for name, files in (("1", OLD), ("2", NEW), ("1", OLD)):
        switch.turn(name)

        assert switch.current == name
        assert inside((folder / "site").resolve()) == inside(switch.place(name)) == files
    assert inside(switch.place("2")) == NEW


@pytest.mark.parametrize("kind", [Links, Renames])
def test_a_turn_looks_at_what_it_replaces(folder: Path, kind: type[Links | Renames]) -> None:
    """A link that somebody else has put there stays."""
    (folder / "site").symlink_to("elsewhere")
    with pytest.raises(CopyError, match="did not make"):
        kind(folder).turn("1")

    assert (folder / "site").readlink() == Path("elsewhere")


@pytest.mark.parametrize("fails", [1, 2])
def test_renames_that_fail_are_undone(folder: Path, fails: int) -> None:
    """A program that holds a file of either tree: the old one is served as before."""
    Renames(folder).turn("1")
    done: list[Path] = []

    def stubborn(source: Path, target: Path) -> None:
        done.append(source)
        if len(done) == fails:
            raise PermissionError(13, "in use")
        source.rename(target)

    with pytest.raises(CopyError, match="holds files open"):
        Renames(folder, stubborn).turn("2")

    assert inside(folder / "site") == OLD
    assert Renames(folder).current == "1"
    assert state(folder) == {"current": "1", "next": None}
    Renames(folder).turn("2")
    assert inside(folder / "site") == NEW


@pytest.mark.parametrize(("after", "served"), [(0, "1"), (1, "2"), (2, "2")])
def test_a_crash_between_the_renames_is_ended(folder: Path, after: int, served: str) -> None:
    """Before the first nothing has happened; after it, only the second is missing."""
    Renames(folder).turn("1")
    done: list[Path] = []

    def dies(source: Path, target: Path) -> None:
        if len(done) == after:
            raise KeyboardInterrupt
        done.append(source)
        source.rename(target)

    switch = Renames(folder, dies)
    if after < 2:
        with pytest.raises(KeyboardInterrupt):
            switch.turn("2")
    else:
        (folder / "site").rename(folder / ".zhiquan/releases/1")
        (folder / ".zhiquan/releases/2").rename(folder / "site")
        (folder / ".zhiquan/state.json").write_text('{"current": "1", "next": "2"}')
        assert switch.current == "2"
    Renames(folder).recover()

    assert Renames(folder).current == served
    assert inside(folder / "site") == (OLD if served == "1" else NEW)
    assert state(folder) == {"current": served, "next": None}


@pytest.mark.parametrize("text", ["", "{", "[]", "7"])
def test_a_damaged_note_is_told(folder: Path, text: str) -> None:
    """Nothing is guessed about which release is served."""
    (folder / ".zhiquan/state.json").write_text(text)

    with pytest.raises(CopyError, match="damaged"):
        _ = Renames(folder).current


def test_patience_has_an_end() -> None:
    """What is in use is tried again, a few times; another error is not."""
    tries: list[int] = []

    def never(*_: Path) -> None:
        tries.append(1)
        raise PermissionError

    with pytest.raises(PermissionError):
        patient(never, tries=3, wait=0)(Path("a"), Path("b"))
    assert len(tries) == 3

    def at_last(*_: Path) -> None:
        tries.append(1)
        if len(tries) < 5:
            raise PermissionError

    patient(at_last, tries=3, wait=0)(Path("a"), Path("b"))
    assert len(tries) == 5

    def gone(*_: Path) -> None:
        tries.append(1)
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        patient(gone, tries=3, wait=0)(Path("a"), Path("b"))
    assert len(tries) == 6
