"""Tests of ``mirror/fetch/``: one module for each of its modules.

``QUICK`` ends slow answers within a fraction of a second, ``HASTY`` waits hardly at all between
tries; what holds with them holds with the longer times of the defaults.
"""

from __future__ import annotations

import hashlib
from contextlib import closing

from mirror.fetch import Pace, Patience, Source, Want

QUICK = Pace(connect=2, idle=0.2, patience=0.3, floor=1_000_000)
HASTY = Patience(first=0.0005, longest=0.002)


def got(source: Source, path: str, limit: int = 1000, offset: int = 0) -> bytes:
    """All that a source gives of a file; the source is closed."""
    with closing(source):
        return b"".join(source.open(path, limit=limit, offset=offset))


def want(path: str, data: bytes) -> Want:
    """What would be signed of this file."""
    return Want(path, len(data), hashlib.sha256(data).hexdigest())
