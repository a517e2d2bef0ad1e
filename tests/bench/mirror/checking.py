"""How long a copy's own check takes beside plain hashing of the same files.

In each round three programs are timed one after the other, each with its start: the command, as
a volunteer would type it; ``sha256sum`` over all files; and the shortest Python program that
hashes them all with ``hashlib``. Both hash and compare nothing. The figure is a ratio of medians.

    checked(["python", "-m", "mirror", "verify", "copy"], Path("copy")).to_hashlib -> 1.2
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROUNDS = 5
_HASHLIB = """
import hashlib, sys
for name in sys.stdin.buffer.read().split(b"\\0"):
    with open(name, "rb") as file:
        hashlib.sha256(file.read()).hexdigest()
"""


@dataclass(frozen=True)
class Check:
    """Medians in seconds.

    Attributes:
        files: how many were checked.
        command: the copy's own check, with the start of its program.
        sha256sum: that program over the same files.
        hashlib: a Python program that reads and hashes them.
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
    names = b"\0".join(bytes(path) for path in files)
    ways = (
        lambda: _run(command),
        lambda: _run(["xargs", "-0", "sha256sum"], names),
        lambda: _run([sys.executable, "-c", _HASHLIB], names),
    )
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
