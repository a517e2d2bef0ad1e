"""From what a volunteer types to a source.

    open_source("https://example.org/notes")       # a web server
    open_source("file:///media/stick")             # a folder
    open_source("/srv/copy")                       # the same; of a copy its ``site``

Whether anything is there is seen when it is asked for something, not here: a stick that is not
plugged in must not keep the others from being used.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from ..errors import CopyError
from .base import Pace, Source
from .folder import FolderSource
from .http import HttpSource

_HINT = "for example https://example.org/notes, file:///media/stick or /media/stick"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):", re.ASCII)  # two letters: C: is a drive
_BARE_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?(/.*)?", re.ASCII | re.IGNORECASE)


def open_source(
    text: str, *, pace: Pace | None = None, proxy: str | None = None, ca_file: str | None = None
) -> Source:
    """A source for an address or a folder's path.

    Args:
        text: as typed.
        pace: how long a web server may take.
        proxy: for web servers: an address; empty for none; ``None`` as the environment says.
        ca_file: certificate authorities to trust in place of the system's.

    Raises:
        CopyError: it is neither; the message does not repeat credentials.
    """
    scheme = _scheme(text)
    if scheme in ("http", "https"):
        return HttpSource(text, pace=pace, proxy=proxy, ca_file=ca_file)
    if scheme == "file":
        return FolderSource(_root(_local(text)))
    if scheme:
        raise CopyError(f"releases cannot be fetched by “{scheme}:”", _HINT)
    if not text.strip():
        raise CopyError("an empty address", _HINT)
    if _BARE_HOST.fullmatch(text) and not is_there(text):
        raise CopyError(f"there is no folder “{text}”", f"for a web site: https://{text}")
    return FolderSource(_root(Path(text)))


def is_there(text: str) -> bool:
    """Whether what was typed is the path of something; an address may be too long for a path."""
    return os.path.exists(text)  # noqa: PTH110 - Path.exists raises on what can be no path


def _scheme(text: str) -> str:
    found = _SCHEME.match(text)
    return found[1].lower() if found and not is_there(text) else ""


def _local(url: str) -> Path:
    parts = urlsplit(url)
    if parts.netloc not in ("", "localhost"):
        raise CopyError(f"the folder of “{parts.hostname}” is not on this machine", _HINT)
    return Path(url2pathname(parts.path))


def _root(folder: Path) -> Path:
    """The root of the site: of a copy of the client the ``site`` in it."""
    return folder / "site" if (folder / ".zhiquan").is_dir() else folder
