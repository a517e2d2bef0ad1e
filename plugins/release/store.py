"""The folder RELEASES: what is published, what waits for signatures, what is kept for packs.

    RELEASES/public/       the site with its folder release/: this is what mirrors get
    RELEASES/pending/      a release that waits for signatures
    RELEASES/keep/<n>/     older trees, from which longer packs will begin
    RELEASES/requests/     what goes to the signers       signatures/   what comes back

All state of publishing is here. A new tree is made beside the published one and takes its place
in one step, so what is public is the old release or the new one, never a mix; whatever fails
before leaves it as it was. What goes into a tree is for ``content`` and ``story`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mirror.errors import FormatError
from mirror.format.index import Index
from mirror.format.manifest import Manifest
from plugins.errors import SetupError
from plugins.release.carried import trees_to_keep
from plugins.release.content import Before
from plugins.release.disk import exchange, link, locked, mend_exchange, open_to_all, read, remove
from plugins.release.tree import Tree

_NUMBER = re.compile(r"[1-9][0-9]*\Z")


@dataclass(frozen=True)
class Store:
    """The folder RELEASES.

    Args:
        folder: it; it need not exist yet.
    """

    folder: Path

    @property
    def public(self) -> Path:
        """What is published."""
        return self.folder / "public"

    @property
    def pending(self) -> Path:
        """The tree that waits for signatures, once it is whole."""
        return self.folder / "pending"

    @property
    def requests(self) -> Path:
        """Requests to sign."""
        return self.folder / "requests"

    @property
    def signatures(self) -> Path:
        """Signatures that came back."""
        return self.folder / "signatures"

    @property
    def _fresh(self) -> Path:
        return self.folder / "pending.new"

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let nobody else work here meanwhile: a renewal at night, say, during a release.

        What a step that broke off left is cleaned up first.

        Raises:
            SetupError: somebody is at work.
        """
        with locked(self.folder / ".lock"):
            self.recover()
            yield

    def recover(self) -> None:
        """Clean up after a step that broke off; the published tree is whole afterwards."""
        mend_exchange(self.public, self.pending)
        remove(self._fresh)
        public, waiting = self.before(), self.waiting()
        if public and waiting and waiting.number < public.number:
            self._put_away(waiting, public)  # they had changed places already

    def before(self) -> Before | None:
        """The release that is published, None if none is yet.

        Raises:
            SetupError: what is there is no release.
        """
        return _release_in(self.public) if (self.public / "release").is_dir() else None

    def waiting(self) -> Before | None:
        """The release that waits for signatures, None if none does.

        Raises:
            SetupError: what is there is no release.
        """
        return _release_in(self.pending) if (self.pending / "release").is_dir() else None

    def kept(self) -> dict[int, Tree]:
        """Older trees by the numbers of their releases."""
        found = (self.folder / "keep").glob("*")
        numbers = sorted(int(path.name) for path in found if _NUMBER.match(path.name))
        return {n: _tree(self._keep(n), _manifest(self._keep(n))) for n in numbers}

    def begin(self, tree: Tree) -> Path:
        """A fresh folder with the site in it; files that did not change keep their times."""
        remove(self._fresh)
        old = self.before()
        for path, entry in tree.files.items():
            target = self._fresh / path
            if old and old.tree.files.get(path) == entry and _whole(old.tree, path):
                link(old.tree.place(path), target)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(tree.read(path))
        (self._fresh / "release").mkdir(parents=True)
        return self._fresh

    def hold(self) -> None:
        """What was begun is whole now, and waits for signatures."""
        open_to_all(self._fresh)
        remove(self.pending)
        self._fresh.rename(self.pending)

    def publish(self) -> None:
        """Let the waiting release take the place of the published one."""
        old, new = self.before(), self.waiting()
        assert new is not None
        open_to_all(self.pending)
        if old is None:
            remove(self.public)
            self.pending.rename(self.public)
        else:
            exchange(self.public, self.pending)
            self._put_away(old, new)

    def _put_away(self, old: Before, new: Before) -> None:
        """Keep the tree that was replaced, if a longer pack will begin there; prune the others."""
        withdrawn = set(new.manifest.revoked) - set(old.manifest.revoked)
        wanted = set() if withdrawn else set(trees_to_keep(new.number))
        if old.number in wanted:
            remove(self._keep(old.number))
            self._keep(old.number).parent.mkdir(exist_ok=True)
            self.pending.rename(self._keep(old.number))
            self._strip(old.number)
        remove(self.pending)
        for number in self.kept().keys() - wanted:
            remove(self._keep(number))

    def _strip(self, number: int) -> None:
        """Of a kept tree only the site and its manifest are needed."""
        release = self._keep(number) / "release"
        manifest = read(release / "manifest")
        remove(release)
        release.mkdir()
        (release / "manifest").write_bytes(manifest)

    def _keep(self, number: int) -> Path:
        return self.folder / "keep" / str(number)


def _release_in(folder: Path) -> Before:
    manifest = _manifest(folder)
    try:
        index = Index.parse(read(folder / "release" / "index.json"))
    except FormatError as error:
        raise SetupError(f"{folder} is damaged: {error}") from error
    return Before(index.release, manifest, index, _tree(folder, manifest), folder / "release")


def _manifest(folder: Path) -> Manifest:
    try:
        return Manifest.parse(read(folder / "release" / "manifest"))
    except FormatError as error:
        raise SetupError(f"{folder} is damaged: {error}") from error


def _tree(folder: Path, manifest: Manifest) -> Tree:
    return Tree(manifest.files, lambda path: folder / path)


def _whole(tree: Tree, path: str) -> bool:
    """Whether a published file is still what was published."""
    try:
        tree.read(path)
    except SetupError:
        return False
    return True
