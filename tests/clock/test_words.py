"""Articles, lengths of time and sentences as each language writes them."""

from __future__ import annotations

import pytest

from plugins.clock.spans import Span
from plugins.clock.words import article_words, filled, joined, span_words
from plugins.records.numerals import numeral
from plugins.records.text import Text

LAW = Text({"en": "Law (2018)", "zh-Hans": "《法》（2018年）", "zh-Hant": "《法》（2018年）"})


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (7, "七"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (41, "四十一"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (112, "一百一十二"),
        (156, "一百五十六"),
        (208, "二百零八"),
        (220, "二百二十"),
        (421, "四百二十一"),
    ],
)
def test_numbers_of_articles_are_chinese_numerals(number: int, chinese: str) -> None:
    """第一百零五条 with 零, 第一百一十条 without, 第十二条 without 一."""
    assert chinese == numeral(number)


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_numbers_that_no_article_has_are_refused(number: int) -> None:
    """A typing mistake in the data is noticed."""
    with pytest.raises(ValueError, match="no number of an article"):
        numeral(number)


@pytest.mark.parametrize(
    ("ref", "en", "hans", "hant"),
    [
        ("156", "art. 156", "第一百五十六条", "第一百五十六條"),
        ("91(3)", "art. 91, para. 3", "第九十一条第三款", "第九十一條第三款"),
        ("120-1", "art. 120-1", "第一百二十条之一", "第一百二十條之一"),
    ],
)
def test_an_article_is_named_in_each_language(ref: str, en: str, hans: str, hant: str) -> None:
    """Law, article, paragraph."""
    words = article_words(ref, LAW).by_lang

    assert words == {
        "en": f"Law (2018), {en}",
        "zh-Hans": f"《法》（2018年）{hans}",
        "zh-Hant": f"《法》（2018年）{hant}",
    }


@pytest.mark.parametrize(
    ("spans", "en", "hant"),
    [
        ([Span(2)], "2 months", "2個月"),
        ([Span(1)], "1 month", "1個月"),
        ([Span(1, 15)], "1 month and 15 days", "1個月15日"),
        ([Span(2), Span(1), Span(2), Span(2)], "7 months", "7個月"),
        ([Span(0, 0, 24)], "24 hours", "24小時"),
        ([Span()], "at once", "立即"),
    ],
)
def test_a_length_of_time_is_said_in_each_language(spans: list[Span], en: str, hant: str) -> None:
    """Several that follow one another are added up."""
    words = span_words(spans).by_lang

    assert (en, hant) == (words["en"], words["zh-Hant"])


def test_a_place_without_a_part_is_left() -> None:
    """The page writes dates, so their place stays."""
    sentence = Text(dict.fromkeys(("en", "zh-Hans", "zh-Hant"), "{a} as of {date}"))

    assert filled(sentence, a="x").by_lang["en"] == "x as of {date}"


def test_lists_are_joined_as_each_language_does() -> None:
    """Chinese uses its own semicolon."""
    text = joined([LAW, LAW]).by_lang

    assert text["en"] == "Law (2018); Law (2018)"
    assert text["zh-Hans"] == "《法》（2018年）；《法》（2018年）"
