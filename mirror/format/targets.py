"""What TUF's targets say of a release: number, manifest, nodes, index, sums, pack.

    release = Release.from_targets(targets)     # a tuf.api.metadata.Targets, already proven
    release.number, release.manifest.sha256, release.pack

Whether the targets are genuine and fresh is for ``trust`` to say; this reads and writes them.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

from tuf.api.metadata import TargetFile, Targets

from ..errors import FormatError
from .index import whole
from .manifest import MAX_BYTES, MAX_FILES, MAX_SIZE, Entry, Manifest

MANIFEST, INDEX, NODES = "manifest", "index.json", "nodes"
TUF = "release/tuf"

_HASH = re.compile(r"[0-9a-f]{64}\Z")
_CUSTOM = {"bytes", "files", "nodes", "pack"}


@dataclass(frozen=True)
class Release:
    """A release as its editors signed it.

    Args:
        number: of the release.
        manifest: size and hash of the manifest.
        nodes: SHA-256 of the nodes' root.
        index: size and hash of the index.
        files: how many files the site has.
        bytes: how large they are together.
        pack: size of the pack from the release before, 0 if there is none.
    """

    number: int
    manifest: Entry
    nodes: str
    index: Entry
    files: int
    bytes: int
    pack: int = 0

    def fits(self, manifest: Manifest) -> bool:
        """Whether this is the manifest that was signed."""
        return manifest.entry == self.manifest

    def to_targets(self, expires: datetime.datetime) -> Targets:
        """The targets to sign."""
        custom = {"bytes": self.bytes, "files": self.files, "nodes": self.nodes, "pack": self.pack}
        manifest = _target(MANIFEST, self.manifest)
        manifest.unrecognized_fields["custom"] = custom
        targets = {MANIFEST: manifest, INDEX: _target(INDEX, self.index)}
        return Targets(version=self.number, expires=expires, targets=targets)

    @classmethod
    def from_targets(cls, targets: Targets) -> Release:
        """Read targets.

        Raises:
            FormatError: they are not as the format says.
        """
        if set(targets.targets) != {MANIFEST, INDEX} or targets.delegations is not None:
            raise FormatError("the targets are not those of a release of format 1")
        manifest, index = targets.targets[MANIFEST], targets.targets[INDEX]
        custom = manifest.unrecognized_fields.get("custom")
        if not isinstance(custom, dict) or set(custom) != _CUSTOM:
            raise FormatError("the targets do not say how large the site is")
        return cls(
            number=whole(targets.version, "version"),
            manifest=_entry(manifest, MAX_BYTES),
            nodes=_hash(custom["nodes"]),
            index=_entry(index, MAX_BYTES),
            files=_count(custom["files"], MAX_FILES),
            bytes=_count(custom["bytes"], MAX_SIZE),
            pack=_count(custom["pack"], MAX_SIZE),
        )


def _target(path: str, entry: Entry) -> TargetFile:
    return TargetFile(length=entry.size, hashes={"sha256": entry.sha256}, path=path)


def _entry(target: TargetFile, limit: int) -> Entry:
    if set(target.hashes) != {"sha256"}:
        raise FormatError("a target has another hash than SHA-256")
    return Entry(_count(target.length, limit), _hash(target.hashes["sha256"]))


def _hash(raw: Any) -> str:
    if not isinstance(raw, str) or not _HASH.match(raw):
        raise FormatError("a target's hash is none")
    return raw


def _count(raw: Any, limit: int) -> int:
    if type(raw) is not int or not 0 <= raw <= limit:
        raise FormatError(f"a number in the targets is not between 0 and {limit}")
    return raw
