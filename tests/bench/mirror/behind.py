"""Where another way is smaller or quicker than ours, and why.

Found from the figures, so that nothing is left out; the reasons were looked for with a profiler
and in the protocols, and stand here in words.

    for line in behind(results): print(line)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.bench.mirror.goals import OURS, Results, Tree
from tests.bench.mirror.measure import Figure, Run

_VALUES: dict[str, Callable[[Figure], float]] = {
    "bytes": lambda figure: figure.traffic.shown,
    "seconds": lambda figure: figure.seconds,
}
_WHY = (
    "Bytes. An edit is 1.4 KB of signed metadata and signatures (the timestamp; snapshot, "
    "targets and signatures joined) and a pack of some 200 bytes; git sends a pack as small "
    "and signs nothing. A poll of ours fetches a signed timestamp, which says how fresh the "
    "copy is; a tag or a branch's name says only that the host has nothing else. A first sync "
    "of ours is the same archive as the smallest of the others, and 3.4 KB that prove it.",
    "Requests. Ours asks for what says what to ask for next, so that everything is signed: "
    "root, timestamp, the joined file, pack. An archive is one request and proves nothing; "
    "*feeding others* asks at first for the readme too.",
    "Seconds of a poll, and a part of all others: a Python program starts and loads TUF and its"
    " cryptography. curl, git, rsync and zsync are programs in C, of which the system has all "
    "in memory.",
    "Seconds of an edit: ours makes the new tree beside the old one, a hard link for each file "
    "that stays, checks the manifest of all files, and swaps it in one step; so it grows with "
    "the number of files. rsync and git change the copy in place, where a reader meets pages of"
    " two releases and a crash leaves them so; ostree and the archives, as run here, make a "
    "fresh tree too.",
    "Seconds of a first sync: each file is hashed, written through a handle of its folder that "
    "no link can lead astray, and all are put to disk before the swap; the others leave that to"
    " the system.",
)


def behind(results: Results) -> Iterator[str]:
    """A line for each figure in which a peer is under ours, then the reasons."""
    if not all(tree.ours for tree in (*results.trees, results.article)):
        yield "Ours was not measured."
        return
    yield "As multiples of ours, the least first. Requests are in the tables above.\n"
    for tree in results.trees:
        yield from _under(f"first sync, {tree.pages:,} pages", tree, lambda run: run.first)
        yield from _under(f"one edit, {tree.pages:,} pages", tree, lambda run: run.change)
        yield from _under(f"poll, {tree.pages:,} pages", tree, lambda run: run.poll)
    yield from _under("new article", results.article, lambda run: run.change)
    yield "\nWhy:\n"
    yield from (f"- {reason}" for reason in _WHY)


def _under(words: str, tree: Tree, kind: Callable[[Run], Figure | None]) -> Iterator[str]:
    own = tree.ours and kind(tree.ours)
    assert own
    figures = {run.name: kind(run) for run in tree.runs if run.name not in OURS}
    for what, value in _VALUES.items():
        ratios = {name: value(figure) / value(own) for name, figure in figures.items() if figure}
        under = sorted((ratio, name) for name, ratio in ratios.items() if ratio < 1)
        if under:
            told = ", ".join(f"{name} {_short(ratio)}" for ratio, name in under)
            yield f"- {words}, {what}: {told}"


def _short(ratio: float) -> str:
    """Two digits, unless that would make it 1."""
    return f"{ratio:.2f}" if ratio < 0.995 else f"{ratio:.4f}"
