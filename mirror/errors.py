"""The tree of the client's errors; each is one sentence for the volunteer, with a hint.

    MirrorError
    ├── RefusedError         something that was served is not genuine, or not in the format
    │   ├── FormatError      bytes that are not what docs/format.md says
    │   ├── TrustError       signatures, thresholds, rollback, expiry
    │   └── MismatchError    size or hash is not the signed one
    ├── SourceError          a place cannot be reached, or does not have a file
    ├── NoSourceError        no place gave a file; says why, for each
    ├── StaleError           all is genuine, and too old
    └── CopyError            the disk, a lock, a wrong command

``exit_code`` is what the command ends with: 0 well, 1 needs attention, 2 refused, 3 cannot.
"""

from __future__ import annotations

from collections.abc import Mapping


class MirrorError(Exception):
    """Root of every error that the client raises on purpose.

    Args:
        message: one sentence.
        hint: what the volunteer can do.
    """

    exit_code = 3

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class RefusedError(MirrorError):
    """What was served cannot be accepted, whoever serves it."""

    exit_code = 2


class FormatError(RefusedError):
    """Bytes are not what the format says."""


class TrustError(RefusedError):
    """Signatures, thresholds, versions or expiry dates are not right."""


class MismatchError(RefusedError):
    """Size or hash differs from the signed one."""


class SourceError(MirrorError):
    """A place cannot be reached, is too slow, or does not have the file."""

    exit_code = 1


class NoSourceError(MirrorError):
    """No place gave what was asked for.

    Args:
        message: what could not be had.
        reasons: for each place, why not.
        refused: whether one of them served something that is not genuine.
    """

    def __init__(self, message: str, reasons: Mapping[str, str], refused: bool = False) -> None:
        super().__init__(message, "; ".join(f"{name}: {why}" for name, why in reasons.items()))
        self.reasons = dict(reasons)
        self.exit_code = 2 if refused else 1


class StaleError(MirrorError):
    """Everything is genuine, and older than it should be."""

    exit_code = 1


class CopyError(MirrorError):
    """The disk, a lock or the command itself does not allow it."""
