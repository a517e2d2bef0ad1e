"""One big file, written as it comes: resumed, handed from source to source, proved at the end.

    part = Part(file, size, sha256, progress)  # goes on where an earlier run stopped
    part.fetch(source, path)                   # one try; again with the next source if it fails

A file of parts from several sources that does not have the signed hash tells nothing of who was
wrong. Then it is fetched once more, and each source is taken alone, so that the guilty one shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import BinaryIO

from ..errors import CopyError, MismatchError, RefusedError
from .base import CHUNK, BrokenError, Source

STEP = 65536
"""Bytes; a try that brings as many is no failure, so that a bad line gets there bit by bit."""


class Part:
    """A file that is being fetched.

    Args:
        file: open for reading and writing, where the caller keeps it; what is in it is taken as
            the beginning of the file, and thrown away if that proves wrong.
        size: bytes of the whole.
        sha256: of the whole, lower-case hex.
        progress: is told how many more bytes are there (fewer, where it begins anew).
    """

    def __init__(
        self, file: BinaryIO, size: int, sha256: str, progress: Callable[[int], None]
    ) -> None:
        self._file = file
        self._size = size
        self._sha256 = sha256
        self._progress = progress
        self._have = 0
        self._hash = hashlib.sha256()
        self._givers: set[Source | None] = set()
        self._alone = False
        self._credit = 2 * size // STEP
        self._take_up()

    @property
    def have(self) -> int:
        """How many bytes of the file are there."""
        return self._have

    def is_done(self) -> bool:
        """Whether the whole file is there and is right; one that is wrong is thrown away."""
        if self._have < self._size:
            return False
        if self._hash.hexdigest() == self._sha256:
            self._file.flush()
            return True
        self._restart()
        return False

    def fetch(self, source: Source, path: str) -> None:
        """Get what is missing from one source.

        Raises:
            SourceError: it did not give all that was missing; what came is kept.
            MismatchError: it alone gave a file that is not the signed one.
        """
        if self._alone and self._givers - {source}:
            self._restart()
        before, hash_before = self._have, self._hash.copy()
        try:
            self._stream(source, path)
        except RefusedError:
            self._back_to(before, hash_before)
            raise
        except BrokenError as error:
            if self._have < self._size:  # else all is there, whatever broke after it
                raise self._forgiven(error, self._have - before) from error
        self._conclude(source, path)

    def _conclude(self, source: Source, path: str) -> None:
        """Say who is to blame if the whole file is not the signed one."""
        givers = self._givers
        if self.is_done():
            return
        if givers == {source}:
            raise MismatchError(f"gives a {path} that is not the signed one")
        self._alone = True
        raise BrokenError(f"what it gives of {path} does not fit to the part from before")

    def _stream(self, source: Source, path: str) -> None:
        self._givers.add(source)
        for chunk in source.open(path, limit=self._size, offset=self._have):
            self._add(chunk)
        if self._have < self._size:
            raise BrokenError(f"ends after {self._have} of {self._size} bytes")

    def _forgiven(self, error: BrokenError, gain: int) -> BrokenError:
        """The same error at no cost, if it came after a good piece; not for ever."""
        steps = gain // STEP
        self._credit -= steps
        return BrokenError(str(error), 0) if steps and self._credit >= 0 else error

    def _add(self, chunk: bytes) -> None:
        try:
            self._file.write(chunk)
        except OSError as error:
            raise CopyError(f"cannot write what was fetched: {error.strerror}") from error
        self._hash.update(chunk)
        self._have += len(chunk)
        self._progress(len(chunk))

    def _restart(self) -> None:
        self._back_to(0, hashlib.sha256())
        self._givers = set()

    def _back_to(self, have: int, state: hashlib._Hash) -> None:
        """Throw away what came since the file was so long."""
        self._progress(have - self._have)
        self._file.seek(have)
        self._file.truncate()
        self._have, self._hash = have, state

    def _take_up(self) -> None:
        """Hash what an earlier run left; a file that is too long is none of ours."""
        self._file.seek(0)
        while chunk := self._file.read(CHUNK):
            self._hash.update(chunk)
            self._have += len(chunk)
            if self._have > self._size:
                break
        self._progress(self._have)
        if self._have:
            self._givers = {None}
        if self._have > self._size:
            self._restart()
