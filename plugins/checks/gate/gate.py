"""Reading every finished file, and saying once what is wrong wherever it stands.

Each distinct piece of text is judged once: the frame around pages, and what stands the
same in three editions, cost nothing more. A find names the first file and how many
others have it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from plugins.checks.gate.requests import requests
from plugins.checks.gate.secrets import Secrets, secrets_of
from plugins.checks.gate.seen import Part, parts
from plugins.errors import Place, Problems, Severity
from plugins.records.reader import Content

OUTPUT = "output"  # what the finished site is called in messages
_PAGES = (".html", ".svg", ".css", ".xml", ".xhtml")


@dataclass(frozen=True)
class Found:
    """Something that may not go out."""

    rule: str
    message: str
    hint: str
    severity: Severity = "error"


@dataclass
class _Judge:
    """Judges pieces of text, each once."""

    secrets: Secrets
    verdicts: dict[Part, tuple[Found, ...]] = field(default_factory=dict)

    def of(self, part: Part) -> tuple[Found, ...]:
        if part not in self.verdicts:
            self.verdicts[part] = tuple(self._judged(part))
        return self.verdicts[part]

    def _judged(self, part: Part) -> Iterator[Found]:
        for secret, around in self.secrets.found(part.text) if self.secrets else ():
            yield _given_away(secret.rule, secret.place, around)


def check_output(content: Content, files: Mapping[str, bytes], problems: Problems) -> None:
    """Note whatever in the finished files may not go out.

    Args:
        content: the records, which say what is not to be published.
        files: the finished site by path.
        problems: gets an error for each find; nothing is written when there is one.
    """
    judge = _Judge(Secrets(secrets_of(content)))
    places: dict[Found, list[str]] = {}
    for path, data in sorted(files.items()):
        for found in dict.fromkeys(_in_file(path, data, judge)):
            places.setdefault(found, []).append(path)
    for found, paths in places.items():
        _note(found, paths, problems)


def _in_file(path: str, data: bytes, judge: _Judge) -> Iterator[Found]:
    for part in parts(path, data):
        yield from judge.of(part)
    if path.endswith(_PAGES):
        for what in requests(path, data.decode("utf-8", "replace")):
            message = f"{what} loads something from another host"
            hint = "put the file into the record's folder, or link to it"
            yield Found("foreign-request", message, hint)


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
