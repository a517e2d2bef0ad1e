"""What each form of the glossary counts as, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.editions.terms.book import TermBook, term_book
from plugins.errors import Problems
from plugins.records.reader import Content, read_content
from tests.sites import write_content
from tests.terms import FOLDER, GLOSSARY, HARBOUR


def content_of(folder: Path, **more: str) -> Content:
    """The small content with the glossary."""
    problems = Problems()
    content = read_content(write_content(folder, {**GLOSSARY, **more}), problems)
    assert problems.errors == []
    return content


@pytest.fixture
def book(tmp_path: Path) -> TermBook:
    """The glossary for tests."""
    return term_book(content_of(tmp_path))


def status(book: TermBook, lang: str, form: str) -> tuple[str, bool]:
    """What a form counts as, and whether it leads to its term."""
    use = book.uses[lang][form]
    return use.status, use.linked


def test_each_form_counts_as_what_its_record_says(book: TermBook) -> None:
    """Chosen and accepted forms are linked, refused ones and longer words are not."""
    assert status(book, "en", "harbour law") == ("chosen", True)
    assert status(book, "en", "quay law") == ("accepted", True)
    assert status(book, "en", "dock law") == ("avoid", False)
    assert status(book, "zh-Hans", "港法大学") == ("other", False)


def test_a_word_that_means_other_things_too_is_not_linked(book: TermBook) -> None:
    """Its longer forms are, and so is the word in the other language."""
    assert status(book, "en", "tide") == ("chosen", False)
    assert status(book, "en", "spring tide") == ("accepted", True)
    assert status(book, "zh-Hans", "潮汐") == ("chosen", True)


def test_a_form_of_one_script_holds_in_the_other_as_conversion_writes_it(book: TermBook) -> None:
    """An editor gives a variant once."""
    assert status(book, "zh-Hant", "碼頭規矩") == ("avoid", False)
    assert status(book, "zh-Hant", "港口法") == ("accepted", True)


def test_what_a_term_gives_itself_in_a_script_wins(tmp_path: Path) -> None:
    """Accepted in Taiwan and refused on the Mainland can both be said."""
    both = HARBOUR.replace(
        "  - {form: {en: quay law}, status: accepted}",
        "  - {form: {zh-Hant: 碼頭規矩}, region: taiwan, status: accepted}",
    )
    book = term_book(content_of(tmp_path, **{f"{FOLDER}/harbour-law.yaml": both}))

    assert status(book, "zh-Hant", "碼頭規矩") == ("accepted", True)
    assert status(book, "zh-Hans", "码头规矩") == ("avoid", False)


def test_names_that_hold_a_form_are_longer_words(tmp_path: Path) -> None:
    """No name of a person, a body or a treaty is cut by a link."""
    name = "- {zh-Hans: 东海港法研究会, zh-Hant: 東海港法研究會, kind: organisation}\n"
    book = term_book(content_of(tmp_path, **{"glossary.yaml": name}))

    assert book.find("东海港法研究会说", "zh-Hans")[0].use.term == ""


def test_the_fingerprint_changes_with_the_forms_and_with_nothing_else(tmp_path: Path) -> None:
    """A cache can tell whether any page could have got another link."""
    first = term_book(content_of(tmp_path / "a")).fingerprint
    told = HARBOUR.replace("A list has it", "Two lists have it")
    form = HARBOUR.replace("quay law", "pier law")
    again = term_book(content_of(tmp_path / "b", **{f"{FOLDER}/harbour-law.yaml": told}))
    other = term_book(content_of(tmp_path / "c", **{f"{FOLDER}/harbour-law.yaml": form}))

    assert again.fingerprint == first != other.fingerprint


def test_a_site_without_terms_has_an_empty_book(tmp_path: Path) -> None:
    """Nothing is looked for where nothing is known."""
    problems = Problems()
    book = term_book(read_content(write_content(tmp_path), problems))

    assert book == TermBook() and book.find("harbour law", "en") == []
