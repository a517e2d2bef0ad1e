"""How long a copy's own check takes beside plain hashing of the same files.

In each round three are timed one after the other: the command, as a volunteer would start it;
``sha256sum`` over all files; and ``hashlib`` in this process. The figure is a ratio of medians.

    checked(["python", "-m", "mirror", "verify", "copy"], Path("copy")).to_hashlib -> 1.2
"""

from __future__ import annotations

import hashlib
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROUNDS = 5


@dataclass(frozen=True)
class Check:
    """Medians in seconds.

    Attributes:
        files: how many were checked.
        command: the copy's own check, with the start of its program.
        sha256sum: that program over the same files.
        hashlib: reading and hashing them in a program that runs already.
    """

    files: int
    command: float
    sha256sum: float
    hashlib: float

    @property
    def to_sha256sum(self) -> float:
        """The command's time as a multiple."""
        return self.command / self.sha256sum

    @property
    def to_hashlib(self) -> float:
        """The command's time as a multiple."""
        return self.command / self.hashlib


def checked(command: Sequence[str], copy: Path) -> Check | None:
    """Time a command that checks the files of a copy; None if there is no command.

    Raises:
        OSError: it, or sha256sum, cannot be run or refuses the files.
    """
    if not command:
        return None
    files = [path for path in sorted(copy.rglob("*")) if path.is_file()]
    ways = (lambda: _run(command), lambda: _sha256sum(files), lambda: _hash(files))
    rounds = [[_seconds(way) for way in ways] for _ in range(ROUNDS)]
    return Check(len(files), *map(median, zip(*rounds, strict=True)))


def _seconds(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _run(command: Sequence[str], given: bytes = b"") -> None:
    done = subprocess.run(command, input=given, capture_output=True)
    if done.returncode:
        raise OSError(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[-300:]}")


def _sha256sum(files: Sequence[Path]) -> None:
    _run(["xargs", "-0", "sha256sum"], b"\0".join(bytes(path) for path in files))


def _hash(files: Sequence[Path]) -> None:
    for path in files:
        hashlib.sha256(path.read_bytes()).digest()
