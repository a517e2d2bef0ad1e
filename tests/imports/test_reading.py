"""A file is read by what it is, not by what it is called, or refused with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import SetupError
from plugins.imports.reading import Layout, read_table
from tests.imports.test_workbook import saved

REFUSED = {
    "an old Excel file": (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Excel file"),
    "a PDF": (b"%PDF-1.7", "is a PDF, not a table"),
    "a picture": (b"\x89PNG\r\n", "is a picture, not a table"),
    "OpenDocument": (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument", "OpenDocument"),
    "an empty file": (b"", "holds nothing"),
    "only commas": (b",,,\n,,\n", "holds nothing"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_table_is_refused(case: str, tmp_path: Path) -> None:
    """One sentence, with the way out."""
    raw, message = REFUSED[case]
    path = tmp_path / "people.csv"
    path.write_bytes(raw)

    with pytest.raises(SetupError, match=message):
        read_table(path, Layout())


def test_a_workbook_may_be_called_csv(tmp_path: Path) -> None:
    """The first bytes decide."""
    path = saved(tmp_path, [["编号"], ["A1"]]).rename(tmp_path / "people.csv")

    assert read_table(path, Layout()).how == "sheet “名单”"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With the setting to check."""
    with pytest.raises(SetupError, match="no such file or directory; check FILE=…"):
        read_table(tmp_path / "none.csv", Layout())


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it is read."""
    path = tmp_path / "people.csv"
    path.write_text("a,b\n" * 10)
    monkeypatch.setattr("plugins.imports.reading.MOST", 20)

    with pytest.raises(SetupError, match="split it"):
        read_table(path, Layout())
