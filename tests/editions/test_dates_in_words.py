"""How dates and lengths of time read in each edition."""

from __future__ import annotations

import pytest

from plugins.editions.catalogue import Catalogue
from plugins.editions.dates import date_text, duration_text
from plugins.records.dates import parse_date
from plugins.records.languages import LANGS, Lang
from plugins.records.text import Duration
from tests.sites import THEME

WORDS = {lang: Catalogue.load(THEME / "locale", lang) for lang in LANGS}


@pytest.mark.parametrize(
    ("date", "english", "simplified", "traditional"),
    [
        ("1989-06-04", "4 June 1989", "1989年6月4日", "1989年6月4日"),
        ("1989-06", "June 1989", "1989年6月", "1989年6月"),
        ("1989", "1989", "1989年", "1989年"),
        ("1989-06~", "about June 1989", "约1989年6月", "約1989年6月"),
        ("../2015-07", "before July 2015", "2015年7月以前", "2015年7月以前"),
        ("2015-07/..", "since July 2015", "2015年7月起", "2015年7月起"),
        ("1989/1990", "1989 to 1990", "1989年至1990年", "1989年至1990年"),
        ("1989-04/1989-06", "April to June 1989", "1989年4月至6月", "1989年4月至6月"),
        ("1989-06-03/1989-06-04", "3 to 4 June 1989", "1989年6月3日至4日", "1989年6月3日至4日"),
        (
            "1989-04-15/1989-06-04",
            "15 April to 4 June 1989",
            "1989年4月15日至6月4日",
            "1989年4月15日至6月4日",
        ),
    ],
)
def test_a_date_in_words(date: str, english: str, simplified: str, traditional: str) -> None:
    """As a reader of each language writes it, without repeating what both ends share."""
    said = [date_text(parse_date(date), lang, WORDS[lang].gettext) for lang in LANGS]

    assert said == [english, simplified, traditional]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_doubt_is_said(mark: str, lang: Lang) -> None:
    """A date that is marked as doubtful never reads like a sure one."""
    said, sure = (
        date_text(parse_date(text), lang, WORDS[lang].gettext) for text in (f"1989{mark}", "1989")
    )

    assert said != sure
    assert sure in said


@pytest.mark.parametrize("lang", LANGS)
def test_an_interval_with_doubt_is_not_shortened(lang: Lang) -> None:
    """Doubt belongs to one end, so both ends stand whole."""
    said = date_text(parse_date("1989-04~/1989-06"), lang, WORDS[lang].gettext)

    assert said.count("1989") == 2


@pytest.mark.parametrize(
    ("length", "english", "simplified"),
    [
        (Duration(11), "11 years", "11年"),
        (Duration(1), "1 year", "1年"),
        (Duration(4, 6), "4 years and 6 months", "4年零6个月"),
        (Duration(days=15), "15 days", "15日"),
    ],
)
def test_a_length_of_time_in_words(length: Duration, english: str, simplified: str) -> None:
    """Only the parts that are given, joined as the language joins them."""
    said = [
        duration_text(length, WORDS[lang].ngettext, WORDS[lang].gettext(" and "))
        for lang in ("en", "zh-Hans")
    ]

    assert said == [english, simplified]
