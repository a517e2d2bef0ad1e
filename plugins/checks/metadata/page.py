"""HTML files that editors put into a folder: what acts, what calls elsewhere, what is noted.

Nothing is taken out by a program: nobody could say what a page is without its scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.metadata.found import Budget, Examined, Hidden
from plugins.checks.metadata.traces import traces

_BY_HAND = "take it out by hand, or save the page as text or PDF"
_TAG = re.compile(r"<([a-z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
_ACTIVE = frozenset(
    "script noscript iframe frame frameset object embed applet form input button textarea select "  # noqa: SIM905
    "base portal template svg math audio video source track".split()
)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.S)
_LOADS = frozenset({"src", "srcset", "poster", "background", "data", "ping"})
_OUTSIDE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|//)", re.I)
_SCRIPT_ADDRESS = re.compile(r"^[\s\x00-\x1f]*(?:javascript|vbscript)\s*:", re.I)
_NOTED_BY = frozenset({"generator", "author", "creator", "progid", "originator"})


def examine(data: bytes, name: str, budget: Budget) -> Examined:
    """What is hidden in an HTML page."""
    found = [*_tags(data.decode("utf-8", "replace")), *beside_the_words(data)]
    return Examined(tuple(dict.fromkeys(found)), lambda: data)


def beside_the_words(data: bytes) -> Iterator[Hidden]:
    """Comments and traces in any page, those of the site itself included."""
    text = data.decode("utf-8", "replace")
    if "<!--" in text:
        yield Hidden("hidden-data", "a comment", "HTML", remedy=_BY_HAND)
    yield from traces(text)


def _tags(text: str) -> Iterator[Hidden]:
    for match in _TAG.finditer(text):
        tag = match[1].lower()
        if tag in _ACTIVE:
            yield _unsafe(f"the element <{tag}>", tag)
        if "=" in match[2]:
            pairs = ((n.lower(), v.strip("\"'")) for n, v in _ATTRIBUTE.findall(match[2]))
            yield from _attributes(tag, dict(pairs))


def _attributes(tag: str, attributes: dict[str, str]) -> Iterator[Hidden]:
    for name, value in attributes.items():
        if name.startswith("on"):
            yield _unsafe("an event handler", name)
        elif _SCRIPT_ADDRESS.match(value):
            yield _unsafe("an address that runs a script", name)
        elif name in _LOADS and _OUTSIDE.match(value) and not value.startswith("data:"):
            yield _unsafe("something that is loaded from another host", name)
    if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield _unsafe("a redirect", "meta")
    if tag == "meta" and attributes.get("name", "").lower() in _NOTED_BY:
        what = "who or which program wrote it"
        yield Hidden("hidden-data", what, "meta", remedy=_BY_HAND)


def _unsafe(what: str, where: str) -> Hidden:
    return Hidden("unsafe-html", what, where, remedy=_BY_HAND)
