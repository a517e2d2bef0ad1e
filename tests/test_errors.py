"""How problems are collected, sorted and laid out, and how a hint finds the nearest word."""

from __future__ import annotations

import pytest

from plugins.errors import (
    ContentError,
    InterfaceWordError,
    Place,
    Problem,
    Problems,
    SetupError,
    ZhiquanError,
    did_you_mean,
    report,
)

HERE = Place("a.md", 3, 5, 4, "one two three")


def test_every_error_has_one_root() -> None:
    """A caller can catch all that is raised on purpose with one word."""
    errors = (ContentError, InterfaceWordError, SetupError)

    assert all(issubclass(error, ZhiquanError) for error in errors)


def test_a_problem_shows_place_rule_line_and_hint() -> None:
    """A message is four things: where, what, the line with a caret, one hint."""
    shown = str(Problem(HERE, "rule", "it is wrong", "put it right"))

    assert shown.split("\n") == [
        "a.md:3:5: error[rule]: it is wrong",
        "  |",
        "3 | one two three",
        "  |     ^^^^",
        "  = hint: put it right",
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("a.md"), ["a.md: error[rule]: wrong"]),
        (Place("a.md", 2, 3), ["a.md:2:3: error[rule]: wrong"]),
    ],
    ids=["the file as a whole", "a line that is not known"],
)
def test_without_a_line_there_is_no_excerpt(place: Place, expected: list[str]) -> None:
    """A message about a whole file has no line number and shows no line."""
    shown = str(Problem(place, "rule", "wrong")).split("\n")

    assert expected == shown


@pytest.mark.parametrize(
    ("text", "column", "length", "caret"),
    [
        ("言论自由", 3, 2, "    ^^^^"),
        ("a言b", 3, 1, "   ^"),
        ("（a）", 2, 1, "  ^"),
        ("\ta", 2, 1, " ^"),
        ("abc", 4, 1, "   ^"),
        ("e\u0301a", 3, 1, " ^"),
    ],
    ids=["Han", "after Han", "full-width bracket", "tab", "end of line", "combining accent"],
)
def test_the_caret_stands_under_the_place(text: str, column: int, length: int, caret: str) -> None:
    """Carets count the columns of a terminal, not characters."""
    shown = str(Problem(Place("a.md", 1, column, length, text), "rule", "wrong"))

    assert f"  | {caret}" == shown.split("\n")[3]


def test_the_gutter_is_as_wide_as_the_number() -> None:
    """The bars stand below each other, whatever the line's number."""
    shown = str(Problem(Place("a.md", 1234, 1, 1, "x"), "rule", "wrong")).split("\n")

    assert [line.index("|") for line in shown[1:4]] == [5, 5, 5]


def test_problems_sort_by_file_line_and_column() -> None:
    """Numbers sort as numbers, and a message about a file comes before its lines."""
    places = [
        Place("b.md"),
        Place("a.md", 10),
        Place("a.md", 9, 2),
        Place("a.md", 9),
        Place("a.md"),
    ]
    found = Problems()
    for place in places:
        found.add(place, "rule", "wrong")

    assert places[::-1] == [problem.place for problem in found]


def test_the_same_problem_counts_once() -> None:
    """Two steps that see one mistake do not report it twice."""
    found = Problems()
    found.add(HERE, "rule", "wrong")
    found.add(Place("a.md", 3, 5), "rule", "wrong")

    assert len(list(found)) == 1


def test_only_errors_stop() -> None:
    """Warnings alone let a build go on."""
    found = Problems()
    found.add(HERE, "rule", "could be better", severity="warning")
    found.raise_errors()

    assert (found.errors, len(found.warnings)) == ([], 1)


def test_an_error_brings_everything_found() -> None:
    """What is raised holds warnings too, sorted, and reads as the whole report."""
    found = Problems()
    found.add(Place("b.md"), "rule", "wrong")
    found.add(Place("a.md"), "rule", "could be better", severity="warning")
    with pytest.raises(ContentError) as stopped:
        found.raise_errors()

    assert [problem.place.path for problem in stopped.value.problems] == ["a.md", "b.md"]
    assert report(stopped.value.problems) == str(stopped.value)


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("tortrue", ["torture", "speech"], "did you mean “torture”?"),
        ("topic:tortrue", ["topic:torture", "page:torture"], "did you mean “topic:torture”?"),
        ("topic:yu-jie", ["topic:yu", "person:yu-jie"], "did you mean “person:yu-jie”?"),
        ("xyz", ["b", "a"], "one of: a, b"),
        ("xyz", [], ""),
        ("xyz", [f"word-{n}" for n in range(13)], ""),
    ],
    ids=["near", "near id", "right slug, wrong type", "a few", "none", "too many to list"],
)
def test_a_hint_names_the_nearest_word(word: str, known: list[str], expected: str) -> None:
    """The nearest word, else a short list, else nothing."""
    assert expected == did_you_mean(word, known)


def test_a_hint_does_not_depend_on_the_order() -> None:
    """The same mistake gives the same hint on every machine."""
    known = ["speech", "speach", "speed"]

    assert did_you_mean("speeh", known) == did_you_mean("speeh", known[::-1])
