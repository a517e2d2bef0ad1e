"""The table of mirrors says what was measured, what was not, and what missed its goal."""

from __future__ import annotations

from tests.bench.mirror import table
from tests.bench.mirror.checking import Check
from tests.bench.mirror.goals import OURS, Goal, Results, Tree, goals
from tests.bench.mirror.measure import Figure, Run
from tests.bench.mirror.traffic import Traffic


def figure(
    body: int, requests: int = 1, seconds: float = 1.0, metadata: int | None = None
) -> Figure:
    """What one kind of sync cost."""
    return Figure(Traffic(requests, body), requests, seconds, metadata)


def ours(name: str, edit: int, metadata: int) -> Run:
    """A run of ours."""
    check = Check(10, command=1.5, sha256sum=1.5, hashlib=0.5)
    first, poll = figure(1_020, 7), figure(300, 2)
    return Run(name, "signed", first, poll, figure(edit, 5, metadata=metadata), check)


def tree(pages: int, metadata: int) -> Tree:
    """A tree that three ways were run on, and one could not."""
    archive = Run("zip", "whole", figure(1_000), figure(0), figure(1_000, seconds=0.5))
    absent = Run("rsync", "old", trouble="not installed: rsync")
    runs = [ours(OURS[0], 2_000, metadata), ours(OURS[1], 2_001, metadata), archive, absent]
    return Tree(pages // 3, pages, pages + 1, pages * 14_000, runs)


RESULTS = Results([tree(10_000, 1_000), tree(30_000, 1_100)], tree(3_000, 1_000))


def named(words: str) -> Goal:
    """The first goal whose words begin so."""
    return next(goal for goal in goals(RESULTS) if goal.words.startswith(words))


def test_goals_beside_the_best_peer() -> None:
    """The limit, our two figures, and the peer with the least."""
    goal = named("bytes for one edit, 10,000")

    assert (goal.limit, goal.ours, goal.best) == (2_000, (2_000, 2_001), ("zip", 1_000))
    assert [goal.keeps(value) for value in goal.ours] == [True, False]


def test_a_first_sync_is_held_against_the_best_archive() -> None:
    """1.02 times what the smallest archive of the same run has."""
    goal = named("bytes of it, 10,000")

    assert (goal.limit, goal.ours) == (1_020, (1_020, 1_020))


def test_metadata_that_grows() -> None:
    """From the smallest tree to the largest, as a ratio."""
    goal = named("metadata")

    assert goal.limit == 1.1
    assert goal.ours == (1.1, 1.1)


def test_checking_is_held_against_two() -> None:
    """Hashing in a program that runs already, and sha256sum."""
    assert named("30,001 files checked, to hashlib").ours == (3, 3)
    assert named("30,001 files checked, to sha256sum").ours == (1, 1)


def test_the_document() -> None:
    """A miss is in bold, what is not installed is named, and what is quicker than ours is too."""
    text = "\n".join(table.report(RESULTS, "command"))

    assert "| 2,000 B | 2,000 B | **2,001 B, missed** | 1,000 B (zip) |" in text
    assert "| rsync | not installed: rsync |" in text
    assert "- one edit, 10,000 pages, seconds: zip 0.50" in text
    assert "- zip: whole." in text
    assert "None" not in text


def test_what_was_not_measured() -> None:
    """Without figures of ours, the goals say so and are not kept."""
    bare = Tree(3_333, 10_000, 10_001, 1, [Run(OURS[0], "signed", trouble="failed: no")])
    text = "\n".join(table.report(Results([bare], bare), "command"))

    assert (
        "| bytes for one edit, 10,000 pages | 2,000 B | not measured | not measured | – |" in text
    )
    assert "Ours was not measured." in text


def test_sizes() -> None:
    """Small ones to the byte."""
    assert [table.size(n) for n in (1_606, 302_724, 40_500_000)] == ["1,606 B", "303 KB", "40.5 MB"]
