"""A table from any file that can hold one.

    read_table(Path("people.xlsx"), Layout())

What is tried is decided by the file's first bytes, not by its name, because names lie; what
cannot be read is named with what to do. How each kind is read is left to its own module.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plugins.errors import SetupError
from plugins.imports.cells import Table
from plugins.imports.csvtable import read_csv
from plugins.imports.workbook import read_workbook

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_NOT_TABLES = {b"%PDF": "a PDF", b"{\\rtf": "an RTF text", b"\x89PNG": "a picture"}
MOST = 100_000_000  # bytes


@dataclass(frozen=True)
class Layout:
    """What the map says of the file itself; empty where it is to be found out."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


def read_table(path: Path, layout: Layout) -> Table:
    """Read a table.

    Raises:
        SetupError: there is no such file, or no table in it that can be read.
    """
    try:
        start = _first_bytes(path)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise SetupError(f"the table {path} cannot be read: {reason}; check FILE=…") from error
    if start.startswith(_OLD_EXCEL):
        what = "an old Excel file (.xls) or one with a password"
        raise SetupError(f"{path.name} is {what}; save it as .xlsx or CSV")
    for mark, what in _NOT_TABLES.items():
        if start.startswith(mark):
            raise SetupError(f"{path.name} is {what}, not a table; export it as CSV or .xlsx")
    if start.startswith(b"PK"):
        if b"opendocument" in start:
            raise SetupError(f"{path.name} is an OpenDocument file; save it as .xlsx or CSV")
        table = read_workbook(path, layout.sheet)
    else:
        table = read_csv(path, layout.encoding, layout.delimiter)
    if all(row.empty for row in table.rows):
        raise SetupError(f"{path.name} holds nothing ({table.how})")
    return table


def _first_bytes(path: Path) -> bytes:
    if path.stat().st_size > MOST:
        raise SetupError(f"{path.name} is larger than {MOST // 1_000_000} MB; split it")
    with path.open("rb") as file:
        return file.read(200)
