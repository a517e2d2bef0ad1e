"""What must hold for every history: doubt never accuses, time never heals.

Histories are drawn at random: any events, dates as days, months, years or ranges. They are
the same in every run (``derandomize``); to look further, take that out and ask for more
examples.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.clock.clock import read_clock
from plugins.clock.history import Event, Flags, History
from plugins.clock.law import load_law
from plugins.clock.readings import LEVELS, Reading
from plugins.records.dates import Edtf, parse_date
from tests.clock.test_law import FORBIDDEN

pytestmark = pytest.mark.slow  # thousands of made-up histories

DAYS = st.dates(date(1996, 6, 1), date(2026, 5, 1))
MAYBE = st.sampled_from([None, True, False])
FLAGS = st.builds(Flags, *[MAYBE] * 7)


@st.composite
def dates(draw: st.DrawFn) -> Edtf:
    """A day, a month, a year, a range of days, perhaps with a mark of doubt."""
    day = draw(DAYS)
    later = day + timedelta(days=draw(st.integers(0, 200)))
    text = draw(
        st.sampled_from(
            [f"{day}", f"{day:%Y-%m}", f"{day:%Y}", f"{day}/{later}", f"{day}~", f"{day:%Y-%m}?"]
        )
    )
    return parse_date(text)


STAGES = [stage for _, stage in load_law().stages()]


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Events of one or two stages, so that they have to do with one another."""
    stages = draw(st.lists(st.sampled_from(STAGES), min_size=1, max_size=2))
    types = sorted({type_ for stage in stages for type_ in stage.events})
    events = st.builds(Event, st.sampled_from(types), dates())
    return History(
        events=tuple(draw(st.lists(events, min_size=1, max_size=7))),
        as_of=parse_date("2026-06-30"),
        flags=draw(FLAGS),
    )


HISTORIES = histories()


@st.composite
def vaguer(draw: st.DrawFn) -> tuple[History, History]:
    """A history, and the same with the date of one event less well known."""
    history = draw(HISTORIES)
    at = draw(st.integers(0, len(history.events) - 1))
    old = history.events[at].date
    first = old.earliest - timedelta(days=draw(st.integers(0, 400)))
    last = old.latest + timedelta(days=draw(st.integers(0, 400)))
    mark = "~" if old.approximate or old.uncertain else ""
    new = replace(history.events[at], date=parse_date(f"{first}{mark}/{last}"))
    events = (*history.events[:at], new, *history.events[at + 1 :])
    return history, replace(history, events=events)


def certain(history: History) -> dict[tuple[str, object], int]:
    """How bad each stage surely is: the worst certain level of its runs."""
    worst: dict[tuple[str, object], int] = {}
    for reading in read_clock(history):
        if reading.grade is not None:
            key = (reading.stage, None)
            worst[key] = max(worst.get(key, 0), LEVELS.index(reading.grade.certain))
    return worst


@given(vaguer())
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_vaguer_date_never_makes_a_certain_grade_worse(pair: tuple[History, History]) -> None:
    """Who knows less may not accuse more."""
    exact, vague = pair
    before, after = certain(exact), certain(vague)

    assert {key: level for key, level in after.items() if level > before.get(key, 0)} == {}


@given(HISTORIES, st.integers(0, 2000))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_later_day_of_knowledge_never_improves_a_grade(history: History, more: int) -> None:
    """The same events, known up to a later day: time does not run backwards."""
    later = replace(history, as_of=parse_date(str(date(2026, 6, 30) + timedelta(days=more))))
    before, after = levels(history), levels(later)

    assert [key for key, pair in before.items() if pair[0] > after[key][0]] == []
    assert [key for key, pair in before.items() if pair[1] > after[key][1]] == []


def levels(history: History) -> dict[tuple[str, int], tuple[int, int]]:
    """The certain and the possible level of each run."""
    return {
        (r.stage, r.number): (LEVELS.index(r.grade.certain), LEVELS.index(r.grade.level))
        for r in read_clock(history)
        if r.grade is not None
    }


@given(HISTORIES)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_every_reading_is_whole(history: History) -> None:
    """A grade or a reason, never both; ranges in order; words in three languages."""
    for reading in read_clock(history):
        assert (reading.grade is None) != (reading.no_clock is None)
        assert reading.end.earliest <= reading.end.latest
        assert reading.days.most is None or 0 <= reading.days.least <= reading.days.most
        assert reading.sentence.by_lang.keys() == {"en", "zh-Hans", "zh-Hant"}
        assert_plain(reading)
        assert_in_order(reading)


def assert_plain(reading: Reading) -> None:
    """No place of a sentence is left open, and none accuses."""
    for words in reading.sentence.by_lang.values():
        assert "{" not in words
        assert not FORBIDDEN.search(words)


def assert_in_order(reading: Reading) -> None:
    """The deadlines of a stage follow one another, and what is possible is no better."""
    deadlines = [d.last_day for d in (reading.ordinary, *reading.extended) if d is not None]

    assert all(d.earliest <= d.latest for d in deadlines)
    assert [d.latest for d in deadlines] == sorted(d.latest for d in deadlines)
    if reading.grade is not None:
        assert LEVELS.index(reading.grade.certain) <= LEVELS.index(reading.grade.level)
        assert reading.grade.possibly == (reading.grade.certain != reading.grade.level)


@given(HISTORIES)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_doubtful_event_supports_nothing_certain(history: History) -> None:
    """If everything is only alleged, nothing beyond “possibly” is said."""
    alleged = tuple(replace(event, certainty="alleged") for event in history.events)

    assert set(certain(replace(history, events=alleged)).values()) <= {0}


@given(HISTORIES, MAYBE)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_state_security_lengthens_no_limit(history: History, flag: bool | None) -> None:
    """It widens exceptions only (Criminal Procedure Law 2018, arts. 39, 75, 85)."""
    other = replace(history, flags=replace(history.flags, state_security=flag))
    ours, theirs = read_clock(history), read_clock(other)

    assert [(r.stage, r.grade, r.final) for r in ours] == [
        (r.stage, r.grade, r.final) for r in theirs
    ]


@given(HISTORIES)
@settings(max_examples=50, deadline=None, derandomize=True)
def test_the_order_of_events_in_a_record_does_not_matter(history: History) -> None:
    """An editor may list them as they became known, unless two stand on the same dates."""
    spans = [(e.date.earliest, e.date.latest) for e in history.events]
    if len(set(spans)) == len(spans):
        turned = replace(history, events=history.events[::-1])

        assert read_clock(history) == read_clock(turned)
