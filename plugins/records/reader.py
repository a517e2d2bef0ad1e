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
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import NoneType
from typing import Any

from plugins.errors import Place, Problems, did_you_mean
from plugins.records.base import Facts, Record, Schema, Words, Written
from plugins.records.files import SourceFile, can_be_read, read_text
from plugins.records.folders import (
    NOT_SECTIONS,
    entries,
    folders,
    leads_outside,
    note_outside,
    note_strays,
)
from plugins.records.frontmatter import split
from plugins.records.languages import LANGS, Lang, suggest_lang
from plugins.records.references import ReadingContext, Term
from plugins.records.schemas import all_schemas
from plugins.records.site import GlossaryEntry, Site, read_glossary, read_site, read_vocabularies
from plugins.records.text import Block
from plugins.records.validate import apply
from plugins.records.yamlfile import YamlTree, parse_yaml

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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
    mistakes of one run are named together.
    """

    folder: Path
    shown: str
    site: Site | None
    site_tree: YamlTree | None
    vocabularies: dict[str, dict[str, Term]]
    glossary: list[GlossaryEntry]
    glossary_source: SourceFile
    records: dict[str, Record] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    loose: list[LooseText] = field(default_factory=list)

    def glossary_place(self, form: str) -> Place:
        """Where a term stands in ``glossary.yaml``."""
        return self.glossary_source.find(form)

    def in_section(self, section: str) -> list[Record]:
        """The records of one section, by slug."""
        return [r for _, r in sorted(self.records.items()) if r.schema.section == section]


@dataclass
class _Draft:
    """A record's folder as plain data, before its schema is applied."""

    schema: Schema
    slug: str
    shown: str
    facts: YamlTree
    texts: dict[Lang, tuple[YamlTree, str, int]]
    files: dict[str, Path]

    @property
    def id(self) -> str:
        return f"{self.schema.name}:{self.slug}"

    @property
    def address(self) -> str:
        return f"{self.schema.section}/{self.slug}.html"


def read_content(folder: Path, problems: Problems) -> Content:
    """Read ``folder``; every mistake is noted in ``problems``."""
    shown = shown_path(folder)
    if not folder.is_dir():
        problems.add(Place(shown), "no-content", "there is no such folder", "check CONTENT=…")
    site, site_tree = read_site(folder, shown, problems) if folder.is_dir() else (None, None)
    vocabularies = read_vocabularies(folder, shown, problems)
    glossary, terms = read_glossary(folder, shown, problems)
    content = Content(folder, shown, site, site_tree, vocabularies, glossary, terms)
    note_strays(folder, shown, problems)
    drafts = _unique(_drafts(folder, shown, problems), problems)
    ids = frozenset(drafts)
    content.addresses = {id_: draft.address for id_, draft in drafts.items()}
    for id_, draft in drafts.items():
        record = _record(draft, ids, vocabularies, problems)
        if record:
            content.records[id_] = record
        else:
            content.loose += _loose(draft)
    return content


def shown_path(path: Path) -> str:
    """A path as messages show it: relative when it is below the working folder."""
    relative = os.path.relpath(path)
    return path.as_posix() if relative.startswith("..") else Path(relative).as_posix()


def _drafts(folder: Path, shown: str, problems: Problems) -> Iterator[_Draft]:
    schemas = all_schemas()
    for section in folders(folder):
        if section.name in NOT_SECTIONS:
            continue
        schema = schemas.get(section.name)
        if schema is None:
            hint = did_you_mean(section.name, schemas)
            place = Place(f"{shown}/{section.name}")
            problems.add(place, "unknown-section", f"there is no section “{section.name}”", hint)
            continue
        for path in folders(section):
            where = f"{shown}/{section.name}/{path.name}"
            if leads_outside(path, folder):
                note_outside(where, problems)
            else:
                yield _draft(schema, path, where, folder, problems)


def _draft(schema: Schema, path: Path, shown: str, root: Path, problems: Problems) -> _Draft:
    facts = YamlTree(SourceFile(f"{shown}/record.yaml", ""), 1)
    texts: dict[Lang, tuple[YamlTree, str, int]] = {}
    files: dict[str, Path] = {}
    for entry in entries(path):
        where = f"{shown}/{entry.name}"
        if leads_outside(entry, root):
            note_outside(where, problems)
        elif entry.name == "record.yaml":
            facts = _yaml(entry, where, problems) or YamlTree(facts.source, 1, broken=True)
        elif entry.suffix.lower() == ".md":
            _add_text(entry, where, texts, problems)
        elif entry.is_dir() or entry.suffix.lower() in (".yaml", ".yml"):
            hint = "facts stand in record.yaml; pictures and files lie directly in the folder"
            problems.add(Place(where), "stray-file", f"nothing reads “{entry.name}” here", hint)
        elif can_be_read(entry, where, problems):
            files[entry.name] = entry
    return _Draft(schema, _slug(path.name, facts, shown, problems), shown, facts, texts, files)


def _yaml(path: Path, shown: str, problems: Problems) -> YamlTree | None:
    source = read_text(path, shown, problems)
    return parse_yaml(source.text, source, problems) if source else None


def _add_text(
    path: Path, shown: str, texts: dict[Lang, tuple[YamlTree, str, int]], problems: Problems
) -> None:
    lang = next((lang for lang in LANGS if lang == path.stem), None)
    if lang is None:
        meant = suggest_lang(path.stem)
        hint = f"did you mean {meant}.md?" if meant else "texts are en.md, zh-Hans.md, zh-Hant.md"
        problems.add(
            Place(shown), "unknown-language", f"“{path.name}” is no language of this site", hint
        )
        return
    source = read_text(path, shown, problems)
    if source is not None:
        front, body, start = split(source, problems)
        tree = parse_yaml(front, source, problems, first_line=2)
        tree.broken = tree.broken or not start
        texts[lang] = (tree, body, start)


def _slug(folder_name: str, facts: YamlTree, shown: str, problems: Problems) -> str:
    given = facts.data.get("slug") if isinstance(facts.data, dict) else None
    slug = given if isinstance(given, str) else folder_name
    if not _SLUG.fullmatch(slug):
        place = facts.place(("slug",)) if given else Place(shown)
        hint = "use lower-case a to z, digits and single hyphens: liu-xiaobo"
        problems.add(place, "bad-slug", f"“{slug}” cannot be part of an address", hint)
    return slug


def _unique(drafts: Iterator[_Draft], problems: Problems) -> dict[str, _Draft]:
    found: dict[str, _Draft] = {}
    for draft in drafts:
        first = found.setdefault(draft.id, draft)
        if first is not draft:
            message = f"the name “{draft.slug}” is already taken by {first.shown}"
            place = draft.facts.place(("slug",))
            problems.add(place, "duplicate-slug", message, "choose another folder name or slug")
    return dict(sorted(found.items()))


def _record(
    draft: _Draft,
    ids: frozenset[str],
    vocabularies: dict[str, dict[str, Term]],
    problems: Problems,
) -> Record | None:
    context = ReadingContext(vocabularies, ids, _source_ids(draft.facts.data))
    facts = apply(draft.schema.facts, draft.facts, context, problems)
    written = _written(draft, context, problems)
    if not draft.texts:
        hint = "add en.md, zh-Hans.md or zh-Hant.md"
        problems.add(
            Place(draft.shown), "no-words", "this record has no text in any language", hint
        )
    if facts is None or len(written) < len(draft.texts) or not written:
        return None
    assert isinstance(facts, Facts)
    return Record(draft.schema, draft.slug, facts, draft.facts, written, draft.shown, draft.files)


def _loose(draft: _Draft) -> Iterator[LooseText]:
    data = draft.facts.data
    unknown = draft.facts.broken or not isinstance(data, dict | NoneType)
    ids = None if unknown else _source_ids(data)
    for lang, (tree, body, start) in draft.texts.items():
        yield LooseText(draft.id, lang, body, tree.source, start, ids, draft.files)


def _written(draft: _Draft, context: ReadingContext, problems: Problems) -> dict[Lang, Written]:
    written: dict[Lang, Written] = {}
    for lang in LANGS:
        if lang in draft.texts:
            tree, body, start = draft.texts[lang]
            words = apply(draft.schema.words, tree, context, problems)
            if words is not None:
                assert isinstance(words, Words)
                written[lang] = Written(lang, words, Block(body), tree, start)
    return written


def _source_ids(data: Any) -> tuple[str, ...]:
    """Ids of the record's sources, as far as they can be read before validation."""
    sources = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(sources, list):
        return ()
    ids = [item.get("id") for item in sources if isinstance(item, dict)]
    return tuple(id_ for id_ in ids if isinstance(id_, str))
