"""Disguises are undone, and each character finds its way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.privacy.normalise import (
    BLANK,
    blanked,
    normalise,
    only_tags,
    percent_decoded,
    without_tags,
)
from tests.checks.privacy.numbers_made_up import SIGNS, UNSEEN

PLAIN = "0123456789abcxyz"


@st.composite
def written(draw: st.DrawFn) -> list[tuple[str, str, str]]:
    """Characters, each with what is written for it and invisible ones behind; or plain Han."""
    signs = st.tuples(st.sampled_from(PLAIN), st.sampled_from(SIGNS), st.sampled_from(UNSEEN))
    disguised = signs.map(lambda sign: (sign[0], sign[1](sign[0]), sign[2]))
    plain = st.sampled_from("电话：，。（）路号 \n").map(lambda char: (char, char, ""))
    return draw(st.lists(disguised | plain, min_size=1, max_size=40))


@given(written(), st.data())
def test_any_part_maps_back_exactly(
    pieces: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    """A part of what is seen leads to the characters written for it, and to no others."""
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, len(pieces) - 1))
    lengths = [len(text) + len(unseen) for _, text, unseen in pieces]
    ends = sum(lengths[:last]) + len(pieces[last][1])

    seen = percent_decoded(normalise("".join(text + unseen for _, text, unseen in pieces)))

    assert seen.text == "".join(char for char, _, _ in pieces)
    assert seen.span(first, last + 1) == (sum(lengths[:first]), ends)


@given(st.text())
def test_places_of_any_text_lie_in_it_and_ascend(text: str) -> None:
    """Whatever is written, each character seen has a place, and their order is kept."""
    seen = percent_decoded(normalise(text))
    spans = [seen.span(at, at + 1) for at in range(len(seen.text))]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(st.text("abcdefghijk 0123456789，。电话"))
def test_plain_text_is_left_as_it_is(text: str) -> None:
    """Nothing is changed that is no disguise."""
    seen = normalise(text)

    assert seen.text == text
    assert all(seen.span(at, at + 1) == (at, at + 1) for at in range(len(text)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ＡＢＣ＠ｅｘ．ｏｒｇ", "abc@ex.org"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("𝟏𝟑𝟖 ①③⑧", "138 138"),
        ("1\ufe0f\u20e33\ufe0f\u20e3", "13"),
        ("a\u00a0b\u3000c\u2009d", "a b c d"),
        ("1–2—3－4−5", "1-2—3-4-5"),
        ("&lt;b&gt; &amp;amp;#49; &copy=1", "<b> 1 &copy=1"),
        ("1<b>3</b>8<!-- x -->0", "1380"),
        ("2**3**4 and a**b", "234 and a**b"),
        ("1</td><td>2", "1</td><td>2"),
    ],
)
def test_what_a_reader_sees(text: str, shown: str) -> None:
    """Each kind of disguise is undone; cells of a table stay apart."""
    assert normalise(text).text == shown


def test_percent_encoding_is_undone_in_utf8() -> None:
    """Characters of several bytes and double encoding come out whole."""
    assert percent_decoded(normalise("%E7%94%B5%25E8%25AF%259D%zz")).text == "电话%zz"


def test_tags_may_cut_a_name() -> None:
    """Inline tags vanish on request, wherever they stand."""
    seen = without_tags(normalise("某<b>甲</b>说"))

    assert (seen.text, seen.span(0, 2)) == ("某甲说", (0, 5))


def test_words_in_tags_are_kept_apart() -> None:
    """Attributes can be searched without the text around them."""
    seen = only_tags(normalise('某<b title="甲">x</b>乙'))
    at = seen.text.index("甲")

    assert seen.text == f'{BLANK}<b title="甲">{BLANK}</b>{BLANK}'
    assert seen.span(at, at + 1) == (11, 12)


def test_what_was_taken_out_leaves_one_sign() -> None:
    """No rule reads over a blank, and places behind it are right."""
    seen = blanked(normalise("ab https://x.example/ cd"), [(3, 21)])

    assert (seen.text, seen.span(5, 7)) == (f"ab {BLANK} cd", (22, 24))
