"""Several sources as one: the best is asked, the next when it fails, and all in parallel.

    with Pool([open_source("https://a.example"), open_source("/media/stick")]) as pool:
        manifest = pool.read("release/manifest", limit=31415, check=Manifest.parse)
        pool.each(wants, write)
        pool.verdicts                       # what became of each source

Nothing that comes from a source is believed: small files are proved by ``check``, big ones by
their signed hash. A source that served what is not genuine is asked only where no other can help
(``standing``). As long as one source is good, everything succeeds; when none is, the error says
why, for each of them.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, TypeVar

from ..errors import CopyError, MismatchError
from .base import SLOW, BrokenError, Source, Verdict, Want
from .downloads import Part
from .many import in_order
from .standing import Patience, Standing
from .tries import attempt

T = TypeVar("T")


class Pool:
    """Sources that have, or should have, the same release.

    Args:
        sources: in the order of preference; one that is named twice counts once.
        workers: how many files ``each`` fetches at once.
        progress: is told of bytes that came, in the thread that called; fewer than none where
            a file begins anew.
        patience: how often a file is tried.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        workers: int = 8,
        progress: Callable[[int], None] | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._patience = patience or Patience()
        self._workers = workers
        self._progress = progress or (lambda count: None)
        different: dict[str, Source] = {}
        for source in sources:
            different.setdefault(source.name, source)
        self._standings = [
            Standing(source, place, self._patience, time.monotonic)
            for place, source in enumerate(different.values())
        ]

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all sources."""
        for standing in self._standings:
            standing.source.close()

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """What is known of each source now, by its name, in the order they were given."""
        return {one.source.name: one.verdict() for one in self._standings}

    def read(self, path: str, *, limit: int, check: Callable[[bytes], T]) -> T:
        """A small file, from the first source that gives a genuine one.

        Args:
            path: of the file.
            limit: how many bytes it has at most.
            check: makes something of the bytes; it raises ``RefusedError`` if they are not
                genuine, and then the next source is asked.

        Raises:
            NoSourceError: no source gave one.
        """
        return self._attempt(path, lambda one: check(_whole(one, path, limit)))

    def exists(self, path: str) -> bool:
        """Whether the first source that answers says that it has a file; it may lie.

        Raises:
            NoSourceError: none answers.
        """
        return self._attempt(path, lambda one: one.source.exists(path))

    def download(self, path: str, target: BinaryIO | Path, *, size: int, sha256: str) -> None:
        """A big file, into ``target``, going on with what is there.

        Args:
            path: of the file.
            target: a file open for reading and writing, or the path of one in a folder of the
                client's own; it is made if it is not there. A partial file is left when no
                source gives the rest.
            size: its bytes, as signed.
            sha256: its hash, as signed, lower-case hex.

        Raises:
            NoSourceError: no source gave the rest.
            CopyError: the target cannot be written.
        """
        if isinstance(target, Path):
            with _opened(target) as file:
                return self.download(path, file, size=size, sha256=sha256)
        part = Part(target, size, sha256, self._progress)
        if not part.is_done():
            self._attempt(path, lambda one: _more(one, part, path))
        return None

    def each(self, wanted: Iterable[Want], write: Callable[[Want, bytes], None]) -> None:
        """Many small files, over all sources in parallel.

        Each is held in memory until it is written; for files of many megabytes use ``download``.

        Args:
            wanted: what to fetch.
            write: called with each file that is the signed one, in the order of ``wanted`` and
                in the calling thread. What it raises ends the whole.

        Raises:
            NoSourceError: no source gave one of them; those before it have been written.
        """
        wants = in_order(self._one, wanted, workers=self._workers, weigh=lambda want: want.size)
        for want, data in wants:
            write(want, data)
            self._progress(len(data))

    def _one(self, want: Want) -> bytes:
        return self._attempt(want.path, lambda one: _signed(one, want), spread=True)

    def _attempt(self, path: str, action: Callable[[Standing], T], *, spread: bool = False) -> T:
        return attempt(self._standings, path, action, patience=self._patience, spread=spread)


def _whole(standing: Standing, path: str, limit: int) -> bytes:
    began = time.monotonic()
    data = b"".join(standing.source.open(path, limit=limit))
    standing.brought(len(data), began)
    return data


def _signed(standing: Standing, want: Want) -> bytes:
    data = _whole(standing, want.path, want.size)
    if len(data) < want.size:
        raise BrokenError(f"ends after {len(data)} of {want.size} bytes", SLOW)
    if hashlib.sha256(data).hexdigest() != want.sha256:
        raise MismatchError("gives a file that is not the signed one")
    return data


def _more(standing: Standing, part: Part, path: str) -> None:
    began, before = time.monotonic(), part.have
    try:
        part.fetch(standing.source, path)
    finally:
        standing.brought(max(0, part.have - before), began)


def _opened(path: Path) -> BinaryIO:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.fdopen(os.open(path, flags, 0o600), "r+b")
    except OSError as error:
        raise CopyError(f"cannot write {path.name}: {error.strerror}") from error
