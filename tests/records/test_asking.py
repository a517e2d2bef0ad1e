"""The questions of a path as a graph."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plugins.records.asking import asked, circle, depths
from plugins.records.registers.types import Bilingual
from plugins.records.schemas.path import Answer, Question

WORDS = Bilingual({"en": "A", "zh-Hans": "甲"})


def question(id_: str, *following: str) -> Question:
    """A question whose answers lead to these, or to a door where nothing is named."""
    answers = [
        Answer.model_construct(text=WORDS, next=f or None, doors=[], note=None) for f in following
    ]
    return Question.model_construct(id=id_, text=WORDS, help=None, answers=answers)


def ids(found: list[Any]) -> list[str]:
    """The ids of questions."""
    return [one.id for one in found]


def test_questions_come_in_the_order_of_asking() -> None:
    """Each before those it leads to, the way of the first answer first."""
    given_ = [question("a", "b", "c"), question("c", ""), question("b", "d"), question("d", "")]

    assert ids(asked(given_)) == ["a", "b", "d", "c"]
    assert depths(given_) == {"a": 0, "b": 1, "d": 2, "c": 1}


def test_a_question_stands_behind_everything_that_leads_to_it() -> None:
    """Also where a shorter way leads there first."""
    given_ = [question("a", "z", "b"), question("b", "c"), question("c", "z"), question("z", "")]

    assert ids(asked(given_)) == ["a", "b", "c", "z"]
    assert depths(given_)["z"] == 3


def test_what_nothing_leads_to_is_not_asked() -> None:
    """It is left to a rule to say so."""
    assert ids(asked([question("a", ""), question("b", "")])) == ["a"]


def test_a_circle_is_found_wherever_it_begins() -> None:
    """Also behind questions that are not part of it, and of one question alone."""
    assert circle([question("a", "b"), question("b", "c"), question("c", "b")]) == ["b", "c", "b"]
    assert circle([question("a", "a")]) == ["a", "a"]
    assert circle([question("a", "b"), question("b", "")]) == []


@given(st.lists(st.lists(st.integers(0, 7), max_size=3), min_size=1, max_size=8))
def test_whatever_leads_forward_is_no_circle(leads: list[list[int]]) -> None:
    """Questions that lead only to later ones come out in an order that respects all of them."""
    given_ = [
        question(f"q{n}", *(f"q{m}" if n < m < len(leads) else "" for m in targets))
        for n, targets in enumerate(leads)
    ]
    order = ids(asked(given_))

    assert circle(given_) == []
    for one in given_:
        for answer in one.answers:
            if one.id in order and answer.next:
                assert order.index(one.id) < order.index(answer.next)
