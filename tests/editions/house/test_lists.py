"""The lists are sound: no entry twice, no change of length, nothing without effect."""

from __future__ import annotations

import pytest

from plugins.editions.house.lists import pairs, rows, words

LISTS = [
    "flips.tsv",
    "guarded.tsv",
    "merged.tsv",
    "phrases.tsv",
    "reverse.tsv",
    "variants.tsv",
]
REASONED = ["merged.tsv", "phrases.tsv", "reverse.tsv"]


@pytest.mark.parametrize("name", LISTS)
def test_an_entry_stands_once(name: str) -> None:
    """OpenCC refuses a dictionary with the same key twice."""
    keys = [row[0] for row in rows(name)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("name", LISTS)
def test_an_entry_keeps_its_length(name: str) -> None:
    """Text is dealt back to its HTML nodes by offset, so no entry may be longer or shorter."""
    wrong = [(key, value) for key, value in pairs(name).items() if len(key) != len(value)]
    assert wrong == []


@pytest.mark.parametrize("name", REASONED)
def test_an_entry_says_why(name: str) -> None:
    """Each line has a reason in its third column."""
    assert [row for row in rows(name) if len(row) < 3 or not row[2]] == []


def test_guards_are_words_of_two_to_four_characters() -> None:
    """A longer word would keep long phrases from matching."""
    assert [word for word in words("guards.txt") if not 2 <= len(word) <= 4] == []


def test_guards_are_no_phrases_of_ours() -> None:
    """A guard changes nothing; a phrase does."""
    assert set(words("guards.txt")) & set(pairs("phrases.tsv")) == set()


def test_each_phrase_comes_out_as_it_says() -> None:
    """No other entry, and no later stage, undoes an entry of ours."""
    from plugins.editions.house import engine

    for name in REASONED:
        convert = engine("zh-Hant" if name == "phrases.tsv" else "zh-Hans").convert
        wrong = {k: (v, convert(k)) for k, v in pairs(name).items() if convert(k) != v}
        assert wrong == {}
