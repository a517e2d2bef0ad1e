"""Worked examples: a few dates, the article that limits them, and the grade expected.

The table, ``tests/data/clock_examples.txt``, is for lawyers to check: each line can be
counted by hand. ``?`` after a grade means “possibly”; ``-`` means that there is no clock. All cases
are made up.
"""

from __future__ import annotations

import re

import pytest

from plugins.clock.history import Flags
from plugins.clock.law import load_law
from plugins.clock.readings import Reading
from tests.clock.cases import AS_OF, case, reading
from tests.sites import ROOT

TABLE = (ROOT / "tests/data/clock_examples.txt").read_text("utf-8")

FLAGS = {
    "pre-arrest-procuratorate": Flags(procuratorate_case=True),
    "review-fast-track": Flags(fast_track=True),
    "trial-1-fast-track": Flags(fast_track=True),
    "trial-1-summary": Flags(summary_procedure=True),
    "appeal-supreme-court": Flags(supreme_court=True),
}


def rows() -> list[tuple[str, ...]]:
    """The cells of the table, row by row."""
    lines = [line for line in TABLE.strip().split("\n") if not line.startswith("#")]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


def read(stage: str, events: str) -> Reading:
    """The first run of the stage in a case of these events."""
    return reading(stage, case(events, AS_OF, FLAGS.get(stage)))


@pytest.mark.parametrize(("stage", "events", "version", "article", "grade"), rows())
def test_a_worked_example_has_the_grade_of_the_table(
    stage: str, events: str, version: str, article: str, grade: str
) -> None:
    """The version, the article of the deadline that decides, and the grade."""
    found = read(stage, events)
    level = "-" if found.grade is None else found.grade.level + "?" * found.grade.possibly
    articles = [d.article.by_lang["en"] for d in (found.ordinary, found.final) if d]
    named = re.compile(rf"art\. {re.escape(article)}(?![0-9])")

    assert (version, grade) == (found.version, level)
    assert not article or any(named.search(text) for text in articles)


def test_every_rule_of_the_law_files_has_an_example() -> None:
    """A stage without an example could be wrong and nobody would see it."""
    assert {row[0] for row in rows()} == {stage.id for _, stage in load_law().stages()}


def test_the_table_is_long_enough_to_be_worth_checking() -> None:
    """Every grade occurs, certain and possible."""
    grades = {row[4] for row in rows()}

    assert len(rows()) >= 40
    assert grades == {"within", "past-ordinary", "past-every-figure", "past-every-figure?", "-"}
