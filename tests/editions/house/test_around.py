"""What may stand around a name."""

from __future__ import annotations

import pytest

from plugins.editions.house import around


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("于建嵘", 0, True),
        ("、于建嵘", 1, True),
        ("和钟明", 1, True),
        ("和于建嵘", 1, False),
        ("20余人", 2, False),
        ("２０余人", 2, False),
        ("对钟明", 1, False),
    ],
)
def test_free_before(text: str, start: int, expected: bool) -> None:
    """Punctuation, the start, "and"; no number, for 20余人 is no Mr Yu."""
    assert around.free_before(text, start) is expected


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("律师余秋里", 2, True),
        ("当事人余秋里", 3, True),
        ("大律余秋里", 2, False),
        ("余", 0, False),
    ],
)
def test_titled(text: str, start: int, expected: bool) -> None:
    """A title of two or three characters right before."""
    assert around.titled(text, start) is expected


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("钟明", 0, 2, True),
        ("钟明，", 0, 2, True),
        ("钟明被捕", 0, 2, True),
        ("、钟明和", 1, 3, True),
        ("钟明和", 0, 2, False),
        ("钟明带走", 0, 2, False),
    ],
)
def test_free_after(text: str, start: int, end: int, expected: bool) -> None:
    """Punctuation, the end, a word of saying; "and" only in a list."""
    assert around.free_after(text, start, end) is expected


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [("对钟明", 1, True), ("去年钟明", 2, True), ("分钟明", 1, False), ("在丛钟明", 2, False)],
)
def test_loose_before(text: str, start: int, expected: bool) -> None:
    """A preposition or a common word; not where a word (分钟) runs into the surname."""
    assert around.loose_before(text, start) is expected


@pytest.mark.parametrize(
    ("text", "end", "expected"),
    [("钟明和", 2, True), ("钟明没有来", 2, True), ("钟明天来", 2, False), ("钟明", 2, False)],
)
def test_loose_after(text: str, end: int, expected: bool) -> None:
    """A word that may follow a name; not where a word (明天) begins with its last character."""
    assert around.loose_after(text, end) is expected
