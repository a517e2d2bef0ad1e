"""What a text tells of the machine it was written on (S29): paths, times of day with a zone.

    >>> [f.rule for f in traces(page("file:///home/somebody/draft.md"))]
    ['machine-trace']

Metadata inside files is left to the room for metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.privacy.finding import Finding, Setting
from plugins.checks.privacy.page import Page
from plugins.errors import Severity

_PATH = re.compile(
    r"(?<![0-9a-z.])/(?:home|users)/(?P<unix>[a-z_][0-9a-z_.\-]*)(?=/)"
    r"|(?<![0-9a-z])[a-z]:[\\/]+(?:users|documents and settings)[\\/]+(?P<windows>[^\\/\s:*?\"<>|]+)"
    r"|(?<![0-9a-z])/(?:root|var/folders|private/var|data/user|storage/emulated)/[0-9a-z_]"
)
_NOBODY = frozenset(
    [
        "user",
        "username",
        "you",
        "your-name",
        "yourname",
        "name",
        "me",
        "public",
        "shared",
        "default",
        "all",
    ]
)
_CLOCK = re.compile(
    r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)? ?[+-][0-9]{2}:?[0-9]{2}(?![0-9])"
)
_CAPTURE = re.compile(
    r"mmexport1[0-9]{12}|wx_camera_1[0-9]{12}|screenshot[_-][0-9]{4}-?[0-9]{2}-?[0-9]{2}[_-][0-9]{2}-?[0-9]{2}"
    r"|(?:img|vid|pxl|dsc)[_-]?(?:19|20)[0-9]{6}[_-][0-9]{6}"
)
_GENERATOR = re.compile(r"<meta[^<>]{0,80}name=[\"']?generator[\"']?[^<>]{0,120}>")


def traces(page: Page) -> Iterator[Finding]:
    """Folders of a user, times with a time zone, names given by a telephone, generators."""
    for match in _PATH.finditer(page.text):
        if (match["unix"] or match["windows"]) not in _NOBODY:
            yield _trace(match, "a folder on somebody's machine")
    for match in _CLOCK.finditer(page.text):
        yield _trace(match, "a time of day with a time zone", "warning")
    for match in _GENERATOR.finditer(page.text):
        yield _trace(match, "the program that made the page")
    if page.setting is Setting.FILE_NAME:
        for match in _CAPTURE.finditer(page.text):
            yield _trace(match, "the moment at which a telephone saved the file", "warning")


def _trace(match: re.Match[str], what: str, severity: Severity = "error") -> Finding:
    hint = "take it out; a date is enough, and a file's name need only say what is in it"
    return Finding("machine-trace", *match.span(), f"this tells {what}", hint, severity)
