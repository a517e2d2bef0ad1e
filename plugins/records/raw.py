"""Reading each record's folder as plain data, before any schema is applied.

    raws = unique(read_folders(Path("content"), "content", schemas, problems), problems)

After this step all ids are known, so that the next one (``reader``) can check every
reference. Which folders are records, what their files are called and how their slugs are
formed is decided here; what the data means is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.errors import Place, Problems, did_you_mean
from plugins.records.base import Schema
from plugins.records.files import SourceFile, can_be_read, read_text
from plugins.records.folders import NOT_SECTIONS, entries, folders, leads_outside, note_outside
from plugins.records.frontmatter import split
from plugins.records.languages import LANGS, Lang, suggest_lang
from plugins.records.yamlfile import YamlTree, parse_yaml

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass
class RawRecord:
    """A record's folder as plain data, before its schema is applied."""

    schema: Schema
    slug: str
    shown: str
    facts: YamlTree
    texts: dict[Lang, tuple[YamlTree, str, int]]
    files: dict[str, Path]

    @property
    def id(self) -> str:
        """How links and references name it."""
        return self.schema.id_of(self.slug)


def read_folders(
    folder: Path, shown: str, schemas: Mapping[str, Schema], problems: Problems
) -> Iterator[RawRecord]:
    """Read every record's folder below ``folder``; note what is no record."""
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
                yield read_folder(schema, path, where, folder, problems)


def unique(raws: Iterator[RawRecord], problems: Problems) -> dict[str, RawRecord]:
    """The raws by id, sorted; note a name that two of them claim."""
    found: dict[str, RawRecord] = {}
    for raw in raws:
        first = found.setdefault(raw.id, raw)
        if first is not raw:
            message = f"the name “{raw.slug}” is already taken by {first.shown}"
            place = raw.facts.place(("slug",))
            problems.add(place, "duplicate-slug", message, "choose another folder name or slug")
    return dict(sorted(found.items()))


def read_folder(
    schema: Schema, path: Path, shown: str, root: Path, problems: Problems
) -> RawRecord:
    """One record's folder as plain data.

    Args:
        schema: its content type.
        path: the folder.
        shown: the folder as messages show it.
        root: the content folder, out of which no link may lead.
        problems: gets what cannot be read.
    """
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
    slug = checked_slug(path.name, facts, shown, problems)
    return RawRecord(schema, slug, shown, facts, texts, files)


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


def checked_slug(name: str, facts: YamlTree, shown: str, problems: Problems) -> str:
    """The slug that the facts give, else ``name``; note one that is no part of an address."""
    given = facts.data.get("slug") if isinstance(facts.data, dict) else None
    slug = given if isinstance(given, str) else name
    if not _SLUG.fullmatch(slug):
        place = facts.place(("slug",)) if given else Place(shown)
        hint = "use lower-case a to z, digits and single hyphens: liu-xiaobo"
        problems.add(place, "bad-slug", f"“{slug}” cannot be part of an address", hint)
    return slug


def source_ids(data: Any) -> tuple[str, ...]:
    """Ids of the record's sources, as far as they can be read before validation."""
    sources = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(sources, list):
        return ()
    ids = [item.get("id") for item in sources if isinstance(item, dict)]
    return tuple(id_ for id_ in ids if isinstance(id_, str))
