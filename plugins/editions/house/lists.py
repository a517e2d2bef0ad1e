"""Reading the house lists.

    pairs("flips.tsv")        # {"余": "余", "范": "范", …}
    words("guards.txt")       # ["一起", …]

A list is lines of text: ``#`` opens a comment line, a tab parts the columns. Columns after
the second say why an entry is there and are for people.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_FOLDER = Path(__file__).parent


def pairs(name: str) -> dict[str, str]:
    """Two columns of a list: what stands in the source, and its form in the other script."""
    return {columns[0]: columns[1] for columns in rows(name)}


def words(name: str) -> list[str]:
    """A list of one column."""
    return [columns[0] for columns in rows(name)]


def numbered(name: str) -> Iterator[tuple[int, str]]:
    """The entries of a list of one column, each with its line."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    yield from ((at, line) for at, line in enumerate(lines, 1) if not line.startswith("#"))


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a list that are no comment, cut at tabs."""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
