"""OpenDocument files (ODF 1.3): meta.xml, comments, tracked changes, printers, thumbnails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from plugins.checks.metadata.archive import Member, around, packed, unpacked
from plugins.checks.metadata.found import Budget, Examined, Hidden
from plugins.checks.metadata.traces import has_trace, traces
from plugins.checks.metadata.xmltree import Element, local, parse, remove, split, text_of, written

_DROPPED = {
    re.compile(r"Thumbnails/.*"): "a small picture of the document (thumbnail)",
    re.compile(r"META-INF/\w*signatures\.xml"): "a signature with somebody's name",
    re.compile(r"layout-cache|Configurations2/.*|manifest\.rdf"): "",
    re.compile(r"Versions/.*|VersionList\.xml"): "earlier versions of the document",
}
_SCRIPTS = re.compile(r"(?:Basic|Scripts|Dialogs)/.*")
_SAID = {
    "initial-creator": "somebody's name",
    "creator": "somebody's name",
    "printed-by": "somebody's name",
    "generator": "the program that wrote it",
    "template": "the name or folder of a file",
}
_NEUTRAL = ("title", "language", "document-statistic")
_PRINTER = re.compile(r"Printer\w*|CurrentDatabase\w*|Rsid\w*|\w*Path|DocumentId|PrintFaxName")
_COMMENTS = ("annotation", "annotation-end")
_ACCEPT = "accept or reject all changes in the program, then save"
Look = Callable[[bytes, str, Budget], Examined]


def examiner(look: Look) -> Look:
    """An examiner of ODF that hands pictures inside it on to ``look``."""

    def examine(data: bytes, name: str, budget: Budget) -> Examined:
        found = list(around(data))
        kept, gone = [], set()
        for part in unpacked(data, budget):
            what = next((w for p, w in _DROPPED.items() if p.fullmatch(part.name)), None)
            if what is None:
                told, clean = _part(part, look, budget)
                found += told
                kept.append(clean)
            else:
                gone.add(part.name)
                found += [_hidden(what, part.name)] if what else []
        kept = [_listed(part, gone) for part in kept]
        return Examined(tuple(dict.fromkeys(found)), lambda: packed(kept))

    return examine


def _part(part: Member, look: Look, budget: Budget) -> tuple[list[Hidden], Member]:
    if _SCRIPTS.fullmatch(part.name):
        return [_hidden("macros", part.name, remedy="save it without macros")], part
    if part.name == "mimetype":
        return [], part
    if not part.name.endswith((".xml", ".rdf")):
        inner = look(part.data, part.name, budget.deeper())
        return list(inner.found), Member(part.name, inner.without()) if inner.found else part
    root = parse(part.data)
    found = list(_inside(part.name, root))
    found += traces(text_of(root))
    return found, Member(part.name, written(root)) if found else part


def _inside(name: str, root: Element) -> Iterator[Hidden]:
    for element in list(root.iter()):
        plain = local(element)
        if plain == "tracked-changes":
            yield _hidden("tracked changes", name, remedy=_ACCEPT)
        elif plain in _COMMENTS:
            yield _hidden("comments", name)
            remove(element)
        elif name.endswith("meta.xml") and element.getparent() is not None:
            yield from _meta(element)
        elif name.endswith("settings.xml") and _is_printer(element):
            if element.text or len(element):
                yield _hidden("the name of a printer, or a number of the copy", name)
            remove(element)


def _meta(element: Element) -> Iterator[Hidden]:
    """One line of ``meta.xml``: all but the title, the language and the counts go."""
    plain, text = local(element), str(element.text or "").strip()
    if plain in ("meta", *_NEUTRAL) and not has_trace(text):
        return
    if text or element.attrib:
        warning = plain == "generator"
        what = _SAID.get(plain, "when and how often it was edited")
        yield _hidden(what, plain, warning=warning)
    remove(element)


def _is_printer(element: Element) -> bool:
    named = [str(v) for name, v in element.attrib.items() if split(name)[1] == "name"]
    return any(_PRINTER.fullmatch(value) for value in named)


def _listed(part: Member, gone: set[str]) -> Member:
    """The list of parts without those that are gone; any other part as it is."""
    if part.name != "META-INF/manifest.xml" or not gone:
        return part
    root = parse(part.data)
    for entry in list(root):
        paths = {str(v) for name, v in entry.attrib.items() if split(name)[1] == "full-path"}
        if paths & gone:
            remove(entry)
    return Member(part.name, written(root))


def _hidden(what: str, where: str, remedy: str = "", warning: bool = False) -> Hidden:
    severity = "warning" if warning else "error"
    return Hidden("document-metadata", what, where, severity, remedy)  # type: ignore[arg-type]


def is_opendocument(names: list[str], first: bytes) -> bool:
    """Whether an archive is an ODF document: it says so in its first member."""
    return names[:1] == ["mimetype"] and first.startswith(b"application/vnd.oasis.opendocument")
