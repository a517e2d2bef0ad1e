"""Making one person's record in memory, for rules that need no files.

    person(custody=[custody("2010-05", "2010-06")]).facts.custody

Facts are validated by the real schema, with a vocabulary that knows every id it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from plugins.checks.harm.people import Person
from plugins.errors import Problem, Problems
from plugins.records.base import Record
from plugins.records.dates import parse_date
from plugins.records.files import SourceFile
from plugins.records.references import ReadingContext, Term
from plugins.records.schemas.person import SCHEMA, PersonFacts
from plugins.records.text import Text
from plugins.records.yamlfile import YamlTree

BASE: dict[str, Any] = {
    "id": "p-000001",
    "name": {"en": "Wang Mou", "zh-Hans": "王某", "zh-Hant": "王某"},
    "status": "released",
    "status_as_of": "2012-01",
    "status_source": ["s1", "s2"],
    "verification": "reported",
    "last_verified": "2012-01-18",
    "consent": {"status": "self", "scope": ["name", "case", "letters"]},
    "sources": [
        {"id": "s1", "kind": "media", "title": "News", "publisher": "A paper"},
        {"id": "s2", "kind": "ngo", "title": "Report", "publisher": "A group"},
        {"id": "s3", "kind": "ngo", "title": "Second report", "publisher": "A group"},
    ],
}


class _AnyTerm(dict[str, Term]):
    """A vocabulary that has every id."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def __contains__(self, id_: object) -> bool:
        return True

    def __missing__(self, id_: str) -> Term:
        return Term(self._name, id_, Text({"": id_}))


class _AnyVocabulary(dict[str, Mapping[str, Term]]):
    """Vocabularies of any name."""

    def get(self, name: str, default: Any = None) -> Mapping[str, Term]:
        """The vocabulary of that name."""
        return _AnyTerm(name)


def person(site_date: str = "", **facts: Any) -> Person:
    """A person with these facts; None takes one away."""
    data = {key: value for key, value in {**BASE, **facts}.items() if value is not None}
    ids = tuple(source["id"] for source in data["sources"])
    context = ReadingContext(_AnyVocabulary(), frozenset(), ids)
    read = PersonFacts.model_validate(data, context=context)
    tree = YamlTree(SourceFile("people/wang-mou/record.yaml", ""), 1)
    record = Record(SCHEMA, "wang-mou", read, tree, {}, "people/wang-mou")
    return Person(record, read, parse_date(site_date) if site_date else None)


def custody(start: str, end: str = "", place: str = "", measure: str = "prison") -> dict[str, Any]:
    """One deprivation of liberty."""
    given: dict[str, Any] = {"measure": measure, "start": {"date": start, "source": ["s1", "s2"]}}
    if end:
        given["end"] = {"date": end, "source": ["s1", "s2"]}
    return {**given, "place": place} if place else given


def case(*events: str, **more: Any) -> dict[str, Any]:
    """A case with events, ``type date`` each."""
    told = [dict(zip(("type", "date"), event.split(), strict=True)) for event in events]
    sourced = [{**event, "source": ["s1", "s2"]} for event in told]
    return {"id": "c1", "source": ["s1", "s2"], "events": sourced, **more}


def noted(rule: Callable[[Person, Problems], None], given: Person) -> list[Problem]:
    """What a rule notes about a person."""
    problems = Problems()
    rule(given, problems)
    return list(problems)


def severities(rule: Callable[[Person, Problems], None], given: Person) -> list[str]:
    """How bad each thing is that a rule notes about a person."""
    return [problem.severity for problem in noted(rule, given)]


def messages(rule: Callable[[Person, Problems], None], given: Person) -> Iterator[str]:
    """What a rule says about a person."""
    return (problem.message for problem in noted(rule, given))
