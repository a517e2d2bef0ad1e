"""What a table is made of, and what became of a cell: read, or not and why.

    table = Table("people.csv", (Row(1, (Cell("姓名"), Cell("性别"))), Row(2, (Cell("王某某"),))))

Whatever reads a file makes a ``Table``; whatever understands a cell makes a ``Result``. Both
are plain data. Cleaning is here too, because every reader of values needs the same: spaces
and invisible characters, full-width letters, marks of footnotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["text", "number", "bad"]


@dataclass(frozen=True)
class Cell:
    """One cell: its text, whether it was typed as a number, and why it holds nothing usable.

    ``link`` is where a click on it leads, if its text is something else.
    """

    text: str = ""
    kind: Kind = "text"
    why: str = ""
    link: str = ""


@dataclass(frozen=True)
class Row:
    """One row, numbered from 1 as spreadsheet programs do."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(tidy(cell.text) or cell.kind == "bad" for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """A table as it was found: where from, how it was read, its rows."""

    name: str
    rows: tuple[Row, ...]
    how: str = ""
    epoch: int = 1900


@dataclass(frozen=True)
class Read:
    """What a cell says, and what an editor should know about how it was read."""

    value: Any
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unread:
    """Why a cell, or a part of it, was not taken."""

    why: str
    hint: str = ""
    rest: Read | None = field(default=None)


Result = Read | Unread

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SPACE = re.compile(r"[^\S\n]+")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_FOOTNOTE = re.compile(
    r"\s*(?:\[(?:\d{1,3}|[a-z]|註\d*|注\d*)\]|[¹²³⁴-⁹⁰]+|[†‡§]+|[①-⑳]|(?<=\S)\*{1,3})\s*$", re.I
)


def tidy(text: str) -> str:
    """Text without what nobody sees: odd spaces, invisible characters, spaces at the ends."""
    lines = _INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_SPACE.sub(" ", line).strip() for line in lines).strip()


def folded(text: str) -> str:
    """Tidy text with full-width letters, digits and signs as plain ones."""
    return tidy(text.translate(_WIDE))


def key_of(text: str) -> str:
    """How two texts are compared: plain, small letters, nothing but letters and digits."""
    return "".join(char for char in folded(text).casefold() if char.isalnum())


def without_footnote(text: str) -> str:
    """Text without marks of footnotes at its end: ``[1]``, ``¹``, ``†``, ``①``, ``*``."""
    shorter = _FOOTNOTE.sub("", text)
    return without_footnote(shorter) if shorter != text else text
