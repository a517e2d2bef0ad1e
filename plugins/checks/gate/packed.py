"""What lies inside a book or an archive of the site, so that the gate reads it too.

    for name, data in members("en/issues/x.epub", epub): ...    # "EPUB/c-about.xhtml", b"…"

An archive in an archive is opened as well. What cannot be opened is for
``plugins.checks.metadata`` to name, which examines every file.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.metadata.archive import unpacked
from plugins.checks.metadata.found import Budget, Unreadable

_PACKED = (".epub", ".zip")


def members(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file in an archive, at any depth; nothing of other files."""
    if path.endswith(_PACKED):
        yield from _members(data, Budget())


def _members(data: bytes, budget: Budget) -> Iterator[tuple[str, bytes]]:
    try:
        for member in unpacked(data, budget):
            yield member.name, member.data
            if member.name.endswith(_PACKED):
                yield from _members(member.data, budget.deeper())
    except Unreadable:
        return
