"""The manifest in pieces: a Merkle tree of two levels for access to one of them.

    >>> tree = make(Manifest((), {"404.html": Entry.of(b"gone")}))
    >>> sorted(tree)
    ['1', '12', 'root']
    >>> join(tree["root"], {"12": tree["12"]}).files["404.html"].size
    4

A file belongs to the leaf that the first two hex digits of the SHA-256 of its path name, so
that an edit changes one leaf, one node and the root, however large the site is. Who fetches
the pieces, and which of them, is for ``walk`` to say.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from ..errors import FormatError
from .manifest import Entry, Manifest, build, file_line, lines_of, parse_files, parse_head

ROOT = "root"
MAX_ROOT = 20_000_000  # bytes: 16 nodes, and every record that was ever withdrawn
MAX_NODE = 2_000  # bytes: 16 lines
_LONGEST_LINE = 64 + 1 + 13 + 1 + 1 + 1  # of a root: hash, size, name, and what parts them

_CHILD = re.compile(r"([0-9a-f]{64}) ([1-9][0-9]{0,12}) ([0-9a-f]{1,2})\Z")


def leaf_of(path: str) -> str:
    """The name of the leaf that a path belongs to."""
    return hashlib.sha256(path.encode("ascii")).hexdigest()[:2]


def make(manifest: Manifest) -> dict[str, bytes]:
    """All pieces of a manifest by name: ``root``, ``0`` to ``f``, ``00`` to ``ff``."""
    lines: dict[str, list[str]] = {}
    for path in sorted(manifest.files):
        lines.setdefault(leaf_of(path), []).append(file_line(path, manifest.files[path]))
    pieces = {name: _text(of_leaf) for name, of_leaf in sorted(lines.items())}
    pieces.update({x: _above(pieces, x) for x in sorted({name[0] for name in pieces})})
    root = _text(manifest.head("nodes")) + _above(pieces, "")
    return {**pieces, ROOT: root}


def _above(pieces: Mapping[str, bytes], prefix: str) -> bytes:
    """The node over all pieces whose names are one digit longer than ``prefix``."""
    below = [n for n in sorted(pieces) if n.startswith(prefix) and len(n) == len(prefix) + 1]
    return _text([file_line(name, Entry.of(pieces[name])) for name in below])


def longest_root(manifest_size: int) -> int:
    """The most bytes that a root may have; its own length is not signed, the manifest's is.

    Args:
        manifest_size: in bytes. The root has its first lines, and one for each of 16 nodes.
    """
    return min(MAX_ROOT, manifest_size + 16 * _LONGEST_LINE)


def parse_root(data: bytes) -> tuple[list[str], dict[str, Entry]]:
    """Withdrawn records, and the nodes below.

    Raises:
        FormatError: it is no root.
    """
    revoked, rest = parse_head(lines_of(data, "nodes' root", MAX_ROOT), "nodes")
    return revoked, _children(rest, "")


def parse_node(data: bytes, name: str) -> dict[str, Entry]:
    """The leaves below the node ``name``.

    Raises:
        FormatError: it is no node, or not this one.
    """
    return _children(lines_of(data, f"node {name}", MAX_NODE), name)


def _children(lines: list[str], prefix: str) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for line in lines:
        match = _CHILD.match(line)
        if not match or match[3][:-1] != prefix or match[3] <= max(found, default=""):
            raise FormatError(f"this line names no node: {line[:80]!r}")
        found[match[3]] = Entry(int(match[2]), match[1])
    return found


def parse_leaf(data: bytes, name: str) -> dict[str, Entry]:
    """The files of the leaf ``name``.

    Raises:
        FormatError: it is no leaf, or holds a file of another.
    """
    files = parse_files(lines_of(data, f"leaf {name}", len(data)))
    if any(leaf_of(path) != name for path, _ in files if path.isascii()):
        raise FormatError(f"leaf {name} names a file of another")
    return dict(build((), files).files)


def join(root: bytes, leaves: Mapping[str, bytes]) -> Manifest:
    """The manifest again, of its root and all leaves.

    Raises:
        FormatError: pieces that do not make a manifest.
    """
    revoked, _ = parse_root(root)
    files = {p: e for name, leaf in leaves.items() for p, e in parse_leaf(leaf, name).items()}
    return build(revoked, sorted(files.items()))


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("ascii")
