"""The newest root that a signer has signed with, remembered beside the keys.

    known = recall(folder)                # None the first time
    remember(folder, request.roots)

Whoever asks for signatures also says which roots came before. A signer who remembers one cannot
be shown another history; ``rootrequest.sign`` refuses that.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.errors import SetupError
from plugins.release import disk

FILE = "known.root.json"


def recall(folder: Path) -> bytes | None:
    """The root that is remembered in a folder of keys; None if none is.

    Raises:
        SetupError: it cannot be read.
    """
    try:
        return (folder / FILE).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SetupError(f"{folder / FILE} cannot be read: {error.strerror}") from None


def remember(folder: Path, texts: Sequence[bytes]) -> bool:
    """Remember the newest of these proven roots; False if the folder cannot be written to."""
    if not texts:
        return True
    try:
        disk.write(folder / FILE, texts[-1])
    except OSError:
        return False
    return True
