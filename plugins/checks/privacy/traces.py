"""What a text tells of the machine it was written on (S29): paths, times of day with a zone.

    >>> [f.rule for f in traces(page("file:///home/somebody/draft.md"))]
    ['machine-trace']

The one list of such signs: ``plugins.checks.metadata`` looks for the same in what lies
inside files (``told``), and for what formats keep beside the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plugins.checks.privacy.finding import Finding, Setting
from plugins.checks.privacy.page import Page
from plugins.errors import Severity

_FOLDER = "a folder on somebody's machine"
_MACHINE = "the name of somebody's machine"
_AUTHOR = "who made a change, as git keeps it"
_TIME = "a time of day with a time zone"
_NOBODY = frozenset(
    ["user", "username", "you", "yourname", "name", "me", "foo", "public", "shared", "default"]
)
_PART = r"[^/\\\s:*?\"<>|]{1,80}"
# What it is, words of which one must be there (quick to look for), and the pattern. All in
# small letters; every repetition is bounded, so that no text keeps a pattern busy.
_SIGNS: list[tuple[str, tuple[str, ...], str]] = [
    (_FOLDER, ("/home/", "/users/"),
     r"/(?<![0-9a-z.]/)(?:home|users)/(?P<user>[a-z_][0-9a-z_.\-]{0,80})(?=/)"),
    (_FOLDER, ("/root/", "/var/", "/data/user/", "/emulated/", "/tmp/"),
     r"/(?<![0-9a-z.]/)"
     r"(?:root|tmp|var/folders|private/var|data/user|storage/emulated)/[0-9a-z_]"),
    (_FOLDER, (":\\", ":/"),
     r":(?<=[a-z]:)(?<![0-9a-z][a-z]:)[\\/]{1,4}(?:users|documents and settings)[\\/]{1,4}"
     rf"(?P<user>{_PART})"),
    (_FOLDER, (":\\",), rf":(?<=[a-z]:)(?<![0-9a-z][a-z]:)\\{{1,2}}(?!users){_PART}\\{_PART}"),
    (_FOLDER, ("\\\\",), rf"(?<![\w\\:])\\\\{_PART}\\{_PART}"),
    (_FOLDER, ("file:/",), r"\bfile:/{2,3}(?:[a-z]:/)?[0-9a-z%._~-]{1,80}"),
    (_MACHINE, ("desktop-", "laptop-"), r"\b(?:desktop|laptop)-(?=[a-z]*[0-9])[0-9a-z]{7,8}\b"),
    (_MACHINE, ("-macbook", "-imac"), r"(?<![\w-])[\w-]{1,60}?-(?:macbook|imac)\b[\w-]{0,20}"),
    (_MACHINE, (".local", ".lan", ".home.arpa"),
     r"(?<![\w.@/-])[\w-]{1,63}\.(?:local|lan|localdomain|home\.arpa)(?![\w.-])"),
    (_MACHINE, ("@",), r"\b[a-z_][\w-]{0,31}@[\w.-]{1,80}:[~/][\w/.-]{0,200}[$#] "),
    (_AUTHOR, ("author:", "commit:", "-by:"),
     r"(?m)^(?:author|commit|signed-off-by|co-authored-by): "
     r"[^\n<]{0,100}<[^>\s@]{1,80}@[^>\s]{1,80}>"),
    (_AUTHOR, ("@users.noreply.",), r"[\w.+-]{1,64}@users\.noreply\.[\w.-]{1,64}"),
]  # fmt: skip
_COMPILED = [(what, signs, re.compile(pattern)) for what, signs, pattern in _SIGNS]
_MINUTES = re.compile(r":[0-5][0-9](?<=[0-9]{2}:[0-9]{2})")
_CLOCKS = (
    re.compile(
        r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}"
        r"(?::[0-9]{2}(?:\.[0-9]{1,9})?)? ?[+-](?!00:?00)[0-9]{2}:?[0-9]{2}(?![0-9])"
    ),
    re.compile(
        r"\b[0-9]{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} "
        r"[0-9]{4} [0-9]{2}:[0-9]{2}(?::[0-9]{2})? [+-](?!0000)[0-9]{4}\b"
    ),
)
_CAPTURE = re.compile(
    r"mmexport1[0-9]{12}|wx_camera_1[0-9]{12}"
    r"|screenshot[_-][0-9]{4}-?[0-9]{2}-?[0-9]{2}[_-][0-9]{2}-?[0-9]{2}"
    r"|(?:img|vid|pxl|dsc)[_-]?(?:19|20)[0-9]{6}[_-][0-9]{6}"
)
_GENERATOR = re.compile(r"<meta[^<>]{0,80}name=[\"']?generator[\"']?[^<>]{0,120}>")


class Told(NamedTuple):
    """Something that a text tells: from, to (behind the last character), what, how bad."""

    start: int
    end: int
    what: str
    severity: Severity = "error"


def traces(page: Page) -> Iterator[Finding]:
    """What a text tells; of a file's name also the moment that a telephone gave it."""
    for sign in told(page.text):
        yield _trace(*sign)
    if page.setting is Setting.FILE_NAME:
        for match in _CAPTURE.finditer(page.text):
            what = "the moment at which a telephone saved the file"
            yield _trace(*match.span(), what, "warning")


def told(text: str) -> Iterator[Told]:
    """What a text in small letters tells: folders, machines, authors, times, generators."""
    for what, signs, pattern in _COMPILED:
        if any(sign in text for sign in signs):
            for match in pattern.finditer(text):
                if match.groupdict().get("user") not in _NOBODY:
                    yield Told(*match.span(), what)
    if _MINUTES.search(text):
        for clock in _CLOCKS:
            for match in clock.finditer(text):
                yield Told(*match.span(), _TIME, "warning")
    if "generator" in text:
        for match in _GENERATOR.finditer(text):
            yield Told(*match.span(), "which program made the page")


def _trace(start: int, end: int, what: str, severity: Severity = "error") -> Finding:
    hint = "take it out; a date is enough, and a file's name need only say what is in it"
    return Finding("machine-trace", start, end, f"this tells {what}", hint, severity)
