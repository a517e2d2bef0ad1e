"""Kits: the note for readers in China, sheets to sign, letters to prisoners."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bad_input.people import kit
from tests.sites import problems_of, write_content

NOTE = "key: [Not from mainland China.]\n"


def rules(folder: Path, changes: dict[str, str | bytes | None]) -> list[str]:
    """The rules that a site with ``changes`` breaks."""
    return [problem.rule for problem in problems_of(write_content(folder, changes))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("'| Name | Town | Signature |'", []),
        ("'| Name | ID number |'", ["action-note"]),
        ("'| 姓名 | 身份证号 |'", ["action-note"]),
        ("'| 姓名 | 城市 |'", []),
        ("'Phone: ______'", ["action-note"]),
        ("'Give a name and a town, never a telephone number.'", []),
        ("'| Name | Ideas |'", []),
    ],
)
def test_a_sheet_asks_for_a_name_and_a_town(text: str, found: list[str], tmp_path: Path) -> None:
    """Fields are rows of a table and lines to fill in; a sentence may speak of numbers."""
    assert found == rules(tmp_path, dict(kit("petition", text=text, key=NOTE)))


def test_a_letter_may_ask_for_a_number(tmp_path: Path) -> None:
    """Only sheets that go from hand to hand list people."""
    assert rules(tmp_path, dict(kit("letter", text="'| Phone |'", key=NOTE))) == []


def test_a_poster_needs_no_note(tmp_path: Path) -> None:
    """Nobody signs or sends it."""
    assert rules(tmp_path, dict(kit("poster", to=""))) == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Write to a prisoner", ["prison-mail"]),
        ("Letters to people in prison", ["prison-mail"]),
        ("给狱中的人写信", ["prison-mail"]),
        ("写信给在押的人", ["prison-mail"]),
        ("Letters from the war", []),
        ("What the Prison Law says", []),
        ("监狱法", []),
    ],
)
def test_who_asks_to_write_to_prisoners(title: str, found: list[str], tmp_path: Path) -> None:
    """A title about mail and prison together; one of the two is something else."""
    page = f"---\ntitle: {title}\nsummary: How.\n---\nWords.\n"

    assert found == rules(tmp_path, {"pages/write/en.md": page})


def test_a_page_that_warns_is_enough(tmp_path: Path) -> None:
    """That letters are read, and what not to write."""
    words = "Letters are read by the prison. Do not write about politics."
    page = f"---\ntitle: Write to a prisoner\nsummary: How.\n---\n{words}\n"

    assert rules(tmp_path, {"pages/write/en.md": page}) == []
