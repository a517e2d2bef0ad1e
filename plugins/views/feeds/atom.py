"""A feed as Atom (RFC 4287), with relative addresses, which its section 2 allows."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from plugins.views.feeds.feed import Entry, Feed, stamp

KIND = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed, name: str) -> bytes:
    """The bytes of a feed whose file is called ``name``."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {_LANG: feed.lang})
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    if feed.subtitle:
        _text(root, "subtitle", feed.subtitle)
    _text(root, "updated", stamp(feed.updated))
    _text(ET.SubElement(root, f"{{{_ATOM}}}author"), "name", feed.author)
    _link(root, "self", name, KIND)
    _link(root, "alternate", feed.page, "text/html")
    for entry in feed.entries:
        _entry(root, entry)
    ET.indent(root, " ")
    body: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def _entry(root: ET.Element, entry: Entry) -> None:
    element = ET.SubElement(root, f"{{{_ATOM}}}entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", stamp(entry.day))
    _link(element, "alternate", entry.href, "text/html")
    _text(element, "summary", entry.summary)


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = words


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, "type": kind})
