"""Pools over servers of tests, and what is fetched through them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable

from mirror.errors import FormatError
from mirror.fetch import HttpSource, Patience, Pool, Want
from tests.mirror.fetch import HASTY, QUICK, want
from tests.mirror.server import Server

BIG = bytes(range(256)) * 1200
FILES = {f"en/{n}.html": f"page {n} ".encode() * 20 for n in range(40)} | {"big": BIG}
WANTS = [want(path, data) for path, data in FILES.items() if path != "big"]
PAGES = {path: data for path, data in FILES.items() if path != "big"}


def pool_of(
    *servers: Server,
    patience: Patience = HASTY,
    workers: int = 4,
    progress: Callable[[int], None] | None = None,
) -> Pool:
    """A pool over servers, that does not wait long."""
    sources = [HttpSource(server.url, pace=QUICK) for server in servers]
    return Pool(sources, patience=patience, workers=workers, progress=progress)


def proved(data: bytes) -> bytes:
    """The first page, or nothing."""
    if data != FILES["en/0.html"]:
        raise FormatError("is not what it should be")
    return data


def fetched(pool: Pool, wants: list[Want] = WANTS) -> dict[str, bytes]:
    """What ``each`` writes."""
    written: dict[str, bytes] = {}

    def write(one: Want, data: bytes) -> None:
        written[one.path] = data

    pool.each(wants, write)
    return written


def download(pool: Pool, file: io.BytesIO, data: bytes = BIG) -> bytes:
    """What ``download`` puts into a file."""
    pool.download("big", file, size=len(data), sha256=hashlib.sha256(data).hexdigest())
    return file.getvalue()
