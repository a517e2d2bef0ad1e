"""Traces of a machine and of who sat at it, in text: paths, names, addresses, times of day.

    traces("made in /home/example/site")   # → Hidden("machine-trace", "a folder of …", …)

A day may stand in a page; a time of day with its zone says where somebody was when it was
made. Midnight in UTC says nothing, and feeds need it (RFC 4287), so it may stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.metadata.found import Budget, Examined, Hidden

_FOLDER = "a folder of somebody's computer"
_COMPUTER = "the name of somebody's computer"
_AUTHOR = "who wrote a change, with an address, as git keeps it"
_TIME = "a time of day with its zone"
_NAME = r"[^\s/\\:*?\"'<>|&;,)\]}]{1,80}"
_CLOCK = re.compile(r":[0-5]\d\b(?<=\d\d:\d\d)")
# What it is, words of which one must be there (quick to look for; of times and prompts, a
# pattern that begins with one sign), and the pattern.
_PATTERNS: list[tuple[str, str | re.Pattern[str], str]] = [
    (_FOLDER, "/home/ /Users/", rf"(?<![\w.:/-])/(?:home|Users|export/home)/{_NAME}"),
    (_FOLDER, "/root/ /private/var/ /var/folders/ /mnt/ /tmp/",
     r"(?<![\w.:/-])/(?:root|private/var|var/folders|mnt/[a-z]/Users|tmp)/[\w.-]{1,80}"),
    (_FOLDER, "Users Documents",
     rf"(?<![\w])[A-Za-z]:[\\/]{{1,2}}(?:Users|Documents and Settings)[\\/]{{1,2}}{_NAME}"),
    (_FOLDER, ":\\", rf"(?<![\w])[A-Za-z]:\\{_NAME}\\{_NAME}"),
    (_FOLDER, "file:/ FILE:/ File:/", rf"\b[fF][iI][lL][eE]:/{{2,3}}{_NAME}"),
    (_FOLDER, "\\\\", rf"(?<![\w\\])\\\\{_NAME}\\{_NAME}"),
    (_COMPUTER, "DESKTOP- LAPTOP-", r"\b(?:DESKTOP|LAPTOP)-[0-9A-Z]{7,8}\b"),
    (_COMPUTER, "-MacBook -iMac -Mac-mini",
     r"(?<![\w-])[\w-]{1,60}?-(?:MacBook|iMac|Mac-mini)[\w-]{0,20}"),
    (_COMPUTER, ".local .lan .home.arpa",
     r"(?<![\w.@/-])[\w-]{1,63}\.(?:local|lan|localdomain|home\.arpa)(?![\w.-])"),
    (_COMPUTER, re.compile(r"@[\w.-]{1,80}:[~/]"),
     r"\b[a-z_][\w-]{0,31}@[\w.-]{1,80}:[~/][\w/.-]{0,200}[$#] "),
    (_AUTHOR, "Author: Commit: Signed-off-by: Co-authored-by:",
     r"(?m)^(?:Author|Commit|Signed-off-by|Co-authored-by): "
     r"[^\n<]{0,100}<[^>\s@]{1,80}@[^>\s]{1,80}>"),
    (_AUTHOR, "@users.noreply.", r"[\w.+-]{1,64}@users\.noreply\.[\w.-]{1,64}"),
    (_TIME, _CLOCK, r"(?<!\d)\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)? ?"
                    r"(?:Z\b|[+-]\d\d:?\d\d(?!\d))"),
    (_TIME, _CLOCK, r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} "
                    r"\d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC|CST)\b"),
]  # fmt: skip
_COMPILED = [(what, signs, re.compile(pattern)) for what, signs, pattern in _PATTERNS]
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)? ?(?:Z|[+-]00:?00|GMT|UTC)$")
_XML = (".xml", ".xsl", ".xslt", ".rdf", ".atom", ".rss")
_SCRIPT = re.compile(rb"<(?:[\w-]{1,20}:)?script\b", re.I)
_REMEDY = "take it out of the text by hand"


def examine(data: bytes, name: str, budget: Budget) -> Examined:
    """Traces in a plain text; browsers run a script in any XML, whatever else it is."""
    found = list(traces(data.decode("utf-8", "replace")))
    if name.lower().endswith(_XML) and _SCRIPT.search(data):
        found.append(Hidden("unsafe-html", "the element <script>", "XML", remedy=_REMEDY))
    return Examined(tuple(found), lambda: data)


def traces(text: str) -> Iterator[Hidden]:
    """Every trace in a text, each once."""
    seen: set[str] = set()
    for what, signs, pattern in _COMPILED:
        if not _likely(signs, text):
            continue
        for match in pattern.finditer(text):
            words = match.group()
            if words not in seen and not (what == _TIME and _MIDNIGHT.search(words)):
                seen.add(words)
                yield Hidden("machine-trace", what, words[:120], remedy=_REMEDY)


def _likely(signs: str | re.Pattern[str], text: str) -> bool:
    if isinstance(signs, str):
        return any(sign in text for sign in signs.split())
    return signs.search(text) is not None


def has_trace(text: str) -> bool:
    """Whether a text tells of a machine."""
    return next(traces(text), None) is not None
