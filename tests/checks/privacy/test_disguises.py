"""Whatever number is made up, and however it is disguised, its rule finds it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.checks.privacy import Setting, find
from tests.checks.privacy.numbers_made_up import (
    credit_codes,
    disguised,
    grouped,
    hong_kong,
    in_han,
    mobiles,
    payment_cards,
    residents,
    taiwan,
)

AROUND = [
    ("", ""),
    ("他的号码是", "，别告诉人"),
    ("（", "）"),
    ("see ", " please"),
    ("<b>", "</b>"),
]
around = st.sampled_from(AROUND)
place = st.sampled_from([Setting.PROFILE, Setting.PAGE, Setting.OFFICE, Setting.FILE_NAME])


def rules(text: str, setting: Setting = Setting.PAGE) -> set[str]:
    """Rules that find something in a text."""
    return {finding.rule for finding in find(text, setting)}


@given(residents().flatmap(disguised), around, place)
def test_residents_in_any_writing(number: str, words: tuple[str, str], setting: Setting) -> None:
    """References, percent-encoding, full width and invisible characters hide no identity."""
    assert "identity-number" in rules(words[0] + number + words[1], setting)


@given(residents().flatmap(grouped), around)
def test_residents_in_any_grouping(number: str, words: tuple[str, str]) -> None:
    """The check digit speaks for itself, so separators may stand anywhere."""
    assert "identity-number" in rules(words[0] + number + words[1])


@given(residents().flatmap(in_han))
def test_residents_in_chinese_numerals(number: str) -> None:
    """Numerals of any kind are digits."""
    assert "identity-number" in rules(f"身份证{number}。")


@given(hong_kong(), around)
def test_hong_kong_in_brackets(number: str, words: tuple[str, str]) -> None:
    """In its usual brackets the number needs no word before it."""
    text = f"{number[:-1]}({number[-1]})"

    assert "identity-number" in rules(words[0] + text + words[1])


@given(hong_kong().flatmap(disguised))
def test_hong_kong_in_any_writing_behind_a_word(number: str) -> None:
    """Behind a word, brackets are not needed and no writing hides it."""
    assert "identity-number" in rules(f"身份證：{number}")


@given(taiwan().flatmap(disguised), around)
def test_taiwan_in_any_writing(number: str, words: tuple[str, str]) -> None:
    """The check digit speaks for itself."""
    assert "identity-number" in rules(words[0] + number + words[1])


@given(payment_cards().flatmap(disguised), around, place)
def test_cards_in_any_writing(number: str, words: tuple[str, str], setting: Setting) -> None:
    """A UnionPay card is seen without a word; an identity number may hide in one."""
    found = rules(words[0] + number + words[1], setting)

    assert found & {"bank-card", "identity-number"}


@given(payment_cards().flatmap(grouped))
def test_cards_in_any_grouping_behind_a_word(number: str) -> None:
    """Behind a word, separators may stand anywhere."""
    assert rules(f"银行卡号：{number}") & {"bank-card", "identity-number"}


@given(credit_codes().flatmap(disguised), around)
def test_credit_codes_in_any_writing(number: str, words: tuple[str, str]) -> None:
    """A sole trader's code is seen without a word."""
    found = rules(words[0] + number + words[1])

    assert found & {"credit-code", "identity-number", "bank-card"}


@given(mobiles().flatmap(disguised), around, place)
def test_mobiles_in_any_writing(number: str, words: tuple[str, str], setting: Setting) -> None:
    """A mobile number is seen without a word."""
    assert "phone" in rules(words[0] + number + words[1], setting)


@example("1800 0 00 0000")  # was taken for a day
@given(mobiles().flatmap(grouped))
def test_mobiles_in_any_grouping_behind_a_word(number: str) -> None:
    """Behind a word, separators may stand anywhere."""
    assert "phone" in rules(f"手机：{number}")


@given(mobiles().flatmap(in_han), st.sampled_from(["", "电话", "手機："]))
def test_mobiles_in_chinese_numerals(number: str, word: str) -> None:
    """Eleven numerals that make a mobile number are one, with or without a word."""
    assert "phone" in rules(word + number)


@pytest.mark.parametrize("prefix", ["+86", "+86 ", "0086", "86-", "(+86)", "０", "+８６－"])
@given(number=mobiles())
def test_mobiles_with_any_prefix(prefix: str, number: str) -> None:
    """Country codes and the trunk zero change nothing."""
    assert "phone" in rules(prefix + number)


@given(st.sampled_from(["-", " ", ".", "－", "\u3000", "–"]), mobiles())
def test_mobiles_grouped_as_people_do(sign: str, number: str) -> None:
    """3-4-4, 3-3-5 and 3-8 need no word, whatever sign stands between."""
    for cuts in ((3, 7), (3, 6), (3, 3)):
        parts = [number[: cuts[0]], number[cuts[0] : cuts[1]], number[cuts[1] :]]
        assert "phone" in rules(sign.join(filter(None, parts)))
