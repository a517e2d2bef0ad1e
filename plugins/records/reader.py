"""Reading a content folder into records, once, in a fixed order.

    problems = Problems()
    content = read_content(Path("content"), problems)
    problems.raise_errors()
    content.records["topic:torture"].facts.key_facts

Two passes: first every folder is read as plain data, so that all ids are known; then
each schema is applied, and a reference to what does not exist is an error at its line.
Rules that look across records are left to ``plugins.checks``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from types import NoneType

from plugins.errors import Place, Problems
from plugins.records.allowed import Allowed, read_allowed
from plugins.records.approved import read_approved
from plugins.records.base import Facts, Record, Schema, Words, Written
from plugins.records.dates import Edtf
from plugins.records.files import SourceFile
from plugins.records.folders import note_strays
from plugins.records.held import Held, Why, hold_back
from plugins.records.languages import LANGS, Lang
from plugins.records.prisoners.files import Prisoners, read_prisoners
from plugins.records.raw import RawRecord, read_folders, source_ids, unique
from plugins.records.references import ReadingContext, Term
from plugins.records.registers.reading import read_entries, read_registers
from plugins.records.registers.spec import RegisterSchema
from plugins.records.schemas import all_schemas
from plugins.records.site import GlossaryEntry, Site, read_glossary, read_site, read_vocabularies
from plugins.records.strategies import Strategies, read_strategies
from plugins.records.text import Block
from plugins.records.texts.reading import LegalText, anchors_of, read_texts
from plugins.records.validate import apply
from plugins.records.yamlfile import YamlTree


@dataclass(frozen=True)
class LooseText:
    """The body of a text whose record has mistakes elsewhere; it is checked, never shown."""

    id: str
    lang: Lang
    body: str
    source: SourceFile
    start: int
    source_ids: tuple[str, ...] | None
    files: Mapping[str, Path]


@dataclass
class Content:
    """Everything that was read: the site's words, the records by id, the vocabularies.

    ``addresses`` also has the records that could not be read, so that a mistake in one is
    not reported again wherever it is linked; ``loose`` has their bodies, so that all
    mistakes of one run are named together. ``held`` are drafts and withdrawn records, which
    nothing shows; mistakes of a draft stop no build and stand in ``held_problems``. ``allowed``
    is what editors allow although a rule would refuse it. ``schemas`` are the content types by
    section: those of the program, and those that the content itself declares.
    """

    folder: Path
    shown: str
    site: Site | None
    site_tree: YamlTree | None
    vocabularies: dict[str, dict[str, Term]]
    glossary: list[GlossaryEntry]
    glossary_source: SourceFile
    approved: frozenset[str] = frozenset()
    allowed: Allowed = field(default_factory=Allowed)
    schemas: Mapping[str, Schema] = field(default_factory=all_schemas)
    records: dict[str, Record] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    loose: list[LooseText] = field(default_factory=list)
    held: dict[str, Held] = field(default_factory=dict)
    held_problems: Problems = field(default_factory=Problems)
    prisoners: Prisoners = field(default_factory=Prisoners)
    strategies: Strategies | None = None
    strategies_source: SourceFile = field(default_factory=lambda: SourceFile("", ""))
    texts: dict[str, LegalText] = field(default_factory=dict)

    def address(self, id_: str, anchor: str = "") -> str:
        """Where a record, or an article of its text, stands inside an edition."""
        text = self.texts.get(id_)
        if not anchor or text is None or anchor not in text.anchors:
            return self.addresses[id_] + (f"#{anchor}" if anchor else "")
        stem = self.addresses[id_].removesuffix(".html")
        return f"{stem}--{text.anchors[anchor]}.html#{anchor}"

    @property
    def unpublished(self) -> dict[str, Why]:
        """Why each record that is held back is not published, by id."""
        return {id_: held.why for id_, held in self.held.items()}

    @property
    def tombstones(self) -> list[tuple[str, Edtf]]:
        """Id and day of each withdrawn record; ids of people say nothing of them."""
        withdrawn = [held for held in self.held.values() if held.why == "withdrawn"]
        found = [(h.tombstone, h.day) for h in withdrawn if h.day and h.tombstone]
        return sorted(found, key=lambda pair: pair[0])

    def glossary_place(self, form: str) -> Place:
        """Where a term stands in ``glossary.yaml``."""
        return self.glossary_source.find(form)

    def in_section(self, section: str) -> list[Record]:
        """The records of one section, by slug."""
        return [r for _, r in sorted(self.records.items()) if r.schema.section == section]


def read_content(folder: Path, problems: Problems) -> Content:
    """Read ``folder``; every mistake is noted in ``problems``."""
    shown = shown_path(folder)
    if not folder.is_dir():
        problems.add(Place(shown), "no-content", "there is no such folder", "check CONTENT=…")
    site, site_tree = read_site(folder, shown, problems) if folder.is_dir() else (None, None)
    vocabularies = read_vocabularies(folder, shown, problems)
    glossary, terms = read_glossary(folder, shown, problems)
    approved = read_approved(folder, shown, problems)
    content = Content(folder, shown, site, site_tree, vocabularies, glossary, terms, approved)
    content.allowed = read_allowed(folder, shown, problems)
    note_strays(folder, shown, problems)
    registers = read_registers(folder, shown, content.schemas, vocabularies, problems)
    folder_raws = read_folders(folder, shown, content.schemas, problems)
    raws = unique(chain(folder_raws, read_entries(folder, shown, registers, problems)), problems)
    content.schemas = {**content.schemas, **registers}
    content.held = hold_back(raws, problems)
    for id_, raw in raws.items():
        if id_ not in content.held:
            content.addresses[id_] = raw.schema.address_of(raw.slug)
    context = ReadingContext(
        content.vocabularies, frozenset(content.addresses), unpublished=content.unpublished
    )
    content.texts = read_texts(folder, shown, context, problems)
    context = replace(context, anchors=anchors_of(content.texts))
    for id_, raw in raws.items():
        if id_ in content.addresses:
            _add(raw, content, context, problems)
        elif content.held[id_].why == "draft":
            _record(raw, context, content.held_problems)
    content.prisoners = read_prisoners(folder, shown, context, problems)
    content.strategies, content.strategies_source = read_strategies(
        folder, shown, context, problems
    )
    return content


def _add(raw: RawRecord, content: Content, known: ReadingContext, problems: Problems) -> None:
    record = _record(raw, known, problems)
    if record:
        content.records[raw.id] = record
    else:
        content.loose += _loose(raw)


def _record(raw: RawRecord, known: ReadingContext, problems: Problems) -> Record | None:
    context = replace(known, source_ids=source_ids(raw.facts.data))
    facts = apply(raw.schema.facts, raw.facts, context, problems)
    written = _written(raw, context, problems)
    needs_text = not isinstance(raw.schema, RegisterSchema)  # an entry may be facts alone
    if needs_text and not raw.texts:
        hint = "add en.md, zh-Hans.md or zh-Hant.md"
        problems.add(Place(raw.shown), "no-words", "this record has no text in any language", hint)
    if facts is None or len(written) < len(raw.texts) or (needs_text and not written):
        return None
    assert isinstance(facts, Facts)
    return Record(raw.schema, raw.slug, facts, raw.facts, written, raw.shown, raw.files)


def _loose(raw: RawRecord) -> Iterator[LooseText]:
    data = raw.facts.data
    unknown = raw.facts.broken or not isinstance(data, dict | NoneType)
    ids = None if unknown else source_ids(data)
    for lang, (tree, body, start) in raw.texts.items():
        yield LooseText(raw.id, lang, body, tree.source, start, ids, raw.files)


def _written(raw: RawRecord, context: ReadingContext, problems: Problems) -> dict[Lang, Written]:
    written: dict[Lang, Written] = {}
    for lang in LANGS:
        if lang in raw.texts:
            tree, body, start = raw.texts[lang]
            words = apply(raw.schema.words, tree, context, problems)
            if words is not None:
                assert isinstance(words, Words)
                written[lang] = Written(lang, words, Block(body), tree, start)
    return written


def shown_path(path: Path) -> str:
    """A path as messages show it: relative when it is below the working folder."""
    relative = os.path.relpath(path)
    return path.as_posix() if relative.startswith("..") else Path(relative).as_posix()
