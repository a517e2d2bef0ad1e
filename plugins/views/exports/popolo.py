"""``people.popolo.json``: people in the Popolo format, for civic tools.

    people_popolo(content)       # {"persons": [{"id": "p-000001", "name": …}, …]}

Popolo's Person has no word for custody, charge or sentence, and a person is not summed up
by them here: it says who somebody is, what else they are called, and where to read more.
Dates are those that Popolo can hold, a year, a month or a day; others are left out. A group
is no person and is not in the file.
Source: Popolo specification, Person, popoloproject.com.
"""

from __future__ import annotations

from typing import Any

from plugins.records.dates import Edtf
from plugins.records.people.identity import SameAs
from plugins.records.reader import Content
from plugins.records.schemas.person import PersonFacts
from plugins.views.exports.public import (
    exported_people,
    in_language,
    json_bytes,
    open_sources,
    pages,
)

_NOTES = {"zh-Hans": "Simplified Chinese", "zh-Hant": "Traditional Chinese"}


def people_popolo(content: Content) -> bytes:
    """Everybody, as one Popolo document."""
    found = exported_people(content.records)
    persons = [
        person(content.records[id_].slug, facts) for id_, facts in found if facts.kind == "person"
    ]
    return json_bytes({"persons": persons})


def person(slug: str, facts: PersonFacts) -> dict[str, Any]:
    """One person; fields without a value are left out."""
    birth, death = facts.birth, facts.death
    all_ = {
        "id": facts.id,
        "name": facts.name.en,
        "other_names": _other_names(facts),
        "identifiers": [_identifier(one) for one in facts.same_as],
        "gender": facts.sex if facts.sex != "unknown" else None,
        "birth_date": _plain_date(birth.date if birth else None),
        "death_date": _plain_date(death.date if death else None),
        "national_identity": in_language(facts.ethnicity.label, "en") if facts.ethnicity else None,
        "links": [{"url": url, "note": lang} for lang, url in pages(slug).items()],
        "sources": [
            {"url": one.url, "note": in_language(one.title, one.lang) or in_language(one.title, "")}
            for one in open_sources(facts)
            if one.url
        ],
    }
    return {name: value for name, value in all_.items() if value}


def _other_names(facts: PersonFacts) -> list[dict[str, str]]:
    """Every other form of the name, each once, with what it is."""
    name, forms = facts.name, dict[str, str]()
    for lang, note in _NOTES.items():
        forms.setdefault(name.text.by_lang[lang], note)
    if name.pinyin:
        forms.setdefault(name.pinyin, "Pinyin")
    if name.native:
        forms.setdefault(name.native.text, name.native.lang)
    if name.romanised:
        forms.setdefault(name.romanised.text, name.romanised.system)
    for alias in facts.aliases:
        kind = in_language(alias.kind.label, "en") if alias.kind else ""
        for text in alias.text.by_lang.values():
            forms.setdefault(text, kind)
    return [{"name": text} | ({"note": note} if note else {}) for text, note in forms.items()]


def _identifier(one: SameAs) -> dict[str, str]:
    return {"scheme": one.scheme, "identifier": one.id}


def _plain_date(date: Edtf | None) -> str | None:
    """A date that Popolo can hold: one point without doubt."""
    if date is None or date.is_interval or date.start is None or date.start.mark:
        return None
    return date.start.iso
