"""What a copy carries for others: index, signatures, packs, archive, and the client itself.

    notes = gather(job, news, manifest, tree)      # before the swap: what is at hand or small
    notes = complete(job, root, manifest)          # after it: what is large, in a tree made anew

A copy that carries all of it can feed others in every way that its own source could. None of
it is needed to serve the site, so what cannot be had is told, and tried again at the next sync.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from tuf.api.metadata import Root

from .disk.folder import Folder, open_folder
from .errors import CopyError, MismatchError, NoSourceError, RefusedError
from .format.index import MAX_BYTES, SUMS, Index, pack_path
from .format.manifest import Entry, Manifest
from .format.names import RELEASE
from .format.signatures import MAX_BYTES as MAX_SIGNATURES
from .format.signatures import PATH as SIGNATURES
from .format.targets import INDEX
from .proofs import joined, newest_root, proofs
from .sums import proven
from .tree import Tree, read
from .trust.news import News
from .ways.job import Job, aborted_by_errors

REACH = 32  # releases: docs/format.md, “Index”

_CHUNK = 1 << 18
_LACKING = (NoSourceError, RefusedError)
_START = "what others could start from cannot be had now"
_SIGNED = "the signatures for ssh-keygen and minisign cannot be had now"

T = TypeVar("T")


def gather(job: Job, news: News, manifest: Manifest, tree: Tree) -> list[str]:
    """Put into a tree what is at hand for others, with index and signatures.

    Args:
        job: the release that came.
        news: what was proven of it, and what came with that.
        manifest: of the release.
        tree: that will be served.

    Returns:
        Sentences on what cannot be had.
    """
    notes: list[str] = []
    _try(lambda: _files(job, _derived(job, manifest) or job.index, tree), _START, notes)
    signatures = _given_signatures(job, news, manifest, notes) or _try(
        lambda: _fetched_signatures(job, newest_root(news), manifest), _SIGNED, notes
    )
    for path, data in (signatures or {}).items():
        _put(tree, path, data)
    return notes


def complete(job: Job, root: Root, manifest: Manifest) -> list[str]:
    """Fetch what the copy still lacks for others, and serve a tree that has it.

    Args:
        job: the release that is served; ``old`` is that release too.
        root: whose editors count.
        manifest: of the release.

    Returns:
        Sentences on what cannot be had.
    """
    assert job.old
    notes: list[str] = []
    with open_folder(job.old.folder) as served:
        files = _try(lambda: _lacking_files(job, served, notes), _START, notes)
        signatures: dict[str, bytes] | None = None
        if not _has(served, SIGNATURES):
            signatures = _try(lambda: _fetched_signatures(job, root, manifest), _SIGNED, notes)
        if files or signatures:
            _again(job, root, manifest, served, signatures or {})
    return notes


def _try(fetch: Callable[[], T], otherwise: str, notes: list[str]) -> T | None:
    """What was fetched, or a note that it was not."""
    try:
        return fetch()
    except _LACKING as error:
        notes.append(f"{otherwise}: {error}")
        return None


def _lacking_files(job: Job, served: Folder, notes: list[str]) -> list[str]:
    """Files that the index names and the copy does not have, fetched now as far as they can be.

    A host may have no room for an archive; the client beside it comes all the same.
    """
    index = _index_of(served, job)
    lacking = {path: e for path, e in index.files.items() if not _has(served, path, e)}
    came = [
        path
        for path, entry in sorted(lacking.items())
        if _try(partial(job.download, path, entry), _START, notes)
    ]
    here = _has(served, INDEX, job.release.index)
    return [*came, *([] if here else [INDEX])]


def _again(
    job: Job, root: Root, manifest: Manifest, served: Folder, signatures: Mapping[str, bytes]
) -> None:
    """Serve a tree of the same release, made anew with all that others need."""
    files = job.index.files
    tree = job.begin(sum(entry.size for entry in files.values()), len(files))
    with aborted_by_errors(tree):
        if tree.take_over(served, manifest.files):
            raise MismatchError(
                "pages of this copy are damaged; “zhiquan-mirror sync --repair” mends them"
            )
        signed = {**_served_signatures(served), **signatures}
        tuf = metadata(served)
        tuf |= joined(tuf, signed.get(SIGNATURES, b""))
        for path, data in {**tuf, **proofs(manifest, root)}.items():
            tree.write(path, [data])
        _files(job, job.index, tree)
        for path, data in signed.items():
            _put(tree, path, data)
    job.copy.swap(job.release.number)


def _files(job: Job, index: Index, tree: Tree) -> None:
    """Put the index into a tree, and whatever of it is at hand."""
    _put(tree, INDEX, index.to_bytes())
    for path, entry in index.files.items():
        _at_hand(job, tree, path, entry)


def metadata(served: Folder) -> dict[str, bytes]:
    """The files of TUF, as they are served."""
    folder = f"{RELEASE}/tuf"
    paths = [found.path for found in served.scan(folder) if found.kind == "file"]
    return {path: read(served, path, MAX_BYTES) for path in sorted(paths)}


def _derived(job: Job, manifest: Manifest) -> Index | None:
    """The index as it is if nothing but this release's pack and sums is new in it."""
    before = job.old and _unproven_index(job.old.folder)
    if not before or not job.taken:
        return None
    stale = {pack_path(a, b) for a, b in before.packs if a < job.release.number - REACH}
    files = {path: entry for path, entry in before.files.items() if path not in stale}
    files[SUMS] = Entry.of(manifest.sums())
    files |= {path: found for path, held in job.taken.items() if (found := _entry(held))}
    made = Index(job.release.number, files)
    return made if job.take_index(made.to_bytes()) else None


def _unproven_index(folder: Path) -> Index | None:
    """The index that a tree has; what follows from it is compared with what is signed."""
    with suppress(CopyError, RefusedError):
        return Index.parse(read(folder, f"{RELEASE}/{INDEX}", MAX_BYTES))
    return None


def _index_of(served: Folder, job: Job) -> Index:
    with suppress(CopyError, RefusedError):
        job.take_index(read(served, f"{RELEASE}/{INDEX}", job.release.index.size))
    return job.index


def _at_hand(job: Job, tree: Tree, path: str, entry: Entry) -> None:
    """Take a file from what was fetched, or from the release before, if it is there."""
    where = f"{RELEASE}/{path}"
    if where in tree.files:
        return
    held = job.taken.get(path, job.copy.part(entry.sha256))
    with suppress(MismatchError):
        if _entry(held) == entry:  # looked at before, so that no empty folder is left behind
            tree.write(where, _chunks(held), entry)
        elif job.old:
            with open_folder(job.old.folder) as before:
                tree.link_from(before, where, entry)


def served_signatures(folder: Folder | Path) -> bytes:
    """``signatures.json`` of a tree, b"" if it cannot be read."""
    with suppress(CopyError, RefusedError):
        return read(folder, f"{RELEASE}/{SIGNATURES}", MAX_SIGNATURES)
    return b""


def _given_signatures(
    job: Job, news: News, manifest: Manifest, notes: list[str]
) -> dict[str, bytes]:
    """Both kinds of signatures, if they came with what names the release, and are good."""
    if not news.joined or not news.joined.signatures:
        return {}
    root, number = newest_root(news), job.release.number
    try:
        data = news.joined.to_json(root, number)
        return {SIGNATURES: data, **proven(data, manifest.sums(), root, number)}
    except RefusedError as error:
        notes.append(f"{news.source} gives signatures that are not genuine: {error}")
        return {}


def _fetched_signatures(job: Job, root: Root, manifest: Manifest) -> dict[str, bytes]:
    """Both kinds of signatures, checked before they are passed on."""
    sums, number = manifest.sums(), job.release.number

    def check(data: bytes) -> dict[str, bytes]:
        return {SIGNATURES: data, **proven(data, sums, root, number)}

    path = f"{RELEASE}/{SIGNATURES}"
    return job.pool.read(path, limit=MAX_SIGNATURES, check=check)


def _served_signatures(served: Folder) -> dict[str, bytes]:
    """The signatures that the tree has."""
    names = [one.path.removeprefix(f"{RELEASE}/") for one in served.scan(RELEASE)]
    signed = [name for name in names if name == SIGNATURES or name.startswith(f"{SUMS}.")]
    return {name: read(served, f"{RELEASE}/{name}", MAX_SIGNATURES) for name in sorted(signed)}


def _put(tree: Tree, path: str, data: bytes) -> None:
    if f"{RELEASE}/{path}" not in tree.files:
        tree.write(f"{RELEASE}/{path}", [data])


def _has(folder: Folder, path: str, entry: Entry | None = None) -> bool:
    """Whether a file is there, with the right size."""
    try:
        found = folder.stat(f"{RELEASE}/{path}")
    except OSError:
        return False
    return entry is None or found.st_size == entry.size


def _entry(held: bytes | Path) -> Entry | None:
    """Size and hash, None if there is no such file."""
    digest, size = hashlib.sha256(), 0
    with suppress(FileNotFoundError):
        for data in _chunks(held):
            digest.update(data)
            size += len(data)
        return Entry(size, digest.hexdigest())
    return None


def _chunks(held: bytes | Path) -> Iterator[bytes]:
    if isinstance(held, bytes):
        yield held
        return
    with held.open("rb") as file:
        while data := file.read(_CHUNK):
            yield data
