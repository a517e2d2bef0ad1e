"""The map: which column of a table goes to which field, and how it is read.

    scheme: cecc
    key: CECC record number
    as_of: 2020-07-23
    source: {id: cecc-2020, kind: reference, title: Political Prisoner Database}
    columns:
      main name: name.en
      date of detention: custody.start
      issue category: {to: issues, split: "/", values: {spch: speech}}

An editor's file like any other: mistakes are named with line, column and a hint. What the
fields are is ``fields``' business; whether the table has the columns is ``columns``'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    TypeAdapter,
    model_validator,
)
from pydantic_core import PydanticCustomError

from plugins.errors import Problems, SetupError, did_you_mean
from plugins.imports.fields import all_targets, choice_of, field_of
from plugins.imports.private import UNSHOWN, private_column
from plugins.records.base import LanguageTag, Model, Source
from plugins.records.dates import Edtf
from plugins.records.files import read_text
from plugins.records.reader import shown_path
from plugins.records.references import ReadingContext, Term
from plugins.records.validate import apply
from plugins.records.yamlfile import Path as YamlPath
from plugins.records.yamlfile import YamlTree, parse_yaml

Vocabularies = Mapping[str, Mapping[str, Term]]


def _listed(given: Any) -> Any:
    return [given] if isinstance(given, str) else given


def _target(target: str) -> str:
    if field_of(target) is None:
        hint = did_you_mean(target, all_targets()) or "docs/importing.md lists the fields"
        message = "no field is called “{id}”"
        raise PydanticCustomError("unknown-term", message, {"id": target, "hint": hint})
    return target


def _language(text: str) -> str:
    return TypeAdapter(LanguageTag).validate_python(text) if text else text


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        message, hint = "this is not a regular expression: {why}", "try it on one cell first"
        raise PydanticCustomError(
            "wrong-type", message, {"why": str(error), "hint": hint}
        ) from error
    return text


Target = Annotated[str, AfterValidator(_target)]
Pattern = Annotated[str, AfterValidator(_pattern)]
Listed = Annotated[list[str], BeforeValidator(_listed)]


class Reading(Model):
    """How the cells of a column, or pieces of them, are read."""

    to: Target = "skip"
    values: dict[str, str] = {}
    others: Literal["report", "skip"] = "report"
    order: Literal["", "dmy", "mdy"] = ""
    calendar: Literal["", "minguo"] = ""
    at: str = ""
    stage: str = "suspected"
    kind: str = ""
    lang: Annotated[str, AfterValidator(_language)] = ""
    take_private: bool = False


class Piece(Reading):
    """What a piece of an overloaded cell looks like, and where it goes."""

    match: Pattern


class Rule(Reading):
    """One thing that is done with a column."""

    split: Listed = []
    parts: list[Piece] = []
    when: dict[str, Pattern] = {}
    optional: bool = False

    @property
    def targets(self) -> list[str]:
        """Every field that the column may go to."""
        return [piece.to for piece in self.parts] or [self.to]


def _rules(given: Any) -> Any:
    """A column's rules: one name, one rule, or several."""
    many = given if isinstance(given, list) else [given]
    return [{"to": rule} if isinstance(rule, str) else rule for rule in many]


class TableMap(Model):
    """What is known of a table: its file, its source, its columns."""

    scheme: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    key: Annotated[Listed, Field(min_length=1)]
    sheet: str = ""
    header: Annotated[int, Field(ge=1)] | None = None
    encoding: str = ""
    delimiter: str = ""
    lang: Literal["en", "zh-Hans", "zh-Hant"] = "zh-Hans"
    as_of: Edtf | None = None
    source: Source | None = None
    empty: Listed = []
    distinct: Listed = []
    set: dict[Target, str] = {}
    columns: Annotated[
        dict[str, Annotated[list[Rule], BeforeValidator(_rules)]], Field(min_length=1)
    ]

    @model_validator(mode="after")
    def _has_a_source(self) -> TableMap:
        targets = {target for rules in self.columns.values() for r in rules for target in r.targets}
        if self.source is None and "source.url" not in targets:
            hint = "add source: for the whole table, or a column that goes to source.url"
            raise PydanticCustomError(
                "wrong-type", "nothing says where the facts come from", {"hint": hint}
            )
        if self.source is not None and self.source.read is not None:
            hint = "take the line out; each editor adds it when they have read the source"
            raise PydanticCustomError(
                "wrong-type", "an import has not read the source", {"hint": hint}
            )
        return self


@dataclass(frozen=True)
class Mapped:
    """A map that was read, with its lines."""

    map: TableMap
    tree: YamlTree

    @property
    def source_data(self) -> dict[str, Any] | None:
        """The table's source as the map writes it, for the record."""
        data: dict[str, Any] | None = self.tree.data.get("source")
        return data


def read_map(path: Path, vocabularies: Vocabularies, problems: Problems) -> Mapped | None:
    """Read a map; what is wrong with it is noted.

    Raises:
        SetupError: there is no such file.
    """
    if not path.is_file():
        raise SetupError(f"there is no map {shown_path(path)}; check MAP=…")
    source = read_text(path, shown_path(path), problems)
    if source is None:
        return None
    tree = parse_yaml(source.text, source, problems)
    ids = (str(tree.data["source"].get("id")),) if _has_source(tree.data) else ()
    context = ReadingContext(dict(vocabularies), frozenset(), ids)
    found = apply(TableMap, tree, context, problems)
    if found is None:
        return None
    for at, reading in _readings(found):
        _check_complete(at, reading, tree, problems)
        _check_choice(at, reading, vocabularies, tree, problems)
        _check_values(at, reading, vocabularies, tree, problems)
        _check_private(at, reading, tree, problems)
    _check_keys(found, tree, problems)
    return None if problems.errors else Mapped(found, tree)


def _has_source(data: Any) -> bool:
    return isinstance(data, dict) and isinstance(data.get("source"), dict)


def _readings(found: TableMap) -> Iterator[tuple[YamlPath, Reading]]:
    """Every reading of the map with its path in the file."""
    for column, rules in found.columns.items():
        for number, rule in enumerate(rules):
            yield ("columns", column, number), rule
            for position, piece in enumerate(rule.parts):
                yield ("columns", column, number, "parts", position), piece


def _at(tree: YamlTree, path: YamlPath, *rest: str | int) -> YamlPath:
    """The path as the file has it: a single rule stands in no list."""
    full = (*path, *rest)
    return full if path in tree.values else (*full[:2], *full[3:])


def _check_complete(at: YamlPath, reading: Reading, tree: YamlTree, problems: Problems) -> None:
    """What a target needs beside itself is there."""
    wanted = {
        "birth.age": ("at", reading.at, "the column with the day of the age"),
        "name.native": ("lang", reading.lang, "the language of the name: bo, ug"),
    }
    field, given, what = wanted.get(reading.to, ("", "-", ""))
    if not given:
        place = tree.place(_at(tree, at))
        message = f"the field “{field}” is missing"
        problems.add(place, "missing-field", message, f"add {field}: {what}")


def _check_choice(
    at: YamlPath, reading: Reading, vocabularies: Vocabularies, tree: YamlTree, problems: Problems
) -> None:
    name, choice = choice_of(reading.to)
    known = {"source.url": "source-kind", "alias": "alias-kind"}.get(reading.to, "")
    if not name and known and (reading.kind or known == "source-kind"):
        name, choice = known, reading.kind
    if reading.to == "case.charges":
        name, choice = "stage", reading.stage
    if name and choice not in vocabularies.get(name, {}):
        place = tree.place(_at(tree, at, "to"))
        message = f"“{choice}” is not in vocabulary/{name}.yaml"
        if name == "source-kind" and not choice:
            message = "a column of sources needs its kind: {to: source.url, kind: media}"
        hint = did_you_mean(choice, vocabularies.get(name, {}))
        problems.add(place, "unknown-term", message, hint)


def _check_values(
    at: YamlPath, reading: Reading, vocabularies: Vocabularies, tree: YamlTree, problems: Problems
) -> None:
    field = field_of(reading.to)
    if field is None or not field.vocabulary:
        return
    known = vocabularies.get(field.vocabulary, {})
    for text, id_ in reading.values.items():
        if id_ not in known:
            place = tree.place(_at(tree, at, "values", text))
            message = f"“{id_}” is not in vocabulary/{field.vocabulary}.yaml"
            problems.add(place, "unknown-term", message, did_you_mean(id_, known))


def _check_private(at: YamlPath, reading: Reading, tree: YamlTree, problems: Problems) -> None:
    """A column that is private by its name goes where nothing is published, or nowhere."""
    what = private_column(str(at[1]))
    if what and reading.to.partition(".")[0] not in UNSHOWN:
        place = tree.place(_at(tree, at))
        hint = "leave the column out, or send it to internal, health or relatives.…"
        problems.add(place, "private-column", f"by its name this column holds {what}", hint)


def _check_keys(found: TableMap, tree: YamlTree, problems: Problems) -> None:
    for number, column in enumerate(found.key):
        what = private_column(column)
        if what:
            path: YamlPath = ("key", number) if isinstance(tree.data["key"], list) else ("key",)
            hint = "take the table's own number, or name and date: key: [姓名, 拘留日期]"
            message = f"by its name this column holds {what}, which no record may name"
            problems.add(tree.place(path), "private-column", message, hint)
