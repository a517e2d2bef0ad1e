"""What trust needs of a place that a release can be had from, and how it reads a small file.

``fetch`` has the places: over HTTP, or a folder. Tests have some that lie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from ..errors import MirrorError, NoSourceError, RefusedError, StaleError, TrustError
from ..format.targets import TUF


class Source(Protocol):
    """A place that a release can be had from."""

    @property
    def name(self) -> str:
        """What it is called when speaking to people."""

    def open(self, path: str, *, limit: int) -> Iterator[bytes]:
        """The bytes of a file, at most ``limit``; SourceError if there are none to be had."""

    def exists(self, path: str) -> bool:
        """Whether it has a file; SourceError if it does not answer."""


def tuf_path(name: str) -> str:
    """Where a file of TUF stands in a site."""
    return f"{TUF}/{name}"


def fetch(source: Source, name: str, limit: int) -> bytes:
    """A file of TUF.

    Args:
        source: where from.
        name: such as ``timestamp.json``.
        limit: in bytes.

    Raises:
        SourceError: it cannot be had.
        RefusedError: it is longer.
    """
    data = bytearray()
    for chunk in source.open(tuf_path(name), limit=limit):
        data += chunk
        if len(data) > limit:
            raise TrustError(f"{name} is longer than {limit} bytes")
    return bytes(data)


def nobody(message: str, failures: Mapping[str, MirrorError]) -> MirrorError:
    """The error when no place helped.

    With one place it is that place's own; with several, too old is said if all are.
    """
    if len(failures) == 1:
        return next(iter(failures.values()))
    reasons = {name: str(error) for name, error in failures.items()}
    if failures and all(isinstance(error, StaleError) for error in failures.values()):
        return StaleError(message, "; ".join(f"{name}: {why}" for name, why in reasons.items()))
    refused = any(isinstance(error, RefusedError) for error in failures.values())
    return NoSourceError(message, reasons, refused)
