"""Names whose form in both scripts is known are found, and never by chance."""

from __future__ import annotations

import pytest

from plugins.editions.names import Known, NameBook, Scope

BOOK = NameBook(
    [
        Known("余杰", "余杰", "yu-jie"),
        Known("刘晓波", "劉曉波", "liu-xiaobo"),
        Known("记名表决", "記名表決"),
        Known("记名表决制", "記名表決制"),
        Known("表决", "表決"),
    ]
)
NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "source", "people", "expected"),
    [
        ("余杰写道", "zh-Hans", {"yu-jie"}, [(0, 2, "余杰")]),
        ("余杰写道", "zh-Hans", NOBODY, []),
        ("余杰写道", "zh-Hans", {"liu-xiaobo"}, []),
        ("刘晓波与刘晓波", "zh-Hans", NOBODY, [(0, 3, "劉曉波"), (4, 7, "劉曉波")]),
        ("劉曉波", "zh-Hant", NOBODY, [(0, 3, "刘晓波")]),
        ("劉曉波", "zh-Hans", NOBODY, []),
        ("记名表决", "zh-Hans", NOBODY, [(0, 4, "記名表決")]),
        ("记名表决制", "zh-Hans", NOBODY, [(0, 5, "記名表決制")]),
        ("表决", "zh-Hans", NOBODY, []),
        ("", "zh-Hans", NOBODY, []),
    ],
    ids=[
        "two characters, named on the page",
        "two characters, by chance",
        "two characters, another person",
        "three characters, twice",
        "from Traditional",
        "not in the other script",
        "a term",
        "the longest wins",
        "a short term belongs to nobody",
        "nothing",
    ],
)
def test_where_a_name_holds(
    text: str, source: str, people: set[str], expected: list[tuple[int, int, str]]
) -> None:
    """Three characters or more hold everywhere; two only where the person is named."""
    assert expected == BOOK.find(text, source, Scope(people=frozenset(people)))


def test_the_order_of_entries_does_not_matter() -> None:
    """Two builds of the same content give the same text."""
    entries = [Known("记名表决", "記名表決"), Known("记名表决", "記名錶決")]
    books = [NameBook(entries), NameBook(entries[::-1])]

    assert len({str(book.find("记名表决", "zh-Hans")) for book in books}) == 1


def test_characters_with_a_meaning_in_patterns_are_only_characters() -> None:
    """A name may hold a full stop or a bracket."""
    book = NameBook([Known("A.B(C", "A.B(D")])

    assert book.find("AxB(C A.B(C", "zh-Hans") == [(6, 11, "A.B(D")]


def test_a_book_without_entries_finds_nothing() -> None:
    """A new site has no names yet."""
    assert NameBook([]).find("余杰", "zh-Hans", Scope(people=frozenset({"yu-jie"}))) == []


@pytest.mark.parametrize("mark", "·‧•・")
def test_an_interpunct_may_have_any_form(mark: str) -> None:
    """The form that comes out has the one that is stored, U+00B7."""
    book = NameBook([Known("伊力哈木·土赫提", "伊力哈木·土赫提")])
    text = f"学者伊力哈木{mark}土赫提"

    assert book.find(text, "zh-Hans") == [(2, 10, "伊力哈木·土赫提")]


def test_the_longest_wins() -> None:
    """黄杰 is another person than 黄杰龙."""
    book = NameBook([Known("黄杰", "黃杰", "huang-jie"), Known("黄杰龙", "黃傑龍")])

    assert book.find("黄杰龙", "zh-Hans", Scope(people=frozenset({"huang-jie"}))) == [
        (0, 3, "黃傑龍")
    ]


def test_a_surname_inside_a_word_is_none() -> None:
    """其余文生图: the rest, text to image."""
    book = NameBook([Known("余文生", "余文生")])

    assert book.find("其余文生图", "zh-Hans") == []
