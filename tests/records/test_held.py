"""Drafts and withdrawn records are read, and nothing of them is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import Problems
from plugins.records.reader import Content, read_content
from tests.sites import PERSON, build, problems_of, write_content

WITHDRAWN = "id: p-000007\nwithdrawn: 2026-11-24\n"
LINKED = {
    "topics/speech/en.md": "---\ntitle: Speech\nsummary: A.\n---\nSee [](person:zhao-mou).\n",
    "topics/speech/zh-Hans.md": None,
}
DRAFT = {
    "people/zhao-mou/record.yaml": PERSON.replace("Yu Jie", "Zhao Mou")
    .replace("余杰", "赵某")
    .replace("p-000001", "p-000002")
    + "draft: true\n",
    "people/zhao-mou/en.md": "---\nsummary: Somebody.\n---\nA story.\n",
}
GONE = {"people/zhao-mou/record.yaml": WITHDRAWN}


def read(folder: Path, changes: dict[str, str | None]) -> tuple[Content, Problems]:
    """The small site with ``changes``, read."""
    problems = Problems()
    return read_content(write_content(folder, changes), problems), problems


@pytest.mark.parametrize("changes", [DRAFT, GONE], ids=["draft", "withdrawn"])
def test_what_is_held_back_is_in_no_output(changes: dict[str, str | None], tmp_path: Path) -> None:
    """Neither its name nor its address is in any byte that is written."""
    files = build(write_content(tmp_path, changes)).files

    assert not [path for path in files if "zhao-mou" in path]
    assert not [path for path, data in files.items() if b"Zhao Mou" in data or b"zhao-mou" in data]


def test_a_withdrawn_record_keeps_its_id_and_its_day(tmp_path: Path) -> None:
    """That is what the tombstone shows, and what the revocation names."""
    content, problems = read(tmp_path, GONE)
    held = content.held["person:zhao-mou"]

    assert (held.why, held.neutral_id, str(held.day)) == ("withdrawn", "p-000007", "2026-11-24")
    assert problems.errors == []


def test_what_is_left_in_a_withdrawn_record_is_not_judged(tmp_path: Path) -> None:
    """An editor in a hurry adds one line and is done."""
    content, problems = read(
        tmp_path, {"people/zhao-mou/record.yaml": WITHDRAWN + "name: {en: Zhao}\nstatus: odd\n"}
    )

    assert (list(content.held), problems.errors) == (["person:zhao-mou"], [])


def test_a_withdrawal_needs_its_day(tmp_path: Path) -> None:
    """A copy that is told to drop a record is told since when."""
    _, problems = read(tmp_path, {"people/zhao-mou/record.yaml": "withdrawn: soon\n"})

    assert [problem.rule for problem in problems.errors] == ["bad-date"]


def test_a_withdrawn_person_needs_an_id(tmp_path: Path) -> None:
    """The tombstone must not be called by the name."""
    _, problems = read(tmp_path, {"people/zhao-mou/record.yaml": "withdrawn: 2026-11-24\n"})

    assert [(p.rule, p.place.line) for p in problems.errors] == [("missing-id", 1)]


def test_mistakes_of_a_draft_stop_nothing(tmp_path: Path) -> None:
    """A half-written record can lie in the folder while the site is built."""
    content, problems = read(tmp_path, {"people/zhao-mou/record.yaml": "draft: true\n"})

    assert problems.errors == []
    assert "missing-field" in [problem.rule for problem in content.held_problems]


@pytest.mark.parametrize(
    ("changes", "said"),
    [(DRAFT, "a draft that is not published"), (GONE, "withdrawn")],
    ids=["draft", "withdrawn"],
)
def test_nothing_may_link_to_what_is_held_back(
    changes: dict[str, str | None], said: str, tmp_path: Path
) -> None:
    """The message says why the record is not there, at the place of the link."""
    found = problems_of(write_content(tmp_path, {**LINKED, **changes}))

    assert [(p.rule, p.message, p.hint) for p in found] == [
        ("dead-link", f"“person:zhao-mou” is {said}", "take the reference out")
    ]
