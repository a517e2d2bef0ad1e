"""In which encoding a text file was saved.

    >>> decode("姓名,性别\\n王某某,男\\n".encode("gb18030")).encoding
    'gb18030'

A byte order mark decides; then UTF-8, which nothing else resembles. Between GB18030 and Big5
the bytes decide: everyday characters stand in the first part of both national tables
(GB 2312 level 1: lead bytes B0 to D7; Big5 level 1: A4 to C6), and text read in the wrong
one scatters over the rest. A table in neither, such as French names from Windows, is
windows-1252. A map may name the encoding instead.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from plugins.errors import SetupError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEVEL_1 = {"gb18030": (0xB0, 0xD7, 0xA1), "big5hkscs": (0xA4, 0xC6, 0x40)}
_ENOUGH = 0.5  # share of everyday characters below which a guess is no guess


@dataclass(frozen=True)
class Decoded:
    """The text, the encoding it was in, and whether that had to be guessed."""

    text: str
    encoding: str
    guessed: bool = False


def decode(raw: bytes, encoding: str = "") -> Decoded:
    """Decode the bytes of a text file.

    Args:
        raw: the whole file.
        encoding: what the map says it is, or ''.

    Raises:
        SetupError: the bytes fit no encoding, or not the one that was named.
    """
    if encoding:
        return Decoded(_named(raw, encoding), encoding)
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Decoded(_named(raw, name), name)
    if b"\0" in raw[:400]:
        little = raw[1:400:2].count(0) >= raw[0:400:2].count(0)
        name = "utf-16-le" if little else "utf-16-be"
        return Decoded(_named(raw, name), name, guessed=True)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(raw)


def _named(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except LookupError as error:
        hint = "write encoding: utf-8, gb18030, big5, utf-16"
        raise SetupError(f"“{encoding}” is not an encoding; {hint}") from error
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = raw.count(b"\n", 0, start) + 1
        raise SetupError(
            f"the table is not {encoding}: line {line} cannot be read; "
            "save it again as “CSV UTF-8”, or as .xlsx"
        ) from error


def _guessed(raw: bytes) -> Decoded:
    scores = {name: _everyday(raw, name) for name in _LEVEL_1 if _fits(raw, name)}
    best = max(scores, key=lambda name: scores[name], default="")
    if best and scores[best] >= _ENOUGH:
        return Decoded(raw.decode(best), best, guessed=True)
    if _fits(raw, "cp1252"):
        return Decoded(raw.decode("cp1252"), "windows-1252", guessed=True)
    raise SetupError(
        "the table is in no encoding that is known here (UTF-8, UTF-16, GB18030, Big5); "
        "save it again as “CSV UTF-8”, or as .xlsx"
    )


def _fits(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _everyday(raw: bytes, encoding: str) -> float:
    """Of all characters that are not ASCII, the share in level 1 of the encoding's table."""
    first, last, trail = _LEVEL_1[encoding]
    everyday = total = at = 0
    while at < len(raw) - 1:
        if raw[at] < 0x80:
            at += 1
            continue
        total += 1
        everyday += first <= raw[at] <= last and raw[at + 1] >= trail
        at += 2
    return everyday / total if total else 0.0
