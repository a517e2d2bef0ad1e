"""What a copy has proven so far, in a folder of its own (``.zhiquan/trust/``).

    state = State(folder)
    state.roots()                 # {1: b"…", 2: b"…"}: from the one where trust began
    state.keep(timestamp=…, snapshot=…, targets=…)

Only what is proven is kept, each file written beside and moved into place. The three files of
one release are kept together, when all of them are proven, so that they always tell the whole
of a release; a crash between them leaves numbers that are no newer than what was proven, and
the next run fetches what does not fit.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from ..errors import CopyError
from .documents import LIMITS

ORDER = ("targets", "snapshot", "timestamp")  # what names comes after what it names
ANCHOR = "anchor.json"

_ROOT = re.compile(r"([1-9][0-9]{0,8})\.root\.json\Z")


class State:
    """The proven metadata of a copy.

    Args:
        folder: where they are; need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def roots(self) -> dict[int, bytes]:
        """All roots from where trust began to the newest, by number.

        Raises:
            CopyError: there is none, or one is missing between.
        """
        numbers = self._numbers()
        if not numbers:
            raise CopyError(
                "this copy does not know yet whom to trust", "Begin with “zhiquan-mirror init”."
            )
        if numbers != list(range(numbers[0], numbers[-1] + 1)):
            raise CopyError(
                "a root is missing in this copy's folder of trust", "Make the copy anew."
            )
        return {number: self._read(root_name(number), "root") for number in numbers}

    def held(self, role: str) -> bytes | None:
        """The proven file of a role, or None."""
        name = f"{role}.json"
        return self._read(name, role) if (self.folder / name).is_file() else None

    def anchor(self) -> dict[str, object]:
        """How trust began, as ``begin`` wrote it."""
        try:
            found = json.loads((self.folder / ANCHOR).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            found = {}
        return found if isinstance(found, dict) else {}

    def begin(self, number: int, root: bytes, anchor: Mapping[str, object]) -> None:
        """Let trust begin with a root.

        Raises:
            CopyError: it has begun already.
        """
        if self._numbers():
            raise CopyError(
                "this copy has a root of trust already", "To begin with another, make a new copy."
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write(ANCHOR, (json.dumps(anchor, indent=1, sort_keys=True) + "\n").encode())
        self._write(root_name(number), root)

    def keep_root(self, number: int, root: bytes) -> None:
        """Keep a newer root."""
        self._write(root_name(number), root)

    def keep(self, files: Mapping[str, bytes]) -> None:
        """Keep the proven files of roles."""
        for role in ORDER:
            if self.held(role) != files[role]:
                self._write(f"{role}.json", files[role])

    def forget(self) -> None:
        """Forget timestamp and snapshot: other keys sign them now (specification, 5.3.11)."""
        for role in ("timestamp", "snapshot"):
            (self.folder / f"{role}.json").unlink(missing_ok=True)

    def _numbers(self) -> list[int]:
        """The numbers of the roots that are here, in order."""
        names = [path.name for path in self.folder.iterdir()] if self.folder.is_dir() else []
        return sorted(int(match[1]) for match in map(_ROOT.match, names) if match)

    def _read(self, name: str, role: str) -> bytes:
        try:
            with (self.folder / name).open("rb") as file:
                return file.read(LIMITS[role] + 1)
        except OSError as error:
            raise CopyError(f"{name} in this copy's folder of trust cannot be read") from error

    def _write(self, name: str, data: bytes) -> None:
        """Write a file beside, to the disk, and move it into place."""
        beside = self.folder / f"{name}.part"
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.folder / name)
            _settle(self.folder)
        except OSError as error:
            raise CopyError(f"{name} cannot be written ({error.strerror})") from error


def root_name(number: int) -> str:
    """What the file of a root is called."""
    return f"{number}.root.json"


def _settle(folder: Path) -> None:
    """Let a move reach the disk; Windows has no way to ask for it, and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
