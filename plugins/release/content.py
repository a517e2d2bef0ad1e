"""What a release says and carries beside the site: the folder ``release/``, all but signatures.

    made = Maker(before, kept, Path("pending/public/release")).make(12, tree, ("p-000007",), extra)
    made.release          # what the editors sign (mirror.format.targets.Release)

Writes the manifest, its nodes, ``SHA256SUMS``, packs, the archive, and the index over them. The
same trees give the same bytes. Who signs it is for ``roles`` to say, where it is put for ``store``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mirror.format import nodes
from mirror.format.index import SUMS, Index, archive_path, pack_path
from mirror.format.manifest import Entry, Manifest
from mirror.format.targets import Release
from plugins.errors import SetupError
from plugins.release.archive import write_archive
from plugins.release.carried import archive_is_due, packs_to_carry, packs_to_make
from plugins.release.disk import entry_of, link, read
from plugins.release.packs import make_pack
from plugins.release.tree import Tree

Progress = Callable[[str, int, int], None]


def _silent(step: str, done: int, total: int) -> None:
    pass


@dataclass(frozen=True)
class Before:
    """The last release, as it is published.

    Args:
        number: of it.
        manifest: of it.
        index: of it.
        tree: its files.
        folder: its folder ``release/``.
    """

    number: int
    manifest: Manifest
    index: Index
    tree: Tree
    folder: Path


@dataclass(frozen=True)
class Made:
    """A new release without signatures."""

    release: Release
    manifest: Manifest
    index: Index


@dataclass(frozen=True)
class Maker:
    """Makes the folder ``release/`` of a new release.

    Args:
        before: the last release, None for the first.
        kept: older trees by the numbers of their releases.
        folder: where to write; it is there, and empty.
        progress: told the step, how much of it is done, of how much.
    """

    before: Before | None
    kept: Mapping[int, Tree]
    folder: Path
    progress: Progress = _silent
    _files: dict[str, Entry] = field(default_factory=dict)

    def make(
        self, n: int, tree: Tree, revoked: tuple[str, ...], extra: Mapping[str, bytes | Path]
    ) -> Made:
        """Write everything.

        Args:
            n: number of the release.
            tree: the site.
            revoked: ids of all withdrawn records, sorted.
            extra: other files below ``release/``: keys, the client, the readme.

        Raises:
            SetupError: a file is not what it was, or the list of withdrawn records shrank.
        """
        withdrawn = newly_withdrawn(self.before, revoked) != []
        manifest = tree.manifest(revoked)
        pieces = nodes.make(manifest)
        self._write("manifest", manifest.to_bytes())
        for name, data in pieces.items():
            self._write(f"nodes/{name}", data)
        self._list(SUMS, manifest.sums())
        for path, source in sorted(extra.items()):
            self._list(path, source if isinstance(source, bytes) else read(source))
        self._packs(n, tree, withdrawn)
        self._archive(n, tree, withdrawn)
        index = Index(n, dict(self._files))
        self._write("index.json", index.to_bytes())
        return Made(_release(n, manifest, pieces[nodes.ROOT], index), manifest, index)

    def _packs(self, n: int, tree: Tree, withdrawn: bool) -> None:
        if self.before is None:
            return
        for a, b in packs_to_carry(n, self.before.index.packs, withdrawn):
            self._carry(pack_path(a, b))
        trees = {} if withdrawn else dict(self.kept)
        trees[self.before.number] = self.before.tree
        starts = packs_to_make(n, trees)
        for done, a in enumerate(starts):
            self.progress("packs", done, len(starts))
            self._list(pack_path(a, n), make_pack(a, n, trees[a], tree))
        self.progress("packs", len(starts), len(starts))

    def _archive(self, n: int, tree: Tree, withdrawn: bool) -> None:
        old = self.before.index.archive if self.before else None
        sizes = {step: entry.size for step, entry in Index(n, self._files).packs.items()}
        if old and not archive_is_due(n, (old[0], old[1].size), sizes, withdrawn):
            self._carry(archive_path(old[0]))
            return
        path = archive_path(n)
        target = self._place(path)
        write_archive(tree, target, lambda done, total: self.progress("archive", done, total))
        self._files[path] = entry_of(target)

    def _carry(self, path: str) -> None:
        """Take over a file of the last release, unless it was spoilt."""
        assert self.before is not None
        source = self.before.folder / path
        entry = self.before.index.files[path]
        if not source.is_file() or entry_of(source) != entry:
            raise SetupError(f"{source} is not what was released; restore it from a copy")
        link(source, self._place(path))
        self._files[path] = entry

    def _list(self, path: str, data: bytes) -> None:
        """Write a file that the index names."""
        self._write(path, data)
        self._files[path] = Entry.of(data)

    def _write(self, path: str, data: bytes) -> None:
        self._place(path).write_bytes(data)

    def _place(self, path: str) -> Path:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


def newly_withdrawn(before: Before | None, revoked: tuple[str, ...]) -> list[str]:
    """Ids that the last release did not name yet.

    Raises:
        SetupError: it names some that are not named now.
    """
    old = set(before.manifest.revoked) if before else set()
    lost = sorted(old - set(revoked))
    if lost:
        raise SetupError(
            f"revoked.json no longer names {', '.join(lost)}; "
            "what was withdrawn stays so: put its tombstone back into the content"
        )
    return sorted(set(revoked) - old)


def _release(n: int, manifest: Manifest, root: bytes, index: Index) -> Release:
    step = index.packs.get((n - 1, n))
    return Release(
        number=n,
        manifest=manifest.entry,
        nodes=Entry.of(root).sha256,
        index=Entry.of(index.to_bytes()),
        files=len(manifest.files),
        bytes=manifest.total,
        pack=step.size if step else 0,
    )
