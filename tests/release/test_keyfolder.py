"""Keys are put where nobody else reads them, never over another, never into a repository."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from plugins.errors import SetupError
from plugins.release import keyfolder
from plugins.release.publickey import PublicKey
from tests.release.signers import public
from tests.sites import ROOT

MEI = public("editor", "mei")


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_both_halves_are_put_down_for_the_owner_alone(tmp_path: Path) -> None:
    """Folder 0700, private half 0600, whatever the machine's usual rights are."""
    before = os.umask(0o000)
    try:
        path = keyfolder.put(tmp_path / "keys", "mei", MEI, b"secret")
    finally:
        os.umask(before)

    assert (path.name, path.read_bytes()) == ("mei.editor.key", b"secret")
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)
    assert PublicKey.read(path.with_name("mei.editor.pub.json")) == MEI


def test_no_key_is_ever_replaced(tmp_path: Path) -> None:
    """The only copy of a key could be the one that is overwritten."""
    path = keyfolder.put(tmp_path, "mei", MEI, b"first")

    with pytest.raises(SetupError, match=r"mei\.editor\.key is there already"):
        keyfolder.put(tmp_path, "mei", public("editor", "li"), b"second")

    assert path.read_bytes() == b"first"


@pytest.mark.parametrize("name", ["", "../mei", "mei li", "mei.li", "a" * 41, "/mei", "mei\n"])
def test_a_name_is_a_simple_word(tmp_path: Path, name: str) -> None:
    """It becomes part of a file's name."""
    with pytest.raises(SetupError, match="letters, digits"):
        keyfolder.put(tmp_path, name, MEI, b"secret")

    assert list(tmp_path.iterdir()) == []


def test_a_name_may_be_chinese(tmp_path: Path) -> None:
    """It stands on its owner's machine alone."""
    assert keyfolder.put(tmp_path, "小梅", MEI, b"secret").name == "小梅.editor.key"


@pytest.mark.parametrize("folder", ["keys", "content/people", "../keys"])
def test_a_repository_is_no_place_for_keys(tmp_path: Path, folder: str) -> None:
    """Neither this one nor any other, at any depth, also from outside through a link."""
    (tmp_path / "notes" / ".git").mkdir(parents=True)
    (tmp_path / "notes" / "content").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "notes" / "content")

    with pytest.raises(SetupError, match="is inside"):
        keyfolder.put(tmp_path / "link" / folder, "mei", MEI, b"secret")
    with pytest.raises(SetupError, match="is inside"):
        keyfolder.put(ROOT / "somewhere", "mei", MEI, b"secret")


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "keys").write_text("", "utf-8")

    with pytest.raises(SetupError, match=r"cannot be made: .*; choose FOLDER"):
        keyfolder.put(tmp_path / "keys", "mei", MEI, b"secret")


def test_names_come_from_the_files_of_others(tmp_path: Path) -> None:
    """Who keeps the others' public halves sees their nicknames; a damaged file harms nothing."""
    keyfolder.put(tmp_path, "mei", MEI, b"secret")
    keyfolder.put(tmp_path, "li", public("root", "li"), b"secret")
    (tmp_path / "x.root.pub.json").write_text("{", "utf-8")

    found = keyfolder.names(tmp_path)

    assert found == {MEI.key.keyid: "mei", public("root", "li").key.keyid: "li"}


def test_it_is_told_when_others_can_read(tmp_path: Path) -> None:
    """A key copied from a stick often is readable by everyone."""
    path = keyfolder.put(tmp_path / "keys", "mei", MEI, b"secret")
    assert not keyfolder.open_to_others(path)

    path.chmod(0o644)
    assert keyfolder.open_to_others(path)
