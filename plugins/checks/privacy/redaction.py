"""Phrases that must be in no text, known here only by salted hashes (S18).

    phrases = Redactions.from_environment()
    for finding in phrases.find("……"): ...

The list lies outside the repository, in the file that ``ZHIQUAN_REDACTIONS`` names: whoever
finds the repository cannot tell who is protected. Whoever finds the list can test guesses, so
it is a secret as well. A line is made by ``plugins.checks.privacy.redact``:

    zhiquan-redaction-1 <salt> <length> <rough> <HMAC-SHA256 of the folded phrase>

Texts and phrases are *folded* first: one script, small letters without tones and accents, no
spaces or hyphens, so that 劉 · 某 and Liú Mǒu are found as 刘某 and liumou. Words of Latin
letters are found whole.

Time: for a text of n characters and k lengths in the list (of 2 to 12) about n·k steps of a
cheap checksum; a hash is computed for one step in 4096 a listed phrase of that length.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from plugins.checks.privacy.finding import Finding
from plugins.checks.privacy.normalise import (
    Seen,
    normalise,
    only_tags,
    percent_decoded,
    without_tags,
)
from plugins.editions.script import in_script
from plugins.errors import SetupError

VARIABLE = "ZHIQUAN_REDACTIONS"
LEAST, MOST = 2, 12  # characters of a window
_FORMAT = "zhiquan-redaction-1"
_LINE = re.compile(
    rf"{_FORMAT} ([0-9a-f]{{32,128}}) ([0-9]{{1,2}}) ([0-9a-f]{{3}}) ([0-9a-f]{{64}})"
)
_WIDTH = 4  # bytes of a character in UTF-32
_RUN = re.compile(r"[0-9a-z]+|[^0-9a-z ]+")


@dataclass(frozen=True)
class Entry:
    """One phrase: the length of what was hashed, a rough checksum, and the hash."""

    salt: bytes
    length: int
    rough: int
    digest: bytes

    def __str__(self) -> str:
        return f"{_FORMAT} {self.salt.hex()} {self.length} {self.rough:03x} {self.digest.hex()}"


class Redactions:
    """A list of phrases to keep out."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)

    def __bool__(self) -> bool:
        return bool(self.entries)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Redactions:
        """The list that this machine names; an empty one if it names none.

        Raises:
            SetupError: the file is named but is not there, cannot be read, or is no such list.
        """
        name = environment.get(VARIABLE, "")
        if name and not Path(name).is_file():
            hint = f"put the file there, or unset {VARIABLE} to build without it"
            raise SetupError(f"{VARIABLE} names a file that is not there; {hint}")
        return cls.read(Path(name)) if name else cls()

    @classmethod
    def read(cls, path: Path) -> Redactions:
        """The list in a file; an empty one if there is no such file.

        Raises:
            SetupError: the file cannot be read or is no such list.
        """
        if not path.exists():
            return cls()
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeError) as error:
            raise SetupError(
                f"the redaction list cannot be read: {type(error).__name__}"
            ) from error
        wanted = [(n, line.strip()) for n, line in enumerate(lines, start=1)]
        return cls(_entry(line, n) for n, line in wanted if line and not line.startswith("#"))

    def find(self, text: str) -> Iterator[Finding]:
        """Every place of a text where a listed phrase stands. The message does not name it."""
        if not self.entries:
            return
        seen = percent_decoded(normalise(text))
        bare = without_tags(seen)  # a name may be cut by tags, or stand in one
        spans = {*self._spans(bare), *(self._spans(only_tags(seen)) if bare is not seen else ())}
        for start, end in sorted(spans):
            message = "this is on the list of phrases to keep out"
            yield Finding("redacted", start, end, message, "take it out, in every language")

    def _spans(self, seen: Seen) -> Iterator[tuple[int, int]]:
        folded = Folded(seen.text)
        for start, end in folded.found(self.entries):
            yield seen.span(start, end)


class Folded:
    """A text without all that one name may differ by, and the places where words meet."""

    def __init__(self, text: str) -> None:
        self._text = text
        spaced = text.translate(_FOLD)
        self.letters = spaced.replace(" ", "")
        self.starts: list[int] = []
        self.ends: set[int] = set()
        at = 0
        for run in _RUN.findall(spaced):
            if run[0] in _LATIN:
                self.starts.append(at)
            else:
                self.starts.extend(range(at, at + len(run)))
                self.ends.update(range(at + 1, at + len(run)))
            at += len(run)
            self.ends.add(at)

    def found(self, entries: Iterable[Entry]) -> Iterator[tuple[int, int]]:
        """Places of the text where a window's hash is one of the entries'."""
        units = self.letters.encode("utf-32-le", "surrogatepass")
        for (salt, length), group in _grouped(entries).items():
            rough, digests = {e.rough for e in group}, {e.digest for e in group}
            seed, width = crc32(salt), length * _WIDTH
            last = len(self.letters) - length
            likely = [
                at
                for at in self.starts
                if crc32(units[at * _WIDTH : at * _WIDTH + width], seed) & 0xFFF in rough
            ]
            for at in likely:
                whole = length == MOST or at + length in self.ends
                if at <= last and whole and _hmac(salt, units[at * 4 : at * 4 + width]) in digests:
                    yield self._origin(at, at + length)

    def _origin(self, start: int, end: int) -> tuple[int, int]:
        """The part of the text that became these letters; walked only when something is found."""
        place, first = 0, 0
        for index, char in enumerate(self._text):
            letters = len(char.translate(_FOLD).replace(" ", ""))
            if place <= start < place + letters:
                first = index
            place += letters
            if place >= end:
                return first, index + 1
        return first, len(self._text)


def entry(phrase: str, salt: bytes) -> Entry:
    """The entry for a phrase, of which the first twelve folded characters count.

    Raises:
        ValueError: fewer than two characters are left of it.
    """
    letters = Folded(percent_decoded(normalise(phrase)).text).letters[:MOST]
    if len(letters) < LEAST or "\0" in letters:
        raise ValueError("a phrase has two letters or more, and no punctuation of sentences")
    units = letters.encode("utf-32-le")
    return Entry(salt, len(letters), crc32(units, crc32(salt)) & 0xFFF, _hmac(salt, units))


def _entry(line: str, number: int) -> Entry:
    match = _LINE.fullmatch(line)
    if not match or not LEAST <= int(match[2]) <= MOST:
        hint = "make lines with: python -m plugins.checks.privacy.redact add"
        raise SetupError(f"line {number} of the redaction list is broken; {hint}")
    salt, digest = bytes.fromhex(match[1]), bytes.fromhex(match[4])
    return Entry(salt, int(match[2]), int(match[3], 16), digest)


def _grouped(entries: Iterable[Entry]) -> dict[tuple[bytes, int], list[Entry]]:
    groups: dict[tuple[bytes, int], list[Entry]] = {}
    for one in entries:
        groups.setdefault((one.salt, one.length), []).append(one)
    return groups


@cache
def _pads(salt: bytes) -> tuple[hashlib._Hash, hashlib._Hash]:
    """The two halves of HMAC (RFC 2104) with the key taken in, to be copied for each window."""
    key = salt.ljust(64, b"\0")
    return (
        hashlib.sha256(bytes(byte ^ 0x36 for byte in key)),
        hashlib.sha256(bytes(byte ^ 0x5C for byte in key)),
    )


def _hmac(salt: bytes, units: bytes) -> bytes:
    inner, outer = (pad.copy() for pad in _pads(salt))
    inner.update(units)
    outer.update(inner.digest())
    return outer.digest()


class _Fold(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(char: str) -> str:
    """Letters and digits in one form; '' for marks, a blank for joints, NUL for all else."""
    plain = unicodedata.normalize("NFKD", char).casefold()
    letters = "".join(c for c in plain if c.isalnum())
    if letters:
        return in_script(letters, "zh-Hans")
    if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc"} and char not in "\n\r\t":
        return ""
    joint = char.isspace() or unicodedata.category(char) in {"Pd", "Pc", "Sk"} or char in _JOINTS
    return " " if joint else "\0"


_JOINTS = "·•‧・'’‘`*\\\"“”「」『』/+~.&|#"
_LATIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")
_FOLD = _Fold()
