"""HTML that our own Markdown step made, as the XML that EPUB wants.

    xhtml('<p>a<br><a href="x.html">b</a></p>', lambda href: "")
    '<p>a<br/><span>b</span></p>'

Reading systems take XHTML only: void elements are closed, entities are characters, an id
is a name of XML (``fn:1`` is not), and ``xml:lang`` stands beside ``lang``. Nothing is
sanitised here: the editions have refused scripts and styles long before.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape, quoteattr

from plugins.editions.html import VOID, Token, tokenise

Place = Callable[[str], str]
_NOT_IN_A_NAME = re.compile(r"[^\w.-]")
_BEGINS_A_NAME = re.compile(r"[^\W\d]")
_POINTING = ("headers", "aria-labelledby", "aria-describedby")  # attributes that hold ids


def name_of(anchor: str) -> str:
    """An anchor as an id of XML (Namespaces in XML 1.0, NCName).

    >>> name_of("fn:1"), name_of("2012")
    ('fn.1', '_2012')
    """
    name = _NOT_IN_A_NAME.sub(".", anchor)
    return name if _BEGINS_A_NAME.match(name) else f"_{name}"


def anchors(text: str) -> set[str]:
    """The anchors of a piece of HTML, as ids of XML."""
    starts = (token for token in tokenise(text) if token.kind == "start")
    return {name_of(token.attributes["id"]) for token in starts if "id" in token.attributes}


def xhtml(text: str, link: Place, picture: Place = lambda src: "") -> str:
    """A piece of HTML as XML.

    Args:
        text: balanced HTML.
        link: where a link leads in the book; '' if nowhere, and then its words stay.
        picture: the file of a picture in the book; '' if it is not there, and then its
            description stands instead.
    """
    return "".join(_Writer(link, picture).pieces(text))


class _Writer:
    """Writes tokens; remembers which links became plain words, to end them alike."""

    def __init__(self, link: Place, picture: Place) -> None:
        self.link = link
        self.picture = picture
        self.links: list[str] = []

    def pieces(self, text: str) -> Iterator[str]:
        for token in tokenise(text):
            if token.kind == "text":
                yield escape(html.unescape(token.raw))
            elif token.kind == "start":
                yield self._start(token)
            elif token.kind == "end" and token.name not in VOID:
                name = self.links.pop() if token.name == "a" and self.links else token.name
                yield f"</{name}>"

    def _start(self, token: Token) -> str:
        attributes = token.attributes if token.attributes_raw.strip(" /\n") else {}
        if token.name == "a":
            return self._link(attributes)
        if token.name == "img":
            return self._picture(attributes)
        return _tag(token.name, attributes)

    def _link(self, attributes: dict[str, str]) -> str:
        target = self.link(attributes.pop("href", ""))
        name = "a" if target else "span"
        self.links.append(name)
        kept = {k: v for k, v in attributes.items() if target or k in ("id", "class", "lang")}
        return _tag(name, {"href": target, **kept} if target else kept)

    def _picture(self, attributes: dict[str, str]) -> str:
        file = self.picture(attributes.get("src", ""))
        if file:
            return _tag("img", {**attributes, "src": file})
        return f"<em>{escape(attributes.get('alt', ''))}</em>"


def _tag(name: str, attributes: dict[str, str]) -> str:
    made = dict(attributes)
    if "id" in made:
        made["id"] = name_of(made["id"])
    for pointing in _POINTING:
        if pointing in made:
            made[pointing] = " ".join(map(name_of, made[pointing].split()))
    if "lang" in made:
        made["xml:lang"] = made["lang"]
    written = "".join(f" {key}={quoteattr(value)}" for key, value in made.items())
    return f"<{name}{written}{'/' if name in VOID else ''}>"
