"""What was promised, and whether the figures keep it.

A goal is a limit on a figure of ours, in each of the two ways to run our client; beside it stands
the peer that does best. Nothing here measures, and how it is laid out is for ``table``.

    for goal in goals(results): goal.words, goal.limit, [goal.keeps(value) for value in goal.ours]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tests.bench.mirror.measure import Figure, Run

OURS = ("Zhiquan", "Zhiquan, feeding others")
ARCHIVES = ("tar.gz", "tar.zst -19", "zip")
EDIT_BYTES, EDIT_REQUESTS = 2_000, 5
ARTICLE_BYTES = 60_000
POLL_BYTES, POLL_REQUESTS = 1_000, 2
FIRST_REQUESTS, FIRST_SHARE = 8, 1.02
CHECK_SHARE = 1.5
FLAT = 0.10


@dataclass(frozen=True)
class Tree:
    """What was measured on one tree.

    Attributes:
        records: how many the site has.
        pages: HTML pages.
        files: all files.
        size: bytes of all files.
        runs: ours and the peers'.
    """

    records: int
    pages: int
    files: int
    size: int
    runs: Sequence[Run]

    def run(self, name: str) -> Run | None:
        """The run of that name, if it has figures."""
        return next((run for run in self.runs if run.name == name and run.first), None)

    @property
    def ours(self) -> Run | None:
        """Ours, to which others are compared."""
        return self.run(OURS[0])


@dataclass(frozen=True)
class Results:
    """All that was measured in one run: trees of pages, and the one that gets a new article."""

    trees: Sequence[Tree]
    article: Tree


@dataclass(frozen=True)
class Goal:
    """One limit.

    Attributes:
        words: what is limited, and where.
        unit: of the figures; "B" for bytes.
        limit: the largest good value.
        ours: a figure for each of `OURS`; None if it was not measured.
        best: the peer that does best, and its figure; None if none has one.
    """

    words: str
    unit: str
    limit: float
    ours: tuple[float | None, ...]
    best: tuple[str, float] | None = None

    def keeps(self, value: float | None) -> bool:
        """Whether a figure is within the limit; none is not."""
        return value is not None and value <= self.limit


def goals(results: Results) -> Iterator[Goal]:
    """All goals, in the order of the tree they are for."""
    for tree in results.trees:
        yield from _on_pages(tree)
    words = f"bytes for a new article, {results.article.pages:,} pages"
    yield _goal(results.article, words, "B", ARTICLE_BYTES, lambda run: _shown(run.change))
    yield from _flat(results.trees)
    yield from _checks(results.trees)


def _on_pages(tree: Tree) -> Iterator[Goal]:
    on = f"{tree.pages:,} pages"
    yield _goal(tree, f"bytes for one edit, {on}", "B", EDIT_BYTES, lambda r: _shown(r.change))
    yield _goal(tree, f"requests for it, {on}", "", EDIT_REQUESTS, lambda r: _asked(r.change))
    yield _goal(tree, f"bytes of a poll, {on}", "B", POLL_BYTES, lambda r: _shown(r.poll))
    yield _goal(tree, f"requests of it, {on}", "", POLL_REQUESTS, lambda r: _asked(r.poll))
    words = f"requests of a first sync, {on}"
    yield _goal(tree, words, "", FIRST_REQUESTS, lambda r: _asked(r.first))
    sizes = [_shown(run.first) for run in tree.runs if run.name in ARCHIVES and run.first]
    if any(sizes):
        limit = FIRST_SHARE * min(filter(None, sizes))
        yield _goal(tree, f"bytes of it, {on}", "B", limit, lambda r: _shown(r.first))


def _flat(trees: Sequence[Tree]) -> Iterator[Goal]:
    """Metadata for an edit, from the smallest tree to the largest."""
    if len(trees) < 2:
        return
    small, large = (min(trees, key=lambda t: t.pages), max(trees, key=lambda t: t.pages))
    words = f"metadata for one edit, {large.pages:,} pages beside {small.pages:,}"
    grown = {run.name: growth(run, large) for run in small.runs}
    ours = tuple(grown.pop(name, None) for name in OURS)
    yield Goal(words, "×", 1 + FLAT, ours, _best(grown))


def growth(small: Run, large: Tree) -> float | None:
    """How many times the metadata of an edit it takes on the larger tree."""
    other = next((run for run in large.runs if run.name == small.name), None)
    if not (small.change and small.change.metadata and other and other.change):
        return None
    return (other.change.metadata or 0) / small.change.metadata


def _checks(trees: Sequence[Tree]) -> Iterator[Goal]:
    tree = max(trees, key=lambda t: t.pages)
    runs = [tree.run(name) for name in OURS]
    checks = [run.check if run else None for run in runs]
    words = f"{tree.files:,} files checked, to"
    to_hashlib = tuple(check and check.to_hashlib for check in checks)
    to_sha256sum = tuple(check and check.to_sha256sum for check in checks)
    yield Goal(f"{words} hashlib", "×", CHECK_SHARE, to_hashlib)
    yield Goal(f"{words} sha256sum", "×", CHECK_SHARE, to_sha256sum)


def _goal(
    tree: Tree, words: str, unit: str, limit: float, value: Callable[[Run], float | None]
) -> Goal:
    found = {run.name: value(run) for run in tree.runs}
    ours = tuple(found.pop(name, None) for name in OURS)
    return Goal(words, unit, limit, ours, _best(found))


def _best(found: dict[str, float | None]) -> tuple[str, float] | None:
    """The name with the least value."""
    known = {name: value for name, value in found.items() if value is not None}
    return min(known.items(), key=lambda item: item[1], default=None)


def _shown(figure: Figure | None) -> int | None:
    return figure.traffic.shown if figure else None


def _asked(figure: Figure | None) -> int | None:
    """Requests, where the protocol has them."""
    return figure.requests if figure and figure.traffic.bodies else None
