"""What a list gives to the script that filters it: only what divides it, and only if worth it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from plugins.editions.edition import EditionView
from plugins.editions.phrase import Phrase
from plugins.views.inplace import FEWEST, Field, Line, Value, in_place, ranks

VIEW = cast(
    EditionView, SimpleNamespace(lang="en", catalogue=SimpleNamespace(gettext=lambda word: word))
)


def lines(count: int = FEWEST) -> list[Line]:
    """Some lines."""
    return [Line(f"Line {number}") for number in range(count)]


def given(*fields: Field, of: list[Line] | None = None) -> dict[str, Any]:
    """The data of a list that is long enough."""
    data = in_place(of or lines(), fields, VIEW)
    assert data is not None
    return data


@pytest.mark.parametrize(("count", "offered"), [(FEWEST - 1, False), (FEWEST, True)])
def test_a_short_list_is_seen_at_once(count: int, offered: bool) -> None:
    """It gets nothing to filter it."""
    assert (in_place(lines(count), [], VIEW) is not None) == offered


def test_a_field_that_divides_nothing_is_left_out() -> None:
    """All lines have its one value, as on the page of that value."""
    every = Field("Kind", (Value(Phrase("sea", "sea"), tuple(range(FEWEST))),))
    some = Field("State", (Value(Phrase("shut", "shut"), (0, 2)),))

    assert [field["label"] for field in given(every, some, Field("None", ()))["fields"]] == [
        "State"
    ]


def test_a_value_says_its_language_where_it_is_another() -> None:
    """Screen readers pronounce it rightly."""
    values = (
        Value(Phrase("余杰", "余杰", "zh-Hans"), (0,)),
        Value(Phrase("Yu", "Yu", "en"), (1,)),
    )
    (field,) = given(Field("By", values))["fields"]

    assert [value["lang"] for value in field["values"]] == ["zh-Hans", ""]


def test_characters_of_lines_and_of_their_other_words_are_known() -> None:
    """So that either script finds both."""
    data = given(of=[*lines(), Line("Prison", ("监狱",)), Line("東")])

    assert data["same"] == {"監": "监", "獄": "狱", "東": "东"}
    assert data["forms"][-2:] == ["监狱", ""]


def test_lines_about_the_same_are_known() -> None:
    """By the first of them; where nobody is named each line counts."""
    about = [Line("", who=name) for name in "abacdefg"]

    assert given(of=about)["who"] == [0, 1, 0, 3, 4, 5, 6, 7]
    assert given()["who"] is None


def test_ranks() -> None:
    """What is equal shares a place; what is missing has none."""
    assert ranks([("b",), None, ("a",), ("b",)]) == (1, None, 0, 1)
    assert ranks([]) == ()
