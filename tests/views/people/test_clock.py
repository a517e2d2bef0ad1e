"""From a record to the clock's history, and from its readings to bars and lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.views.people.arithmetic import arithmetic
from plugins.views.people.clock import apart, history, readings
from plugins.views.people.limits import COLUMNS, PAST_ALL, PAST_ORDINARY, WITHIN, draw
from tests.views.people.records import facts_of

ARRESTED = "{type: arrested, date: 2010-01-10, source: [s1]}"


def case(*events: str, more: str = "") -> str:
    """A case as YAML."""
    return f"[{{id: c1, events: [{', '.join(events)}]{more}, source: [s1]}}]"


def test_the_clock_stops_at_the_status(tmp_path: Path) -> None:
    """Never at the day of the build."""
    facts = facts_of(tmp_path, "arrested", "2010-02", case=case(ARRESTED))

    assert history(facts, 0).as_of.text == "2010-02"


def test_a_flag_that_is_not_set_is_not_known(tmp_path: Path) -> None:
    """Nobody said “no”; terrorism counts with state security."""
    told = history(facts_of(tmp_path, case=case(more=", flags: {terrorism: true}")), 0).flags

    assert (told.state_security, told.juvenile, told.fast_track) == (True, None, None)


def test_notices_of_the_custody_are_events_of_the_one_case(tmp_path: Path) -> None:
    """With two cases nobody knows to which they belong."""
    custody = (
        "[{measure: arrest, start: {date: 2010-01-10, source: [s1]}, "
        "family_notified: {date: 2010-01-11, source: [s1]}, "
        "lawyer: {requested: 2010-01-12, met: 2010-01-13, source: [s1]}}]"
    )
    one = history(facts_of(tmp_path / "1", custody=custody, case=case(ARRESTED)), 0)
    both = case(ARRESTED)[:-1] + ", {id: c2, source: [s1]}]"
    two = history(facts_of(tmp_path / "2", custody=custody, case=both), 0)

    assert [event.type for event in one.events] == [
        "arrested", "family-notified", "lawyer-requested", "lawyer-met",
    ]  # fmt: skip
    assert [event.type for event in two.events] == ["arrested"]


def test_house_arrest_belongs_to_no_case(tmp_path: Path) -> None:
    """A measure without a law is told apart, to its own end, and not with each case."""
    custody = (
        "[{measure: house-arrest, start: {date: 2010-01-02, source: [s1]}, "
        "end: {date: 2010-03-04, source: [s1]}}]"
    )
    both = case(ARRESTED)[:-1] + ", {id: c2, source: [s1]}]"
    facts = facts_of(tmp_path, custody=custody, case=both)
    stages = [r.stage for number in (0, 1) for r in readings(facts, number)]
    [alone] = apart(facts)

    assert not [stage for stage in stages if stage.startswith("measure.")]
    assert (alone.stage, alone.grade) == ("measure.house-arrest", None)
    assert (alone.end.earliest, alone.end.latest) == (date(2010, 3, 4), date(2010, 3, 4))


@pytest.mark.parametrize(
    ("article", "known"),
    [("CL-105-2", True), ("CL-120", True), ("CL-293", None), ("NSL-29", None)],
)
def test_state_security_follows_from_the_articles(
    article: str, known: bool | None, tmp_path: Path
) -> None:
    """Articles 102 to 113 and 120 of the Criminal Law are of that kind; others say nothing."""
    charged = case(more=f", charges: [{{article: {article}, stage: suspected}}]")

    assert history(facts_of(tmp_path, case=charged), 0).flags.state_security is known


def test_a_flag_that_a_source_denies_is_false(tmp_path: Path) -> None:
    """What a source says goes before what the article suggests."""
    charged = case(
        more=", flags: {state_security: false}, charges: [{article: CL-105-2, stage: suspected}]"
    )

    assert history(facts_of(tmp_path, case=charged), 0).flags.state_security is False


def investigation(folder: Path, until: str) -> list[tuple[int, str]]:
    """The upper row of the bar of an investigation that began on 10 January 2010."""
    moved = f"{{type: transferred-for-prosecution, date: {until}, source: [s1]}}"
    facts = facts_of(folder, "indicted", "2012-01", case=case(ARRESTED, moved))
    reading = next(r for r in readings(facts, 0) if r.stage == "investigation")
    bar = draw(reading)
    assert bar is not None
    assert sum(c.span for c in bar.passed) == sum(t.span for t in bar.limits) == COLUMNS
    return [(cell.span, cell.pattern) for cell in bar.passed if cell.pattern]


@pytest.mark.parametrize(
    ("until", "patterns"),
    [
        ("2010-02-10", [WITHIN]),
        ("2010-03-12", [WITHIN]),
        ("2010-05-10", [WITHIN, PAST_ORDINARY]),
        ("2011-05-10", [WITHIN, PAST_ORDINARY, PAST_ALL]),
    ],
)
def test_the_bar_shows_no_more_than_the_grade(
    until: str, patterns: list[str], tmp_path: Path
) -> None:
    """Two months, then approvals, then nothing; two days of grace are no breach."""
    assert [pattern for _, pattern in investigation(tmp_path, until)] == patterns


def test_what_may_have_passed_is_drawn_apart(tmp_path: Path) -> None:
    """“2010” for the end makes most of the year possible, not certain."""
    assert [pattern for _, pattern in investigation(tmp_path, "2010")] == ["f0"]


def test_a_term_is_counted_from_its_first_day(tmp_path: Path) -> None:
    """Ten years from 28 June 2010 end on 27 June 2020 (the day before the same day)."""
    given = case(more=", sentence: {kind: fixed, term: 10y, start: 2010-06-28}")
    found = arithmetic(facts_of(tmp_path, case=given), 0)

    assert found is not None and found.ends.is_day
    assert found.ends.earliest == date(2020, 6, 27)


def test_custody_before_the_judgment_is_taken_off(tmp_path: Path) -> None:
    """One day for one; the rule and its article come along."""
    custody = (
        "[{measure: arrest, start: {date: 2010-06-28, source: [s1]}, "
        "end: {date: 2011-03-10, source: [s1]}}]"
    )
    judged = "{type: judgment-1, date: 2011-03-10, source: [s1]}"
    given = case(judged, more=", sentence: {kind: fixed, term: 10y}")
    found = arithmetic(facts_of(tmp_path, case=given, custody=custody), 0)

    assert found is not None
    assert found.ends.earliest <= date(2020, 6, 27) <= found.ends.latest
    assert [credit.words is not None for credit in found.credits] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "{kind: life}",
        "{kind: fixed}",
        "{kind: fixed, term: 3y}",
        "{kind: fixed, term: 3y, suspended: 4y, start: 2010-01-01}",
    ],
)
def test_what_cannot_be_counted_is_not_counted(sentence: str, tmp_path: Path) -> None:
    """No term, no day to count from, or no prison."""
    assert arithmetic(facts_of(tmp_path, case=case(more=f", sentence: {sentence}")), 0) is None
