"""What a reading says, what it refuses to say, and in which words."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from plugins.clock.clock import read_clock
from plugins.clock.history import Deprivation, Flags
from plugins.clock.law import load_law
from plugins.clock.spans import DayRange
from plugins.records.dates import parse_date
from tests.clock.cases import case, grade, reading, readings

LONG = "arrested 2020-01-10, transferred-for-prosecution 2020-09-10"


@pytest.mark.parametrize("jurisdiction", ["hk", "mo", "military"])
def test_other_jurisdictions_have_no_clock(jurisdiction: str) -> None:
    """One reading says why, and nothing is measured."""
    (found,) = read_clock(case(LONG, jurisdiction=jurisdiction))

    assert found.stage == "case"
    assert found.grade is None
    assert found.no_clock == load_law().reasons[f"jurisdiction.{jurisdiction}"]
    assert str(found.start) == "2020-01-10"


def test_an_empty_history_says_nothing() -> None:
    """Nothing is known, so nothing is said; nor does Hong Kong fail on it."""
    assert read_clock(case("")) == ()
    assert len(read_clock(case("", jurisdiction="hk"))) == 1


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("house-arrest", "No legal basis known"),
        ("enforced-disappearance", "No legal basis known"),
        ("re-education-through-labour", "2013"),
        ("custody-and-repatriation", "2003"),
        ("psychiatric", "no figures"),
    ],
)
def test_a_measure_without_a_limit_says_so(measure: str, words: str) -> None:
    """Its days are counted, and no grade is given."""
    held = Deprivation(measure, parse_date("2005-01-01"), parse_date("2005-01-31"))
    (found,) = read_clock(case("", measures=(held,)))

    assert found.grade is None
    assert found.no_clock is not None
    assert words in found.no_clock.by_lang["en"]
    assert (found.days.least, found.days.most, found.how) == (30, 30, "event")


def test_a_measure_that_goes_on_is_counted_to_the_day_that_is_known() -> None:
    """And one that a law limits is no measure without a clock."""
    house = Deprivation("house-arrest", parse_date("2020-01-01"))
    arrest = Deprivation("arrest", parse_date("2020-01-01"))
    (found,) = read_clock(case("", "2020-01-31", measures=(house, arrest)))

    assert found.days.most == 30
    assert found.no_later_stage is not None


def test_the_deadlines_of_a_reading_can_be_drawn() -> None:
    """Each with its last day, its article, who approves it, and whether it was needed."""
    found = reading("investigation", case(LONG))
    deadlines = [found.ordinary, *found.extended]

    assert [d and d.last_day for d in deadlines] == [
        DayRange(day, day)
        for day in (date(2020, 3, 10), date(2020, 4, 10), date(2020, 6, 10), date(2020, 8, 10))
    ]
    assert [d and d.needed for d in deadlines] == ["no", "yes", "yes", "yes"]
    assert [d and d.article.by_lang["en"].split(", ")[-1] for d in deadlines] == [
        "art. 156",
        "art. 156",
        "art. 158",
        "art. 159",
    ]
    assert found.extended[0].by is not None
    assert found.extended[0].by.by_lang["zh-Hans"] == "上一级人民检察院"
    assert found.final is not None
    assert found.final.limit.by_lang["zh-Hant"] == "7個月"


def test_a_vague_start_makes_a_range_of_deadlines() -> None:
    """“January 2020”: the last day lies in March."""
    found = reading(
        "investigation", case("arrested 2020-01, transferred-for-prosecution 2020-03-20")
    )

    assert found.ordinary is not None
    assert found.ordinary.last_day == DayRange(date(2020, 3, 1), date(2020, 3, 31))
    assert grade(
        "investigation", case("arrested 2020-01, transferred-for-prosecution 2020-03-20")
    ) == ("past-ordinary?")


@pytest.mark.parametrize(
    ("transfer", "expected"),
    [
        ("2020-03-10", "within"),
        ("2020-03-11", "past-ordinary?"),  # two days of grace
        ("2020-03-12", "past-ordinary?"),
        ("2020-03-13", "past-ordinary"),
        ("2020-03", "past-ordinary?"),
        ("2020-03-13?", "past-ordinary?"),
        ("2020-03-13~", "past-ordinary?"),
        ("2020-03-13/..", "past-every-figure?"),
        ("2020-09", "past-every-figure"),
    ],
)
def test_a_limit_is_exceeded_only_if_that_is_certain(transfer: str, expected: str) -> None:
    """Arrested on 10 January: two months end on 10 March, and two days are never held against."""
    history = case(f"arrested 2020-01-10, transferred-for-prosecution {transfer}")

    assert grade("investigation", history) == expected


@pytest.mark.parametrize(
    ("certainty", "expected"),
    [
        ("confirmed", "past-every-figure"),
        ("reported", "past-every-figure"),
        ("alleged", "past-every-figure?"),
        ("disputed", "past-every-figure?"),
    ],
)
def test_an_alleged_event_supports_nothing_certain(certainty: str, expected: str) -> None:
    """What somebody alleges, or somebody disputes, is only possible."""
    history = case(f"arrested 2020-01-10 {certainty}, transferred-for-prosecution 2020-09-10")

    assert grade("investigation", history) == expected


def test_one_level_can_be_certain_and_a_worse_one_possible() -> None:
    """Past two months for sure, past seven perhaps."""
    found = reading(
        "investigation", case("arrested 2020-01-10, transferred-for-prosecution 2020")
    ).grade
    later = reading(
        "investigation", case("arrested 2020-01-10, transferred-for-prosecution 2020-05/2020-12")
    ).grade

    assert found is not None
    assert (found.certain, found.level) == ("within", "past-every-figure")
    assert later is not None
    assert (later.certain, later.level, later.possibly) == (
        "past-ordinary",
        "past-every-figure",
        True,
    )


def test_the_thirty_seven_days_need_a_suspect_of_the_three_kinds() -> None:
    """Where it is known that the person is none, 14 days are the last figure."""
    events = "detained-criminal 2020-03-01, arrested 2020-04-01"
    known = Flags(three_kinds_suspect=False)

    assert grade("pre-arrest", case(events)) == "past-ordinary"
    assert (
        grade("pre-arrest", case(events, flags=Flags(three_kinds_suspect=True))) == "past-ordinary"
    )
    assert grade("pre-arrest", case(events, flags=known)) == "past-every-figure"


def test_exceptions_of_state_security_are_named_unless_it_is_known_to_be_none() -> None:
    """They widen what is lawful; they lengthen nothing."""
    events = "detained-criminal 2020-03-01, family-notified 2020-03-20"
    named = {
        flag: len(
            reading("family-notice-detention", case(events, flags=Flags(state_security=flag))).open
        )
        for flag in (True, None, False)
    }

    assert named == {True: 2, None: 2, False: 1}


def test_a_minor_is_not_tried_in_the_fast_track() -> None:
    """Art. 223, item 2: the ordinary limit applies."""
    events = "court-accepted 2020-01-10, judgment-1 2020-02-10"

    assert readings("trial-1", case(events, flags=Flags(fast_track=True))) == []
    assert grade("trial-1", case(events, flags=Flags(fast_track=True, juvenile=True))) == "within"


def test_an_administrative_case_is_read_by_its_own_law_only() -> None:
    """A criminal event in an administrative case begins no criminal stage."""
    history = case(
        "admin-detention-start 2020-01-10, released 2020-01-20, arrested 2020-03-01",
        jurisdiction="prc-admin",
    )

    assert {r.law for r in read_clock(history)} == {"psapl"}


def test_readings_come_in_the_order_of_their_dates() -> None:
    """A page draws them from the first day to the last."""
    history = case("arrested 2020-01-10, detained-criminal 2019-12-10, court-accepted 2020-08-01")
    starts = [found.start.earliest for found in read_clock(history)]

    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("stage", "events", "en", "hans"),
    [
        (
            "investigation",
            "arrested 2020-01-10, transferred-for-prosecution 2020-03-01",
            "Within the ordinary limit of 2 months (Criminal Procedure Law (2018), art. 156).",
            "未超过《刑事诉讼法》（2018年）第一百五十六条规定的一般期限（2个月）。",
        ),
        (
            "investigation",
            "arrested 2020-01-10, transferred-for-prosecution 2020-03-20",
            "Exceeds the ordinary limit of 2 months in Criminal Procedure Law (2018), art. 156: "
            "lawful only if the procuratorate at the next higher level approved it, and the case "
            "is complex and cannot be concluded in time (Criminal Procedure Law (2018), art. 156).",
            "超过《刑事诉讼法》（2018年）第一百五十六条规定的一般期限（2个月）：须有以下批准或者情形，"
            "方为合法：经上一级人民检察院批准，且案情复杂、期限届满不能终结"
            "（《刑事诉讼法》（2018年）第一百五十六条）。",
        ),
        (
            "residential-surveillance",
            "rsdl-start 2015-07-10, arrested 2016-03-10",
            "Exceeds every figure that the law gives, 6 months at most (Criminal Procedure Law "
            "(2012), art. 77, para. 1); we know of no clause that allows more.",
            "超过法律写明的最长期限（6个月，《刑事诉讼法》（2012年）第七十七条第一款）；"
            "未见允许更长时间的条款。",
        ),
        (
            "indictment-service",
            "indictment-served 2020-01-10, trial-opened 2020-01-12",
            "Less than the 10 days that Criminal Procedure Law (2018), art. 187, para. 1 asks for.",
            "少于《刑事诉讼法》（2018年）第一百八十七条第一款要求的10日。",
        ),
    ],
)
def test_a_grade_is_said_in_a_sentence(stage: str, events: str, en: str, hans: str) -> None:
    """It names what is exceeded and what would have to be so, and accuses nobody."""
    words = reading(stage, case(events)).sentence.by_lang

    assert (en, hans) == (words["en"], words["zh-Hans"])


def test_nothing_in_a_reading_adds_up_stages() -> None:
    """Totals over a whole case disagree with one another, so there is none."""
    names = {field.name for found in read_clock(case(LONG)) for field in dataclasses.fields(found)}

    assert not {name for name in names if "total" in name}
    assert len({r.stage for r in read_clock(case(LONG))}) == len(read_clock(case(LONG)))
