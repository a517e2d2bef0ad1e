"""Either script finds what is written in the other."""

from __future__ import annotations

import pytest

from plugins.editions.fold import fold, variants


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("监狱", "監獄"),
        ("監獄", "监狱"),
        ("台湾", "臺灣"),
        ("為什麼", "为什么"),
        ("里", "裏"),
        ("裡", "裏"),
        ("Qincheng", "Qincheng"),
    ],
)
def test_both_scripts_fold_to_one(typed: str, written: str) -> None:
    """Whichever a reader types and whichever a page shows."""
    assert fold(typed) == fold(written)


def test_folding_keeps_the_length() -> None:
    """One character for one, so that a find has its place in the text."""
    text = "頭髮、發現：Lǐ 𠀀 ①"

    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("text", ["监狱里", "監獄裡"])
def test_variants_are_what_could_be_typed(text: str) -> None:
    """The same for both scripts, each leading to the form that the text folds to."""
    assert variants(text) == {"監": "监", "獄": "狱", "裏": "里", "裡": "里"}


def test_what_has_one_form_needs_no_variant() -> None:
    """Letters, marks, and characters that both scripts share."""
    assert variants("Article 9, 人口, 2015") == {}
