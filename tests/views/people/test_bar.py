"""The bar: whole rows, honest cells, a pattern and a letter for each measure."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.views.people.bar import NOW, PERHAPS, Bar, draw
from plugins.views.people.stays import Stay

LETTERS = {"prison": "A", "arrest": "B"}
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def stay(measure: str, first: date, last: date, sure: bool = True) -> Stay:
    """A stay whose days are all certain, or all possible."""
    return Stay(measure, (first, last) if sure else None, (first, last))


def spans(bar: Bar) -> list[int]:
    """How many columns each row has."""
    return [sum(cell.span for cell in row.cells) for row in bar.rows]


@pytest.mark.parametrize(
    ("last", "labels", "columns"),
    [
        (2012, ["2010", "2011", "2012"], 24),
        (2020, ["2010–14", "2015–19", "2020–24"], 60),
        (2045, ["2010–19", "2020–29", "2030–39", "2040–49"], 40),
    ],
)
def test_rows_are_years_if_there_are_few(last: int, labels: list[str], columns: int) -> None:
    """Else five or ten years, so that a long sentence fits on a phone."""
    bar = draw([stay("prison", date(2010, 5, 1), date(last, 2, 1))], LETTERS, None)

    assert [row.label for row in bar.rows] == labels
    assert bar.columns == columns


def test_a_year_is_cut_into_half_months() -> None:
    """1 to 15 and 16 to the end: a stay from the 16th does not colour the first half."""
    bar = draw([stay("prison", date(2010, 3, 16), date(2010, 4, 15))], LETTERS, None)

    assert [(c.span, c.pattern) for c in bar.rows[0].cells] == [(5, ""), (2, "f4"), (17, "")]


def test_possible_days_are_drawn_apart() -> None:
    """They have the pattern of doubt and a question mark."""
    bar = draw([stay("arrest", date(2010, 1, 1), date(2010, 12, 31), sure=False)], LETTERS, None)

    assert [(c.pattern, c.letter) for c in bar.rows[0].cells] == [(PERHAPS, "B?")]
    assert bar.has_doubt


def test_certain_days_hide_possible_ones() -> None:
    """Where one measure may have lasted and another did, the other is drawn."""
    found = [
        stay("arrest", date(2010, 1, 1), date(2010, 12, 31)),
        stay("prison", date(2010, 1, 1), date(2010, 12, 31), sure=False),
    ]

    assert [c.pattern for c in draw(found, LETTERS, None).rows[0].cells] == ["f5"]


def test_the_day_of_the_status_is_marked() -> None:
    """So that nobody takes the end of the bar for a release."""
    bar = draw([stay("arrest", date(2010, 1, 1), date(2010, 6, 20))], LETTERS, date(2010, 6, 20))

    assert [(c.span, c.pattern) for c in bar.rows[0].cells] == [(11, "f5"), (1, NOW), (12, "")]


def test_a_letter_stands_where_there_is_room() -> None:
    """Half a month is too narrow; the table names it all the same."""
    bar = draw([stay("prison", date(2010, 1, 1), date(2010, 1, 9))], LETTERS, None)

    assert [c.letter for c in bar.rows[0].cells] == ["", ""]


def test_an_unknown_measure_has_a_pattern() -> None:
    """An editor may add to the vocabulary without a designer's help."""
    bar = draw([stay("new", date(2010, 1, 1), date(2010, 3, 9))], {"new": "A"}, None)

    assert bar.rows[0].cells[0].pattern == "f6"


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5), st.booleans())
def test_rows_are_whole_and_short(pairs: list[tuple[date, date]], sure: bool) -> None:
    """Whatever the dates: every row has all its columns, and there are not too many rows."""
    found = [stay("prison", min(pair), max(pair), sure) for pair in pairs]
    bar = draw(found, LETTERS, None)

    assert set(spans(bar)) == {bar.columns}
    assert len(bar.rows) <= 11
