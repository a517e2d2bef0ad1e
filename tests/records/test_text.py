"""Words by language, lengths of time, and references that are checked when read."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import ValidationError

from plugins.records.base import Model
from plugins.records.references import In, ReadingContext, Ref, SourceId, Term, TopicSlug
from plugins.records.text import Block, BothScripts, Duration, Inline, Line, Prose, Text

LABEL = Text({"en": "released", "zh-Hans": "已获释", "zh-Hant": "已獲釋"})
CONTEXT = ReadingContext(
    {"status": {"released": Term("status", "released", LABEL)}},
    frozenset({"topic:speech", "person:yu-jie"}),
    ("s1",),
)


class Sample(Model):
    """One field of each type."""

    text: Text | None = None
    prose: Prose | None = None
    both: BothScripts | None = None
    line: Line | None = None
    inline: Inline | None = None
    block: Block | None = None
    length: Duration | None = None
    term: Annotated[Term, In("status")] | None = None
    ref: Ref | None = None
    topic: TopicSlug | None = None
    source: SourceId | None = None


def given(field: str, value: Any) -> Any:
    """What a field holds after a value was given to it."""
    return getattr(Sample.model_validate({field: value}, context=CONTEXT), field)


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("text", " A ", Text({"": "A"})),
        ("text", {"zh-Hans": " 余杰 "}, Text({"zh-Hans": "余杰"})),
        ("prose", {"en": "*a*"}, Prose({"en": "*a*"})),
        ("line", "A", Line("A")),
        ("inline", "*A*", Inline("*A*")),
        ("block", "A\n\nB", Block("A\n\nB")),
        ("length", "11y", Duration(11)),
        ("length", "4y6m", Duration(4, 6)),
        ("length", "15d", Duration(days=15)),
        ("ref", "person:yu-jie", Ref("person", "yu-jie")),
        ("topic", "speech", Ref("topic", "speech")),
        ("source", "s1", "s1"),
        ("term", "released", Term("status", "released", LABEL)),
    ],
)
def test_what_fits_is_read(field: str, value: Any, expected: Any) -> None:
    """Each type keeps what it is, so that an edition knows how to show it."""
    found = given(field, value)

    assert (type(expected), expected) == (type(found), found)


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("text", "", "wrong-type"),
        ("text", " ", "wrong-type"),
        ("text", {}, "wrong-type"),
        ("text", ["a"], "wrong-type"),
        ("text", {"en": ""}, "wrong-type"),
        ("text", {"en": None}, "wrong-type"),
        ("text", {"fr": "a"}, "unknown-language"),
        ("both", "A", "missing-script"),
        ("both", {"en": "A", "zh-Hans": "余"}, "missing-script"),
        ("line", "", "string_too_short"),
        ("length", "", "wrong-type"),
        ("length", "long", "wrong-type"),
        ("length", "6m4y", "wrong-type"),
        ("term", "free", "unknown-term"),
        ("ref", "topic:yu-jie", "dead-link"),
        ("ref", "speech", "dead-link"),
        ("topic", "topic:speech", "dead-link"),
        ("source", "s2", "unknown-source"),
    ],
)
def test_what_does_not_fit_is_refused(field: str, value: Any, rule: str) -> None:
    """Each refusal names its rule."""
    with pytest.raises(ValidationError) as refused:
        given(field, value)

    assert [rule] == [error["type"] for error in refused.value.errors()]


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (("en", "zh-Hans"), "en"),
        (("zh-Hant", "zh-Hans"), "zh-Hans"),
        (("",), ""),
        (("", "zh-Hant"), ""),
    ],
)
def test_an_edition_takes_the_nearest_language(languages: tuple[str, ...], expected: str) -> None:
    """Its own, else the next in its order, else what is the same in all."""
    text = Text({lang: f"in {lang}" for lang in languages})

    assert (f"in {expected}", expected) == text.pick(("en", "zh-Hans"))
