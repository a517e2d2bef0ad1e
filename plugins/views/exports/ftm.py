"""``people.ftm.json``: FollowTheMoney entities, a line of JSON each.

    people_ftm(content)      # b'{"id": "p-000001", "schema": "Person", "properties": {…}}\\n…'

For tools that match names across collections (OpenSanctions, Aleph). FollowTheMoney has no
topic for those whose rights are violated; its topics speak of crime, sanctions and power.
So nobody gets a topic but the two that say what the record says, journalist and lawyer, and
activist for those whose part it was: above all never “wanted”, “crime” or “person of
interest”. Whoever has no neutral id cannot be referred to and is left out, as are groups.
Source: the model of followthemoney 4.11, schema Person; ``tests/data/ftm-person.json``.
"""

from __future__ import annotations

import json
from typing import Any

from plugins.records.dates import Edtf
from plugins.records.reader import Content
from plugins.records.schemas.person import PersonFacts
from plugins.records.text import Text
from plugins.views.exports.public import exported_people, in_language, source_urls

_ROLES = {"journalist": "role.journo", "lawyer": "role.lawyer"}
_ACTIVISTS = frozenset({"defender", "labour"})
_FORMER = frozenset({"birth", "former"})
_WEAK = frozenset({"nickname", "net-name"})


def people_ftm(content: Content) -> bytes:
    """Everybody, one entity a line."""
    found = exported_people(content.records)
    lines = [json.dumps(entity(facts), ensure_ascii=False) for _, facts in found if _fits(facts)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def has_entities(content: Content) -> bool:
    """Whether anybody can be an entity."""
    return any(_fits(facts) for _, facts in exported_people(content.records))


def _fits(facts: PersonFacts) -> bool:
    return facts.kind == "person" and facts.id is not None


def entity(facts: PersonFacts) -> dict[str, Any]:
    """One person; properties without a value are left out."""
    properties: dict[str, list[str]] = {
        "name": [*facts.name.text.by_lang.values()],
        **_names(facts),
        "birthDate": _dates(facts.birth.date if facts.birth else None),
        "deathDate": _dates(facts.death.date if facts.death else None),
        "gender": [facts.sex] if facts.sex != "unknown" else [],
        "nationality": [code.lower() for code in facts.nationality],
        "ethnicity": _labels(facts.ethnicity.label if facts.ethnicity else None),
        "religion": _labels(facts.religion.label if facts.religion else None),
        "profession": [label for job in facts.occupation for label in _labels(job.label)],
        "topics": _topics(facts),
        "wikidataId": [one.id for one in facts.same_as if one.scheme == "wikidata"],
        "sourceUrl": source_urls(facts),
        "modifiedAt": [facts.last_verified.text],
    }
    given = {name: list(dict.fromkeys(values)) for name, values in properties.items() if values}
    return {"id": facts.id, "schema": "Person", "properties": given}


def _names(facts: PersonFacts) -> dict[str, list[str]]:
    """Other names, by how much they can be relied on to find somebody."""
    name = facts.name
    found: dict[str, list[str]] = {"alias": [], "previousName": [], "weakAlias": []}
    others = [name.pinyin, name.native and name.native.text, name.romanised and name.romanised.text]
    found["alias"] += [one for one in others if one]
    for alias in facts.aliases:
        kind = alias.kind.id if alias.kind else ""
        where = "previousName" if kind in _FORMER else "weakAlias" if kind in _WEAK else "alias"
        found[where] += alias.text.by_lang.values()
    return found


def _dates(date: Edtf | None) -> list[str]:
    """A date that FollowTheMoney can hold: one point without doubt, as exact as it is."""
    if date is None or date.is_interval or date.start is None or date.start.mark:
        return []
    return [date.start.iso]


def _labels(text: Text | None) -> list[str]:
    return [in_language(text, "en")] if text else []


def _topics(facts: PersonFacts) -> list[str]:
    roles = {role.id for role in facts.roles}
    known = [topic for role, topic in _ROLES.items() if role in roles]
    return known + (["role.act"] if roles & _ACTIVISTS else [])
