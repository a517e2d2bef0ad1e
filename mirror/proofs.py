"""The files of ``release/`` that a copy makes itself, from what is proven.

    for path, data in proofs(manifest, root).items():
        tree.write(path, [data])

Manifest, nodes, sums and keys follow from the manifest and the root, so they cost no request,
and nobody can give false ones. What must be fetched to be passed on is for ``carry``.
"""

from __future__ import annotations

from tuf.api.metadata import Metadata, Root

from .format import nodes
from .format.index import SUMS
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


def newest_root(news: News) -> Root:
    """The root that says who may sign now."""
    roots = [data for path, data in news.files.items() if path.endswith(".root.json")]
    found = [Metadata[Root].from_bytes(data).signed for data in roots]
    return max(found, key=lambda root: root.version)
