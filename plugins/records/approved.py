"""What editors have looked at and approved, so that it is never asked again.

``approved.txt`` in the content folder holds a line for each approved sentence: the first
twelve hexadecimal digits of the SHA-256 of the sentence, then anything, for people:

    3f9c2a7b1e04 分钟会面，不是钟会

A sentence that changes has another hash, and is asked about again.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from plugins.errors import Problems
from plugins.records.files import read_text

FILE = "approved.txt"
_LINE = re.compile(r"\s*([0-9a-f]{12})(?:\s.*)?")
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’」』]*")


def read_approved(folder: Path, shown: str, problems: Problems) -> frozenset[str]:
    """The hashes of all approved sentences."""
    path = folder / FILE
    source = read_text(path, f"{shown}/{FILE}", problems) if path.is_file() else None
    if source is None:
        return frozenset()
    hashes: set[str] = set()
    for number, line in enumerate(source.lines, start=1):
        match = _LINE.fullmatch(line)
        if match:
            hashes.add(match.group(1))
        elif line.strip() and not line.lstrip().startswith("#"):
            hint = "copy the line that make check prints, or begin the line with #"
            problems.add(source.place(number), "approved-line", "this line approves nothing", hint)
    return frozenset(hashes)


def sentence_at(text: str, at: int) -> str:
    """The sentence of ``text`` that holds character ``at``."""
    for match in _SENTENCE.finditer(text):
        if match.start() <= at < match.end():
            return match.group().strip()
    return text.strip()


def sentence_hash(sentence: str) -> str:
    """Twelve hexadecimal digits that stand for a sentence, white space apart."""
    bare = "".join(sentence.split())
    return hashlib.sha256(bare.encode("utf-8")).hexdigest()[:12]
