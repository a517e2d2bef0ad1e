"""A file that a page offers, and how large it is.

>>> Download("a.csv", "CSV", 4200, "A table").size
'4 KB'
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Download:
    """A file to download.

    Args:
        href: the way to it from the page.
        format: its kind in a word.
        bytes: its size.
        label: what is in it, in the edition's language.
    """

    href: str
    format: str
    bytes: int
    label: str

    @property
    def size(self) -> str:
        """The size in kilobytes of 1,000 bytes, at least one."""
        return f"{max(1, round(self.bytes / 1000)):,} KB"
