"""Reading every finished file, and saying once what is wrong wherever it stands.

Each distinct piece of text is judged once: the frame around pages, and what stands the
same in three editions, cost nothing more. A find names the first file and how many
others have it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from plugins.checks.gate.packed import members
from plugins.checks.gate.requests import requests
from plugins.checks.gate.secrets import Secrets, secrets_of
from plugins.checks.gate.seen import Part, parts
from plugins.checks.metadata import OF_FILES, check_files
from plugins.checks.privacy import Redactions, Setting, find
from plugins.errors import Place, Problem, Problems, Severity
from plugins.records.allowed import Allowed
from plugins.records.languages import EDITIONS
from plugins.records.reader import Content

NO_REDACTIONS = Redactions()
OUTPUT = "output"  # what the finished site is called in messages
_ENDING = re.compile(r"\.(?:html|atom|json|epub)$")  # what is made of one record alone
_PAGES = (".html", ".svg", ".css", ".xml", ".xhtml")


@dataclass(frozen=True)
class Found:
    """Something that may not go out."""

    rule: str
    message: str
    hint: str
    severity: Severity = "error"


class _Verdict(NamedTuple):
    """A find, and the words that an editor may have allowed ('' if nobody can allow it)."""

    found: Found
    words: str = ""


@dataclass
class _Judge:
    """Judges pieces of text, each once in a setting."""

    secrets: Secrets
    redactions: Redactions
    allowed: Allowed
    verdicts: dict[tuple[Part, Setting], tuple[_Verdict, ...]] = field(default_factory=dict)

    def of(self, part: Part, path: str) -> Iterator[Found]:
        """What is wrong with a part of the file at ``path``."""
        key = (part, _setting(part, path))
        if key not in self.verdicts:
            self.verdicts[key] = tuple(self._judged(*key))
        for verdict in self.verdicts[key]:
            rule, words = verdict.found.rule, verdict.words
            if not words or not self.allowed.covers_output(rule, record_path(path), words):
                yield verdict.found

    def _judged(self, part: Part, setting: Setting) -> Iterator[_Verdict]:
        for secret, around in self.secrets.found(part.text) if self.secrets else ():
            yield _Verdict(_given_away(secret.rule, secret.place, around))
        for finding in find(part.text, setting, self.redactions):
            note = (finding.rule, finding.message, finding.hint, finding.severity)
            yield _Verdict(Found(*note), part.text[finding.start : finding.end])


def check_output(
    content: Content,
    files: Mapping[str, bytes],
    problems: Problems,
    redactions: Redactions = NO_REDACTIONS,
) -> None:
    """Note whatever in the finished files may not go out.

    Args:
        content: the records, which say what is not to be published.
        files: the finished site by path.
        problems: gets an error for each find; nothing is written when there is one.
        redactions: phrases that may stand nowhere.
    """
    judge = _Judge(Secrets(secrets_of(content)), redactions, content.allowed)
    places: dict[Found, list[str]] = {}
    for path, data in sorted(files.items()):
        for found in dict.fromkeys(_in_file(path, data, judge)):
            places.setdefault(found, []).append(path)
    for found, paths in places.items():
        _note(found, paths, problems)
    for problem in check_files(files):
        if not _allowed(problem, content.allowed):
            place = Place(f"{OUTPUT}/{problem.place.path}")
            problems.note(replace(problem, place=place))


def _allowed(problem: Problem, allowed: Allowed) -> bool:
    """Whether an editor has named this file as one that may keep what it carries."""
    path = record_path(problem.place.path)
    return problem.rule in OF_FILES and allowed.covers(problem.rule, path)


def _in_file(path: str, data: bytes, judge: _Judge) -> Iterator[Found]:
    for name, inner in ((path, data), *members(path, data)):
        yield from _in_one(name, inner, path, judge)


def _in_one(name: str, data: bytes, path: str, judge: _Judge) -> Iterator[Found]:
    """What is wrong with one file, which may lie in the file at ``path``."""
    for part in parts(name, data):
        yield from judge.of(part, path)
    if name.endswith(_PAGES):
        for what in requests(name, data.decode("utf-8", "replace")):
            message = f"{what} loads something from another host"
            hint = "put the file into the record's folder, or link to it"
            yield Found("foreign-request", message, hint)


def record_path(path: str) -> str:
    """The record that a finished file is made of, as its path in the content folder begins.

    >>> record_path("en/people/yu-jie--poster.html"), record_path("media/people/yu-jie/a.png")
    ('people/yu-jie', 'people/yu-jie/a.png')
    """
    first, _, rest = path.partition("/")
    if first == "media":
        return rest
    return _ENDING.sub("", rest).partition("--")[0] if first in EDITIONS else path


def _setting(part: Part, path: str) -> Setting:
    if part.kind == "file-name":
        return Setting.FILE_NAME
    if part.kind == "link":
        return Setting.LINK
    return Setting.PROFILE if record_path(path).startswith("people/") else Setting.PAGE


_SAID = {
    "hidden-name": "a name that is not to be published",
    "internal-data": "something that is for the editors only",
    "withdrawn-record": "something of a withdrawn record",
}


def _given_away(rule: str, place: Place, around: str) -> Found:
    where = f"{place.path}:{place.line}" if place.line else place.path
    return Found(rule, f"this shows {_SAID[rule]}: …{around}…", f"it is hidden by {where}")


def _note(found: Found, paths: list[str], problems: Problems) -> None:
    others = len(paths) - 1
    more = f" (and in {others} more file{'s' * (others > 1)})" if others else ""
    place = Place(f"{OUTPUT}/{paths[0]}")
    problems.add(place, found.rule, found.message + more, found.hint, found.severity)
