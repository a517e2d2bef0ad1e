"""By packs: what is here, changed step by step into what is new.

    with follow(job, [(11, 12)]) as tree: …

A pack brings only what changed, as differences to files that are here. If one of those is
damaged, the result is not what was signed, and another way is tried. Between two packs the
changed files of a step stand in a tree of their own, so that nothing here is written into.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from ..errors import CopyError, FormatError, MismatchError
from ..format import packs
from ..format.index import pack_path
from ..format.manifest import Manifest, build
from ..format.names import RELEASE
from ..tree import Tree, read
from .job import Held, Job, aborted_by_errors, take_over, withdrawn

_HEAD, _HEAD_OF_FILE = 1 << 20, 600  # bytes that a pack's head may have, and for each file

MAX_DIRECT = 1 << 20  # bytes of a pack that is taken at once, without asking for the index

Step = tuple[int, int]


def direct(job: Job, old: Held) -> Tree:
    """By the one pack from the release before, which the signed targets name with its size.

    Raises:
        RefusedError: it does not lead to the signed release.
        NoSourceError: nobody has it.
    """
    step = (old.number, job.release.number)
    path = pack_path(*step)
    data = job.pool.read(
        f"{RELEASE}/{path}", limit=job.release.pack, check=lambda raw: _sound(raw, job, step)
    )
    job.taken[path] = data
    return _last(job, old, step, data)


def may_go_directly(job: Job, old: Held) -> bool:
    """Whether there is a small pack from the release at hand."""
    return old.number + 1 == job.release.number and 0 < job.release.pack <= MAX_DIRECT


def _sound(data: bytes, job: Job, step: Step) -> bytes:
    if len(data) != job.release.pack:
        raise MismatchError("gives a pack that does not have the signed size")
    _head(io.BytesIO(data), job, step)
    return data


def follow(job: Job, old: Held, steps: list[Step]) -> Tree:
    """By several packs, one after the other; the index says what they are.

    Raises:
        RefusedError: they do not lead to the signed release.
        NoSourceError: nobody has one of them.
    """
    with ExitStack() as stack:
        for step in steps[:-1]:
            tree, old = _between(job, old, step, fetched(job, step))
            stack.callback(tree.abort)
        return _last(job, old, steps[-1], fetched(job, steps[-1]))


def fetched(job: Job, step: Step) -> Path:
    """A pack that the index names, on the disk."""
    return job.download(pack_path(*step), job.index.packs[step])


def _last(job: Job, old: Held, step: Step, pack: Path | bytes) -> Tree:
    """The tree of the release wanted."""
    with _opened(job, old, step, pack) as (head, stream):
        tree = job.begin(sum(head.written.values()), len(head.written))
        with aborted_by_errors(tree):
            manifest = job.proven(_apply(old, head, stream, tree))
            replace(job, old=old).complete(tree, manifest)
    return tree


def _between(job: Job, old: Held, step: Step, pack: Path) -> tuple[Tree, Held]:
    """The whole tree of a release in between."""
    with _opened(job, old, step, pack) as (head, stream):
        size, files = sum(head.written.values()), len(head.written)
        tree = job.copy.begin(step[1], size=size, files=files)
        with aborted_by_errors(tree):
            manifest = _apply(old, head, stream, tree)
            same = {p: e for p, e in manifest.files.items() if p not in tree.files}
            if take_over(tree, old.folder, same):
                raise MismatchError("files of this copy are damaged")
    return tree, Held(step[1], tree.path, manifest)


@contextmanager
def _opened(
    job: Job, old: Held, step: Step, pack: Path | bytes
) -> Iterator[tuple[packs.Head, BinaryIO]]:
    """A pack that fits what is here, read up to its first group."""
    with io.BytesIO(pack) if isinstance(pack, bytes) else pack.open("rb") as stream:
        head = _head(stream, job, step)
        packs.check_base(head, {path: entry.size for path, entry in old.manifest.files.items()})
        yield head, stream


def _apply(old: Held, head: packs.Head, stream: BinaryIO, tree: Tree) -> Manifest:
    """Write what a pack brings; the manifest of the whole that it makes of the old one."""
    files = dict(old.manifest.files)
    for path, chunks in packs.contents(stream, head, lambda path: _old_bytes(old, path)):
        files[path] = tree.write(path, chunks)
    for path in head.removed:
        del files[path]
    return build(withdrawn(old, tree, files), sorted(files.items()))


def _head(stream: BinaryIO, job: Job, step: Step) -> packs.Head:
    # A release in between may be larger than the one wanted, but not without bound.
    total = job.release.bytes if step[1] == job.release.number else 2 * job.release.bytes + 2**20
    head = packs.read_head(stream, total, _HEAD + _HEAD_OF_FILE * job.release.files)
    if (head.old, head.new) != step:
        raise FormatError("the pack is another one than its name says")
    return head


def _old_bytes(old: Held, path: str) -> bytes:
    entry = old.manifest.files[path]
    with suppress(CopyError, MismatchError):
        data = read(old.folder, path, entry.size)
        if entry.fits(data):
            return data
    raise MismatchError(f"{path} is damaged in this copy")
