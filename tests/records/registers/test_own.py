"""Registers of the program itself: the schema is there, the content brings the entries."""

from __future__ import annotations

from pathlib import Path

from plugins.errors import Problems
from plugins.records.reader import read_content
from plugins.records.registers.own import OWN, own_schema
from tests.registers import FOLDER, REGISTER
from tests.sites import build, problems_of, write_content
from tests.terms import GLOSSARY


def test_entries_need_no_schema_beside_them(tmp_path: Path) -> None:
    """``content/registers/terms`` holds terms and nothing else."""
    problems = Problems()
    content = read_content(write_content(tmp_path, GLOSSARY), problems)

    assert problems.errors == []
    assert [record.id for record in content.in_section("terms")] == [
        "term:harbour-law",
        "term:tide",
    ]


def test_a_site_without_the_folder_has_nothing_of_it(tmp_path: Path) -> None:
    """No empty list, no file, no way to it."""
    report = build(write_content(tmp_path))

    assert not [path for path in report.files if "/terms" in path]


def test_a_schema_beside_them_is_named(tmp_path: Path) -> None:
    """Nothing would read it."""
    given = {**GLOSSARY, "registers/terms/schema.yaml": "id: term\n"}
    (problem,) = problems_of(write_content(tmp_path, given))

    assert problem.rule == "register-schema" and "take this" in problem.hint


def test_no_register_of_the_content_may_take_the_id(tmp_path: Path) -> None:
    """Whether or not the folder is there, ``term:`` means a term of the glossary."""
    changed = {
        path: words.replace("id: wharf", "id: term").replace("wharf:west", "term:west")
        for path, words in REGISTER.items()
    }
    problems = problems_of(write_content(tmp_path, changed))

    assert problems[0].message == "“term” is already the id of a type of the program (terms)"
    assert problems[0].place.path.endswith(f"{FOLDER}/schema.yaml")


def test_each_has_its_schema() -> None:
    """A folder named in the list has a file."""
    paths = [own_schema(section) for section in OWN]

    assert all(path and path.is_file() for path in paths)
    assert own_schema("wharves") is None
