"""Where the front matter of a text ends and its Markdown begins."""

from __future__ import annotations

import pytest

from plugins.errors import Problems
from plugins.records.files import SourceFile
from plugins.records.frontmatter import split


@pytest.mark.parametrize(
    ("text", "front", "body"),
    [
        ("---\ntitle: A\n---\nText\n", "title: A\n", "Text\n"),
        ("---  \ntitle: A\n--- \t\nText", "title: A\n", "Text"),
        ("---\n---\n", "", ""),
        ("---\ntitle: A\n---", "title: A\n", ""),
        ("---\ntitle: A\n---\n\n---\nText\n", "title: A\n", "\n---\nText\n"),
        ("---\ntitle: a --- b\n---\nText\n", "title: a --- b\n", "Text\n"),
    ],
    ids=["plain", "spaces", "empty", "no body", "a rule in the body", "dashes in a line"],
)
def test_front_matter_and_body(text: str, front: str, body: str) -> None:
    """The first two lines of three hyphens hold the front matter between them."""
    problems = Problems()
    found = split(SourceFile("en.md", text), problems)

    assert (front, body, len(text) - len(body)) == found
    assert list(problems) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Text\n", "the file has no front matter"),
        ("", "the file has no front matter"),
        ("\n---\ntitle: A\n---\n", "the file has no front matter"),
        ("---\ntitle: A\n", "the front matter is not closed"),
        ("---\ntitle: A\n ---\n", "the front matter is not closed"),
    ],
    ids=["none", "empty file", "not on the first line", "open", "indented end"],
)
def test_what_is_no_front_matter_is_noted(text: str, message: str) -> None:
    """The whole file is then the body, so that its mistakes can be found too."""
    problems = Problems()
    found = split(SourceFile("en.md", text), problems)

    assert ("", text, 0) == found
    assert [("front-matter", message)] == [(p.rule, p.message) for p in problems]
