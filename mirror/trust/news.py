"""What came of asking: of each source, and of all.

for name, standing in news.standings.items():
    print(name, standing.kind, standing.why)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..errors import MirrorError, SourceError, StaleError
from ..format.joined import Joined
from ..format.targets import Release
from .age import Age
from .engine import RollbackError


@dataclass(frozen=True)
class Standing:
    """What came of asking a source.

    Args:
        kind: ``good``, ``behind``, ``stale``, ``refused`` or ``unreachable``.
        why: one sentence, '' if all is well.
    """

    kind: str
    why: str = ""

    @classmethod
    def of(cls, error: MirrorError) -> Standing:
        """The standing of a source that made this error."""
        match error:
            case RollbackError():
                return cls("behind", str(error))
            case StaleError():
                return cls("stale", str(error))
            case SourceError():
                return cls("unreachable", str(error))
            case _:
                return cls("refused", str(error))


@dataclass(frozen=True)
class News:
    """What the newest release is, proven.

    Args:
        release: as its editors signed it.
        changed: whether the metadata are others than those that were known before; it says
            nothing of the files of the site, which may not have been fetched then.
        age: until when the metadata were signed.
        root_rotated: whether there is a newer root than before.
        files: the metadata to serve, by their paths in the site: all roots since trust began,
            timestamp, snapshot, targets.
        source: name of the source that gave them, '' if none was asked.
        standings: what came of each source that was asked.
        notes: sentences that somebody should read: who may sign now, and how few need to.
        joined: the file that the source gave instead of snapshot and targets, if it did; its
            signatures over SHA256SUMS are not proven.
    """

    release: Release
    changed: bool
    age: Age
    root_rotated: bool
    files: Mapping[str, bytes]
    source: str = ""
    standings: Mapping[str, Standing] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    joined: Joined | None = None
