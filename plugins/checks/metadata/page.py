"""HTML files that editors put into a folder: what acts, what calls elsewhere, what is noted.

Nothing is taken out by a program: nobody could say what a page is without its scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from plugins.checks.metadata.found import Budget, Examined, Hidden, Unreadable
from plugins.checks.metadata.traces import traces
from plugins.checks.metadata.xmltree import Element

_BY_HAND = "take it out by hand, or save the page as text or PDF"
_ACTIVE = frozenset(
    "script noscript iframe frame frameset object embed applet form input button textarea select "  # noqa: SIM905
    "base portal template svg math audio video source track link".split()
)
_OUTSIDE = re.compile(r"(?:^|,)\s*+(?!data:image/)(?:[a-z][a-z0-9+.-]{0,20}:|//)", re.I)
_STYLE_CALLS = re.compile(r"url\s*+\(|@import|expression\s*+\(", re.I)
_LOADED = dict.fromkeys(("src", "srcset", "poster", "background", "data", "ping"), _OUTSIDE)
_LOADED["style"] = _STYLE_CALLS
_NOTHING = re.compile(r"(?!)")
_SCRIPT_ADDRESS = re.compile(r"^[\s\x00-\x1f]*+(?:j\s*a\s*v\s*a|vb)\s*script\s*:", re.I)
_NOTED_BY = frozenset({"generator", "author", "creator", "progid", "originator"})


def examine(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in an HTML page."""
    words = traces(data.decode("utf-8", "replace"))
    found = [*_elements(data), *comments(data), *words]
    return Examined(tuple(dict.fromkeys(found)), lambda: data)


def comments(data: bytes) -> Iterator[Hidden]:
    """Comments in any page, those of the site itself included."""
    if b"<!--" in data:
        yield Hidden("hidden-data", "a comment", "HTML", remedy=_BY_HAND)


def _elements(data: bytes) -> Iterator[Hidden]:
    root = etree.HTML(data, etree.HTMLParser(no_network=True, encoding="utf-8"))
    if root is None:
        raise Unreadable("the page is broken")
    if b"<script" in data.lower():  # wherever a browser may see it
        yield _unsafe("the element <script>", "script")
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from _element(element, element.tag.lower())


def _element(element: Element, tag: str) -> Iterator[Hidden]:
    if tag in _ACTIVE:
        yield _unsafe(f"the element <{tag}>", tag)
    if tag == "style" and _STYLE_CALLS.search("".join(element.itertext())):
        yield _unsafe("something that is loaded from another host", tag)
    attributes = {str(name).lower(): str(value) for name, value in element.attrib.items()}
    for name, value in attributes.items():
        yield from _attribute(name, value)
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield _unsafe("a redirect", "meta")
    if tag == "meta" and attributes.get("name", "").lower() in _NOTED_BY:
        what = "who or which program wrote it"
        yield Hidden("hidden-data", what, "meta", remedy=_BY_HAND)


def _attribute(name: str, value: str) -> Iterator[Hidden]:
    if name.startswith("on"):
        yield _unsafe("an event handler", name)
    elif _SCRIPT_ADDRESS.match(value):
        yield _unsafe("an address that runs a script", name)
    elif _LOADED.get(name, _NOTHING).search(value):
        yield _unsafe("something that is loaded from another host", name)


def _unsafe(what: str, where: str) -> Hidden:
    return Hidden("unsafe-html", what, where, remedy=_BY_HAND)
