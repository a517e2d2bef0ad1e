"""What makes a folder a copy: ``.zhiquan/copy.json``, and how one is made and known.

links = make(Path("copy"), None)      # True where the disk has symbolic links
read(Path("copy"))                    # the same
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from ..errors import CopyError
from .durable import put
from .folder import is_link, make_folder
from .problems import telling
from .switch import OWN

FORMAT = 1
_NAME = "copy.json"
_FOLDERS = ("trust", "releases", "partial")
_KINDS = {"link": True, "folder": False}
# What systems put into an empty disk by themselves.
_NOBODYS = {
    "$RECYCLE.BIN",
    ".DS_Store",
    ".Spotlight-V100",
    ".Trashes",
    ".fseventsd",
    "System Volume Information",
    "desktop.ini",
    "lost+found",
}


def make(folder: Path, links: bool | None) -> bool:
    """Make a folder an empty copy.

    Args:
        folder: empty, or not there yet.
        links: whether ``site`` shall be a link; ``None``: whether it can.

    Returns:
        Whether it will.

    Raises:
        CopyError: there is something in it, or it cannot be made.
    """
    own = folder / OWN
    with telling(folder):
        if not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            make_folder(folder)
        _refuse_full(folder)
        make_folder(own)
    complete(folder)
    links = _has_links(own) if links is None else links
    kind = next(kind for kind, meant in _KINDS.items() if meant == links)
    put(own / _NAME, (json.dumps({"format": FORMAT, "site": kind}) + "\n").encode())
    return links


def complete(folder: Path) -> None:
    """Make the copy's own folders, those that are not there: copying tools drop empty ones.

    Raises:
        CopyError: the disk does not allow it.
    """
    with telling(folder):
        for name in _FOLDERS:
            make_folder(folder / OWN / name)


def read(folder: Path) -> bool:
    """Whether the ``site`` of a copy is a link.

    Raises:
        CopyError: it is no copy, one of a newer client, or one with links among its own folders.
    """
    own = folder / OWN
    for path in (own, own / _NAME, *(own / name for name in _FOLDERS)):
        if os.path.lexists(path) and is_link(path.lstat()):
            raise CopyError(
                f"a link stands where a folder or file of the copy should be: {path}",
                "somebody else has put it there: look at it, and remove it",
            )
    try:
        with telling(folder):
            state = json.loads((own / _NAME).read_bytes()) if (own / _NAME).exists() else None
    except (ValueError, RecursionError):
        state = {}
    if state is None:
        raise CopyError(
            f"this folder is no copy: {folder}",
            "`zhiquan-mirror init` makes one; to use one, name the folder that `site` is in",
        )
    if not isinstance(state, dict) or state.get("format") != FORMAT or _kind(state) is None:
        raise CopyError(
            f"this copy was made by a newer zhiquan-mirror, or is damaged: {folder}",
            "get the newest zhiquan-mirror, or make a new copy with `zhiquan-mirror init`",
        )
    return _kind(state) is True


def _kind(state: dict[str, object]) -> bool | None:
    return _KINDS.get(str(state.get("site")))


def _refuse_full(folder: Path) -> None:
    """Refuse a folder with something in it. A ``make`` that broke off may be repeated."""
    if os.path.lexists(folder / OWN / _NAME):
        raise CopyError(f"this folder is a copy already: {folder}", "`zhiquan-mirror sync` it")
    inside = sorted({path.name for path in folder.iterdir()} - _NOBODYS - {OWN})
    if inside:
        raise CopyError(
            f"the folder is not empty: {folder} holds {inside[0]}",
            "name one that is empty or not there yet",
        )


def _has_links(own: Path) -> bool:
    """Whether a link can be made here; on Windows it takes rights that most people lack."""
    if os.name == "nt":
        return False
    trial = own / "next"
    with suppress(OSError):
        trial.unlink(missing_ok=True)
        trial.symlink_to("releases")
        trial.unlink()
        return True
    return False
