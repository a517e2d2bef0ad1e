"""When a prison term ends, and what is counted towards it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.clock.history import Deprivation
from plugins.clock.sentence import parole_from, rights_end, sentence_end, term_end
from plugins.clock.spans import DayRange, add_months, add_years
from plugins.records.dates import Edtf, parse_date
from plugins.records.text import Duration

DAYS = st.dates(date(1998, 1, 1), date(2030, 12, 31))
TERMS = st.builds(Duration, st.integers(0, 25), st.integers(0, 11), st.integers(0, 15))


def d(text: str) -> Edtf:
    """A date in short."""
    return parse_date(text)


def held(measure: str, start: str, end: str | None = None) -> Deprivation:
    """A time of custody in short."""
    return Deprivation(measure, d(start), d(end) if end else None)


def term(text: str) -> Duration:
    """A length of time in short."""
    return Duration.read(text)


def only(day: str) -> DayRange:
    """A range of one day."""
    return DayRange(date.fromisoformat(day), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        ("2010-06-28", "10y", "2020-06-27"),
        ("2020-01-01", "1y", "2020-12-31"),
        ("2020-01-31", "1m", "2020-02-28"),  # last day to last day, and the day before it
        ("2020-01-15", "6m", "2020-07-14"),
        ("2020-02-29", "1y", "2021-02-27"),  # no such day: the day before the month's last
        ("2019-02-28", "1y", "2020-02-27"),
        ("2016-08-31", "4y6m", "2021-02-27"),
        ("2020-03-01", "15d", "2020-03-15"),
    ],
)
def test_a_term_ends_on_the_day_before_the_same_date(start: str, length: str, last: str) -> None:
    """Supreme People's Court, Interpretation of 2021, art. 202, para. 2."""
    assert last == str(term_end(date.fromisoformat(start), term(length)))


def test_custody_counts_day_for_day() -> None:
    """Detained on 28 June 2010, ten years: 27 June 2020, as a public list has it."""
    found = sentence_end("fixed", term("10y"), d("2011-03-10"), [held("arrest", "2010-06-28")])

    assert found.calendar == only("2020-06-27")
    assert found.latest == date(2020, 6, 27)
    assert [c.least for c in found.credits] == [c.most for c in found.credits] == [255]


def test_surveillance_under_the_law_of_1996_gave_no_credit() -> None:
    """Held from 8 December 2008, under surveillance from the 9th, arrested on 23 June 2009.

    Eleven years end in June 2020, not in December 2019: half a year of surveillance is not
    counted. With the one day of December it is the 21st, without it the 22nd.
    """
    surveillance = held("residential-surveillance", "2008-12-09", "2009-06-23")
    arrest = held("arrest", "2009-06-23")
    day = held("criminal-detention", "2008-12-08", "2008-12-09")
    judgment = d("2009-12-25")

    without = sentence_end("fixed", term("11y"), judgment, [surveillance, arrest])
    with_day = sentence_end("fixed", term("11y"), judgment, [day, surveillance, arrest])

    assert (without.earliest, without.latest) == (date(2020, 6, 22), date(2020, 6, 22))
    assert (with_day.earliest, with_day.latest) == (date(2020, 6, 21), date(2020, 6, 21))
    assert [c.most for c in with_day.credits] == [1, 0, 185]


def test_what_is_not_counted_says_why() -> None:
    """A reader asks where half a year went; the article answers."""
    surveillance = held("residential-surveillance", "2008-12-09", "2009-06-23")
    credit = sentence_end("fixed", term("11y"), d("2009-12-25"), [surveillance]).credits[0]

    assert credit.words is not None
    assert credit.article is not None
    assert "designated location" in credit.words.by_lang["en"]
    assert "第七十六条" in credit.article.by_lang["zh-Hans"]


@pytest.mark.parametrize(
    ("kind", "measure", "start", "end", "least", "most"),
    [
        ("fixed", "arrest", "2020-01-01", "2020-03-01", 60, 61),
        ("detention", "arrest", "2020-01-01", "2020-03-01", 60, 61),
        ("control", "arrest", "2020-01-01", "2020-03-01", 120, 122),
        ("fixed", "rsdl", "2015-07-10", "2016-01-08", 91, 92),
        ("control", "rsdl", "2015-07-10", "2016-01-08", 182, 183),
        ("fixed", "rsdl", "2012-03-01", "2012-05-01", 0, 0),  # before 2013
        ("fixed", "rsdl", "2012-12-01", "2013-02-01", 0, 32),  # across: which days is not settled
        ("fixed", "residential-surveillance", "2015-07-10", "2016-01-08", 0, 0),
        ("fixed", "house-arrest", "2015-07-10", "2016-01-08", 0, 0),
        ("fixed", "liuzhi", "2019-01-01", "2019-04-01", 90, 91),
        ("control", "liuzhi", "2019-01-01", "2019-04-01", 180, 182),
        ("fixed", "guanhu", "2025-07-01", "2025-07-08", 7, 8),
        ("fixed", "hospital", "2020-01-01", "2020-03-01", 0, 0),  # no rule is known
        ("fixed", "arrest", "2020-01", "2020-03-01", 30, 61),
    ],
)
def test_each_measure_counts_as_its_law_says(
    kind: str, measure: str, start: str, end: str, least: int, most: int
) -> None:
    """Criminal Law 41, 44, 47; CPL 76 since 2013; Supervision Law 44 (2018), 50 (2024).

    Whether the day of a release counts is not settled, so it makes a range.
    """
    custody = [held(measure, start, end)]
    found = sentence_end(kind, term("2y"), d("2026-01-01"), custody).credits[0]

    assert (least, most) == (found.least, found.most)
    assert found.period == custody[0]


def test_both_ways_of_counting_are_given() -> None:
    """Months are not equally long: by days and by calendar the end differs by a day."""
    found = sentence_end("fixed", term("6m"), d("2011-04-18"), [held("arrest", "2010-11-10")])

    assert found.calendar == only("2011-05-09")
    assert found.days == only("2011-05-11")
    assert (found.earliest, found.latest) == (date(2011, 5, 9), date(2011, 5, 11))


def test_without_custody_at_the_execution_there_is_no_count_by_calendar() -> None:
    """On bail until the execution: only the days held before are taken off."""
    custody = [held("criminal-detention", "2019-01-01", "2019-01-31")]
    found = sentence_end("fixed", term("1y"), d("2020-01-01"), custody)

    assert found.calendar is None
    assert (found.earliest, found.latest) == (date(2020, 11, 30), date(2020, 12, 1))


def test_a_judgment_of_which_only_the_month_is_known_gives_a_range() -> None:
    """Without custody the end is as vague as the beginning."""
    found = sentence_end("fixed", term("3y"), d("2020-02"))

    assert (found.earliest, found.latest) == (date(2023, 1, 31), date(2023, 2, 27))


@pytest.mark.parametrize("kind", ["life", "death", "death-reprieve", "suspended"])
def test_other_sentences_have_no_end(kind: str) -> None:
    """Life and death have none, and a suspended sentence is not served."""
    with pytest.raises(ValueError, match="no end that can be counted"):
        sentence_end(kind, term("1y"), d("2020-01-01"))


def test_an_open_date_is_refused() -> None:
    """“Some time before 2020” gives no end."""
    with pytest.raises(ValueError, match="open at one end"):
        sentence_end("fixed", term("1y"), d("../2020"))


def test_deprivation_of_rights_begins_when_the_prison_term_ends() -> None:
    """Criminal Law, art. 58: two years after 21 June 2020."""
    assert rights_end(only("2020-06-21"), term("2y")) == only("2022-06-21")


@pytest.mark.parametrize(
    ("kind", "length", "execution", "first"),
    [
        ("fixed", "10y", "2020-01-01", "2025-01-01"),
        ("fixed", "5y", "2020-01-01", "2022-07-01"),
        ("fixed", "1y3m", "2020-01-01", "2020-08-16"),
        ("life", None, "2012-01-01", "2025-01-01"),
        ("life", None, "2005-01-01", "2015-01-01"),  # ten years before May 2011
        ("life", None, "1990-01-01", "2000-01-01"),
    ],
)
def test_parole_is_possible_after_half_or_thirteen_years(
    kind: str, length: str | None, execution: str, first: str
) -> None:
    """Criminal Law, art. 81; of life imprisonment ten years before its amendment of 2011."""
    found = parole_from(kind, term(length) if length else None, d(execution))

    assert found == only(first)


def test_parole_counts_custody_too() -> None:
    """Half of ten years from the day of the arrest, or a day later if days are counted."""
    custody = [held("arrest", "2010-06-28")]
    found = parole_from("fixed", term("10y"), d("2011-03-10"), custody)

    assert found == DayRange(date(2015, 6, 28), date(2015, 6, 29))


@pytest.mark.parametrize(("kind", "length"), [("control", "1y"), ("fixed", None)])
def test_other_kinds_have_no_parole(kind: str, length: str | None) -> None:
    """Parole is for prison terms and for life."""
    with pytest.raises(ValueError, match="no time of parole"):
        parole_from(kind, term(length) if length else None, d("2020-01-01"))


@given(DAYS, st.integers(1, 25))
def test_the_end_of_a_term_can_be_turned_round(start: date, years: int) -> None:
    """The day after the end is the same date; so many years before it lies the start."""
    end = term_end(start, Duration(years))
    after = date.fromordinal(end.toordinal() + 1)

    assert add_years(after, -years) == start or start.day == 29


@given(DAYS, DAYS, TERMS)
def test_a_later_start_never_ends_earlier(a: date, b: date, length: Duration) -> None:
    """Terms keep their order."""
    assert term_end(min(a, b), length) <= term_end(max(a, b), length)


@given(DAYS, st.integers(1, 300), TERMS)
def test_custody_never_lengthens_a_term(execution: date, days: int, length: Duration) -> None:
    """What is counted is taken off; half as much under surveillance at a designated location."""
    start = d(str(date.fromordinal(execution.toordinal() - days)))
    free = sentence_end("fixed", length, d(str(execution)))
    custody = sentence_end("fixed", length, d(str(execution)), [Deprivation("arrest", start)])
    rsdl = sentence_end("fixed", length, d(str(execution)), [Deprivation("rsdl", start)])

    assert custody.days.latest <= rsdl.days.latest <= free.days.latest
    assert (free.days.latest - custody.days.latest).days == days
    assert abs((custody.latest - custody.earliest).days) <= 3


def test_months_added_to_no_months_change_nothing() -> None:
    """A term of whole years is counted by years alone."""
    assert add_months(date(2020, 2, 29), 0) == date(2020, 2, 29)
