"""Sentences and lengths of time in the forms that tables have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.imports.cells import Read, Unread
from plugins.imports.sentences import read_length, read_sentence
from plugins.records.text import Duration

LENGTHS = {
    "4 yrs 6 mos": "4y6m", "4 years and 6 months": "4y6m", "4年6个月": "4y6m", "四年六個月": "4y6m",
    "四年半": "4y6m", "4.5 years": "4y6m", "4y6m": "4y6m", "54 months": "54m", "15 days": "15d",
    "2 weeks": "14d", "十五年": "15y", "4-year": "4y", "10年": "10y", "15日": "15d",
}  # fmt: skip
SENTENCES = {
    "刑期4年6个月": {"term": "4y6m"},
    "four years": {"term": "4y"},
    "sentenced to 4 years in prison": {"kind": "fixed", "term": "4y"},
    "有期徒刑三年，缓刑四年": {"kind": "suspended", "term": "3y", "suspended": "4y"},
    "判三缓四": {"kind": "suspended", "term": "3y", "suspended": "4y"},
    "3 years, suspended for 4 years": {"kind": "suspended", "term": "3y", "suspended": "4y"},
    "有期徒刑10年，剥夺政治权利3年": {"kind": "fixed", "term": "10y", "dpr": "3y"},
    "10 years in prison with 3 years of DPR": {"kind": "fixed", "term": "10y", "dpr": "3y"},
    "無期徒刑，剝奪政治權利終身": {"kind": "life", "dpr": "life"},
    "life": {"kind": "life"},
    "死刑": {"kind": "death"},
    "死缓": {"kind": "death-reprieve"},
    "死刑，缓期二年执行，剥夺政治权利终身": {"kind": "death-reprieve", "dpr": "life"},
    "death with a two-year reprieve": {"kind": "death-reprieve"},
    "劳教2年": {"kind": "re-education-through-labour", "term": "2y"},
    "RTL 18 months": {"kind": "re-education-through-labour", "term": "18m"},
    "拘役六个月": {"kind": "detention", "term": "6m"},
    "管制两年": {"kind": "control", "term": "2y"},
    "有期徒刑七年，并处罚金50,000元": {"kind": "fixed", "term": "7y", "fine": "罚金50,000元"},
}


@pytest.mark.parametrize("text", LENGTHS)
def test_a_length_is_read(text: str) -> None:
    """As a record writes it."""
    assert read_length(text) == Read(LENGTHS[text])


@pytest.mark.parametrize("text", ["life", "0", "", "2015年7月1日至", "a while", "-"])
def test_what_is_no_length_is_not_read(text: str) -> None:
    """No number is made of it."""
    assert isinstance(read_length(text), Unread)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_read(text: str) -> None:
    """Kind, term, suspension, political rights and fine, each where it is said."""
    assert read_sentence(text) == Read(SENTENCES[text])


@pytest.mark.parametrize("text", ["2014年判4年", "判3年，减为2年", "待判", "", "三年", "not yet"])
def test_two_numbers_are_no_sentence(text: str) -> None:
    """Which of them is the term is for a person to say; one number is."""
    result = read_sentence(text)

    assert isinstance(result, Unread) != (text == "三年")


def test_what_was_not_understood_is_named_and_the_rest_kept() -> None:
    """A remark behind the term does not lose the term."""
    result = read_sentence("有期徒刑5年（已上诉）")

    assert isinstance(result, Unread)
    assert "已上诉" in result.why
    assert result.rest == Read({"kind": "fixed", "term": "5y"})


@given(st.integers(1, 25), st.integers(0, 11))
def test_any_term_is_read_in_four_forms(years: int, months: int) -> None:
    """Chinese, English, short, long."""
    wanted = f"{years}y" + (f"{months}m" if months else "")
    tail = [f"{months}个月", f" {months} mos", f" and {months} months", f"{months}m"]
    forms = [f"{years}年", f"{years} yrs", f"{years} years", f"{years}y"]
    for form, rest in zip(forms, tail, strict=True):
        assert read_length(form + (rest if months else "")) == Read(wanted)


@given(st.text(max_size=20))
def test_whatever_is_read_is_a_length(text: str) -> None:
    """No text makes the reader fail, or makes a length that a record cannot hold."""
    result = read_length(text)
    if isinstance(result, Read):
        assert Duration.read(result.value) != Duration()
    else:
        assert result.why
    read_sentence(text)
