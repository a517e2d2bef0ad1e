"""What people, browsers and programs can read in a finished file.

    for part in parts("en/people/x.html", b"<p>王<b>某</b></p>"): ...   # Part("text", "王某")

A page is cut into its blocks, so that a name split by emphasis is one name, and its
attributes and addresses stand apart. Addresses are decoded (``%E7%8E%8B`` is 王), and so
are the escapes of JSON. Of a picture or a document only the name is read here: what is
hidden in it is ``plugins.checks.metadata``'s business.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from plugins.editions.html import INLINE, tokenise

Kind = Literal["text", "attribute", "link", "file-name"]

_MARKUP = (".html", ".htm", ".xhtml", ".svg", ".xml", ".atom", ".opf", ".ncx")
_TEXT = (
    ".txt",
    ".bib",
    ".ris",
    ".csv",
    ".json",
    ".jsonld",
    ".jsonl",
    ".ics",
    ".css",
    ".js",
    ".md",
    ".yaml",
)
_ADDRESSES = frozenset("href src srcset action cite data poster formaction xlink:href".split())  # noqa: SIM905
_SILENT = frozenset("class id style".split())  # noqa: SIM905
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_LONG = 4000  # characters of a block; longer text is cut at a line


@dataclass(frozen=True)
class Part:
    """Something that can be read in a file."""

    kind: Kind
    text: str


def parts(path: str, data: bytes) -> Iterator[Part]:
    """What can be read in a file, its name first."""
    yield Part("file-name", unquote(path))
    ending = path[path.rfind(".") :].lower()
    if ending in _MARKUP:
        yield from _markup(data.decode("utf-8", "replace"))
    elif ending == ".json":
        yield from _json(data.decode("utf-8", "replace"))
    elif ending in _TEXT:
        yield from _pieces(_unescaped(data.decode("utf-8-sig", "replace")))


def _markup(text: str) -> Iterator[Part]:
    """Blocks of text, then what stands in tags and comments."""
    block: list[str] = []
    tags: list[Part] = []
    silent = False
    for token in tokenise(text):
        if token.kind == "text":
            block.append("" if silent else token.raw)
            continue
        if token.kind == "comment":
            tags.append(Part("text", html.unescape(token.raw)))
            continue
        silent = token.kind == "start" and token.name == "style"
        if token.name not in INLINE:
            yield from _block(block)
            block.clear()
        if token.kind == "start" and "=" in token.attributes_raw:
            tags += _attributes(token.attributes)
    yield from _block(block)
    yield from tags


def _block(pieces: list[str]) -> Iterator[Part]:
    text = html.unescape("".join(pieces)).strip()
    if text:
        yield Part("text", text)


def _attributes(attributes: dict[str, str]) -> Iterator[Part]:
    for name, value in attributes.items():
        if name in _ADDRESSES:
            yield Part("link", value)
        elif name not in _SILENT and value:
            yield Part("attribute", value)


def _json(text: str) -> Iterator[Part]:
    """Every string of a JSON document; of a broken one, its text."""
    try:
        yield from _strings(json.loads(text))
    except (ValueError, RecursionError):
        yield from _pieces(_unescaped(text))


def _strings(value: object) -> Iterator[Part]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield Part("text", str(key))
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif value is not None and not isinstance(value, bool):
        yield Part("text", str(value))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _pieces(text: str) -> Iterator[Part]:
    """Long text in pieces that end with a line, so that what repeats is read once."""
    piece: list[str] = []
    length = 0
    for line in text.splitlines(keepends=True):
        piece.append(line)
        length += len(line)
        if length > _LONG:
            yield Part("text", "".join(piece))
            piece, length = [], 0
    if piece:
        yield Part("text", "".join(piece))
