"""Strategies for numbers that pass their checks and belong to nobody, and for disguises.

Births lie in 1899 or 2099 and areas do not exist (``99`` behind a province); cards, credit
codes and books are drawn at large, as only their check digit is looked at.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from plugins.checks.privacy.checksums import (
    PROVINCES,
    credit_code,
    hong_kong_identity,
    isbn,
    luhn,
    resident_identity,
    taiwan_identity,
)

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CREDIT_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_HAN = ["〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "零幺两叁肆伍陸柒捌玖"]


def _closed(body: str, alphabet: str, check: Callable[[str], bool]) -> str:
    """The body with the one character behind it that makes it pass."""
    return next(body + char for char in alphabet if check(body + char))


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.text(DIGITS, min_size=count, max_size=count)


def residents() -> st.SearchStrategy[str]:
    """18 characters of a mainland identity number."""
    bodies = st.builds(
        lambda province, year, month, day, order: f"{province}9999{year}{month:02}{day:02}{order}",
        st.sampled_from(sorted(PROVINCES)),
        st.sampled_from(["1899", "2099"]),
        st.integers(1, 12),
        st.integers(1, 28),
        _digits(3),
    )
    return bodies.map(lambda body: _closed(body, DIGITS + "X", resident_identity))


def hong_kong() -> st.SearchStrategy[str]:
    """A Hong Kong identity number without its brackets."""
    bodies = st.builds(str.__add__, st.text(LETTERS, min_size=1, max_size=2), _digits(6))
    return bodies.map(lambda body: _closed(body, DIGITS + "A", hong_kong_identity))


def taiwan() -> st.SearchStrategy[str]:
    """A Taiwan identity number or residence certificate number of the present kind."""
    bodies = st.builds(
        lambda letter, kind, rest: letter + kind + rest,
        st.sampled_from(LETTERS),
        st.sampled_from("1289"),
        _digits(7),
    )
    return bodies.map(lambda body: _closed(body, DIGITS, taiwan_identity))


def payment_cards() -> st.SearchStrategy[str]:
    """A UnionPay number of 16 to 19 digits."""
    bodies = st.integers(13, 16).flatmap(_digits).map(lambda rest: "62" + rest)
    return bodies.map(lambda body: _closed(body, DIGITS, luhn))


def credit_codes() -> st.SearchStrategy[str]:
    """A sole trader's credit code."""
    bodies = st.text(CREDIT_DIGITS, min_size=15, max_size=15).map(lambda rest: "92" + rest)
    return bodies.map(lambda body: _closed(body, CREDIT_DIGITS, credit_code))


def isbns() -> st.SearchStrategy[str]:
    """An ISBN of ten or thirteen characters."""
    short = _digits(9).map(lambda body: _closed(body, DIGITS + "X", isbn))
    return short | _digits(9).map(lambda body: _closed("978" + body, DIGITS, isbn))


def mobiles() -> st.SearchStrategy[str]:
    """A mainland mobile number that was never given out: zeros behind its first digits."""
    return st.integers(30, 99).map(lambda first: f"1{first}00000000")


# How one ASCII digit or letter may be written so that a reader still sees it.
SIGNS: list[Callable[[str], str]] = [
    lambda char: char,
    lambda char: chr(ord(char) + 0xFEE0),  # full-width
    lambda char: f"&#{ord(char)};",
    lambda char: f"&#x{ord(char):X};",
    lambda char: f"&amp;#{ord(char)};",
    lambda char: f"%{ord(char):02X}",
    lambda char: f"%25{ord(char):02x}",
]
UNSEEN = ["", "", "\u200b", "\u00ad\u2060", "&shy;", "&#8203;", "\ufe0f\u20e3"]


@st.composite
def disguised(draw: st.DrawFn, number: str) -> str:
    """A number in one piece, each character written in some way, with invisible ones between."""
    signs, unseen = st.sampled_from(SIGNS), st.sampled_from(UNSEEN)
    last = draw(signs)(number[-1])
    return "".join(draw(signs)(char) + draw(unseen) for char in number[:-1]) + last


@st.composite
def grouped(draw: st.DrawFn, number: str) -> str:
    """A number with separators between any of its digits."""
    signs = ["", "", "", " ", "-", ".", "\u3000", "\u00a0", " - ", "·", "–", "－"]
    between = [draw(st.sampled_from(signs)) for _ in number[1:]]
    return number[0] + "".join(sign + char for sign, char in zip(between, number[1:], strict=True))


@st.composite
def in_han(draw: st.DrawFn, number: str) -> str:
    """A number in Chinese numerals of one kind; a letter stays."""
    numerals = draw(st.sampled_from(_HAN))
    return "".join(numerals[int(char)] if char.isdigit() else char for char in number)
