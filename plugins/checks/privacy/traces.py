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

_UNIX = re.compile(
    r"/(?<![0-9a-z.]/)(?:(?:home|users)/(?P<user>[a-z_][0-9a-z_.\-]*)(?=/)"
    r"|(?:root|var/folders|private/var|data/user|storage/emulated)/[0-9a-z_])"
)
_WINDOWS = re.compile(
    r":(?<=[a-z]:)(?<![0-9a-z][a-z]:)[\\/]{1,4}(?:users|documents and settings)[\\/]{1,4}"
    r"(?P<user>[^\\/\s:*?\"<>|]+)"
)
_NOBODY = frozenset(
    ["user", "username", "you", "yourname", "name", "me", "foo", "public", "shared", "default"]
)
_CLOCK = re.compile(
    r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r" ?[+-][0-9]{2}:?[0-9]{2}(?![0-9])"
)
_CAPTURE = re.compile(
    r"mmexport1[0-9]{12}|wx_camera_1[0-9]{12}"
    r"|screenshot[_-][0-9]{4}-?[0-9]{2}-?[0-9]{2}[_-][0-9]{2}-?[0-9]{2}"
    r"|(?:img|vid|pxl|dsc)[_-]?(?:19|20)[0-9]{6}[_-][0-9]{6}"
)
_GENERATOR = re.compile(r"<meta[^<>]{0,80}name=[\"']?generator[\"']?[^<>]{0,120}>")


def traces(page: Page) -> Iterator[Finding]:
    """Folders of a user, times with a time zone, names given by a telephone, generators."""
    for pattern in (_UNIX, _WINDOWS):
        for match in pattern.finditer(page.text):
            if match["user"] not in _NOBODY:
                yield _trace(match, "a folder on somebody's machine")
    for match in _CLOCK.finditer(page.text):
        yield _trace(match, "a time of day with a time zone", "warning")
    for match in _GENERATOR.finditer(page.text):
        yield _trace(match, "which program made the page")
    if page.setting is Setting.FILE_NAME:
        for match in _CAPTURE.finditer(page.text):
            yield _trace(match, "the moment at which a telephone saved the file", "warning")


def _trace(match: re.Match[str], what: str, severity: Severity = "error") -> Finding:
    hint = "take it out; a date is enough, and a file's name need only say what is in it"
    return Finding("machine-trace", *match.span(), f"this tells {what}", hint, severity)
