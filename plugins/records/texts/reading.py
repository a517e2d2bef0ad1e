"""``content/texts/``: one folder a text, with ``text.yaml`` and a file for each language.

    texts = read_texts(Path("content"), "content", context, problems)
    texts["instrument:iccpr"].place("art-14-3-c")       # "art-14": the page it stands on

Read before the schemas of records are applied, so that a reference to an article
(``instrument:iccpr#art-7``) can be checked like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.errors import Place, Problems, did_you_mean
from plugins.records.files import SourceFile, read_text
from plugins.records.folders import TEXTS, entries, folders, leads_outside, note_outside
from plugins.records.languages import LANGS
from plugins.records.references import ReadingContext
from plugins.records.texts.parts import Article, Wording, read_wording
from plugins.records.texts.sheet import FILE, Sheet, Version
from plugins.records.validate import apply
from plugins.records.yamlfile import YamlTree, parse_yaml

HEAVY = 5_500  # characters of English on a page that shows three languages side by side
_HAN_WEIGHT = 3  # a Chinese text says the same in a third of the characters


@dataclass
class LegalText:
    """The text of one record in all its versions, the first of which sets the order."""

    sheet: Sheet
    tree: YamlTree
    wordings: dict[str, Wording]

    @property
    def first(self) -> Wording:
        """The version whose articles and anchors count."""
        return next(iter(self.wordings.values()))

    def version(self, lang: str) -> Version:
        """What the sheet says of a version."""
        return next(version for version in self.sheet.versions if version.lang == lang)

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Every anchor, with the first article of the page it stands on."""
        found: dict[str, str] = {}
        for group in self.groups:
            for article in group:
                anchors = [article.id, *map(article.anchor, article.paragraphs)]
                found |= dict.fromkeys(anchors, group[0].id)
        return found

    @cached_property
    def groups(self) -> list[list[Article]]:
        """The articles page by page: as ``pages`` says, else by weight."""
        starts = set(self.sheet.pages)
        groups: list[list[Article]] = [[]]
        weight = 0
        for article in self.first.articles:
            own = article.length * (1 if self.first.lang == "en" else _HAN_WEIGHT)
            begins = article.id in starts if starts else weight + own > HEAVY
            if groups[-1] and begins:
                groups.append([])
                weight = 0
            groups[-1].append(article)
            weight += own
        return groups


def read_texts(
    folder: Path, shown: str, context: ReadingContext, problems: Problems
) -> dict[str, LegalText]:
    """Every text by the id of its record; mistakes are noted.

    Args:
        folder: the content folder.
        shown: the folder as messages show it.
        context: the records that there are.
        problems: gets the mistakes.
    """
    found: dict[str, LegalText] = {}
    for path, sheet, tree in read_sheets(folder, shown, context, problems):
        text = _text(path, sheet, tree, f"{shown}/{TEXTS}/{path.name}", problems)
        if text is None:
            continue
        id_ = text.sheet.record.id
        if id_ in found:
            place = text.tree.place(("record",))
            hint = "put all versions into one folder"
            problems.add(place, "legal-text", f"{id_} has another text already", hint)
        found.setdefault(id_, text)
    return found


def read_sheets(
    folder: Path, shown: str, context: ReadingContext, problems: Problems
) -> Iterator[tuple[Path, Sheet, YamlTree]]:
    """Each text's folder with its ``text.yaml``, whether its versions are there or not."""
    for path in folders(folder / TEXTS):
        where = f"{shown}/{TEXTS}/{path.name}"
        if leads_outside(path, folder):
            note_outside(where, problems)
            continue
        source = read_text(path / FILE, f"{where}/{FILE}", problems)
        tree = parse_yaml(source.text, source, problems) if source else None
        sheet = apply(Sheet, tree, context, problems) if tree else None
        if tree and sheet:
            yield path, sheet, tree


def _text(
    path: Path, sheet: Sheet, tree: YamlTree, where: str, problems: Problems
) -> LegalText | None:
    _strays(path, where, sheet, problems)
    wordings = dict(_wordings(path, where, sheet, tree, problems))
    if not wordings or not next(iter(wordings.values())).articles:
        return None
    text = LegalText(sheet, tree, wordings)
    _pages(text, problems)
    return text


def _wordings(
    path: Path, where: str, sheet: Sheet, tree: YamlTree, problems: Problems
) -> Iterator[tuple[str, Wording]]:
    for number, version in enumerate(sheet.versions):
        name = f"{version.lang}.txt"
        if not (path / name).is_file():
            place = tree.place(("versions", number, "lang"))
            problems.add(
                place, "legal-text", f"there is no file {name}", "run make texts, or take it out"
            )
            continue
        source: SourceFile | None = read_text(path / name, f"{where}/{name}", problems)
        if source is not None:
            yield version.lang, read_wording(version.lang, source, problems)


def _strays(path: Path, where: str, sheet: Sheet, problems: Problems) -> None:
    known = {FILE, *(f"{version.lang}.txt" for version in sheet.versions)}
    for entry in entries(path):
        if entry.name not in known:
            hint = f"texts are {', '.join(f'{lang}.txt' for lang in LANGS)}, each named in {FILE}"
            message = f"nothing reads “{entry.name}” here"
            problems.add(Place(f"{where}/{entry.name}"), "stray-file", message, hint)


def _pages(text: LegalText, problems: Problems) -> None:
    """Each page begins with an article that is there."""
    known = [article.id for article in text.first.articles]
    if text.first.broken:
        return
    for number, id_ in enumerate(text.sheet.pages):
        if id_ not in known:
            place = text.tree.place(("pages", number))
            problems.add(place, "legal-text", f"there is no “{id_}” here", did_you_mean(id_, known))


def anchors_of(texts: Mapping[str, LegalText]) -> dict[str, tuple[str, ...]]:
    """The anchors of every text, by the id of its record."""
    return {id_: tuple(text.anchors) for id_, text in texts.items()}
