"""Dates of all forms become EDTF, no more exact than they were, or are not read."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.imports.cells import Read, Unread
from plugins.imports.datepoints import Manner
from plugins.imports.dates import read_date
from plugins.imports.numerals import digits
from plugins.records.dates import parse_date

READ = {
    "2015-07-10": "2015-07-10", "2015/7/10": "2015-07-10", "2015.7.10": "2015-07-10",
    "10 July 2015": "2015-07-10", "July 10, 2015": "2015-07-10", "10-Jul-2015": "2015-07-10",
    "July 10th, 2015": "2015-07-10", "20150710": "2015-07-10",
    "2015年7月10日": "2015-07-10", "2015年7月10日（星期五）": "2015-07-10",
    "二〇一五年七月十日": "2015-07-10", "二○一五年十二月三十一日": "2015-12-31",
    "民國104年7月10日": "2015-07-10", "民国一〇四年七月十日": "2015-07-10", "民國元年": "1912",
    "July 2015": "2015-07", "Sept. 2015": "2015-09", "2015年7月": "2015-07", "2015-7": "2015-07",
    "2015年7月份": "2015-07", "民國104年7月": "2015-07",
    "2015-07-dd": "2015-07", "2015/07/dd": "2015-07", "2015/mm/dd": "2015", "2015-00-00": "2015",
    "2015-07-??": "2015-07", "2015": "2015", "2015年": "2015",
    "c. 2015": "2015~", "circa 2015": "2015~", "约2015年": "2015~", "2015年左右": "2015~",
    "about July 2015": "2015-07~", "2015?": "2015?", "2016-01 (?)": "2016-01?",
    "2016年1月（？）": "2016-01?", "c. 2015?": "2015%",
    "before 2015": "../2015", "2015年以前": "../2015", "by July 2015": "../2015-07",
    "after 2015": "2015/..", "2015年7月以后": "2015-07/..", "since 2015-07-10": "2015-07-10/..",
    "2015-2016": "2015/2016", "2015–2016": "2015/2016", "between 2014 and 2015": "2014/2015",
    "2015年7月至8月": "2015-07/2015-08", "2015年7月10日至12日": "2015-07-10/2015-07-12",
    "10-12 July 2015": "2015-07-10/2015-07-12", "July-August 2015": "2015-07/2015-08",
    "2015-07-10 to 2015-07-12": "2015-07-10/2015-07-12", "2015 or 2016": "2015/2016",
    "summer 2015": "2015-06/2015-08", "2015年夏": "2015-06/2015-08",
    "autumn of 2015": "2015-09/2015-11",
    "2015年上半年": "2015-01/2015-06", "second half of 2015": "2015-07/2015-12",
    "winter 2015": "2015", "early 2015": "2015", "2015年底": "2015", "2015年7月初": "2015-07",
    "2015-07-10 00:00:00": "2015-07-10", "2015-07-10T12:30": "2015-07-10",
    "42195": "2015-07-10", "２０１５年７月１０日": "2015-07-10", "2015-07-10[1]": "2015-07-10",
    "25/7/2015": "2015-07-25", "7/25/2015": "2015-07-25", "7/7/2015": "2015-07-07",
    "2015-07~": "2015-07~", "../2015-07": "../2015-07",
    "2015-07-10/2015-07-12": "2015-07-10/2015-07-12", "Fri, 10 July 2015": "2015-07-10",
    "2015.1": "2015", "2015.10": "2015-10", "2015.7": "2015-07",
}  # fmt: skip
UNREAD = [
    "10/7/2015", "15/7/10", "98年6月", "2015-02-30", "2015-13-01", "2015-16", "0215-07-10",
    "那年春节", "soon", "2015-07-10-12", "July", "7/2015 or so", "3015-01-01", "99999",
    "2016-2015", "between 2015 and whenever",
]  # fmt: skip
UNCERTAIN_WORDS = ["2015年夏", "early 2015", "winter 2015", "2015.1", "42195", "2015-07-10T12:30"]


@pytest.mark.parametrize("text", READ)
def test_a_date_is_read(text: str) -> None:
    """The EDTF that a careful person would write."""
    result = read_date(text)

    assert isinstance(result, Read)
    assert result.value == READ[text]


@pytest.mark.parametrize("text", UNREAD)
def test_a_doubtful_date_is_not_read(text: str) -> None:
    """Better nothing than a day that never was, or the wrong century."""
    result = read_date(text)

    assert isinstance(result, Unread)
    assert result.why


@pytest.mark.parametrize("text", UNCERTAIN_WORDS)
def test_what_was_lost_or_supposed_is_told(text: str) -> None:
    """An editor sees what the program made of the words."""
    result = read_date(text)

    assert isinstance(result, Read)
    assert result.notes


def test_the_map_says_which_comes_first() -> None:
    """Day and month of 10/7/2015 cannot be told apart otherwise."""
    assert read_date("10/7/2015", Manner(order="dmy")) == Read("2015-07-10")
    assert read_date("10/7/2015", Manner(order="mdy")) == Read("2015-10-07")
    assert isinstance(read_date("25/7/2015", Manner(order="mdy")), Unread)


def test_the_map_says_that_years_count_from_1912() -> None:
    """A bare 104.7.10 is a date in Taiwan only."""
    assert read_date("104.7.10", Manner(calendar="minguo")) == Read("2015-07-10")
    assert read_date("104年7月", Manner(calendar="minguo")) == Read("2015-07")
    assert isinstance(read_date("104.7.10"), Unread)


def test_serial_numbers_begin_where_the_file_says() -> None:
    """Four years lie between the calendars of Excel."""
    value = read_date("40733", Manner(epoch=1904))

    assert isinstance(value, Read)
    assert value.value == "2015-07-10"


@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)), st.sampled_from("-/.年"))
def test_any_day_is_read_in_any_sign(day: date, sign: str) -> None:
    """There and back."""
    second, last = ("月", "日") if sign == "年" else (sign, "")
    text = f"{day.year}{sign}{day.month}{second}{day.day}{last}"

    assert read_date(text) == Read(day.isoformat())


@given(st.dates(date(1912, 1, 1), date(2090, 12, 31)))
def test_any_day_is_read_in_words(day: date) -> None:
    """English, and the calendar of the Republic of China."""
    english = f"{day.day} {day.strftime('%B')} {day.year}"

    assert read_date(english) == Read(day.isoformat())
    assert read_date(f"民國{day.year - 1911}年{day.month}月{day.day}日") == Read(day.isoformat())


@given(st.text(max_size=24))
def test_whatever_is_read_is_a_date(text: str) -> None:
    """No text makes anything but valid EDTF or a reason; none makes the reader fail."""
    result = read_date(text)

    if isinstance(result, Read):
        parse_date(result.value)
    else:
        assert result.why


@given(st.text("0123456789年月日-/.?~ 初约前至dmxyjul", max_size=16))
def test_whatever_looks_like_a_date_too(text: str) -> None:
    """The same with the characters that dates are made of."""
    result = read_date(text)

    if isinstance(result, Read):
        assert parse_date(result.value).text == result.value
    else:
        assert result.why


@given(st.integers(1, 199))
def test_numerals_are_digits(number: int) -> None:
    """Numbers up to the articles of a law, as people write them."""
    ones = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    text = f"{ones[hundreds]}百" if hundreds else ""
    text += "零" if hundreds and not tens and unit else ""
    text += f"{ones[tens] if tens > 1 or hundreds else ''}十" if tens else ""
    text += ones[unit] if unit else ""

    assert digits(f"第{text}条") == f"第{number}条"
