"""Which runs of a stage a history has, and what is known of their ends."""

from __future__ import annotations

import pytest

from plugins.clock.clock import read_clock
from plugins.clock.history import Event
from plugins.records.dates import parse_date
from tests.clock.cases import case, grade, reading, readings


def test_an_event_of_its_own_ends_a_stage() -> None:
    """Detention ends with the arrest."""
    found = reading("pre-arrest", case("detained-criminal 2020-03-01, arrested 2020-03-11"))

    assert found.how == "event"
    assert found.end_event == Event("arrested", parse_date("2020-03-11"))
    assert (found.days.least, found.days.most) == (10, 10)


def test_a_later_event_shows_that_a_stage_is_over() -> None:
    """The transfer is not known, the judgment is: the end lies anywhere before it."""
    found = reading("investigation", case("arrested 2016-01-08, judgment-1 2017-11-28"))

    assert found.how == "implied"
    assert (found.days.least, found.days.most) == (0, 690)
    assert found.grade is not None
    assert (found.grade.certain, found.grade.possibly) == ("within", True)
    assert found.end_not_known is not None
    assert found.no_later_stage is None


def test_what_a_later_event_leaves_within_the_limit_is_certain() -> None:
    """Arrested in June, judged in December: seven months were not reached."""
    history = case("arrested 2009-06-23, judgment-1 2009-12-25")

    assert grade("investigation", history) == "past-ordinary?"


@pytest.mark.parametrize(
    "events",
    [
        "detained-criminal 2020-03-01, released 2021-03-01",
        "arrested 2020-03-01, released 2026-03-01",
        "court-accepted 2015-03-01, released 2019-03-01",
        "bail 2015-03-01, judgment-1 2019-03-01",
        "transferred-for-prosecution 2015-03-01, court-accepted 2019-03-01",
    ],
)
def test_release_says_nothing_of_when_a_stage_ended(events: str) -> None:
    """Who was released after years was perhaps tried meanwhile: nothing is certain."""
    implied = [r for r in read_clock(case(events)) if r.how == "implied"]
    found = [r.grade.certain for r in implied if r.grade]

    assert found
    assert set(found) == {"within"}


def test_without_a_later_event_time_is_counted_to_the_day_that_is_known() -> None:
    """Never to the day of the build; and the reading says that nothing later is known."""
    found = reading("investigation", case("arrested 2020-01-10", as_of="2020-02"))

    assert found.how == "open"
    assert (found.days.least, found.days.most) == (22, 50)
    assert found.no_later_stage is not None
    assert "{date}" in found.no_later_stage.by_lang["en"]


def test_of_a_missing_notice_nothing_is_said() -> None:
    """That we know of no notice to the family does not mean that there was none."""
    found = reading("family-notice-detention", case("detained-criminal 2020-03-01"))

    assert found.grade is None
    assert found.no_clock is not None
    assert "no statement" in found.no_clock.by_lang["en"]
    assert (found.days.least, found.days.most) == (0, None)
    assert found.ordinary is not None


def test_a_notice_of_a_later_measure_is_none_of_an_earlier_one() -> None:
    """The family was told of the arrest; whether of the detention is not known."""
    history = case("detained-criminal 2020-03-01, arrested 2020-04-01, family-notified 2020-04-02")

    assert grade("family-notice-detention", history) == "-"
    assert grade("family-notice-arrest", history) == "within"


def test_a_notice_on_the_day_of_the_next_step_may_be_of_that_step() -> None:
    """Told on the day of the arrest: of the arrest, by all we know, not of the detention."""
    history = case("detained-criminal 2020-03-01, family-notified 2020-04-01, arrested 2020-04-01")

    assert grade("family-notice-detention", history) == "-"


def test_a_part_is_not_judged_by_the_end_of_the_whole() -> None:
    """The day of the request is not known; the arrest alone is no sign that it was late."""
    history = case("detained-criminal 2020-03-01, arrested 2020-04-05")
    told = [reading.stage for reading in read_clock(history)]

    assert "pre-arrest" in told
    assert "arrest-request" not in told


def test_returns_for_more_investigation_begin_the_review_anew() -> None:
    """Three reviews, two supplementary investigations, each measured by itself."""
    history = case(
        "transferred-for-prosecution 2020-01-10, returned-for-supplementary 2020-02-10,"
        "transferred-for-prosecution 2020-03-10, returned-for-supplementary 2020-04-10,"
        "transferred-for-prosecution 2020-05-10, indicted 2020-06-20"
    )

    assert [r.number for r in readings("review", history)] == [1, 2, 3]
    assert [grade("review", history, n) for n in (1, 2, 3)] == ["within", "within", "past-ordinary"]
    assert [r.how for r in readings("supplementary-investigation", history)] == ["event"] * 2
    assert len(readings("review-total", history)) == 1
    assert grade("review-total", history) == "past-ordinary"


def test_a_third_return_is_one_too_many() -> None:
    """Art. 175, para. 3: twice at most; an indictment in between begins the count anew."""
    three = ",".join(
        f"returned-for-supplementary 2020-0{n}-10, transferred-for-prosecution 2020-0{n + 1}-10"
        for n in (2, 4, 6)
    )

    assert grade("supplementary-investigation", case(three), 2) == "within"
    assert grade("supplementary-investigation", case(three), 3) == "past-every-figure"
    assert (
        "more often"
        in reading("supplementary-investigation", case(three), 3).sentence.by_lang["en"]
    )

    between = f"{three}, indicted 2020-05-20"
    maybe = f"{three}, indicted 2020"
    assert grade("supplementary-investigation", case(between), 3) == "within"
    assert grade("supplementary-investigation", case(maybe), 3) == "past-every-figure?"


def test_residential_surveillance_is_measured_within_one_phase() -> None:
    """Another organ may decide anew, and the six months begin again (SPP Rules, art. 113)."""
    history = case(
        "rsdl-start 2020-01-10, transferred-for-prosecution 2020-06-10, arrested 2020-11-10"
    )

    assert [r.how for r in readings("residential-surveillance", history)] == ["event", "event"]
    assert grade("residential-surveillance", history, 1) == "within"
    assert grade("residential-surveillance", history, 2) == "within"


def test_a_case_that_is_sent_back_is_tried_anew() -> None:
    """Art. 241: the limit is counted anew from the day the first court gets the case back."""
    history = case(
        "court-accepted 2020-01-10, judgment-1 2020-03-01, appeal-accepted 2020-04-01,"
        "remanded 2020-05-20, judgment-1 2020-07-10"
    )

    assert [grade("trial-1", history, n) for n in (1, 2)] == ["within", "within"]
    assert grade("appeal", history) == "within"


def test_another_crime_begins_the_investigation_anew() -> None:
    """Art. 160, para. 1."""
    history = case(
        "arrested 2020-01-10, other-crime-found 2020-08-01, transferred-for-prosecution 2020-09-20"
    )

    assert [grade("investigation", history, n) for n in (1, 2)] == ["past-ordinary", "within"]


def test_time_that_is_not_counted_makes_everything_uncertain() -> None:
    """Arts. 149 and 206: how long an evaluation or a suspension lasted is not known."""
    without = case("court-accepted 2020-01-10, judgment-1 2021-01-10")
    suspended = case("court-accepted 2020-01-10, trial-suspended 2020-03, judgment-1 2021-01-10")

    assert grade("trial-1", without) == "past-every-figure"
    assert grade("trial-1", suspended) == "past-every-figure?"


@pytest.mark.parametrize(
    "end", ["died 2020-02-01", "executed 2020-02-01", "case-dropped 2020-02-01"]
)
def test_a_death_or_the_end_of_the_case_ends_every_stage(end: str) -> None:
    """Nothing is counted beyond a death."""
    found = reading("investigation", case(f"arrested 2020-01-10, {end}"))

    assert (found.how, found.days.most) == ("event", 22)


def test_events_of_one_day_keep_the_order_in_which_they_are_listed() -> None:
    """Released and detained again on the same day: the release ended the earlier detention."""
    history = case("released 2020-03-01, summoned 2020-03-01")

    assert reading("summons", history).how == "open"


def test_a_date_that_is_open_to_the_future_ends_where_knowledge_does() -> None:
    """“Transferred in March 2020 or later”, known up to June."""
    found = reading(
        "investigation",
        case("arrested 2020-01-10, transferred-for-prosecution 2020-03/..", as_of="2020-06-01"),
    )

    assert (found.days.least, found.days.most) == (51, 143)


def test_a_start_that_is_open_to_the_past_has_no_most_days_and_no_law() -> None:
    """“Arrested before March 2020”: neither how long at most nor by which law is known."""
    found = reading("investigation", case("arrested ../2020-02, died 2020-03-01"))

    assert (found.days.least, found.days.most) == (1, None)
    assert found.grade is None
    assert found.no_clock is not None
    assert "may have begun" in found.no_clock.by_lang["en"]
