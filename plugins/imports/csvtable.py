"""A table from a text file: commas, semicolons, tabs or bars between its cells.

    read_csv(Path("people.csv")).rows[0].cells

Quoted line breaks are part of their cell. Which character parts the cells is found by trying
each and taking the one that makes the most even rows. Which encoding the file is in is
``encoding``'s business.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from plugins.errors import SetupError
from plugins.imports.cells import Cell, Row, Table
from plugins.imports.encoding import decode

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_LOOKED_AT = 60  # rows that decide


def read_csv(path: Path, encoding: str = "", delimiter: str = "") -> Table:
    """Read a delimited text file.

    Args:
        path: the file.
        encoding: what the map says, or '' to find out.
        delimiter: the same.

    Raises:
        SetupError: the file cannot be decoded, or its quotation marks make no sense.
    """
    decoded = decode(path.read_bytes(), encoding)
    text = decoded.text.lstrip("\ufeff")
    if text.lower().startswith("sep=") and not delimiter:  # a line for Excel alone
        line, _, text = text.partition("\n")
        delimiter = line[4:5]
    chosen = delimiter or _delimiter(text)
    rows = _parsed(text, chosen)
    how = f"{decoded.encoding}{' (guessed)' if decoded.guessed else ''}"
    parted = _DELIMITERS.get(chosen, f"“{chosen}”")
    return Table(path.name, tuple(rows), f"{how}, cells parted by {parted}")


def _parsed(text: str, delimiter: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = []
    try:
        for number, cells in enumerate(reader, start=1):
            rows.append(Row(number, tuple(Cell(cell) for cell in cells)))
    except csv.Error as error:
        raise SetupError(
            f"row {len(rows) + 1} of the table cannot be read: {error}; "
            "look for a quotation mark that is opened and not closed"
        ) from error
    return rows


def _delimiter(text: str) -> str:
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """How even the rows are that a delimiter makes: the share of the commonest width, and it."""
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths = [len(cells) for cells, _ in zip(reader, range(_LOOKED_AT), strict=False) if cells]
    except csv.Error:
        return 0.0, 0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0, 0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    return count / len(widths), width
