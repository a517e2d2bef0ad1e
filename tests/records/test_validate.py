"""What does not fit a schema is said in an editor's words, at the right place."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import Field, RootModel

from plugins.errors import Problem, Problems
from plugins.records.base import Model, Slug, Sourced
from plugins.records.files import SourceFile
from plugins.records.references import ReadingContext
from plugins.records.text import Line
from plugins.records.validate import apply
from plugins.records.yamlfile import parse_yaml

CONTEXT = ReadingContext({}, frozenset(), ("s1",))


class Step(Model):
    """A part of the sample."""

    name: Line
    minutes: Annotated[int, Field(ge=1, le=600)] = 1


class Sample(Model):
    """A schema with a field of each kind."""

    title: Line = Line("A")
    slug: Slug | None = None
    safe: bool = False
    kind: Literal["letter", "poster"] = "letter"
    steps: Annotated[list[Step], Field(max_length=2)] = []
    first: Step | None = None
    source: Sourced = ["s1"]
    forms: Annotated[list[str], Field(min_length=2)] = ["a", "b"]
    zh_Hans: str | None = Field(default=None, alias="zh-Hans")


class Steps(RootModel[list[Step]]):
    """A file that is a list."""


def found(text: str, model: type[Sample] | type[Steps] = Sample) -> list[Problem]:
    """What is wrong with a file, by ``model``."""
    problems = Problems()
    apply(model, parse_yaml(text, SourceFile("a.yaml", text), problems), CONTEXT, problems)
    return list(problems)


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("title: [a]", "wrong-type", "this must be text"),
        ("title: ''", "wrong-type", "this must not be empty"),
        ("title: ", "wrong-type", "“title” has no value"),
        ("title: ~", "wrong-type", "“title” has no value"),
        ("safe: maybe", "wrong-type", "this must be true or false"),
        ("safe: [true]", "wrong-type", "this must be true or false"),
        ("steps: one", "wrong-type", "this must be a list"),
        ("first: one", "wrong-type", "this must be a mapping of fields"),
        ("first: {name: a, minutes: ten}", "wrong-type", "this must be a whole number"),
        ("first: {name: a, minutes: 1.5}", "wrong-type", "this must be a whole number"),
        ("first: {name: a, minutes: [1]}", "wrong-type", "this must be a whole number"),
        ("first: {name: a, minutes: 0}", "wrong-type", "this must be 1 or more"),
        ("first: {name: a, minutes: 601}", "wrong-type", "this must be 600 or less"),
        ("kind: book", "wrong-type", "this is none of the words allowed here"),
        ("forms: [a]", "wrong-type", "there must be 2 items or more here"),
        ("steps: [{name: a}, {name: b}, {name: c}]", "wrong-type", "more than 2 items"),
        ("source: []", "unsourced", "this needs a source"),
        ("source: [s2]", "unknown-source", "this record has no source “s2”"),
        ("first: {}", "missing-field", "the field “name” is missing"),
        ("titel: A", "unknown-field", "there is no field “titel” here"),
        ("[a]", "wrong-type", "this must be a mapping of fields"),
    ],
)
def test_one_mistake_is_one_sentence(text: str, rule: str, message: str) -> None:
    """The sentence says what must stand there, and never names Python or pydantic."""
    problems = found(text + "\n")

    assert [p.rule for p in problems] == [rule]
    assert message in problems[0].message


@pytest.mark.parametrize("slug", ["Liu", "a_b", "a--b", "-a", "a-", "刘", "a b", "a.b", "a" * 81])
def test_a_slug_that_is_none(slug: str) -> None:
    """Only what can stand in an address on every system, and not too long."""
    problems = found(f"slug: {slug}\n")

    assert [p.rule for p in problems] == ["wrong-type"]


@pytest.mark.parametrize(
    ("text", "model", "hint"),
    [
        ("titel: A\n", Sample, "did you mean “title”?"),
        ("first: {nam: a, name: b}\n", Sample, "did you mean “name”?"),
        ("steps: [{nam: a, name: b}]\n", Sample, "did you mean “name”?"),
        ("zh_Hans: a\n", Sample, "did you mean “zh-Hans”?"),
        ("- {nam: a, name: b}\n", Steps, "did you mean “name”?"),
    ],
    ids=["at the top", "below", "in a list", "by alias", "in a file that is a list"],
)
def test_an_unknown_field_has_the_nearest_one_of_its_place(
    text: str, model: type[Sample] | type[Steps], hint: str
) -> None:
    """The names in the hint are those that may stand at that place."""
    assert [p.hint for p in found(text, model)] == [hint]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("safe: true\nsteps:\n  - name: a\n    minutes: x\n", 4, 14),
        ("safe: true\nsteps:\n  - name: a\n  - minutes: 1\n", 4, 5),
        ("safe: true\ntitel: a\n", 2, 1),
    ],
    ids=["a value", "what is missing", "a field's name"],
)
def test_a_mistake_is_found_at_its_place(text: str, line: int, column: int) -> None:
    """The line and column are those of the file."""
    places = [(p.place.line, p.place.column) for p in found(text)]

    assert places == [(line, column)]


def test_all_mistakes_of_a_file_are_named_together() -> None:
    """One run is enough."""
    rules = [p.rule for p in found("titel: a\nsafe: x\nfirst: {}\n")]

    assert rules == ["unknown-field", "wrong-type", "missing-field"]


def test_a_single_source_needs_no_brackets() -> None:
    """What is meant is clear."""
    assert found("source: s1\n") == []


def test_nothing_is_said_of_fields_of_a_file_that_does_not_parse() -> None:
    """What stands in it is not known, so nothing is called missing."""
    problems = Problems()
    tree = parse_yaml("name: [a\n", SourceFile("a.yaml", "name: [a\n"), problems)
    apply(Step, tree, CONTEXT, problems)

    assert [p.rule for p in problems] == ["yaml"]
