"""Check digits catch the slips that their algorithms promise to catch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.checks.privacy.checksums import (
    credit_code,
    hong_kong_identity,
    isbn,
    luhn,
    real_day,
    resident_identity,
    taiwan_identity,
)
from tests.checks.privacy.numbers_made_up import (
    CREDIT_DIGITS,
    credit_codes,
    hong_kong,
    isbns,
    payment_cards,
    residents,
    taiwan,
)


def changed(number: str, at: int, char: str) -> str:
    """The number with one character replaced."""
    assume(number[at] != char)
    return number[:at] + char + number[at + 1 :]


def swapped(number: str, at: int) -> str:
    """The number with two neighbours in each other's place."""
    assume(number[at] != number[at + 1])
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


@pytest.mark.parametrize(
    ("check", "number"),
    [
        (resident_identity, "11010519491231002X"),  # GB 11643-1999
        (hong_kong_identity, "A1234563"),
        (taiwan_identity, "A123456789"),
        (luhn, "79927398713"),  # ISO/IEC 7812-1
        (isbn, "9780306406157"),
        (isbn, "0306406152"),
    ],
)
def test_the_examples_of_the_standards_hold(check: Callable[[str], bool], number: str) -> None:
    """Each algorithm agrees with the number that its description works out."""
    assert check(number) and check(number.lower())


@given(residents(), st.integers(0, 16), st.sampled_from("0123456789"))
def test_a_wrong_digit_of_a_resident_is_caught(number: str, at: int, digit: str) -> None:
    """MOD 11-2 catches every single wrong digit."""
    assert resident_identity(number)
    assert not resident_identity(changed(number, at, digit))


@given(residents(), st.integers(0, 15))
def test_swapped_digits_of_a_resident_are_caught(number: str, at: int) -> None:
    """MOD 11-2 catches every swap of neighbours."""
    assert not resident_identity(swapped(number, at))


@given(hong_kong(), st.integers(1, 6), st.sampled_from("0123456789"))
def test_a_wrong_digit_of_hong_kong_is_caught(number: str, at: int, digit: str) -> None:
    """Weights modulo a prime catch every single wrong digit."""
    assert hong_kong_identity(number)
    assert not hong_kong_identity(changed(number, len(number) - 1 - at, digit))


@given(hong_kong(), st.integers(2, 6))
def test_swapped_digits_of_hong_kong_are_caught(number: str, at: int) -> None:
    """Neighbouring weights differ by one, so that every swap of digits shows."""
    assert not hong_kong_identity(swapped(number, len(number) - 1 - at))


@given(taiwan(), st.sampled_from([2, 6, 8, 9]), st.sampled_from("0123456789"))
def test_a_wrong_digit_of_taiwan_is_caught(number: str, at: int, digit: str) -> None:
    """Caught where the weight (7, 3, 1, 1) shares no factor with ten; elsewhere not promised."""
    assert taiwan_identity(number)
    assert not taiwan_identity(changed(number, at, digit))


@given(taiwan(), st.integers(2, 7))
def test_swapped_digits_of_taiwan_are_caught(number: str, at: int) -> None:
    """Caught but for the last two digits, whose weights are both one."""
    assert not taiwan_identity(swapped(number, at))


@given(payment_cards(), st.data())
def test_a_wrong_digit_of_a_card_is_caught(number: str, data: st.DataObject) -> None:
    """Luhn's algorithm catches every single wrong digit."""
    at, digit = data.draw(st.integers(0, len(number) - 1)), data.draw(st.sampled_from("0123456789"))

    assert luhn(number)
    assert not luhn(changed(number, at, digit))


@given(payment_cards(), st.data())
def test_swapped_digits_of_a_card_are_caught(number: str, data: st.DataObject) -> None:
    """Luhn's algorithm catches every swap of neighbours but 09 and 90."""
    at = data.draw(st.integers(0, len(number) - 2))
    assume({number[at], number[at + 1]} != {"0", "9"})

    assert not luhn(swapped(number, at))


@given(credit_codes(), st.integers(0, 17), st.sampled_from(CREDIT_DIGITS))
def test_a_wrong_character_of_a_credit_code_is_caught(number: str, at: int, char: str) -> None:
    """Powers of three modulo 31 catch every single wrong character."""
    assert credit_code(number)
    assert not credit_code(changed(number, at, char))


@given(credit_codes(), st.integers(0, 16))
def test_swapped_characters_of_a_credit_code_are_caught(number: str, at: int) -> None:
    """Three is a primitive root of 31: no two weights are equal, so every swap shows."""
    assert not credit_code(swapped(number, at))


@given(isbns(), st.data())
def test_a_wrong_digit_of_a_book_is_caught(number: str, data: st.DataObject) -> None:
    """Both lengths of ISBN catch every single wrong digit."""
    at, digit = data.draw(st.integers(0, len(number) - 2)), data.draw(st.sampled_from("0123456789"))

    assert isbn(number)
    assert not isbn(changed(number, at, digit))


@pytest.mark.parametrize(
    ("digits", "real"),
    [
        ("20000229", True),
        ("20991231", True),
        ("19000229", False),
        ("18490101", False),
        ("20000431", False),
        ("20001301", False),
        ("20000100", False),
    ],
)
def test_days_are_those_of_the_calendar(digits: str, real: bool) -> None:
    """Leap years and lengths of months count; so does a lifetime's reach."""
    assert real_day(digits) is real


def test_a_credit_code_has_no_letters_that_look_like_digits() -> None:
    """I, O, S, V and Z are not used, so a word with them is none."""
    assert not credit_code("92999999MAOOOOOOOG")
