"""The files of ``release/`` that a copy makes itself, from what is proven.

    for path, data in proofs(manifest, root).items():
        tree.write(path, [data])

Manifest, nodes, sums and keys follow from the manifest and the root, so they cost no request,
and nobody can give false ones. So does the joined file, of metadata and signatures. What must be
fetched to be passed on is for ``carry``.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from tuf.api.metadata import Metadata, Root

from .errors import RefusedError
from .format import nodes
from .format.index import SUMS
from .format.joined import ENDING, Joined, Three, signatures_in
from .format.manifest import Manifest
from .format.names import RELEASE
from .format.signatures import keys_folder
from .format.targets import MANIFEST, NODES
from .trust.news import News


def proofs(manifest: Manifest, root: Root) -> dict[str, bytes]:
    """Path in the site, and bytes, of each file that follows from what is proven."""
    files = {MANIFEST: manifest.to_bytes(), SUMS: manifest.sums(), **keys_folder(root)}
    files |= {f"{NODES}/{name}": data for name, data in nodes.make(manifest).items()}
    return {f"{RELEASE}/{path}": files[path] for path in sorted(files)}


def joined(metadata: Mapping[str, bytes], signatures: bytes) -> dict[str, bytes]:
    """Path in the site, and bytes, of the joined file.

    Args:
        metadata: what is served of TUF, by path.
        signatures: ``signatures.json``, b"" if it is not here; damaged ones are left out.
    """
    [snapshot] = [path for path in metadata if path.endswith(".snapshot.json")]
    [targets] = [path for path in metadata if path.endswith(".targets.json")]
    release = int(targets.rpartition("/")[2].partition(".")[0])
    signed: dict[str, Three] = {}
    with suppress(RefusedError):
        signed = signatures_in(signatures, root_in(metadata), release) if signatures else {}
    path = snapshot.removesuffix("snapshot.json") + ENDING
    return {path: Joined(metadata[snapshot], metadata[targets], signed).to_bytes()}


def newest_root(news: News) -> Root:
    """The root that says who may sign now."""
    return root_in(news.files)


def root_in(metadata: Mapping[str, bytes]) -> Root:
    """The newest root of these files."""
    roots = [data for path, data in metadata.items() if path.endswith(".root.json")]
    found = [Metadata[Root].from_bytes(data).signed for data in roots]
    return max(found, key=lambda root: root.version)
