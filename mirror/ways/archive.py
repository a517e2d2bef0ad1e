"""By archive: all files of some release at once, and packs from there on if it is an older one.

    tree = unpacked(job)

The usual way for a copy that has nothing yet: few requests, and each byte comes compressed.
"""

from __future__ import annotations

from ..archive import unpack
from ..errors import FormatError
from ..format.index import archive_path
from ..format.manifest import Entry, Manifest
from ..format.packs import route
from ..tree import Tree
from . import packs
from .job import Held, Job, aborted_by_errors, withdrawn


def cost(job: Job) -> int | None:
    """Bytes of this way, or None if there is none.

    Raises:
        NoSourceError: nobody has the index.
    """
    found = job.index.archive
    steps = _steps(job)
    if found is None or steps is None:
        return None
    return found[1].size + sum(job.index.packs[step].size for step in steps)


def _steps(job: Job) -> list[packs.Step] | None:
    found = job.index.archive
    sizes = {step: entry.size for step, entry in job.index.packs.items()}
    return route(sizes, found[0], job.release.number) if found else None


def unpacked(job: Job) -> Tree:
    """The tree of the release, from an archive.

    Raises:
        RefusedError: it does not lead to the signed release.
        NoSourceError: nobody has it.
        CopyError: the disk does not allow it.
    """
    found, steps = job.index.archive, _steps(job)
    if found is None or steps is None:
        raise FormatError("no archive of the release leads to it")
    number, entry = found
    tree, manifest = _unpack(job, number, entry)
    if not steps:
        with aborted_by_errors(tree):
            job.proven(manifest)
        return tree
    try:
        return packs.follow(job, Held(number, tree.path, manifest), steps)
    finally:
        tree.abort()


def _unpack(job: Job, number: int, entry: Entry) -> tuple[Tree, Manifest]:
    """The whole tree of the archive's release."""
    part = job.download(archive_path(number), entry)
    last = number == job.release.number
    # An older release may have been larger, but not without bound.
    size = job.release.bytes if last else 2 * job.release.bytes + 2**20
    files = job.release.files if last else 2 * job.release.files + 1000
    tree = job.copy.begin(number, size=size, files=files)
    with aborted_by_errors(tree), part.open("rb") as stream:
        found = unpack(stream, tree, size=size, files=files)
        return tree, Manifest(withdrawn(None, tree, found.files), found.files)
