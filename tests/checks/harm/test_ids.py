"""Ids: the next free one, and none twice."""

from __future__ import annotations

from pathlib import Path

from tests.bad_input import PERSON_FACTS, edit
from tests.sites import PERSON, SMALL, problems_of, write_content

WORDS = SMALL["people/yu-jie/en.md"]


def found(folder: Path, changes: dict[str, str]) -> list[tuple[str, str]]:
    """Each rule with the number in its hint."""
    problems = problems_of(write_content(folder, changes))
    return [(p.rule, p.hint.partition("p-")[2][:6]) for p in problems if p.rule.endswith("-id")]


def test_each_missing_id_gets_a_number_of_its_own(tmp_path: Path) -> None:
    """Two people without one in the same run are not told the same."""
    bare = PERSON.replace("id: p-000001\n", "").replace("余杰", "王某")
    changes = {
        "people/a/record.yaml": bare,
        "people/a/en.md": WORDS,
        "people/b/record.yaml": bare,
        "people/b/en.md": WORDS,
    }

    assert found(tmp_path, changes) == [("missing-id", "000002"), ("missing-id", "000003")]


def test_ids_of_what_is_not_published_are_taken(tmp_path: Path) -> None:
    """A number that was withdrawn is never used again, nor is that of a draft."""
    changes = {
        **edit(PERSON_FACTS, "id: p-000001\n", ""),
        "people/gone/record.yaml": "id: p-000007\nwithdrawn: 2012-02-01\n",
        "people/soon/record.yaml": "id: p-000009\ndraft: true\n",
    }

    assert found(tmp_path, changes) == [("missing-id", "000010")]


def test_the_id_of_a_withdrawn_record_is_not_given_again(tmp_path: Path) -> None:
    """The copies that dropped the one would drop the other."""
    changes = {"people/gone/record.yaml": "id: p-000001\nwithdrawn: 2012-02-01\n"}

    assert found(tmp_path, changes) == [("duplicate-id", "")]
