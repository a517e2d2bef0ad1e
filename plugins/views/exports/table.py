"""Tables for spreadsheets: CSV that opens rightly and runs nothing.

    csv_bytes(["name"], [["=1+1"]])      # b'\\xef\\xbb\\xbfname\\r\\n\\'=1+1\\r\\n'

RFC 4180, with a byte order mark: without it Excel takes UTF-8 for the encoding of the
machine, and every Chinese name becomes another. A cell that a spreadsheet would take for a
formula gets an apostrophe before it (OWASP, “CSV Injection”).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# Full-width forms too: East Asian spreadsheets read ＝ as =.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table with a line of column names."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, on one line."""
    words = " ".join(cell.split())
    return f"'{words}" if words.startswith(_FORMULA) else words
