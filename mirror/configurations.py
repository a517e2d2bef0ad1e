"""The ready configurations that the client carries: web servers, timers, an onion service.

    names()                     # ['Caddyfile', 'apache.conf', …]
    text("nginx.conf")

They lie in ``hosting/`` beside this module, also where the client is one file, and are given
out as they are: what to change stands in each. docs/mirrors/servers.md explains them.
"""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from .errors import CopyError


def _folder() -> Traversable:
    return files(__package__).joinpath("hosting")


def names() -> list[str]:
    """What there is, sorted."""
    return sorted(path.name for path in _folder().iterdir() if path.is_file())


def text(name: str) -> str:
    """One of them.

    Raises:
        CopyError: there is none of this name.
    """
    if name not in names():
        raise CopyError(f"there is no configuration “{name}”", f"There are: {', '.join(names())}.")
    return _folder().joinpath(name).read_text("utf-8")
