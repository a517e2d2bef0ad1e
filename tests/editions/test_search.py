"""The longest known form at each place, as one expression of all forms would find it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.editions.search import Found, Search, one_interpunct

FORMS = st.lists(st.text("余其业杰黄·‧.", min_size=1, max_size=4), max_size=8)


@given(FORMS, st.text("余其业杰黄·‧・.", max_size=30))
def test_it_finds_what_an_expression_of_all_forms_finds(forms: list[str], text: str) -> None:
    """From the left, the longest, none over another; an interpunct in any form."""
    assert Search((form, form) for form in forms).find(text) == _by_expression(forms, text)


def _by_expression(forms: list[str], text: str) -> list[Found]:
    known = sorted({one_interpunct(form) for form in forms}, key=len, reverse=True)
    if not known:
        return []
    parts = [("(?<![其剩业])" if f[0] == "余" else "") + re.escape(f) for f in known]
    other = {one_interpunct(form): form for form in reversed(forms)}
    found = re.finditer("|".join(parts), one_interpunct(text))
    return [(m.start(), m.end(), other[m.group()]) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("黄杰龙", [(0, 3, "黃傑龍")]),
        ("黄杰来了", [(0, 2, "黃杰")]),
        ("黄杰黄杰龙", [(0, 2, "黃杰"), (2, 5, "黃傑龍")]),
        ("后", [(0, 1, "后")]),
        ("黄后杰", [(1, 2, "后")]),
        ("黄", []),
        ("", []),
    ],
    ids=["longest", "shorter", "both", "one character", "inside", "a beginning only", "nothing"],
)
def test_forms_that_begin_alike(text: str, expected: list[Found]) -> None:
    """The longest that is there; a beginning alone is none."""
    search = Search([("黄杰", "黃杰"), ("黄杰龙", "黃傑龍"), ("后", "后")])
    assert search.find(text) == expected


def test_of_two_with_the_same_form_the_earlier_counts() -> None:
    """A page's own rule comes before the site's."""
    assert Search([("信息", "資訊"), ("信息", "信息")]).find("信息") == [(0, 2, "資訊")]


def test_nothing_known_is_found_nowhere() -> None:
    """A new site has no names yet."""
    assert Search([]).find("黄杰") == []
