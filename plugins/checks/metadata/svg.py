"""SVG: what acts, what calls elsewhere, and what a drawing program noted.

An allow-list: elements that draw, attributes without handlers, addresses inside the file.
Everything else is taken out, so that the drawing stays and does nothing.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote_to_bytes

from lxml import etree

from plugins.checks.metadata.found import Budget, Examined, Hidden, Unreadable
from plugins.checks.metadata.traces import traces
from plugins.checks.metadata.xmltree import (
    Element,
    local,
    namespace,
    parse,
    remove,
    split,
    text_of,
    written,
)

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_DRAWS = frozenset(
    "svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan "  # noqa: SIM905
    "textPath image marker pattern clipPath mask linearGradient radialGradient stop filter view "
    "style title desc a feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
    "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB "
    "feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset "
    "fePointLight feSpecularLighting feSpotLight feTile feTurbulence".split()
)
_ADDRESSES = frozenset({"href", "src", "data", "action", "base"})
_CALLS = re.compile(
    r"@import|expression\s*+\(|javascript:|-moz-binding|url\(\s*+(?!['\"]?\s*(?:#|data:(?:image/(?!svg)|font/|application/(?:x-)?font)))",
    re.I,
)
_HIDING = re.compile(r"\\|/\*")  # escapes and comments in styles can hide a call
_RASTER = re.compile(r"data:image/(png|jpe?g|gif|webp)((?:;[\w=-]+)*),(.*)", re.S)
_SCRIPTS = frozenset({"script", "handler", "listener"})
Look = Callable[[bytes, str, Budget], Examined]


def examiner(look: Look) -> Look:
    """An examiner of SVG that hands pictures inside it on to ``look``."""

    def examine(data: bytes, name: str, budget: Budget) -> Examined:
        root = parse(data)
        if namespace(root) != _SVG or local(root) != "svg":
            raise Unreadable("it is no SVG drawing")
        found = [*_prologue(root), *_elements(root), *_rasters(root, look, budget)]
        found += traces(text_of(root))
        etree.cleanup_namespaces(root)  # names of programs that no element has any more
        return Examined(tuple(dict.fromkeys(found)), lambda: written(root))

    return examine


def _prologue(root: Element) -> Iterator[Hidden]:
    """What stands before and behind the drawing: instructions, entities, comments."""
    info = root.getroottree().docinfo
    if info.internalDTD is not None and list(info.internalDTD.iterentities()):
        yield Hidden("unsafe-svg", "entities, which can hide anything", "DOCTYPE")
    for sibling in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield _note(sibling)


def _elements(element: Element) -> Iterator[Hidden]:
    """What is wrong with an element and those inside it; each is taken out as a whole."""
    yield from _attributes(element)
    for child in list(element):
        told = _wrong(child)
        if told:
            yield told
            remove(child)
        else:
            yield from _elements(child)


def _wrong(element: Element) -> Hidden | None:
    if not isinstance(element.tag, str):
        return _note(element)
    if namespace(element) != _SVG or local(element) not in _DRAWS:
        return _refused(element)
    if local(element) == "style" and _acts("".join(element.itertext())):
        return Hidden("unsafe-svg", "a style that calls another host", "style")
    return None


def _refused(element: Element) -> Hidden:
    name = local(element)
    if name in _SCRIPTS:
        return Hidden("unsafe-svg", "a script", name)
    if namespace(element) == _SVG and name != "metadata":
        return Hidden("unsafe-svg", f"the element <{name}>, which is not allowed", name)
    return Hidden("hidden-data", "notes of a drawing program", name)


def _note(element: Element) -> Hidden:
    if "Comment" in type(element).__name__:
        return Hidden("hidden-data", "a comment", "SVG")
    return Hidden("unsafe-svg", "an instruction to the program that shows it", "SVG")


def _attributes(element: Element) -> Iterator[Hidden]:
    for name, value in list(element.attrib.items()):
        space, plain = split(name)
        told = _attribute(space, plain, str(value))
        if told:
            del element.attrib[name]
            yield told


def _attribute(space: str, name: str, value: str) -> Hidden | None:
    """What is wrong with an attribute; None if nothing is."""
    if name.lower().startswith("on"):
        return Hidden("unsafe-svg", "an event handler", name)
    if space not in ("", _XLINK, _XML) or name.startswith("data-"):
        return Hidden("hidden-data", "notes of a drawing program", name)
    inside = value.startswith("#") or _RASTER.fullmatch(value.strip())
    if (name in _ADDRESSES and not inside) or (name not in _ADDRESSES and _acts(value)):
        return Hidden("unsafe-svg", "an address outside the file", name)
    return None


def _acts(style: str) -> bool:
    return bool(_CALLS.search(style) or (_HIDING.search(style) and "url" in style.lower()))


def _rasters(root: Element, look: Look, budget: Budget) -> Iterator[Hidden]:
    """What is hidden in the pictures inside; each is put back without it."""
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            match = _RASTER.fullmatch(str(value).strip())
            if match:
                picture = _decoded(match)
                budget.take(len(picture))
                inner = look(picture, f"picture.{match[1]}", budget.deeper())
                if inner.found:
                    yield from inner.found
                    packed = base64.b64encode(inner.without()).decode()
                    element.attrib[name] = f"data:image/{match[1]};base64,{packed}"


def _decoded(match: re.Match[str]) -> bytes:
    try:
        if ";base64" in match[2]:
            return base64.b64decode("".join(match[3].split()) + "==")
        return unquote_to_bytes(match[3])
    except (binascii.Error, ValueError) as error:
        raise Unreadable("a picture in it is broken") from error
