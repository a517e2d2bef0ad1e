"""Records of people for tests, from a few lines of YAML, read as any other record.

facts = facts_of(tmp_path, custody="[{measure: prison, start: {date: 2010, source: [s1]}}]")
"""

from __future__ import annotations

from pathlib import Path

from plugins.errors import Problems
from plugins.records.base import Record
from plugins.records.reader import read_content
from plugins.records.schemas.person import PersonFacts
from tests.sites import PERSON, write_content
from tests.views.made_up import MADE_UP

PERSON_FILE = "people/yu-jie/record.yaml"


def record_of(
    folder: Path, status: str = "released", as_of: str = "2012-01", **fields: str
) -> Record:
    """The person of the small site, with more fields, each as YAML in one line."""
    base = PERSON.replace("status: released", f"status: {status}")
    base = base.replace("status_as_of: 2012-01", f"status_as_of: {as_of}")
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    problems = Problems()
    content = read_content(write_content(folder, {**MADE_UP, PERSON_FILE: base + more}), problems)
    problems.raise_errors()
    return content.records["person:yu-jie"]


def facts_of(
    folder: Path, status: str = "released", as_of: str = "2012-01", **fields: str
) -> PersonFacts:
    """The facts of the same person."""
    facts = record_of(folder, status, as_of, **fields).facts
    assert isinstance(facts, PersonFacts)
    return facts
