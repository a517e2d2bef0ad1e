"""``entries.csv``: many small entries, one a row, each cell with its line and column.

    slug,title.en,title.zh-Hans,title.zh-Hant,kind,source.kind,source.title,source.url
    tilanqiao,Tilanqiao,提篮桥,提籃橋,prison,ngo,A list,https://example.org/list

A dot leads into a field: ``title.en``. What is a list is cut at each “; ”. The columns
that begin with ``source.`` are the entry's one source. Rows and histories need a YAML file.
Reads RFC 4180, with or without a byte order mark, as spreadsheets write it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.errors import Problems, did_you_mean
from plugins.records.files import SourceFile, read_text
from plugins.records.languages import LANGS
from plugins.records.registers.spec import FieldSpec, RegisterSchema
from plugins.records.yamlfile import Path as Steps
from plugins.records.yamlfile import YamlTree

FILE = "entries.csv"
SOURCE = "s1"  # the id of a row's one source
_LISTS = ("topics", "related")
_ALONE = ("slug", "draft", "withdrawn", "last_verified", "glyph", *_LISTS)
_SOURCE = ("kind", "title", "publisher", "date", "lang", "url", "archive", "read", "reliability")
_WORDS = ("words", "name", "prose", "form")


@dataclass(frozen=True)
class Column:
    """One column: the path of its field, and whether its cells are lists."""

    steps: Steps
    many: bool = False


def read_table(
    path: Path, shown: str, schema: RegisterSchema, problems: Problems
) -> Iterator[YamlTree]:
    """Each row as plain data, as if it stood in a YAML file of its own."""
    source = read_text(path, shown, problems, mark=True)
    rows = list(_rows(source, problems)) if source else []
    if source is None or not rows:
        return
    (line, header), *body = rows
    columns = [_column(name.strip(), schema, source, problems) for name in header]
    if "slug" not in [name.strip() for name in header]:
        hint = "add a column “slug”: the names in the addresses"
        problems.add(source.place(line), "missing-field", "there is no column “slug”", hint)
        return
    for line, cells in body:
        if any(cell.strip() for cell in cells):
            yield _tree(line, cells, columns, source, problems)


def _rows(source: SourceFile, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line on which each begins; a cell may hold several lines."""
    reader = csv.reader(io.StringIO(source.text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        hint = 'a cell that holds a comma or a quotation mark stands in quotes, “ as ""'
        message = f"the table cannot be read: {error}"
        problems.add(source.place(line), "csv", message, hint)


def _column(
    name: str, schema: RegisterSchema, source: SourceFile, problems: Problems
) -> Column | None:
    """What a column's heading means; None for a column without one, or with a wrong one."""
    if not name:
        return None
    first, _, rest = name.partition(".")
    if first == "source" and rest.partition(".")[0] in _SOURCE:
        return Column(("sources", 0, *rest.split(".")))
    field = schema.register.field(first)
    if first in _ALONE and not rest:
        return Column((first,), first in _LISTS)
    if field is not None and _fits(field, rest):
        return Column((first, rest) if rest else (first,), field.many)
    known = list(_headings(schema))
    hint = did_you_mean(name, known) or f"for instance: {', '.join(known[:12])}"
    if field is not None and field.type in ("rows", "history"):
        hint = "rows and histories need an entry of their own: a YAML file"
    message = f"no column can be called “{name}”"
    problems.add(source.find(name), "unknown-field", message, hint)
    return None


def _fits(field: FieldSpec, rest: str) -> bool:
    if field.type in ("rows", "history"):
        return False
    return not rest or (field.type in _WORDS and rest in LANGS and not field.many)


def _headings(schema: RegisterSchema) -> Iterator[str]:
    """Every heading that a column may have."""
    for field in schema.register.fields:
        if field.type in _WORDS and not field.many:
            yield from (f"{field.id}.{lang}" for lang in LANGS)
        elif field.type not in ("rows", "history"):
            yield field.id
    yield from _ALONE
    yield from (f"source.{name}" for name in _SOURCE)


def _tree(
    line: int,
    cells: list[str],
    columns: list[Column | None],
    source: SourceFile,
    problems: Problems,
) -> YamlTree:
    """A row as data, with the place of each of its cells."""
    tree = YamlTree(source, line, data={})
    tree.values[()] = (line, 1, 1)
    at = source.starts[line - 1]
    for cell, column in zip(cells, columns, strict=False):
        words = cell.strip()
        found = source.text.find(words.split("\n")[0], at) if words else -1
        at = found if found >= 0 else at
        if words and column:
            _put(tree, column, words, _spot(source, line, at, words))
        at += len(words)
    if len(cells) > len(columns):
        hint = "a cell that holds a comma stands in quotes"
        message = f"this row has {len(cells)} cells for {len(columns)} columns"
        problems.add(source.place(line), "csv", message, hint)
        tree.broken = True
    if "sources" in tree.data:
        tree.data["sources"][0].setdefault("id", SOURCE)
    return tree


def _spot(source: SourceFile, line: int, at: int, words: str) -> tuple[int, int, int]:
    line += source.text.count("\n", source.starts[line - 1], at)
    return line, at - source.starts[line - 1] + 1, len(words.split("\n")[0])


def _put(tree: YamlTree, column: Column, words: str, spot: tuple[int, int, int]) -> None:
    """Put a cell where its column says, making what is around it."""
    here: Any = tree.data
    for at, step in enumerate(column.steps[:-1]):
        tree.values.setdefault(column.steps[: at + 1], spot)
        if isinstance(here, list):
            here = here[0]
        else:
            here = here.setdefault(step, [{}] if column.steps[at + 1] == 0 else {})
    if isinstance(here, list):
        here = here[0]
    last, path = column.steps[-1], column.steps
    if not isinstance(here, dict):  # the field was given once for all languages already
        return
    here[last] = _items(words) if column.many else words
    tree.keys[path] = tree.values[path] = spot
    if column.many:
        tree.values.update({(*path, number): spot for number in range(len(here[last]))})


def _items(words: str) -> list[str]:
    return [item.strip() for item in words.split(";") if item.strip()]
