"""Which packs and which archive a release carries, and which older trees it takes to make them.

    >>> packs_to_make(16, have={8, 12, 15})
    [8, 12, 15]
    >>> trees_to_keep(16)
    [8, 16]

Rules of ``docs/format.md``, as arithmetic: nothing here reads or writes a file. ``a`` and ``b``
are numbers of releases throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import log2

from mirror.format.packs import route

Step = tuple[int, int]

REACH = 32  # how many releases back a pack may begin
FIRST_POWER = 2  # longer packs span 4 releases, 8, 16, 32
MOST_PACKS = 4  # from the archive to the release
MOST_SHARE = 5  # those packs together may be a fifth of the archive


def packs_to_make(n: int, have: Iterable[int]) -> list[int]:
    """Releases from which a new pack leads to ``n``: the one before, and those of the skip list.

    Args:
        n: the new release.
        have: releases whose trees are at hand.
    """
    spans = [2**k for k in range(FIRST_POWER, int(log2(REACH)) + 1) if n % 2**k == 0]
    wanted = {n - 1, *(n - span for span in spans)}
    return sorted(wanted & set(have))


def trees_to_keep(n: int) -> list[int]:
    """Releases up to ``n`` from which a longer pack will begin some day."""
    found = []
    for a in range(max(n - REACH, 0) + 1, n + 1):
        span = min(a & -a, REACH)  # the largest power of two that divides a
        if span >= 2**FIRST_POWER and a + span > n:
            found.append(a)
    return found


def packs_to_carry(
    n: int, old: Iterable[tuple[int, int]], withdrawn: bool
) -> list[tuple[int, int]]:
    """Packs of the release before that stay.

    Args:
        n: the new release.
        old: what the one before carries.
        withdrawn: whether a record is withdrawn with ``n``; then none stays, because what they
            make would be served again.
    """
    return [] if withdrawn else sorted((a, b) for a, b in old if a >= n - REACH)


def archive_is_due(
    n: int, archive: Step | None, packs: Mapping[Step, int], withdrawn: bool
) -> bool:
    """Whether the archive must be made anew.

    Args:
        n: the new release.
        archive: release and size in bytes of the one there is.
        packs: sizes of all packs that ``n`` carries.
        withdrawn: whether a record is withdrawn with ``n``.
    """
    if archive is None or withdrawn:
        return True
    way = route(packs, archive[0], n)
    if way is None or len(way) > MOST_PACKS:
        return True
    return sum(packs[step] for step in way) * MOST_SHARE > archive[1]
