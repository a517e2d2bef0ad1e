"""What people, browsers and programs can read in a finished file.

    for part in parts("en/people/x.html", b"<p>王<b>某</b></p>"): ...   # Part("text", "王某")

A page is cut into its blocks, so that a name split by emphasis is one name, and its
attributes, addresses and scripts stand apart. Addresses are decoded (``%E7%8E%8B`` is 王), and so
are the escapes of JSON. Of a picture or a document only the name is read here: what is
hidden in it is ``plugins.checks.metadata``'s business.

A page can be cut into pieces (``cut``) that say apart what they say together, so that what
stands on many pages is read once.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from plugins.editions.html import INLINE, Token, tokenise

Kind = Literal["text", "attribute", "link", "file-name", "script"]

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
# A new line that a tag of a block begins: no block of text goes on over it, nor a script.
_CUT = re.compile(rf"\n(?! *</script\b)(?= *</?(?!(?:{'|'.join(sorted(INLINE))})\b)[A-Za-z])", re.I)
_OPEN = re.compile(r"<(?:/?[A-Za-z]|[!/]?-?\Z|!--)")  # what could be a tag if more text followed


@dataclass(frozen=True)
class Part:
    """Something that can be read in a file."""

    kind: Kind
    text: str


def parts(path: str, data: bytes) -> Iterator[Part]:
    """What can be read in a file, its name first."""
    yield Part("file-name", unquote(path))
    if is_markup(path):
        yield from of_tokens(tokenise(data.decode("utf-8", "replace")))
    else:
        yield from of_text(path, data)


def is_markup(path: str) -> bool:
    """Whether a file is a page, a picture of lines or a feed."""
    return path.lower().endswith(_MARKUP)


def of_text(path: str, data: bytes) -> Iterator[Part]:
    """What can be read in a file without markup; of a picture or a document nothing."""
    ending = path[path.rfind(".") :].lower()
    if ending == ".json":
        yield from _json(data.decode("utf-8", "replace"))
    elif ending in _TEXT:
        yield from _pieces(_unescaped(data.decode("utf-8-sig", "replace")))


def cut(text: str) -> list[str]:
    """Markup in pieces, each of which begins with the tag of a block.

    Only where ``is_whole`` holds of every piece do they have the same tokens as ``text``.
    """
    return _CUT.split(text)


def is_whole(tokens: Iterable[Token]) -> bool:
    """Whether a piece ends outside of tags and comments, so that none was cut in two."""
    return not any(token.kind == "text" and _OPEN.search(token.raw) for token in tokens)


def of_tokens(tokens: Iterable[Token]) -> Iterator[Part]:
    """Blocks of text, then what stands in tags and comments, then scripts."""
    block: list[str] = []
    script: list[str] = []
    tags: list[Part] = []
    silent = scripted = False
    for token in tokens:
        if scripted and (token.kind, token.name) != ("end", "script"):
            script.append(token.raw)  # what looks like a tag in there is none
            continue
        scripted = (token.kind, token.name) == ("start", "script")
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
    if script:  # one that does not end is read as text, so that nothing hides behind it
        yield Part("text" if scripted else "script", "".join(script))


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
