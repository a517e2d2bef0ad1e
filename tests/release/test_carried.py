"""Which packs, archives and older trees a release has: arithmetic of docs/format.md."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mirror.format.packs import route
from plugins.release.carried import (
    REACH,
    archive_is_due,
    packs_to_carry,
    packs_to_make,
    trees_to_keep,
)


def history(last: int) -> Iterator[tuple[int, set[int], set[tuple[int, int]]]]:
    """Each release with the trees that were kept before it and the packs that it carries."""
    packs: set[tuple[int, int]] = set()
    for n in range(1, last + 1):
        trees = {a for a in {*trees_to_keep(n - 1), n - 1} if a > 0}
        packs = set(packs_to_carry(n, packs, False))
        packs |= {(a, n) for a in packs_to_make(n, trees)}
        yield n, trees, packs


def test_every_pack_of_the_skip_list_is_made() -> None:
    """From a to a + 2^k where 2^k divides a, as far as a release reaches back."""
    for n, _, packs in history(130):
        first = max(n - REACH, 1)
        steps = {(a, a + 1) for a in range(first, n)}
        longer = {
            (a, a + 2**k)
            for k in (2, 3, 4, 5)
            for a in range(first, n)
            if a % 2**k == 0 and a + 2**k <= n
        }

        assert packs == steps | longer


def test_few_trees_are_kept() -> None:
    """A tree that no pack will begin at is not kept."""
    assert max(len(trees_to_keep(n)) for n in range(1, 500)) <= 5
    assert trees_to_keep(3) == []
    assert trees_to_keep(13) == [8, 12]
    assert trees_to_keep(32) == [32]


def test_a_copy_that_slept_needs_few_packs() -> None:
    """From any of the last 32 releases there is a way, of at most ten packs of one size."""
    for n, _, packs in history(100):
        sizes = dict.fromkeys(packs, 100)
        ways = [route(sizes, a, n) for a in range(max(n - REACH, 1), n)]

        assert all(way is not None and len(way) <= 10 for way in ways)


def test_a_withdrawal_leaves_no_older_pack() -> None:
    """None stays, since each makes what was withdrawn, or leads away from it."""
    assert packs_to_carry(9, [(4, 8), (7, 8)], withdrawn=True) == []
    assert packs_to_carry(9, [(4, 8), (7, 8)], withdrawn=False) == [(4, 8), (7, 8)]


@pytest.mark.parametrize(
    ("archive", "packs", "withdrawn", "due"),
    [
        (None, {}, False, True),
        ((6, 1000), {(6, 7): 100, (7, 8): 100}, False, False),
        ((6, 1000), {(6, 7): 100, (7, 8): 101}, False, True),
        ((6, 1000), {(6, 7): 100, (7, 8): 100}, True, True),
        ((4, 1000), {(4, 5): 1, (5, 6): 1, (6, 7): 1, (7, 8): 1}, False, False),
        ((3, 1000), {(3, 4): 1, (4, 5): 1, (5, 6): 1, (6, 7): 1, (7, 8): 1}, False, True),
        (
            (3, 1000),
            {(3, 4): 1, (4, 5): 1, (5, 6): 1, (6, 7): 1, (7, 8): 1, (4, 8): 3},
            False,
            False,
        ),
        ((5, 1000), {(6, 7): 1, (7, 8): 1}, False, True),
    ],
)
def test_the_archive_is_made_anew_when_it_must_be(
    archive: tuple[int, int] | None, packs: dict[tuple[int, int], int], withdrawn: bool, due: bool
) -> None:
    """There is none; packs too large, too many or missing; something was withdrawn."""
    assert archive_is_due(8, archive, packs, withdrawn) is due
