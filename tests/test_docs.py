"""What editors and developers can meet is written down: fields, rules, targets, packages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from plugins.records.allowed import Allowance
from plugins.records.base import Source
from plugins.records.prisoners.choice import Choice
from plugins.records.registers.spec import FieldType, Register, ViewKind
from plugins.records.schemas import all_schemas
from plugins.records.site import GlossaryEntry, Site
from plugins.records.strategies import Strategies
from plugins.records.texts.sheet import Reader, Sheet, Tidy
from tests.sites import ROOT
from tests.source_code import rule_names

CODE = re.compile(r"`([^`]+)`")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
BLOCK = re.compile(r"^    .*$", re.M)
TARGET = re.compile(r"^([a-z][a-z-]*):.*## ", re.M)
FIRST_CELL = re.compile(r"^\| ([^|]+) \|", re.M)
DEPENDENCIES = sorted((ROOT / "requirements").glob("*.in"))
PACKAGE = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", re.M)


def read(path: str) -> str:
    """A file of the repository."""
    return (ROOT / path).read_text("utf-8")


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every model that an annotation names, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def fields_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Names of all fields of a model and of the models in it, as editors write them."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        yield info.alias or name
        for inner in models_in(info.annotation):
            yield from fields_of(inner, seen)


def schema_fields() -> dict[str, set[str]]:
    """Fields by where they stand: each section's facts and words, and each file of the site."""
    found = {"site.yaml": set(fields_of(Site, set()))}
    found["glossary.yaml"] = set(fields_of(GlossaryEntry, set()))
    found["allow.yaml"] = set(fields_of(Allowance, set()))
    found["prisoner-list.yaml"] = set(fields_of(Choice, set()))
    for section, schema in all_schemas().items():
        found[f"{section}: record.yaml"] = set(fields_of(schema.facts, set()))
        found[f"{section}: texts"] = set(fields_of(schema.words, set()))
    return found


def words_in_code(document: str) -> set[str]:
    """Every word that a document shows as code: in backticks or in an indented block."""
    text = read(document)
    pieces = [*CODE.findall(text), *BLOCK.findall(text)]
    return {word for piece in pieces for word in WORD.findall(piece)}


@pytest.mark.parametrize("place", schema_fields())
def test_every_field_is_in_the_editors_handbook(place: str) -> None:
    """An editor can look up each field that may be written."""
    missing = schema_fields()[place] - words_in_code("docs/editing.md")

    assert missing == set()


@pytest.mark.parametrize("model", [Register, Strategies], ids=lambda model: model.__name__)
def test_every_field_of_a_schema_is_in_the_handbook_of_registers(model: type[BaseModel]) -> None:
    """Who makes a register can look up each word of its schema."""
    own = set(fields_of(model, {Source}))

    assert set() == own - words_in_code("docs/registers.md")


def test_every_field_of_a_text_is_in_its_handbook() -> None:
    """Who adds a treaty can look up each word of its sheet, each reader and each step."""
    own = {*fields_of(Sheet, set()), *get_args(Reader), *get_args(Tidy)}

    assert set() == own - words_in_code("docs/texts.md")


@pytest.mark.parametrize("literal", [FieldType, ViewKind])
def test_every_type_and_view_is_in_the_handbook_of_registers(literal: Any) -> None:
    """What a field or a view can be is listed."""
    assert set() == set(get_args(literal)) - words_in_code("docs/registers.md")


def headings(document: str) -> list[str]:
    """The second-level headings of a document."""
    return re.findall(r"^## (.+)$", read(document), re.M)


def rule_pages() -> set[str]:
    """Rules that have a page of their own: those that keep people from harm."""
    return {path.stem for path in (ROOT / "docs" / "rules").glob("*.md")}


def test_every_rule_is_explained() -> None:
    """The name in brackets of each message leads to an explanation."""
    missing = rule_names() - set(headings("docs/rules.md")) - rule_pages()

    assert missing == set()


def test_no_rule_is_explained_that_does_not_exist() -> None:
    """The list of rules has nothing that was taken out or renamed."""
    left_over = (set(headings("docs/rules.md")) | rule_pages()) - rule_names()

    assert left_over == set()


def test_a_rule_is_explained_in_one_place() -> None:
    """A page of its own and a section in the list would drift apart."""
    assert set() == set(headings("docs/rules.md")) & rule_pages()


@pytest.mark.parametrize("rule", sorted(rule_pages()))
def test_a_page_of_a_rule_has_its_four_parts(rule: str) -> None:
    """Why there is the rule, an example, how to fix what it found, and how to allow it."""
    text = read(f"docs/rules/{rule}.md")

    assert text.startswith(f"# {rule}\n")
    assert headings(f"docs/rules/{rule}.md") == ["Why", "Example", "How to fix", "How to allow"]


def test_rules_stand_in_alphabetical_order() -> None:
    """A rule can be found by leafing through."""
    found = headings("docs/rules.md")

    assert found == sorted(found)


def test_every_target_of_make_is_in_the_documentation() -> None:
    """What ``make`` lists is also written where people read; ``make`` alone is ``help``."""
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    text = "\n".join(path.read_text("utf-8") for path in documents)
    alone = re.findall(r"^\.DEFAULT_GOAL := (.+)$", read("Makefile"), re.M)
    targets = TARGET.findall(read("Makefile"))
    written = [*re.findall(r"\bmake ([a-z][a-z-]*)", text), *(alone if "`make`" in text else [])]

    assert set() == set(targets) - set(written)


@pytest.mark.parametrize("path", DEPENDENCIES, ids=lambda path: path.name)
def test_every_dependency_has_a_reason(path: Path) -> None:
    """Each package that is asked for says in the decisions what it is there for."""
    document = read("docs/decisions/dependencies.md")
    cells = " ".join([*FIRST_CELL.findall(document), *CODE.findall(document)])
    reasons = set(re.findall(r"[a-z0-9][a-z0-9._-]*", cells.lower()))
    packages = {name.lower() for name in PACKAGE.findall(path.read_text("utf-8"))}

    assert set() == packages - reasons
