"""A folder of a text: its sheet, its versions, its pages, and references to its articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Problems
from plugins.records.reader import Content, read_content
from tests.sites import TOPIC, problems_of, write_content
from tests.texts import FOLDER, SHEET, TREATY, damaged, sheet


def read(folder: Path, changes: dict[str, str | None]) -> Content:
    """The small content with the treaty, changed."""
    return read_content(write_content(folder, {**TREATY, **changes}), Problems())


def test_a_page_begins_where_the_sheet_says(tmp_path: Path) -> None:
    """Addresses do not move when a language is added or a word corrected."""
    content = read(tmp_path, {})

    address = content.address("topic:speech", "art-2-2-b-ii")

    assert address == "topics/speech--art-2.html#art-2-2-b-ii"
    assert content.address("topic:speech", "art-1") == "topics/speech--preamble.html#art-1"
    assert content.address("topic:speech", "what") == "topics/speech.html#what"


def test_pages_are_cut_by_weight_if_nothing_is_said(tmp_path: Path) -> None:
    """A long treaty is no page that a phone waits for."""
    articles = "".join(f"### Article {n}\n{'a word ' * 300}\n" for n in range(1, 9))
    changes = {
        f"{FOLDER}/text.yaml": SHEET.replace("pages: [preamble, art-2]\n", ""),
        f"{FOLDER}/en.txt": f"# A\n{articles}",
    }

    groups = read(tmp_path, {**changes}).texts["topic:speech"].groups

    assert [[article.id for article in group] for group in groups] == [
        ["art-1", "art-2", "art-3"],
        ["art-4", "art-5", "art-6"],
        ["art-7", "art-8"],
    ]


@pytest.mark.parametrize(
    ("reference", "message", "hint"),
    [
        ("topic:speech#art-12", "topic:speech has no article “art-12”", "“topic:speech#art-2”?"),
        ("topic:speech#art-2-7", "topic:speech has no article “art-2-7”", "“topic:speech#art-2-"),
        ("person:yu-jie#art-1", "person:yu-jie has no text here", "refer to the whole of it"),
        ("topic:speach#art-1", "no record is called “topic:speach”", "“topic:speech”?"),
    ],
)
def test_a_reference_to_no_article_is_an_error_with_a_suggestion(
    tmp_path: Path, reference: str, message: str, hint: str
) -> None:
    """A treaty article that does not exist is never cited."""
    facts = f"related: ['{reference}']\n"
    given = {**TREATY, "topics/other/record.yaml": facts, "topics/other/en.md": _TEXT}

    [problem] = [p for p in problems_of(write_content(tmp_path, given)) if p.rule == "dead-link"]

    assert problem.message.startswith(message)
    assert hint in problem.hint
    assert problem.place.path.endswith("content/topics/other/record.yaml")


_TEXT = "---\ntitle: Other\nsummary: Another.\n---\nWords.\n"


def test_a_link_in_a_text_is_checked_too(tmp_path: Path) -> None:
    """Prose may lead to an article, and not to one that is not there."""
    words = f"{_TEXT}[](topic:speech#art-2-3) and [it](topic:speech#art-3).\n"
    given = {**TREATY, "topics/other/record.yaml": TOPIC, "topics/other/en.md": words}

    problems = [p for p in problems_of(write_content(tmp_path, given)) if p.rule == "dead-link"]

    assert [(p.message, p.hint) for p in problems] == [
        ("“topic:speech” has no anchor “art-3”", "did you mean “art-2-3”?")
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({f"{FOLDER}/zh-Hans.txt": None}, "there is no file zh-Hans.txt"),
        (sheet("pages: [preamble, art-2]", "pages: [art-3]"), "there is no “art-3” here"),
        ({"texts/other/text.yaml": SHEET}, "there is no file en.txt"),
        (
            {f"texts/other/{name}": TREATY[f"{FOLDER}/{name}"] for name in ("en.txt", "text.yaml")},
            "topic:speech has another text already",
        ),
        ({f"{FOLDER}/fr.txt": "# A\n"}, "nothing reads “fr.txt” here"),
        ({"texts/en.txt": "# A\n"}, "nothing reads “en.txt” here"),
        (sheet("record: topic:speech", "record: topic:speeck"), "no record is called"),
        (damaged("en", "### Article 1\n", "### Clause 1\n"), "“Clause 1” is no heading"),
    ],
)
def test_what_is_wrong_with_a_folder_is_named(
    tmp_path: Path, changes: dict[str, str | None], message: str
) -> None:
    """Whoever adds a text is told what it lacks."""
    content = write_content(tmp_path, {**TREATY, **changes})

    assert any(problem.message.startswith(message) for problem in problems_of(content))
