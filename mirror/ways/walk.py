"""By walking: only the pieces of the manifest that differ, and then each changed file itself.

    tree = walked(job)

Needs no pack and no archive, so it works from a copy that carries the site alone, over many
releases, and where files here are damaged. A copy that has nothing yet gets the whole manifest.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import MismatchError
from ..fetch.base import Want
from ..format import nodes
from ..format.manifest import Entry, Manifest
from ..format.names import RELEASE
from ..format.targets import MANIFEST, NODES
from ..tree import Tree
from .job import Job, aborted_by_errors


def walked(job: Job) -> Tree:
    """The tree of the release, file by file.

    Raises:
        NoSourceError: a file is nowhere to be had.
        CopyError: the disk does not allow it.
    """
    manifest = _by_nodes(job, job.old.manifest) if job.old else whole(job)
    new = [
        e for p, e in manifest.files.items() if not job.old or job.old.manifest.files.get(p) != e
    ]
    tree = job.begin(sum(entry.size for entry in new), len(new))
    with aborted_by_errors(tree):
        job.complete(tree, manifest)
    return tree


def whole(job: Job) -> Manifest:
    """The manifest as one file.

    Raises:
        NoSourceError: nobody has it.
    """

    def check(data: bytes) -> Manifest:
        if not job.release.manifest.fits(data):
            raise MismatchError("gives a manifest that is not the signed one")
        return Manifest.parse(data)

    return job.pool.read(f"{RELEASE}/{MANIFEST}", limit=job.release.manifest.size, check=check)


def _by_nodes(job: Job, old: Manifest) -> Manifest:
    """The manifest, of the pieces that are here and those that differ."""
    held = nodes.make(old)
    root = _root(job, held)
    _, tops = nodes.parse_root(root)
    middle = _pieces(job, held, tops)
    wanted = {
        leaf: entry
        for name, data in middle.items()
        for leaf, entry in nodes.parse_node(data, name).items()
    }
    return job.proven(nodes.join(root, _pieces(job, held, wanted)))


def _root(job: Job, held: Mapping[str, bytes]) -> bytes:
    if Entry.of(held[nodes.ROOT]).sha256 == job.release.nodes:
        return held[nodes.ROOT]

    def check(data: bytes) -> bytes:
        if Entry.of(data).sha256 != job.release.nodes:
            raise MismatchError("gives a root of the nodes that is not the signed one")
        return data

    most = nodes.longest_root(job.release.manifest.size)
    return job.pool.read(_path(nodes.ROOT), limit=most, check=check)


def _pieces(job: Job, held: Mapping[str, bytes], wanted: Mapping[str, Entry]) -> dict[str, bytes]:
    """The pieces wanted: those that are here, and the others, many at once."""
    found = {name: held[name] for name, e in wanted.items() if e.fits(held.get(name, b""))}
    missing = {_path(name): name for name in sorted(wanted) if name not in found}
    wants = [Want(path, wanted[name].size, wanted[name].sha256) for path, name in missing.items()]

    def keep(want: Want, data: bytes) -> None:
        found[missing[want.path]] = data

    job.pool.each(wants, keep)
    return found


def _path(name: str) -> str:
    return f"{RELEASE}/{NODES}/{name}"
