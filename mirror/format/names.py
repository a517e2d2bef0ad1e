"""Names of files that no file system, server or shell can confuse.

    >>> problem("en/people/liu-xiaobo.html")
    ''
    >>> problem("en/CON.html")
    'has characters other than a to z, 0 to 9, “.”, “-” and “_”'

Windows and macOS fold case and Unicode forms, Windows keeps names for devices and drops dots
at the end, servers decode ``%2e`` and drop what is behind ``?``, shells take ``-rf`` for an
option. With lower-case ASCII and a few rules none of this can happen, so two paths that differ
here differ everywhere. The same rule holds when signing, sending and writing.

Sources: Microsoft, “Naming Files, Paths, and Namespaces”; POSIX, portable filename character
set (2017, 3.282).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ..errors import FormatError

RELEASE = "release"  # the folder that a release adds to the site
MAX_PATH = 200  # characters; Windows programs stop at 260 with the folder before it
MAX_PART = 100
MAX_DEPTH = 16

_ALLOWED = re.compile(r"[a-z0-9._-]+\Z")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\Z)")
# What nearly all paths are, seen at one look: nothing that this takes has a problem.
_PLAIN = re.compile(
    r"(?!release/|release\Z)"
    r"(?:(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])[./])[a-z0-9_](?:[a-z0-9._-]{0,60}[a-z0-9_-])?/){0,9}"
    r"(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z))[a-z0-9_](?:[a-z0-9._-]{0,60}[a-z0-9_-])?\Z"
)


def problem(path: str) -> str:
    """What is wrong with a path of the site, or ''."""
    if len(path) <= MAX_PATH and _PLAIN.match(path):
        return ""
    return _problem(path)


def _problem(path: str) -> str:
    if len(path) > MAX_PATH:
        return f"is longer than {MAX_PATH} characters"
    parts = path.split("/")
    if len(parts) > MAX_DEPTH:
        return f"has more than {MAX_DEPTH} parts"
    if parts[0] == RELEASE:
        return f"would stand in “{RELEASE}/”, which belongs to the release itself"
    return next((found for found in map(_part_problem, parts) if found), "")


def _part_problem(part: str) -> str:
    if not part:
        return "has an empty part"
    if not _ALLOWED.match(part):
        return "has characters other than a to z, 0 to 9, “.”, “-” and “_”"
    if part[0] in ".-" or part[-1] == ".":
        return "has a part that begins with “.” or “-”, or ends with “.”"
    if _DEVICE.match(part):
        return "has a name that Windows keeps for a device"
    return f"has a part longer than {MAX_PART} characters" if len(part) > MAX_PART else ""


def check(path: str) -> str:
    """Return ``path`` if it may stand in a site.

    Raises:
        FormatError: it may not.
    """
    found = problem(path)
    if found:
        raise FormatError(f"the name {path[:MAX_PATH]!r} {found}")
    return path


def check_all(paths: Iterable[str]) -> None:
    """Check all paths, and that none is the folder of another.

    Raises:
        FormatError: the first that is wrong.
    """
    for line in problems(paths):
        raise FormatError(line)


def problems(paths: Iterable[str]) -> list[str]:
    """All that is wrong with these paths, one sentence each."""
    paths = sorted(paths)
    found = [f"the name {path[:MAX_PATH]!r} {wrong}" for path in paths if (wrong := problem(path))]
    return found + [f"the name {path!r} is a file and a folder" for path in _clashes(paths)]


def _clashes(paths: list[str]) -> list[str]:
    """Files that another path uses as a folder.

    Sorted with ``/`` before all other characters, whatever lies below a path follows it at once.
    """
    keyed = sorted(path.replace("/", "\0") for path in paths)
    return [a.replace("\0", "/") for a, b in pairwise(keyed) if b.startswith(a + "\0")]
