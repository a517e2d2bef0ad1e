"""Papers are read only if they are exactly what they say, and are never replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import SetupError
from plugins.release import ceremony
from plugins.release.rootrequest import RootSignature

PAPER = RootSignature(root=2, keyid="3d1c6f0a", tuf="9f86")
TEXT = PAPER.to_bytes().decode("ascii")


def test_a_paper_can_be_read_by_a_person() -> None:
    """One field a line, the kind in words."""
    assert TEXT.split("\n")[:4] == [
        "{",
        ' "format": 1,',
        ' "kind": "root signature",',
        ' "root": 2,',
    ]


def test_a_paper_comes_back_as_it_was(tmp_path: Path) -> None:
    """What one machine writes, another reads."""
    ceremony.write(tmp_path / "a" / "paper", PAPER)

    assert ceremony.read(tmp_path / "a" / "paper", RootSignature) == PAPER
    assert ceremony.kind_of(tmp_path / "a" / "paper") == "root signature"
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["paper"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("root signature", "release request", "is a release request, where a root signature"),
        ('"root": 2', '"root": 0', "root: Input should be greater"),
        ('"root": 2', '"root": "2"', "root: Input should be a valid integer"),
        ('"root": 2', '"root": true', "root: Input should be a valid integer"),
        ('"root": 2', '"root": 2, "root": 3', "not a file of this program"),
        ('"root": 2', '"root": 2, "more": 3', "more: Extra inputs"),
        ('"format": 1', '"format": 2', "format: Input should be 1"),
        ("3d1c6f0a", "3D1C6F0A", "keyid: String should match"),
        ("3d1c6f0a", "3d1c6f0a\\n", "keyid: String should match"),
        ("9f86", "9f8", "tuf: String should match"),
        ("9f86", "", "tuf: String should match"),
        ("9f86", "梅", "not a file of this program"),
        ('"kind": "root signature",', "", "does not say what it is"),
        ("{", "[{", "not a file of this program"),
        ('"keyid": "3d1c6f0a",', "", "keyid: Field required"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(old: str, new: str, message: str) -> None:
    """No field more, none less, each of its type, none twice."""
    data = TEXT.replace(old, new, 1).encode()

    with pytest.raises(SetupError, match=message) as found:
        ceremony.parse(data, RootSignature, "the paper")

    assert "\n" not in str(found.value)


def test_deep_nesting_is_refused() -> None:
    """A hostile file does not end in a traceback."""
    with pytest.raises(SetupError, match="not a file of this program"):
        ceremony.parse(b"[" * 100_000, RootSignature, "the paper")


def test_a_paper_has_a_largest_size(tmp_path: Path) -> None:
    """An endless file is not read to its end."""
    path = tmp_path / "paper"
    path.write_bytes(b" " * (RootSignature.LARGEST + 1))

    with pytest.raises(SetupError, match="larger than 8192 bytes"):
        ceremony.read(path, RootSignature)


def test_a_missing_paper_is_named(tmp_path: Path) -> None:
    """The sentence says which path to check."""
    with pytest.raises(SetupError, match=r"2\.request cannot be read: No such file"):
        ceremony.read(tmp_path / "2.request", RootSignature)


def test_a_paper_replaces_no_other(tmp_path: Path) -> None:
    """The same may be written again; another one is left alone."""
    path = tmp_path / "paper"
    ceremony.write(path, PAPER)
    ceremony.write(path, PAPER)

    with pytest.raises(SetupError, match="is there already"):
        ceremony.write(path, PAPER.model_copy(update={"root": 3}))

    assert path.read_bytes() == PAPER.to_bytes()
