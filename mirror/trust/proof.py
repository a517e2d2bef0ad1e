"""Proves one page without fetching the whole manifest: root of the nodes, node, leaf, page.

    entry = prove("en/index.html", news.release, read)
    entry.fits(page)

Three small files lead from the signed hash to the line of the page, so whoever has a page from
anywhere can ask whether the editors signed it. ``read`` gets them from wherever they are, by
their paths in the site: from a folder without a network, from several mirrors in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from ..errors import MismatchError, TrustError
from ..format import names, nodes
from ..format.manifest import MAX_BYTES, Entry
from ..format.targets import Release

FOLDER = f"{names.RELEASE}/nodes"

T = TypeVar("T")


class Reader(Protocol):
    """Reads a small file, from one place after the other until ``check`` is content."""

    def __call__(self, path: str, *, limit: int, check: Callable[[bytes], T]) -> T:
        """What ``check`` made of the file, at most ``limit`` bytes long."""


def prove(path: str, release: Release, read: Reader) -> Entry:
    """Size and hash of a page of a release, proven.

    Args:
        path: in the site.
        release: proven by ``Trust``.
        read: gets a file, such as ``Pool.read``.

    Raises:
        FormatError: ``path`` may not be in a site, or a node is none.
        MismatchError: a node is not the signed one.
        TrustError: the release has no such page.
        NoSourceError: the nodes are nowhere to be had.
    """
    leaf = nodes.leaf_of(names.check(path))
    _, below = read(
        f"{FOLDER}/{nodes.ROOT}",
        limit=nodes.longest_root(release.manifest.size),
        check=lambda data: nodes.parse_root(_signed(data, release.nodes)),
    )
    node = _child(below, leaf[0], path, release)
    leaves = read(
        f"{FOLDER}/{leaf[0]}",
        limit=node.size,
        check=lambda data: nodes.parse_node(_fitting(data, node), leaf[0]),
    )
    entry = _child(leaves, leaf, path, release)
    files = read(
        f"{FOLDER}/{leaf}",
        limit=min(entry.size, MAX_BYTES),
        check=lambda data: nodes.parse_leaf(_fitting(data, entry), leaf),
    )
    return _child(files, path, path, release)


def _child(found: dict[str, Entry], name: str, path: str, release: Release) -> Entry:
    if name not in found:
        raise TrustError(f"release {release.number} has no file {path!r}")
    return found[name]


def _signed(data: bytes, sha256: str) -> bytes:
    if Entry.of(data).sha256 != sha256:
        raise MismatchError("the root of the nodes is not the signed one")
    return data


def _fitting(data: bytes, entry: Entry) -> bytes:
    if not entry.fits(data):
        raise MismatchError("a node is not the one that the node above it names")
    return data
