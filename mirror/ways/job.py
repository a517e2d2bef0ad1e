"""What every way works with: the release wanted, the one at hand, and where files come from.

    job = Job(copy, pool, release, old)
    job.index()                   # fetched once, when somebody asks
    job.complete(tree, manifest, {"en/new.html"})

``complete`` is how all ways end: what did not change is taken over from the release at hand,
each file hashed; what is damaged there, or missing in the tree, is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ..disk.folder import open_folder
from ..errors import CopyError, MismatchError
from ..fetch.base import Want
from ..fetch.pool import Pool
from ..format import revoked
from ..format.index import Index
from ..format.manifest import Entry, Manifest
from ..format.names import RELEASE
from ..format.targets import INDEX, Release
from ..swap import Copy
from ..tree import Tree, read


@dataclass(frozen=True)
class Held:
    """A release that is here, as it should be: its files may be damaged.

    Args:
        number: of the release.
        folder: where its files are.
        manifest: what they should be.
    """

    number: int
    folder: Path
    manifest: Manifest


@dataclass
class Job:
    """One release to be had.

    Args:
        copy: where it goes.
        pool: where it comes from.
        release: what was signed.
        old: what is here, if anything.
        repaired: paths that were damaged here and came anew.
        taken: packs and archives that were used, by their paths below ``release/``.
    """

    copy: Copy
    pool: Pool
    release: Release
    old: Held | None = None
    repaired: list[str] = field(default_factory=list)
    taken: dict[str, bytes | Path] = field(default_factory=dict)
    _index: Index | None = None

    @property
    def index(self) -> Index:
        """The index of the release, fetched when it is first needed.

        Raises:
            NoSourceError: nobody has it.
        """
        if self._index is None:
            path, entry = f"{RELEASE}/{INDEX}", self.release.index
            self._index = self.pool.read(path, limit=entry.size, check=self.proven_index)
        return self._index

    def take_index(self, data: bytes) -> bool:
        """Take an index that was made here, if it is the signed one; whether it is."""
        if not self.release.index.fits(data):
            return False
        self._index = Index.parse(data)
        return True

    def proven_index(self, data: bytes) -> Index:
        """The index, if these bytes are the signed ones.

        Raises:
            RefusedError: they are not.
        """
        if not self.release.index.fits(data):
            raise MismatchError("gives an index that is not the signed one")
        index = Index.parse(data)
        if index.release != self.release.number:
            raise MismatchError("gives an index of another release")
        return index

    def download(self, path: str, entry: Entry) -> Path:
        """A pack or an archive, on the disk; what came before a break is gone on with.

        Args:
            path: below ``release/``.
            entry: as the index has it.

        Raises:
            NoSourceError: nobody has it.
        """
        part = self.copy.part(entry.sha256)
        self.pool.download(f"{RELEASE}/{path}", part, size=entry.size, sha256=entry.sha256)
        self.taken[path] = part
        return part

    def begin(self, size: int, files: int) -> Tree:
        """A fresh tree for the release.

        Args:
            size: bytes that will be written; links take no room.
            files: how many files.
        """
        return self.copy.begin(self.release.number, size=size, files=files)

    def proven(self, manifest: Manifest) -> Manifest:
        """The manifest, if it is the signed one.

        Raises:
            MismatchError: it is not.
        """
        if not self.release.fits(manifest):
            raise MismatchError(f"what was made is not release {self.release.number}")
        return manifest

    def complete(self, tree: Tree, manifest: Manifest) -> None:
        """Bring into a tree whatever of the manifest it does not have yet.

        Raises:
            NoSourceError: a file is nowhere to be had.
            CopyError: the disk does not allow it.
        """
        missing = {p: e for p, e in manifest.files.items() if p not in tree.files}
        if self.old:
            known = self.old.manifest.files
            same = {path: entry for path, entry in missing.items() if known.get(path) == entry}
            faults = take_over(tree, self.old.folder, same)
            self.repaired += sorted(faults)
            missing = {p: e for p, e in missing.items() if p not in same or p in faults}
        self._fetch(tree, missing)

    def _fetch(self, tree: Tree, wanted: Mapping[str, Entry]) -> None:
        wants = [Want(path, wanted[path].size, wanted[path].sha256) for path in sorted(wanted)]
        self.pool.each(wants, lambda want, data: _write(tree, want, data))


def take_over(tree: Tree, folder: Path, wanted: Mapping[str, Entry]) -> dict[str, str]:
    """Take files over from another tree; those that are damaged there, and why."""
    if not wanted:
        return {}
    with open_folder(folder) as source:
        return tree.take_over(source, wanted)


def _write(tree: Tree, want: Want, data: bytes) -> None:
    tree.write(want.path, [data], Entry(want.size, want.sha256))


@contextmanager
def aborted_by_errors(tree: Tree) -> Iterator[None]:
    """Remove a tree that cannot be filled."""
    try:
        yield
    except BaseException:
        tree.abort()
        raise


def withdrawn(old: Held | None, tree: Tree, files: Mapping[str, Entry]) -> tuple[str, ...]:
    """The withdrawn records of the release that ``files`` are, read from its own list."""
    entry = files.get(revoked.PATH)
    if entry is None:
        return ()
    folder = tree.path if revoked.PATH in tree.files or old is None else old.folder
    try:
        data = read(folder, revoked.PATH, min(entry.size, revoked.MAX_BYTES))
    except CopyError as error:
        raise MismatchError(f"{revoked.PATH} is damaged in this copy") from error
    return revoked.ids(data)
