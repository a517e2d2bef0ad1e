"""Making sites, trees and whole releases to test, in a temporary folder.

tree = tree_of(tmp_path / "a", {"index.html": b"…"})
press = Press(tmp_path)
press.publish({"index.html": b"…"})       # release 1, signed by two editors
press.publish({"index.html": b"…!"})      # release 2
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from mirror.format.manifest import Entry
from mirror.format.packs import check_base, contents, read_head
from plugins.errors import Problems
from plugins.release import ceremony
from plugins.release.readme import PATH as README
from plugins.release.releasesignature import make
from plugins.release.request import Asked, ReleaseRequest, check
from plugins.release.store import Store
from plugins.release.story import Publisher
from plugins.release.tree import BUILT, Tree, read_output
from tests.release.signers import NOW, first_root, signer

PAGE = """\
<!doctype html><html lang="{lang}"><head><title>{title} · Site</title>
<meta name="description" content="{summary}"><style>p{{}}</style></head>
<body><nav><a href="../index.html">Home</a></nav><main><h1>{title}</h1>{body}</main>
<footer><p>Foot.</p></footer></body></html>
"""


def page(title: str, body: str, summary: str = "", lang: str = "en") -> bytes:
    """A page of a site."""
    return PAGE.format(title=title, body=body, summary=summary, lang=lang).encode("utf-8")


def revoked(*ids: str) -> bytes:
    """``revoked.json``."""
    records = [{"date": "2026-11-24", "id": id_} for id_ in ids]
    return json.dumps({"format": 1, "revoked": records}).encode("ascii")


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder


def tree_of(folder: Path, files: Mapping[str, bytes]) -> Tree:
    """A tree of files on disk."""
    write_files(folder, files)
    return Tree({p: Entry.of(d) for p, d in files.items()}, lambda path: folder / path)


def output_of(folder: Path, files: Mapping[str, bytes]) -> Path:
    """An OUTPUT folder as ``make site`` leaves it."""
    write_files(folder, files)
    lines = [f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in files.items()]
    (folder / BUILT).write_text("".join(sorted(lines)), "utf-8")
    return folder


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def applied(pack: bytes, old: Tree) -> dict[str, bytes]:
    """The files that a pack makes of a tree, as a client would."""
    stream = io.BytesIO(pack)
    head = read_head(stream, 10**9)
    check_base(head, {path: entry.size for path, entry in old.files.items()})
    files = {path: old.read(path) for path in old.files.keys() - set(head.removed)}
    files |= {path: b"".join(data) for path, data in contents(stream, head, old.read)}
    return files


@dataclass(frozen=True)
class Press:
    """A publisher and editors in one place.

    Args:
        folder: for RELEASES and OUTPUT.
        now: the time.
        client: a folder for ``release/client/``.
    """

    folder: Path
    now: datetime = NOW
    client: Path | None = None

    @property
    def store(self) -> Store:
        """The folder RELEASES, with a root in it."""
        root = self.folder / "releases" / "roots" / "1.root.json"
        if not root.exists():
            root.parent.mkdir(parents=True, exist_ok=True)
            root.write_bytes(first_root())
        return Store(self.folder / "releases")

    @property
    def publisher(self) -> Publisher:
        """Who publishes."""
        key = signer("publisher", "machine")
        return Publisher(self.store, self.now, lambda: key, self.client)

    @property
    def release(self) -> Path:
        """The published folder ``release/``."""
        return self.store.public / "release"

    def later(self, **span: int) -> Press:
        """The same some time later."""
        return replace(self, now=self.now + timedelta(**span))

    def site(self, files: Mapping[str, bytes]) -> Tree:
        """The files as a built site."""
        problems = Problems()
        tree = read_output(output_of(self.folder / "output", files), problems)
        problems.raise_errors()
        return tree

    def prepare(self, files: Mapping[str, bytes]) -> ReleaseRequest:
        """Prepare a release of these files."""
        return ceremony.read(self.publisher.prepare(self.site(files)), ReleaseRequest)

    def asked(self, request: ReleaseRequest) -> Asked:
        """What a request asks for."""
        return check(request, self.now)

    def sign(self, request: ReleaseRequest, names: Iterable[str] = ("mei", "li")) -> None:
        """Let editors sign a request."""
        asked = self.asked(request)
        for name in names:
            paper = make(asked.targets, asked.manifest.sums(), signer("editor", name))
            ceremony.write(self.store.signatures / paper.file_name, paper)

    def publish(self, files: Mapping[str, bytes]) -> int:
        """Prepare, sign and publish a release; its number."""
        self.sign(self.prepare(files))
        return self.publisher.publish().number


SITE = {
    "index.html": page("Door", "<p>Choose.</p>"),
    "en/index.html": page("Home", "<p>Read.</p>"),
    "revoked.json": revoked(),
}

__all__ = ["README", "SITE", "Press", "applied", "bytes_in", "output_of", "page", "revoked"]
