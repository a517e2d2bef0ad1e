"""The words and choices of the whole site: ``site.yaml``, vocabularies, the glossary.

These are content too: a group that takes Zhiquan over writes its own name, order of
topics and vocabulary here, without touching code.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, RootModel

from plugins.errors import Place, Problems
from plugins.records.base import Day, Model, Pair, Slug, Url
from plugins.records.files import SourceFile, read_text
from plugins.records.folders import leads_outside, note_outside
from plugins.records.languages import LANGS
from plugins.records.references import ReadingContext, Term
from plugins.records.text import BothScripts, Prose, Text
from plugins.records.validate import apply
from plugins.records.yamlfile import YamlTree, parse_yaml


class Section(Model):
    """A section of the site, in the order of the menu."""

    id: Slug
    title: BothScripts
    short: BothScripts
    intro: BothScripts
    glyph: Text | None = None


class Box(Model):
    """The black box of the home page."""

    title: BothScripts
    items: list[Prose]


class Home(Model):
    """The home page of each edition."""

    title: BothScripts
    lead: BothScripts
    glyph: Text | None = None
    box: Box | None = None


class Door(Model):
    """The page that offers the editions."""

    lead: BothScripts


class Wordmark(Model):
    """The name in two parts; the second is highlighted."""

    en: Annotated[list[str], Field(min_length=2, max_length=2)]
    zh_Hans: Annotated[list[str], Field(min_length=2, max_length=2, alias="zh-Hans")]
    zh_Hant: Annotated[list[str], Field(min_length=2, max_length=2, alias="zh-Hant")]

    def in_lang(self, lang: str) -> list[str]:
        """The two parts in an edition's language."""
        parts: list[str] = getattr(self, lang.replace("-", "_"))
        return parts


class Site(Model):
    """``site.yaml``."""

    name: BothScripts
    wordmark: Wordmark
    tagline: BothScripts
    licence: BothScripts
    promise: BothScripts
    quick_exit: Url
    date: Day | None = None
    corrections: Prose | None = None
    topics: list[Slug] = []
    people: list[Slug] = []
    sections: list[Section]
    home: Home
    door: Door


class GlossaryEntry(Pair):
    """One term with both scripts, so that it is never guessed.

    With a ``group`` it holds only on pages whose front matter asks for the group.
    """

    group: str = ""
    en: str | None = None
    kind: Literal["person", "organisation", "place", "term"] = "term"
    source: str | None = None
    note: str | None = None


class Glossary(RootModel[list[GlossaryEntry]]):
    """``glossary.yaml``."""


def _read(path: Path, shown: str, root: Path, problems: Problems) -> SourceFile | None:
    if leads_outside(path, root):
        note_outside(shown, problems)
        return None
    return read_text(path, shown, problems)


def read_site(folder: Path, shown: str, problems: Problems) -> tuple[Site | None, YamlTree | None]:
    """Read ``site.yaml``."""
    path = folder / "site.yaml"
    if not path.is_file():
        hint = "copy it from Zhiquan's own content folder and change the words"
        problems.add(Place(f"{shown}/site.yaml"), "missing-site", "there is no site.yaml", hint)
        return None, None
    source = _read(path, f"{shown}/site.yaml", folder, problems)
    if source is None:
        return None, None
    tree = parse_yaml(source.text, source, problems)
    return apply(Site, tree, ReadingContext({}, frozenset()), problems), tree


def read_glossary(
    folder: Path, shown: str, problems: Problems
) -> tuple[list[GlossaryEntry], SourceFile]:
    """Read ``glossary.yaml``, if there is one."""
    path = folder / "glossary.yaml"
    name = f"{shown}/glossary.yaml"
    source = _read(path, name, folder, problems) if path.is_file() else None
    if source is None:
        return [], SourceFile(name, "")
    tree = parse_yaml(source.text, source, problems)
    context = ReadingContext({}, frozenset())
    glossary = apply(Glossary, tree, context, problems) if tree.data is not None else None
    return glossary.root if glossary else [], source


def read_vocabularies(folder: Path, shown: str, problems: Problems) -> dict[str, dict[str, Term]]:
    """Read every file of ``vocabulary/``; each label stands in all languages."""
    found: dict[str, dict[str, Term]] = {}
    for path in sorted((folder / "vocabulary").glob("*.yaml")):
        source = _read(path, f"{shown}/vocabulary/{path.name}", folder, problems)
        if source is not None:
            tree = parse_yaml(source.text, source, problems)
            found[path.stem] = _terms(path.stem, tree, problems)
    return found


def _terms(vocabulary: str, tree: YamlTree, problems: Problems) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    if not isinstance(tree.data, dict):
        hint = "write “id: {en: …, zh-Hans: …, zh-Hant: …}” on each line"
        problems.add(
            tree.place(()), "wrong-type", "a vocabulary is a mapping of ids to labels", hint
        )
        return terms
    for id_, labels in tree.data.items():
        if not isinstance(labels, dict) or set(labels) != set(LANGS) or not all(labels.values()):
            hint = "write {en: …, zh-Hans: …, zh-Hant: …}"
            place = tree.place((id_,), key=True)
            problems.add(place, "missing-label", f"“{id_}” needs a label in each language", hint)
            continue
        terms[id_] = Term(vocabulary, id_, Text(labels))
    return terms
