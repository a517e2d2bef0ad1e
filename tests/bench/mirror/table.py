"""Lays out the figures as ``docs/benchmarks/mirror.md``; it measures and judges nothing.

    for line in report(results, command): print(line)

What was promised is for ``goals`` to say, and why others are ahead, where they are, for ``behind``.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

from tests.bench.mirror import checking, measure
from tests.bench.mirror.behind import behind
from tests.bench.mirror.goals import OURS, Goal, Results, Tree, goals
from tests.bench.mirror.measure import Figure, Run

_TOOLS = {
    "rsync": ("rsync", "--version"),
    "zsync": ("zsync", "-V"),
    "git": ("git", "--version"),
    "ostree": ("ostree", "--version"),
    "zstd": ("zstd", "--version"),
    "tar": ("tar", "--version"),
    "curl": ("curl", "--version"),
}
_PACKAGES = ("tuf", "securesystemslib", "urllib3", "backports.zstd")
_VERSION = re.compile(r"\d+(\.\d+)+")
_KINDS: dict[str, Callable[[Run], Figure | None]] = {
    "first sync": lambda run: run.first,
    "one edit": lambda run: run.change,
    "poll": lambda run: run.poll,
}
_METHOD = (
    "Each way is run for real on loopback on the same trees, one after the other, each client a "
    "process of its own. After every sync the copy was compared with the tree, byte for byte. "
    "Bytes are those of bodies of answers; where a protocol has no bodies (†) they are all bytes "
    "above TCP, both ways, and a request is a connection. Bytes and requests are the largest of "
    "{rounds} rounds; seconds are the median of them, in brackets as a multiple of ours. A first "
    "sync begins with nothing and ends with a tree that can be served, unpacked where it comes as "
    "an archive. *Poll*: nothing has changed. *One edit*: one sentence more in one page, each "
    "round in another. Answers over HTTP are not compressed on the way. On loopback a request "
    "costs next to no time; over a slow line, each that waits for another costs a round trip.\n\n"
    "The trees are made from a seed: three editions, pages of about 14 KB of which 5 KB are the "
    "same on all, words drawn by Zipf's law, lists that show each record. Real pages compress "
    "differently. *Times renewed*: the build has given every file a new time. *Feeding others* is "
    "what our client does if it is not told otherwise."
)


def report(results: Results, command: str) -> Iterator[str]:
    """The whole document, line by line."""
    yield "# Keeping a copy up to date: what each way costs\n"
    yield f"Made by `make bench-mirror` (`{command}`); do not edit.\n"
    yield _METHOD.format(rounds=measure.ROUNDS)
    yield f"\n{_machine()}\n"
    yield "## Goals\n"
    yield f"{_GOALS}\n"
    yield from _goals(list(goals(results)))
    for tree in results.trees:
        yield f"\n## {tree.pages:,} pages\n"
        yield f"{tree.files:,} files, {size(tree.size)}.\n"
        yield from _tree(tree, _KINDS)
    yield "\n## A new article\n"
    article = results.article
    yield _ARTICLE.format(records=article.records, pages=article.pages, size=size(article.size))
    yield from _tree(article, {"new article": lambda run: run.change})
    yield "\n## Metadata of one edit\n"
    yield "Bytes of bodies that are no content, where the two can be told apart.\n"
    yield from _metadata(results.trees)
    yield "\n## Checking a whole copy\n"
    yield from _checks(results.trees)
    yield "\n## Where another way is smaller or quicker\n"
    yield from behind(results)
    yield "\n## What the figures do not show\n"
    yield from _notes(results.trees[0].runs)


_GOALS = (
    "Requests of protocols that have none (†) are not compared. *One edit* and *a poll* are held "
    "against fixed limits, a first sync against 1.02 times the smallest archive of this run, "
    "metadata against 1.1 times that of the smaller tree, checking against 1.5 times hashing."
)
_ARTICLE = (
    "A site of {records:,} records ({pages:,} pages, {size}). A new record has a page in each "
    "edition, and five lists of each show it: the latest, all, and one each by place, charge and "
    "year. The list of all is one page, and grows with the site.\n"
)


def size(number: float) -> str:
    """Bytes, as people read them: decimal units."""
    if number < 100_000:
        return f"{number:,.0f} B"
    return f"{number / 1e3:,.0f} KB" if number < 1e6 else f"{number / 1e6:,.1f} MB"


def _goals(found: Sequence[Goal]) -> Iterator[str]:
    yield f"| what | goal, at most | {' | '.join(OURS)} | best of the others |"
    yield "|---" * (len(OURS) + 3) + "|"
    for goal in found:
        ours = " | ".join(_judged(value, goal) for value in goal.ours)
        best = f"{_value(goal.best[1], goal.unit)} ({goal.best[0]})" if goal.best else "–"
        yield f"| {goal.words} | {_value(goal.limit, goal.unit)} | {ours} | {best} |"


def _judged(value: float | None, goal: Goal) -> str:
    """A figure of ours, in bold with a word where it misses its goal."""
    if value is None:
        return "not measured"
    shown = _value(value, goal.unit)
    return shown if goal.keeps(value) else f"**{shown}, missed**"


def _value(number: float, unit: str) -> str:
    if unit == "B":
        return size(number)
    return f"{number:.2f} {unit}" if unit else f"{number:,.0f}"


def _tree(tree: Tree, kinds: dict[str, Callable[[Run], Figure | None]]) -> Iterator[str]:
    heads = [f"{kind}: {what}" for kind in kinds for what in ("bytes", "requests", "s")]
    yield f"| way | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 1) + "|"
    for run in tree.runs:
        if run.trouble:
            yield f"| {run.name} | {run.trouble}{' |' * len(heads)}"
            continue
        cells = [cell for kind in kinds.values() for cell in _cells(kind, run, tree.ours)]
        yield f"| {run.name} | {' | '.join(cells)} |"


def _cells(kind: Callable[[Run], Figure | None], run: Run, ours: Run | None) -> list[str]:
    figure, own = kind(run), kind(ours) if ours else None
    assert figure is not None
    mark = "" if figure.traffic.bodies else " †"
    share = f" ({figure.seconds / own.seconds:.2f})" if own else ""
    seconds = f"{figure.seconds:.2f}" if figure.seconds < 10 else f"{figure.seconds:.0f}"
    return [size(figure.traffic.shown) + mark, f"{figure.requests:,}", seconds + share]


def _metadata(trees: Sequence[Tree]) -> Iterator[str]:
    yield f"| way | {' | '.join(f'{tree.pages:,} pages' for tree in trees)} |"
    yield "|---" * (len(trees) + 1) + "|"
    for run in trees[0].runs:
        found = [tree.run(run.name) for tree in trees]
        values = [other.change.metadata if other and other.change else None for other in found]
        if any(value is not None for value in values):
            cells = ["–" if value is None else size(value) for value in values]
            yield f"| {run.name} | {' | '.join(cells)} |"


def _checks(trees: Sequence[Tree]) -> Iterator[str]:
    yield (
        f"Medians of {checking.ROUNDS}, timed in turn over the same files, with those that prove "
        "them: the command, which also compares; `sha256sum`; and the shortest Python program that "
        "hashes them with `hashlib`. All three with their start.\n"
    )
    yield "| files | our check, s | to sha256sum | to hashlib |\n|---|---|---|---|"
    for tree in trees:
        if check := tree.ours and tree.ours.check:
            ratios = f"{check.to_sha256sum:.2f} | {check.to_hashlib:.2f}"
            yield f"| {check.files:,} | {check.command:.2f} | {ratios} |"
        else:
            yield f"| {tree.files:,} | not measured | – | – |"


def _notes(runs: Sequence[Run]) -> Iterator[str]:
    yield from (f"- {run.name}: {run.note}." for run in runs)


def _machine() -> str:
    found = {name: _tool(command) for name, command in _TOOLS.items()}
    found |= {name: _package(name) for name in _PACKAGES}
    tools = ", ".join(f"{name} {number}" for name, number in found.items())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    where = f"{platform.machine()}, {cores} cores, {platform.system()}"
    return f"{where}, Python {platform.python_version()}; {tools}."


def _tool(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        return "not installed"
    match = _VERSION.search(done.stdout + done.stderr)
    return match[0] if match else "of unknown version"


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
