"""Judging what stands in finished files, each distinct piece of it once.

    judge = Judge(secrets, redactions)
    judge.of_file("en/people/x.html", data)     # tuple of verdicts

What stands on many pages, such as the frame around them or a row of a table, is a piece that
has been judged before. Of what is new all words of a file are read at once; only where
something is found in them is each text read alone, to say what and where. Whether an editor
has allowed a find is left to the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote

from plugins.checks.batches import batches
from plugins.checks.gate import requests
from plugins.checks.gate.secrets import Secrets
from plugins.checks.gate.seen import Part, cut, is_markup, is_whole, of_text, of_tokens
from plugins.checks.privacy import Redactions, Setting, find, likely
from plugins.editions.html import Token, tokenise
from plugins.editions.recent import Recent
from plugins.errors import Place, Severity
from plugins.records.languages import EDITIONS

PIECES = 60_000  # of pages, remembered at least
TEXTS = 250_000  # of one setting, remembered at least
_AT_ONCE = 500  # texts that are read together
_SAID = {
    "hidden-name": "a name that is not to be published",
    "internal-data": "something that is for the editors only",
    "withdrawn-record": "something of a withdrawn record",
}


@dataclass(frozen=True)
class Found:
    """Something that may not go out."""

    rule: str
    message: str
    hint: str
    severity: Severity = "error"


class Verdict(NamedTuple):
    """A find, and the words that an editor may have allowed ('' if nobody can allow it)."""

    found: Found
    words: str = ""


Verdicts = tuple[Verdict, ...]
_NOTHING: Verdicts = ()


class _New(NamedTuple):
    """A piece that was not judged before: what calls elsewhere, and what can be read."""

    piece: str
    calls: Verdicts
    parts: list[Part]


class Judge:
    """Judges files, and remembers pieces and texts."""

    def __init__(self, secrets: Secrets, redactions: Redactions) -> None:
        self._secrets = secrets
        self._redactions = redactions
        self._texts = {setting: Recent[str, Verdicts](TEXTS) for setting in Setting}
        self._pieces = {setting: Recent[str, Verdicts](PIECES) for setting in Setting}

    def of_names(self, paths: Iterable[str]) -> None:
        """Read the names of all files together; they are judged with each file."""
        for some in batches((Part("file-name", unquote(path)) for path in paths), _AT_ONCE):
            self._read_at_once(some, Setting.FILE_NAME)

    def of_file(self, path: str, data: bytes) -> Iterator[Verdict]:
        """What is wrong with a file; the same may come several times."""
        words = _setting(path)
        yield from self._of_text(unquote(path), Setting.FILE_NAME)
        if is_markup(path):
            yield from self._of_markup(data.decode("utf-8", "replace"), words)
            return
        yield from self._of_parts(of_text(path, data), words)
        if path.endswith(".css"):
            yield from _calls(requests.requests(path, data.decode("utf-8", "replace")))

    def _of_markup(self, text: str, words: Setting) -> Iterator[Verdict]:
        """A page piece by piece; whole, if a tag was cut in two."""
        known = self._pieces[words]
        new: dict[str, _New] = {}
        found: list[Verdict] = []
        for piece in cut(text):
            verdicts = known.get(piece)
            if verdicts:
                found += verdicts
            elif verdicts is None and piece not in new:
                tokens = list(tokenise(piece))
                if not is_whole(tokens):
                    return self._of_new(_read("", list(tokenise(text))), words)
                new[piece] = _read(piece, tokens)
        self._read_at_once(chain.from_iterable(one.parts for one in new.values()), words)
        for one in new.values():
            verdicts = tuple(self._of_new(one, words))
            known.keep(one.piece, verdicts)
            found += verdicts
        return iter(found)

    def _of_new(self, new: _New, words: Setting) -> Iterator[Verdict]:
        yield from new.calls
        for part in new.parts:
            yield from self._of_text(part.text, _of_part(part, words))

    def _of_parts(self, parts: Iterable[Part], words: Setting) -> Iterator[Verdict]:
        for some in batches(parts, _AT_ONCE):
            self._read_at_once(some, words)
            yield from self._of_new(_New("", (), some), words)

    def _read_at_once(self, parts: Iterable[Part], words: Setting) -> None:
        """Remember of all new texts that nothing is wrong with them, if so it is."""
        new: dict[Setting, dict[str, None]] = {}
        for part in parts:
            setting = _of_part(part, words)
            if self._texts[setting].get(part.text) is None:
                new.setdefault(setting, {})[part.text] = None
        for setting, texts in new.items():
            if not likely(texts, setting, self._redactions) and not self._secrets.any_in(texts):
                for text in texts:
                    self._texts[setting].keep(text, _NOTHING)

    def _of_text(self, text: str, setting: Setting) -> Verdicts:
        found = self._texts[setting].get(text)
        if found is None:
            found = tuple(self._judged(text, setting))
            self._texts[setting].keep(text, found)
        return found

    def _judged(self, text: str, setting: Setting) -> Iterator[Verdict]:
        for secret, around in self._secrets.found(text):
            yield Verdict(_given_away(secret.rule, secret.place, around))
        for finding in find(text, setting, self._redactions):
            note = (finding.rule, finding.message, finding.hint, finding.severity)
            yield Verdict(Found(*note), text[finding.start : finding.end])


def _read(piece: str, tokens: list[Token]) -> _New:
    calls = tuple(_calls(requests.of_tokens(tokens)))
    return _New(piece, calls, list(dict.fromkeys(of_tokens(tokens))))


def _calls(asked: Iterable[str]) -> Iterator[Verdict]:
    for what in asked:
        message = f"{what} loads something from another host"
        hint = "put the file into the record's folder, or link to it"
        yield Verdict(Found("foreign-request", message, hint))


def record_path(path: str) -> str:
    """The record that a finished file is made of, as its path in the content folder begins.

    >>> record_path("en/people/yu-jie--poster.html"), record_path("media/people/yu-jie/a.png")
    ('people/yu-jie', 'people/yu-jie/a.png')
    """
    first, _, rest = path.partition("/")
    if first == "media":
        return rest
    return rest.removesuffix(".html").partition("--")[0] if first in EDITIONS else path


def _setting(path: str) -> Setting:
    """Where the words of a file stand."""
    return Setting.PROFILE if record_path(path).startswith("people/") else Setting.PAGE


def _of_part(part: Part, words: Setting) -> Setting:
    return Setting.LINK if part.kind == "link" else words


def _given_away(rule: str, place: Place, around: str) -> Found:
    where = f"{place.path}:{place.line}" if place.line else place.path
    return Found(rule, f"this shows {_SAID[rule]}: …{around}…", f"it is hidden by {where}")
