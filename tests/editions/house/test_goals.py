"""The goals on the held-out set, which no list was made from."""

from __future__ import annotations

from plugins.editions.names import Known, NameBook, Scope
from plugins.editions.script import Converter
from tests.bench import scoring, unseen
from tests.sites import ROOT

NAMES = scoring.rows(ROOT / "tests/data/conversion_names.tsv")
MORE_NAMES = scoring.rows(ROOT / "tests/data/conversion_names_2.tsv")
THIRD_NAMES = scoring.rows(ROOT / "tests/data/conversion_names_3.tsv")
SENTENCES = scoring.rows(ROOT / "tests/data/conversion_sentences.tsv")


def _to(script: str, entries: tuple[Known, ...] = ()) -> scoring.Convert:
    converter = Converter(NameBook(entries))
    source = "zh-Hans" if script == "zh-Hant" else "zh-Hant"
    scope = Scope(people=frozenset({"named"}))
    return lambda text: converter.convert(text, source, script, scope)


def test_listed_names_are_right() -> None:
    """All of them, in both directions."""
    book = tuple(Known(row[0], row[1], "named") for row in NAMES)
    assert scoring.names(_to("zh-Hant", book), NAMES)[1] == []
    turned = [[row[1], row[0]] for row in NAMES]
    assert scoring.accepted(_to("zh-Hans", book), turned)[1] == []


def test_unlisted_names() -> None:
    """At least 96.5 percent."""
    assert scoring.names(_to("zh-Hant"), NAMES)[0] >= 96.5


def test_more_unlisted_names() -> None:
    """At least 96.5 percent of the second set, of which every other name has a hard character."""
    assert scoring.names(_to("zh-Hant"), MORE_NAMES)[0] >= 96.5


def test_more_names_to_simplified() -> None:
    """At most one of 633 otherwise than its source has it (高羅珮, where it has 佩)."""
    total, wrong = unseen.to_simplified(MORE_NAMES)
    assert (total, len(wrong)) == (633, 1)


def test_names_written_by_people_in_both_scripts() -> None:
    """98.5 percent of the third set, which is richer in hard characters than a text is."""
    total, wrong = unseen.to_simplified(THIRD_NAMES)
    assert len(wrong) <= 0.015 * total


def test_running_text() -> None:
    """At most 20 wrong words in 10,000 characters; 94 percent of lines without any."""
    score = scoring.sentences(_to("zh-Hant"), SENTENCES)
    assert score.per_10k <= 20
    assert score.right_lines >= 94
