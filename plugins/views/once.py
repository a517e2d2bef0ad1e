"""Something that is the same in all editions, made once for each content.

entries = Once(read_all_clocks)
entries(shelf.content)          # the first edition waits, the others do not
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from plugins.records.reader import Content

T = TypeVar("T")


class Once(Generic[T]):
    """Keeps what was made of the content that was asked for last, and of no other."""

    def __init__(self, make: Callable[[Content], T]) -> None:
        self._make = make
        self._made: tuple[Content, T] | None = None

    def __call__(self, content: Content) -> T:
        """What is made of ``content``."""
        if self._made is None or self._made[0] is not content:
            self._made = (content, self._make(content))
        return self._made[1]
