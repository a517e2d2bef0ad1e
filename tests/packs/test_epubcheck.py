"""Books pass EPUBCheck, the W3C's own judge, without an error or a warning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.packs import Chapter, epub
from tests.journals import JOURNAL
from tests.packs.books import BOOK
from tests.packs.checker import complaints
from tests.sites import build, write_content

pytestmark = pytest.mark.server


def test_a_book_with_everything_passes(tmp_path: Path) -> None:
    """Tables, notes, citations, pictures, several languages."""
    book = tmp_path / "book.epub"
    book.write_bytes(epub(BOOK))

    assert complaints(book) == []


@pytest.mark.parametrize("edition", ["en", "zh-hant"])
def test_an_issue_passes_in_every_edition(tmp_path: Path, edition: str) -> None:
    """With a text that may be shown, in its own language or converted."""
    site = build(write_content(tmp_path, JOURNAL))
    book = tmp_path / "issue.epub"
    book.write_bytes(site.files[f"{edition}/issues/harbour-2003-2.epub"])

    assert complaints(book) == []


def test_the_judge_sees_a_mistake(tmp_path: Path) -> None:
    """A test that cannot fail proves nothing: here two elements have one id."""
    chapter = Chapter("first", "First", "en", '<p id="a">a</p><p id="a">b</p>')
    book = tmp_path / "book.epub"
    book.write_bytes(epub(replace(BOOK, chapters=(chapter,))))

    assert any("Duplicate" in line for line in complaints(book))
