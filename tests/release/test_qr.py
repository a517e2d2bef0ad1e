"""The text with which trust begins fits into a code, and is drawn the same each time."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from plugins.errors import SetupError
from plugins.release import qr
from tests.release.signers import first_root

HASH = sha256(first_root()).hexdigest()
ADDRESS = "https://example.org/notes"


def test_the_text_is_that_of_the_format() -> None:
    """Hash, and an address behind it if there is one."""
    assert qr.anchor(first_root()) == f"zhiquan:{HASH}"
    assert qr.anchor(first_root(), ADDRESS) == f"zhiquan:{HASH} {ADDRESS}"


@pytest.mark.parametrize(
    "address", ["example.org", "https://a b", "ftp://x", "https://", "https://x\n"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """It would be printed and cannot be called back."""
    with pytest.raises(SetupError, match="begins with http"):
        qr.anchor(first_root(), address)


@pytest.mark.parametrize(("ending", "begin"), [(".svg", b"<?xml"), (".png", b"\x89PNG")])
def test_it_is_drawn_the_same_each_time(tmp_path: Path, ending: str, begin: bytes) -> None:
    """No date and no program's name in the file."""
    for name in ("a", "b"):
        qr.save("zhiquan:00", tmp_path / f"{name}{ending}")

    data = (tmp_path / f"a{ending}").read_bytes()
    assert data.startswith(begin)
    assert data == (tmp_path / f"b{ending}").read_bytes()
    assert b"segno" not in data.lower()


def test_another_ending_or_no_folder_is_one_sentence(tmp_path: Path) -> None:
    """It says which endings there are."""
    with pytest.raises(SetupError, match=r"must end with \.svg or \.png"):
        qr.save("zhiquan:00", tmp_path / "root.jpg")
    with pytest.raises(SetupError, match="cannot be written"):
        qr.save("zhiquan:00", tmp_path / "missing" / "root.svg")


def test_it_fits_on_a_terminal() -> None:
    """Hash and address in fewer than 80 columns and 40 lines, of blocks alone."""
    lines = qr.terminal(qr.anchor(first_root(), ADDRESS)).strip("\n").split("\n")

    assert len(lines) < 40
    assert max(map(len, lines)) < 80
    assert set("".join(lines)) <= set(" ▀▄█")
