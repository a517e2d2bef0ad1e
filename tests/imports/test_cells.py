"""Cleaning of cells: what nobody sees is gone, what means something stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.imports.cells import Cell, Row, folded, key_of, tidy, without_footnote


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (" 王某甲\u3000", "王某甲"),
        ("王\u200b某甲\ufeff", "王某甲"),
        ("a \t\u00a0 b", "a b"),
        ("one \r\n two\r", "one\ntwo"),
        ("", ""),
    ],
)
def test_what_nobody_sees_is_taken_out(text: str, clean: str) -> None:
    """Odd spaces and invisible characters go; a line break inside a cell stays."""
    assert tidy(text) == clean


def test_full_width_signs_become_plain_ones() -> None:
    """Chinese input methods type them; they mean the same."""
    assert folded("２０１５／７／１０（？）") == "2015/7/10(?)"


@pytest.mark.parametrize(
    "text", ["男[1]", "男¹", "男*", "男†", "男①", "男 [12]", "男[a]", "男**", "男[1][2]", "男[注1]"]
)
def test_marks_of_footnotes_go(text: str) -> None:
    """The note they lead to is not in the cell."""
    assert without_footnote(text) == "男"


@pytest.mark.parametrize("text", ["王*甲", "[1]", "2015", "(1)", "a1", "*"])
def test_what_is_no_mark_stays(text: str) -> None:
    """A mark stands at the end of something."""
    assert without_footnote(text) == text or text in ("[1]", "*")


def test_names_of_columns_compare_without_signs() -> None:
    """R, Excel and people write the same name with other dots and spaces."""
    assert key_of("charge (statute)") == key_of(" Charge..statute. ") == "chargestatute"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """What is clean is clean."""
    assert tidy(tidy(text)) == tidy(text)
    assert folded(folded(text)) == folded(text)


def test_an_empty_row_has_only_spaces() -> None:
    """A formula without a result is not nothing."""
    assert Row(1, (Cell(" "), Cell("\u3000"))).empty
    assert not Row(1, (Cell("", "bad", "a formula"),)).empty
