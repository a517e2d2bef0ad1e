"""Charges are found by article or by name; where both are given they agree."""

from __future__ import annotations

import pytest

from plugins.imports.cells import Read, Unread
from plugins.imports.charges import Charges
from tests.imports.tables import vocabularies

FOUND = {
    "105(2)": "CL-105-2", "105-2": "CL-105-2", "Art. 105(1)": "CL-105-1", "293": "CL-293",
    "Criminal Law, Art. 105(2)": "CL-105-2", "《刑法》第293条": "CL-293", "第三百条": "CL-300",
    "第一百零五条第二款": "CL-105-2", "第291条之一": "CL-291-1", "120(1)": "CL-120-1",
    "颠覆国家政权罪": "CL-105-1", "顛覆國家政權": "CL-105-1", "煽动颠覆国家政权罪": "CL-105-2",
    "寻衅滋事": "CL-293", "picking quarrels and provoking trouble": "CL-293",
    "颠覆国家政权罪(105-1)": "CL-105-1", "颠覆国家政权罪（105条1款）": "CL-105-1",
    "寻衅滋事罪（第293条）": "CL-293", "一种没有听说过的罪（293）": "CL-293",
    "颠覆国家政权罪（香港国安法第二十二条）": "NSL-22", "293[1]": "CL-293",
}  # fmt: skip


@pytest.mark.parametrize("text", FOUND)
def test_a_charge_is_found(text: str) -> None:
    """By its article, its name, or both."""
    result = Charges(vocabularies()["charge"]).find(text)

    assert isinstance(result, Read)
    assert result.value == FOUND[text]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("105", "which paragraph"),
        ("999", "has no article 999"),
        ("颠覆国家政权罪(105-2)", "the name means CL-105-1, the number CL-105-2"),
        ("subversion", "this word is not known"),
        ("口袋罪", "this word is not known"),
    ],
)
def test_a_doubtful_charge_is_not_read(text: str, why: str) -> None:
    """Nobody is charged by a guess; “subversion” is not taken from another law."""
    result = Charges(vocabularies()["charge"]).find(text)

    assert isinstance(result, Unread)
    assert why in result.why


def test_a_paragraph_that_the_vocabulary_does_not_part_is_told() -> None:
    """The article is right; what was left out is said."""
    result = Charges(vocabularies()["charge"]).find("300(1)")

    assert result == Read("CL-300", ("of article 300(1) the paragraph was left out",))


def test_the_table_of_the_map_comes_first() -> None:
    """A database may have codes of its own."""
    assert Charges(vocabularies()["charge"], {"煽颠": "CL-105-2"}).find("煽颠") == Read("CL-105-2")
