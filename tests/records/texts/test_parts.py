"""A version's file becomes articles and paragraphs with anchors."""

from __future__ import annotations

import pytest

from plugins.errors import Problems
from plugins.records.files import SourceFile
from plugins.records.texts.parts import Wording, read_wording
from tests.texts import CHINESE, ENGLISH

ANCHORS = [
    "preamble",
    "preamble-p1",
    "art-1",
    "art-1-p1",
    "art-1-p2",
    "art-2",
    "art-2-1",
    "art-2-2",
    "art-2-2-a",
    "art-2-2-b",
    "art-2-2-b-i",
    "art-2-2-b-ii",
    "art-2-3",
]


def wording(given: str, lang: str = "en") -> tuple[Wording, Problems]:
    """A text that was read, with what was wrong."""
    problems = Problems()
    return read_wording(lang, SourceFile("x.txt", given), problems), problems


@pytest.mark.parametrize(("lang", "given"), [("en", ENGLISH), ("zh-Hans", CHINESE)])
def test_anchors_are_the_same_in_every_language(lang: str, given: str) -> None:
    """A link to a paragraph works in all editions."""
    found, problems = wording(given, lang)

    assert list(found.anchors) == ANCHORS
    assert list(problems) == []


def test_a_part_begins_before_its_first_article() -> None:
    """Its heading stands where the official text has it."""
    found, _ = wording(ENGLISH)

    assert {article.id: article.parts for article in found.articles if article.parts} == {
        "art-2": ["Part II"]
    }


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("### Article 1\nA.\n", "the text has no title"),
        ("# A\n# B\n### Article 1\nA.\n", "the text has two titles"),
        ("# A\nA.\n", "this paragraph stands before the first article"),
        ("# A\n### Artikel 1\n", "“Artikel 1” is no heading of an article"),
        ("# A\n### Article 1\nA.\n### Article 1\nB.\n", "“art-1” is given twice"),
        ("# A\n### Article 1\n1. A.\n1. B.\n", "the paragraph “1” of art-1 is given twice"),
        ("# A\n### Article 1\n", "“Article 1” has no paragraph"),
        ("# A\n### Article 1\nA.\n## Part II\n", "“Part II” has no article"),
    ],
)
def test_what_has_no_place_is_named(given: str, sentence: str) -> None:
    """Every line of a text has an address, or a message."""
    _, problems = wording(given)

    assert sentence in [problem.message for problem in problems]
