"""The engine without segmentation finds the words that the one with segmentation finds."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.editions.house import engine, same_length
from plugins.editions.house.lists import pairs, words
from tests.bench.scoring import rows
from tests.editions.house.chained import chained, unified
from tests.sites import ROOT

Convert = Callable[[str], str]


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """The chained engine."""
    return chained(tmp_path_factory.mktemp("chained"))


def test_running_text_comes_out_alike(reference: Convert) -> None:
    """Sentences and names of the held-out set and the site's own pages, in either script."""
    texts = [text for row in _data() for text in row[:2]]
    texts += [page.read_text(encoding="utf-8") for page in _pages()]
    assert _differences(reference, texts) == []


def test_entries_side_by_side_come_out_alike(reference: Convert) -> None:
    """Whole and cut entries of the lists in any order: words that begin inside others."""
    assert _differences(reference, list(_mixtures(20_000))) == []


def test_each_guard_word_becomes_what_its_stages_make_of_it(reference: Convert) -> None:
    """What is shown here and missing in ``guarded.tsv`` holds a phrase of OpenCC's."""
    assert _differences(reference, words("guards.txt")) == []


def test_a_guard_word_that_holds_a_phrase_is_a_guard_word(reference: Convert) -> None:
    """No line stays in ``guarded.tsv`` when its word leaves ``guards.txt``."""
    listed = pairs("guarded.tsv")
    assert set(listed) <= set(words("guards.txt"))
    assert {word: reference(word) for word in listed} == listed


def test_compatibility_ideographs_are_those_of_opencc(tmp_path: Path) -> None:
    """Unicode's decomposition is OpenCC's table, in both directions."""
    table = unified(tmp_path)
    blocks = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
    ideographs = [chr(code) for block in blocks for code in block]
    assert sum(table(char) != char for char in ideographs) > 1000
    for target in ("zh-Hant", "zh-Hans"):
        expected = [same_length(table(char), target) for char in ideographs]
        assert [same_length(char, target) for char in ideographs] == expected


def _differences(reference: Convert, texts: list[str]) -> list[tuple[str, str, str]]:
    """Text, what the reference says and what the engine says."""
    convert = engine("zh-Hant").convert
    found = [(text, reference(text), convert(text)) for text in texts]
    return [row for row in found if row[1] != row[2]]


def _data() -> list[list[str]]:
    folder = ROOT / "tests" / "data"
    return [
        row for name in ("names", "sentences") for row in rows(folder / f"conversion_{name}.tsv")
    ]


def _pages() -> list[Path]:
    return sorted((ROOT / "content").rglob("zh-Han?.md"))


def _mixtures(count: int) -> Iterator[str]:
    chosen = random.Random(2026)
    sentences = [row[0] for row in _data()]
    lists = [list(pairs("phrases.tsv")), words("guards.txt"), sentences]
    for _ in range(count):
        parts = [chosen.choice(chosen.choice(lists)) for _ in range(chosen.randrange(2, 8))]
        yield "".join(_piece(part, chosen) for part in parts)


def _piece(text: str, chosen: random.Random) -> str:
    start = chosen.randrange(len(text)) // 2
    return text[start : start + 6]
