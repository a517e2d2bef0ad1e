"""How trust reads a small file of a source, and what it says when no source helped.

    data = fetch(source, "timestamp.json", 16_384)

Each source is asked by itself, with patience: what a lossy line drops is asked for again. Which
of several is believed is for ``refresh``; the sources themselves are ``mirror.fetch``'s.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from ..errors import MirrorError, NoSourceError, RefusedError, StaleError, TrustError
from ..fetch.base import BrokenError, Source
from ..fetch.standing import Patience
from ..format.targets import TUF

PATIENCE = Patience()

T = TypeVar("T")


def tuf_path(name: str) -> str:
    """Where a file of TUF stands in a site."""
    return f"{TUF}/{name}"


def has(source: Source, name: str) -> bool:
    """Whether a source says that it has a file of TUF.

    Raises:
        SourceError: it does not answer.
    """
    return _patiently(lambda: source.exists(tuf_path(name)))


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
    return _patiently(lambda: _read(source, name, limit))


def _read(source: Source, name: str, limit: int) -> bytes:
    data = bytearray()
    for chunk in source.open(tuf_path(name), limit=limit):
        data += chunk
        if len(data) > limit:  # a source keeps to the limit; this does not depend on it
            raise TrustError(f"{name} is longer than {limit} bytes")
    return bytes(data)


def _patiently(action: Callable[[], T]) -> T:
    """Do it again while it fails in a way that may pass, and patience lasts."""
    tries = spent = 0
    while True:
        try:
            return action()
        except BrokenError as error:
            tries, spent = tries + 1, spent + error.cost
            if spent >= PATIENCE.tries:
                raise
            time.sleep(PATIENCE.wait(tries))


def nobody(message: str, failures: Mapping[str, MirrorError]) -> MirrorError:
    """The error when no place helped.

    With one place it is that place's own, with its name; with several, too old is said if all are.
    """
    if len(failures) == 1:
        [(name, error)] = failures.items()
        error.args = (f"{name}: {error}",)
        return error
    reasons = {name: str(error) for name, error in failures.items()}
    if failures and all(isinstance(error, StaleError) for error in failures.values()):
        return StaleError(message, "; ".join(f"{name}: {why}" for name, why in reasons.items()))
    refused = any(isinstance(error, RefusedError) for error in failures.values())
    return NoSourceError(message, reasons, refused)
