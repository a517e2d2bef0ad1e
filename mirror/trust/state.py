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

from ..disk.durable import put
from ..disk.reading import read as read_file
from ..errors import CopyError, MismatchError, RefusedError
from .documents import LIMITS, read

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
        return {number: self._root(number) for number in numbers}

    def held(self, role: str) -> bytes | None:
        """The proven file of a role, or None."""
        name = f"{role}.json"
        return self._read(name, role) if os.path.lexists(self.folder / name) else None

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

    def _root(self, number: int) -> bytes:
        data = self._read(root_name(number), "root")
        try:
            read(data, "root")
        except RefusedError as error:
            raise CopyError(
                f"{root_name(number)} in this copy's folder of trust is damaged ({error})",
                "Make the copy anew.",
            ) from error
        return data

    def _read(self, name: str, role: str) -> bytes:
        """A file of the folder, not what a link leads to; one too long is none of ours."""
        try:
            return read_file(self.folder, name, LIMITS[role])
        except MismatchError:
            return b""

    def _write(self, name: str, data: bytes) -> None:
        put(self.folder / name, data)


def root_name(number: int) -> str:
    """What the file of a root is called."""
    return f"{number}.root.json"
