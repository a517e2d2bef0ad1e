"""Word, Excel and PowerPoint files (OOXML, ECMA-376): parts of a ZIP, mostly XML.

Parts about the making are dropped, with every reference to them; what stands in the other
parts is taken out of their XML. Tracked changes are left to a person: whether a sentence
stays is no program's decision.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from plugins.checks.metadata.archive import Member, around, packed, unpacked
from plugins.checks.metadata.found import Budget, Examined, Hidden
from plugins.checks.metadata.traces import has_trace, traces
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

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_WORD = ("http://schemas.openxmlformats.org/wordprocessingml/", "http://purl.oclc.org/ooxml/word")
_DROPPED = [
    (re.compile(r"docProps/custom\.xml|customXml/.*"), "notes of a program (properties)"),
    (re.compile(r"docProps/thumbnail\.\w+"), "a small picture of the document (thumbnail)"),
    (re.compile(r".*/(?:comments\w*|threadedComments/.*|comments/.*)\.xml"), "comments"),
    (re.compile(r".*/(?:people|persons/.*|commentAuthors|authors)\.xml"), "who commented"),
    (re.compile(r".*/printerSettings/.*"), "the name of a printer"),
    (re.compile(r"xl/drawings/\w+\.vml"), "comments"),
    (re.compile(r"_xmlsignatures/.*"), "a signature with somebody's name"),
]
_NOTE = b'ObjectType="Note"'  # in a drawing: the frame of a comment
_BREAK = "break the links to other files in the program, then save"
_SHOW = "show it and delete it, or leave it shown"
_ACCEPT = "accept or reject all changes in the program, then save"
_BY_HAND = {
    re.compile(r".*/vbaProject\.bin"): ("macros", "save it without macros (.docx, .xlsx, .pptx)"),
    re.compile(r"xl/externalLinks/.*"): ("links to somebody's files", _BREAK),
    re.compile(r"xl/revisions/.*"): ("tracked changes", _ACCEPT),
}
_CHANGES = re.compile(r"(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change)")
_COMPANY = ("Company", "Manager", "HyperlinkBase")
_PROGRAM = ("Application", "AppVersion", "Template", "TotalTime")
_SETTINGS = (
    "rsids",
    "docVars",
    "docId",
    "attachedTemplate",
    "writeProtection",
    "documentProtection",
)
_IN_TEXT = {
    "commentRangeStart": "comments",
    "commentRangeEnd": "comments",
    "commentReference": "comments",
    "absPath": "a folder of somebody's computer",
    "fileSharing": "somebody's name",
}
_OFF = ("0", "false", "off")
_FONT = re.compile(r".*/fonts/[^/]*\.(?:odttf|fntdata|ttf|otf)")
_PATHS_OF_PICTURES = ("descr", "name", "title", "alt")
_EDITED = "when and how often it was edited"
_PROPERTIES = {"creator": "somebody's name", "lastModifiedBy": "somebody's name"} | dict.fromkeys(
    ("created", "modified", "lastPrinted", "revision", "version"), _EDITED
)
_KEPT_PROPERTIES = ("title", "language")
Look = Callable[[bytes, str, Budget], Examined]


@dataclass
class _Package:
    """A document being cleaned: its parts, what was found, which references lead nowhere."""

    look: Look
    budget: Budget
    found: list[Hidden] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    dead: dict[str, set[str]] = field(default_factory=dict)

    def note(self, what: str, where: str, severity: str = "error", remedy: str = "") -> None:
        level = "warning" if severity == "warning" else "error"
        self.found.append(Hidden("document-metadata", what, where, level, remedy))  # type: ignore[arg-type]


def examiner(look: Look) -> Look:
    """An examiner of OOXML that hands pictures inside it on to ``look``."""

    def examine(data: bytes, name: str, budget: Budget) -> Examined:
        package = _Package(look, budget)
        package.found += around(data)
        parts = [m for m in unpacked(data, budget) if not _dropped(package, m)]
        for part in parts:
            if part.name.endswith(".rels"):
                _note_dead(package, part)
        kept = [_cleaned(package, part) for part in parts]
        return Examined(tuple(dict.fromkeys(package.found)), lambda: packed(kept))

    return examine


def _dropped(package: _Package, part: Member) -> bool:
    """Whether a part is about the making and goes."""
    name = part.name
    for pattern, (what, remedy) in _BY_HAND.items():
        if pattern.fullmatch(name):
            package.note(what, name, remedy=remedy)
    for pattern, what in _DROPPED:
        if pattern.fullmatch(name) and (not name.endswith(".vml") or _NOTE in part.data):
            package.note(what, name)
            package.gone.add(name)
            return True
    return False


def _note_dead(package: _Package, part: Member) -> None:
    """Remember which references of a part lead to what goes, or out of the document."""
    folder, _, name = part.name.rpartition("_rels/")
    for relation in parse(part.data):
        target, outside = str(relation.get("Target", "")), relation.get("TargetMode") == "External"
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        if outside and not str(relation.get("Type", "")).endswith("/hyperlink"):
            package.note("something that is loaded from elsewhere", part.name)
        elif outside or path not in package.gone:
            continue
        owner = folder + name.removesuffix(".rels")
        package.dead.setdefault(owner, set()).add(str(relation.get("Id")))


def _cleaned(package: _Package, part: Member) -> Member:
    if not part.name.endswith((".xml", ".rels", ".vml")):
        return _embedded(package, part)
    root = parse(part.data)
    before = len(package.found)
    touched = _references(package, part.name, root)
    if part.name == "docProps/core.xml":
        _properties(package, root)
    elif part.name == "docProps/app.xml":
        _program(package, root)
    else:
        _inside(package, part.name, root)
    package.found += traces(text_of(root))
    if not touched and len(package.found) == before:
        return part
    return Member(part.name, written(root))


def _embedded(package: _Package, part: Member) -> Member:
    if _FONT.fullmatch(part.name):
        return part
    inner = package.look(part.data, part.name, package.budget.deeper())
    package.found += [
        Hidden(h.kind, h.what, f"{part.name}: {h.detail}", h.severity, h.remedy)
        for h in inner.found
    ]
    return Member(part.name, inner.without()) if inner.found else part


def _references(package: _Package, name: str, root: Element) -> bool:
    """Take out every reference to what is gone; whether there was one."""
    before = len(list(root.iter()))
    if name == "[Content_Types].xml":
        for child in list(root):
            if str(child.get("PartName", "")).lstrip("/") in package.gone:
                remove(child)
    elif name.endswith(".rels"):
        folder, _, file = name.rpartition("_rels/")
        dead = package.dead.get(folder + file.removesuffix(".rels"), set())
        for child in list(root):
            if child.get("Id") in dead:
                remove(child)
    elif name in package.dead:
        _unlink(root, package.dead[name])
    return len(list(root.iter())) != before


def _unlink(root: Element, dead: set[str]) -> None:
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            continue
        for attribute, value in element.attrib.items():
            if split(attribute)[0] in (_RELATIONS, _STRICT) and value in dead:
                remove(element)
                break


def _properties(package: _Package, root: Element) -> None:
    """``docProps/core.xml``: all but the title and the language."""
    for child in list(root):
        name, text = local(child), str(child.text or "").strip()
        if name not in _KEPT_PROPERTIES or has_trace(text):
            remove(child)
            if text:
                package.note(_PROPERTIES.get(name, "words about the document"), name)


def _program(package: _Package, root: Element) -> None:
    """``docProps/app.xml``: the company and the program."""
    for child in list(root):
        name, text = local(child), str(child.text or "").strip()
        if name in _COMPANY or name in _PROGRAM:
            remove(child)
            if text:
                named = name in _COMPANY or has_trace(text)
                what = "somebody's employer" if named else "the program that wrote it"
                package.note(what, name, "error" if named else "warning")


def _inside(package: _Package, name: str, root: Element) -> None:
    """What stands in the text and the settings."""
    revised = False
    for element in list(root.iter()):
        plain = local(element)
        word = namespace(element).startswith(_WORD) if plain else False
        if word and _CHANGES.fullmatch(plain):
            package.note("tracked changes", name, remedy=_ACCEPT)
        if plain and _is_hidden(element, plain, word):
            package.note("a sheet, a slide or words that are not shown", name, remedy=_SHOW)
        if plain in _IN_TEXT:
            package.note(_IN_TEXT[plain], name)
            remove(element)
        elif name.endswith("/settings.xml") and plain in _SETTINGS:
            package.note("numbers that tell who edited which copy", name, "warning")
            remove(element)
        elif plain:
            revised = _attributes(package, name, element) or revised
    if revised:
        package.note("numbers that tell who edited which copy", name, "warning")


def _is_hidden(element: Element, plain: str, word: bool) -> bool:
    """Whether a sheet, a slide or a run of words is there and not shown."""
    if plain == "vanish":
        return word and str(element.get(f"{{{namespace(element)}}}val", "1")) not in _OFF
    if plain == "sheet":
        return element.get("state") in ("hidden", "veryHidden")
    return plain == "sld" and element.get("show") in _OFF


def _attributes(package: _Package, part: str, element: Element) -> bool:
    """Numbers of sittings, and pictures called by their path; whether there were the former."""
    revised = False
    for name, value in list(element.attrib.items()):
        space, plain = split(name)
        if plain.startswith("rsid") and space.startswith(_WORD):
            del element.attrib[name]
            revised = True
        elif plain in _PATHS_OF_PICTURES and has_trace(str(value)):
            element.attrib[name] = ""
            package.note("a folder of somebody's computer", part)
    return revised


def is_office(names: list[str]) -> bool:
    """Whether an archive with these members is an OOXML document."""
    return "[Content_Types].xml" in names and any(name.endswith(".rels") for name in names)
