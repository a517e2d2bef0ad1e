"""Anything in pieces of a fixed length, so that much can be read together.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]

As ``itertools.batched``, which Python has from 3.12 on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(items: Iterable[T], length: int) -> Iterator[list[T]]:
    """Lists of ``length`` items; the last may be shorter."""
    rest = iter(items)
    while some := list(islice(rest, length)):
        yield some
