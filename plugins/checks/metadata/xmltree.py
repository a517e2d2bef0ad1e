"""XML from strangers: parsed without network, foreign entities or unbounded growth.

    tree = parse(data)
    written(tree)

Entities of the file itself are resolved (Illustrator needs them) within libxml2's bounds;
the document type, and with it every entity, is not written again.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from plugins.checks.metadata.found import Unreadable

Element = Any  # lxml has no annotations


def parse(data: bytes) -> Element:
    """The root of an XML document.

    Raises:
        Unreadable: it is not well-formed, too deep, or grows too much.
    """
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("its XML is broken") from error


def written(root: Element) -> bytes:
    """The document as UTF-8, without document type, comments before the root, and the like."""
    lines = etree.tostring(root, encoding="UTF-8", with_tail=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + bytes(lines)


def local(element: Element) -> str:
    """An element's name without its namespace; '' for comments and instructions."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def namespace(element: Element) -> str:
    """The namespace of an element."""
    return str(etree.QName(element).namespace or "")


def split(name: str) -> tuple[str, str]:
    """Namespace and local name of an attribute."""
    qualified = etree.QName(name)
    return str(qualified.namespace or ""), str(qualified.localname)


def remove(element: Element) -> None:
    """Take an element out and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def text_of(root: Element) -> str:
    """All words and attribute values below an element, one a line."""
    pieces = []
    for element in root.iter():
        pieces += [element.text or "", element.tail or ""]
        if isinstance(element.tag, str):
            pieces += element.attrib.values()
    return "\n".join(str(piece) for piece in pieces)
