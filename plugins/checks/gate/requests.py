"""What would make a page ask another host for something (S26).

    list(requests("en/index.html", '<img src="https://example.org/x.gif">'))   # ["<img src>"]

A reader's browser would tell that host who reads what. Links that a reader follows are
no requests: ``<a href>``, and ``<link rel="alternate">``, which browsers do not load.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.editions.html import Token, tokenise

_LOADS = {
    "src", "srcset", "data", "poster", "background", "action", "formaction", "manifest",
    "xlink:href", "imagesrcset", "ping",
}  # fmt: skip
_FOREIGN = re.compile(r"(?:^|[\s,])(?:[a-z][a-z0-9+.-]*:)?//", re.I)
_CSS = re.compile(r"url\(\s*['\"]?\s*(?:[a-z][a-z0-9+.-]*:)?//|@import", re.I)
_LOADED_LINKS = re.compile(
    r"\b(?:stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|modulepreload|prerender"
    r"|manifest|apple-touch-icon)\b",
    re.I,
)


def requests(path: str, text: str) -> Iterator[str]:
    """Each place of a page or stylesheet that loads something from elsewhere, in words."""
    if path.endswith(".css"):
        yield from ["the stylesheet"] if _CSS.search(text) else []
        return
    yield from of_tokens(tokenise(text))


def of_tokens(tokens: Iterable[Token]) -> Iterator[str]:
    """The same for the tokens of a page, or of a piece of it."""
    inside = ""
    for token in tokens:
        if token.kind == "start":
            inside = token.name
            yield from _of_tag(token)
        elif token.kind == "text" and inside == "style" and _CSS.search(token.raw):
            yield "<style>"
        elif token.kind == "end":
            inside = ""


def _of_tag(token: Token) -> Iterator[str]:
    attributes = token.attributes
    for name, value in attributes.items():
        if name in _LOADS and _FOREIGN.search(value):
            yield f"<{token.name} {name}>"
        elif name == "style" and _CSS.search(value):
            yield f"<{token.name} style>"
    if _loads_its_address(token) and _FOREIGN.search(attributes.get("href", "")):
        yield f"<{token.name} href>"
    if token.name == "base":
        yield "<base>"
    if token.name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield '<meta http-equiv="refresh">'


def _loads_its_address(token: Token) -> bool:
    if token.name == "link":
        return bool(_LOADED_LINKS.search(token.attributes.get("rel", "")))
    return token.name in ("image", "use", "feimage")
