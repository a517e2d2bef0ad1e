"""Each person has an id that says nothing of them, and has it alone.

The id outlives the name: a copy that must drop a record is told the id and nothing else.
That it looks like an id is the schema's business. Rules ``missing-id``, ``duplicate-id``.
"""

from __future__ import annotations

import re

from plugins.checks.harm.people import people
from plugins.errors import Problems
from plugins.records.held import Held
from plugins.records.reader import Content

_ID = re.compile(r"p-[0-9]{6}")


def missing_id(content: Content, problems: Problems) -> None:
    """Every person has an id (schema 3.0: permanent, neutral, independent of the name).

    The hint names the next number that no record has, drafts and withdrawn ones included.
    """
    taken = [int(id_[2:]) for id_ in _taken(content)]
    free = max(taken, default=0) + 1
    for person in people(content):
        if person.facts.id is None:
            message = "this person has no id"
            hint = f"add a line “id: p-{free:06d}”; it is never changed and never used again"
            problems.add(person.place(), "missing-id", message, hint)
            free += 1


def duplicate_id(content: Content, problems: Problems) -> None:
    """No two records share an id, whether they are published or not."""
    held = {id_: _held_id(record) for id_, record in content.held.items()}
    first: dict[str, str] = {id_: name for name, id_ in sorted(held.items()) if id_}
    for person in people(content):
        if person.facts.id is None:
            continue
        other = first.setdefault(person.facts.id, person.record.id)
        if other != person.record.id:
            message = f"“{person.facts.id}” is already the id of {other}"
            hint = "take the line out; the next run names a number that is free"
            problems.add(person.place("id"), "duplicate-id", message, hint)


def _taken(content: Content) -> set[str]:
    published = {person.facts.id for person in people(content)}
    held = {_held_id(record) for record in content.held.values()}
    return {id_ for id_ in published | held if id_}


def _held_id(held: Held) -> str:
    data = held.raw.facts.data
    given = data.get("id") if isinstance(data, dict) else None
    return given if isinstance(given, str) and _ID.fullmatch(given) else ""
