"""Which way to take, and the next one when it fails.

    way, tree = take(job, say=print)

From the release before: its pack. From an older one: packs, if they are not larger than the
archive. From nothing: the archive. At the end: walking, which needs the least of others. A way
that fails costs time but never correctness, so what went wrong is told and the next is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ..errors import MirrorError, NoSourceError, RefusedError, SourceError
from ..format import zstd
from ..format.packs import route
from ..tree import Tree
from . import archive, packs
from .job import Job
from .walk import walked


class Way(NamedTuple):
    """A way to try: what it is called, and what it does."""

    name: str
    go: Callable[[], Tree]


def take(job: Job, say: Callable[[str], None]) -> tuple[str, Tree]:
    """Get the release by the first way that succeeds.

    Args:
        job: what is wanted.
        say: is told of each way that failed, in a sentence.

    Returns:
        The way's name, and the tree, filled.

    Raises:
        NoSourceError: no way led there; it says why, for each.
        CopyError: the disk does not allow it.
    """
    failures: dict[str, str] = {}
    refused = False
    for way in _ways(job):
        try:
            return way.name, way.go()
        except (RefusedError, SourceError, NoSourceError) as error:
            failures[way.name] = _told(error)
            refused |= error.exit_code == RefusedError.exit_code
            say(f"{way.name}: {failures[way.name]}")
    raise NoSourceError(f"release {job.release.number} cannot be had", failures, refused)


def _told(error: MirrorError) -> str:
    return f"{error} ({error.hint})" if error.hint else str(error)


def _ways(job: Job) -> Iterator[Way]:
    """The ways to try, each thought of when those before it have failed."""
    if zstd.available():
        yield from _compressed(job)
    yield Way("file by file", lambda: walked(job))


def _compressed(job: Job) -> Iterator[Way]:
    old = job.old
    if old and packs.may_go_directly(job, old):
        yield Way("by pack", lambda: packs.direct(job, old))
    try:
        whole = archive.cost(job)
    except NoSourceError:
        return  # without the index nobody knows what there is
    steps = _cheap_steps(job, whole)
    if old and steps:
        yield Way(_many(len(steps)), lambda: packs.follow(job, old, steps))
    if whole is not None and not old:
        yield Way("by archive", lambda: archive.unpacked(job))


def _cheap_steps(job: Job, whole: int | None) -> list[packs.Step] | None:
    """The packs that lead from what is here, unless the archive is smaller than they are."""
    sizes = {step: entry.size for step, entry in job.index.packs.items()}
    steps = route(sizes, job.old.number, job.release.number) if job.old else None
    dear = steps and whole is not None and sum(sizes[step] for step in steps) > whole
    return None if dear else steps


def _many(count: int) -> str:
    return "by pack" if count == 1 else f"by {count} packs"
