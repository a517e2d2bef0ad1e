"""YAML is read as it was typed, and each value keeps its place."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.errors import Problems
from plugins.records.files import SourceFile
from plugins.records.yamlfile import YamlTree, parse_yaml


def read(text: str, first_line: int = 1) -> tuple[YamlTree, Problems]:
    """The tree of some YAML, and what is wrong with it."""
    problems = Problems()
    return parse_yaml(text, SourceFile("a.yaml", text), problems, first_line), problems


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("no", "no"),
        ("1.10", "1.10"),
        ("2015-07", "2015-07"),
        ("0x1f", "0x1f"),
        ("12:30:45", "12:30:45"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'~'", "~"),
        ("''", ""),
        ("[a, 1]", ["a", "1"]),
        ("{a: true}", {"a": "true"}),
        ("!!int 1", "1"),
        ("!!python/object:os.system x", "x"),
    ],
)
def test_a_value_stays_the_text_that_was_typed(value: str, expected: Any) -> None:
    """Nothing becomes a number, a date or false behind the editor's back."""
    tree, problems = read(f"field: {value}\n")

    assert {"field": expected} == tree.data
    assert list(problems) == []


def test_places_of_keys_and_values() -> None:
    """A message about a value points at the value, one about a field at its name."""
    tree, _ = read("name:\n  en: Yu Jie\n  zh: 余杰\n")
    key, value = tree.place(("name", "zh"), key=True), tree.place(("name", "zh"))

    assert (key.line, key.column, key.length) == (3, 3, 2)
    assert (value.line, value.column, value.length, value.text) == (3, 7, 2, "  zh: 余杰")


def test_the_place_of_what_is_missing_is_its_nearest_parent() -> None:
    """A missing field is reported where it should stand."""
    tree, _ = read("a: 1\nlist:\n  - x: 1\n")
    places = [tree.place(path).line for path in [("list", 0, "y"), ("list", 3), ("gone",)]]

    assert places == [3, 2, 1]


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    """Front matter begins on line 2 of its file."""
    source = SourceFile("a.md", "---\ntitle: A\n---\n")
    tree = parse_yaml("title: A\n", source, Problems(), first_line=2)

    assert (tree.place(("title",)).line, tree.place(("title",)).text) == (2, "title: A")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a: 1\na: 2\n", "duplicate-field"),
        ("a: &x 1\nb: *x\n", "yaml"),
        ("a: !thing x\n", "yaml"),
        ("? [a]\n: b\n", "yaml"),
        ("a: [1\n", "yaml"),
        ("a: 1\n---\nb: 2\n", "yaml"),
        ("a: \x00\n", "yaml"),
    ],
    ids=["twice", "alias", "tag", "list as name", "open", "two documents", "control"],
)
def test_what_is_refused(text: str, rule: str) -> None:
    """What could be lost, or could do more than hold text, is an error and never a crash."""
    _, problems = read(text)

    assert [rule] == [problem.rule for problem in problems]


def test_yaml_that_does_not_parse_is_marked_as_broken() -> None:
    """Later steps know that nothing can be said of what stands in it."""
    broken, fine = read("a: [1\n")[0], read("a: 1\n")[0]

    assert (broken.broken, fine.broken) == (True, False)


def test_a_structure_within_itself_ends() -> None:
    """An alias to its own parent is refused and does not run for ever."""
    tree, problems = read("a: &x [*x]\n")

    assert tree.data == {"a": [None]}
    assert len(problems.errors) == 1


def test_an_empty_file_holds_nothing() -> None:
    """A file of comments is no mistake by itself."""
    tree, problems = read("# later\n")

    assert tree.data is None
    assert list(problems) == []
