"""Reading files as editors left them: bytes in, text out, with clear refusals.

    >>> SourceFile("a.md", "one\\ntwo").place(2, 1).text
    'two'

Refuses what is not UTF-8 and a byte order mark. What the text means is left to
``yamlfile`` and ``frontmatter``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from plugins.errors import Place, Problems

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class SourceFile:
    """A text file: the path that messages show, and its text."""

    shown: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """The character at which each line begins."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)]

    def place(self, line: int, column: int = 1, length: int = 1) -> Place:
        """A place in this file, with the line's text for the message."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Place(self.shown, line, column, length, text)

    def find(self, needle: str, start: int = 0) -> Place:
        """Where ``needle`` stands at or after character ``start``; else the file's first line."""
        at = self.text.find(needle, start)
        at = self.text.find(needle) if at < 0 else at
        if at < 0:
            return self.place(1)
        line_start = self.text.rfind("\n", 0, at) + 1
        line = self.text.count("\n", 0, at) + 1
        length = len(needle.split("\n")[0])
        return self.place(line, at - line_start + 1, length)


def read_text(
    path: Path, shown: str, problems: Problems, *, mark: bool = False
) -> SourceFile | None:
    """Read a UTF-8 file with any line ends; note why it cannot be read.

    Args:
        path: the file.
        shown: the file as messages show it.
        problems: gets the reason.
        mark: whether a byte order mark may stand at its beginning, as in tables.

    Returns:
        The file, or None when a problem was noted.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        _note_unreadable(error, shown, problems)
        return None
    if raw.startswith(BOM):
        if not mark:
            hint = "save it again as “UTF-8”, not “UTF-8 with BOM”"
            problems.add(Place(shown, 1, 1), "bom", "the file begins with a byte order mark", hint)
        raw = raw[len(BOM) :]
    if b"\0" in raw:  # UTF-16, or no text at all
        _note_not_utf8(raw, raw.index(b"\0"), shown, problems)
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        _note_not_utf8(raw, error.start, shown, problems)
        return None
    return SourceFile(shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def can_be_read(path: Path, shown: str, problems: Problems) -> bool:
    """Whether the file at ``path`` opens: links may lead nowhere, or it may be forbidden."""
    try:
        path.open("rb").close()
    except OSError as error:
        _note_unreadable(error, shown, problems)
        return False
    return True


def _note_unreadable(error: OSError, shown: str, problems: Problems) -> None:
    reason = (error.strerror or "unknown reason").lower()
    problems.add(Place(shown), "unreadable", f"the file cannot be read: {reason}")


def _note_not_utf8(raw: bytes, at: int, shown: str, problems: Problems) -> None:
    line = raw.count(b"\n", 0, at) + 1
    start = raw.rfind(b"\n", 0, at) + 1
    column = len(raw[start:at].decode("utf-8", "replace")) + 1
    message = f"the file is not UTF-8: byte 0x{raw[at]:02X} cannot be read"
    hint = "save it again with the encoding “UTF-8” (it may be GBK or Big5 now)"
    problems.add(Place(shown, line, column), "not-utf8", message, hint)
