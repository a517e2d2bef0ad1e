"""Gets Zstandard before ways are chosen, where this Python has none and the release brings it.

    notes = bring_zstd(job)      # [] : it is here; else a sentence on what it would help

Packs and archives need it. Without it pages come one by one, and the result is the same.
"""

from __future__ import annotations

from contextlib import suppress

from .. import native
from ..errors import CopyError, NoSourceError, RefusedError
from ..format import zstd
from ..trust.trust import Trust
from .job import Job

_WITHOUT = (
    "this Python has no Zstandard, so pages are fetched one by one; "
    "“pip install backports.zstd” makes updates much smaller"
)


def bring_zstd(job: Job) -> list[str]:
    """Get Zstandard from the release where this Python has none; without it, all goes on."""
    path = native.wanted()
    here = zstd.available() or (path and _installed(job, path))
    return [] if here else [_WITHOUT]


def _installed(job: Job, path: str) -> bool:
    """Whether the release has brought Zstandard.

    It is a program, and whoever made the root decides what it does. So it is run only where the
    volunteer was given the root, and not where any mirror could have made it.
    """
    if Trust(job.copy.trust).how.kind == "found":
        return False
    with suppress(KeyError, NoSourceError, RefusedError, CopyError):
        entry = job.index.files[path]
        if entry.size <= native.MAX_WHEEL:
            wheel = job.download(path, entry).read_bytes()
            return native.install(job.copy.own / "lib", wheel)
    return False
