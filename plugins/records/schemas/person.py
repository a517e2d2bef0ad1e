"""A person deprived of liberty, or killed, for what they said, believed or did for others.

Field names follow HURIDOCS and the CECC database; dates are EDTF; every fact has a source.
The parts stand in ``plugins.records.people``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plugins.records.base import Day, Facts, Model, Schema, Source, Sourced, Stated, Words
from plugins.records.dates import Edtf
from plugins.records.people.care import Consent, Health, Photo, Relative, Risk, Torture
from plugins.records.people.case import Case
from plugins.records.people.custody import Custody
from plugins.records.people.identity import (
    Affiliation,
    Alias,
    Birth,
    Country,
    Death,
    Name,
    PersonId,
    Residence,
    SameAs,
)
from plugins.records.references import In, KitSlug, Term
from plugins.records.text import Inline, Text


class Quote(Model):
    """Their own words."""

    text: Text
    by: Text
    source: Sourced


class Work(Stated):
    """Something they wrote or made."""

    title: Text
    date: Edtf | None = None


class PersonFacts(Facts):
    """Facts of a person."""

    id: PersonId | None = None
    name: Name
    name_display: Literal["full", "initials", "pseudonym"] = "full"
    family_name_first: bool = True
    kind: Literal["person", "group"] = "person"
    aliases: list[Alias] = []
    sex: Literal["female", "male", "other", "unknown"] = "unknown"
    gender_note: Text | None = None
    birth: Birth | None = None
    death: Death | None = None
    nationality: list[Country] = []
    ethnicity: Annotated[Term, In("ethnicity")] | None = None
    religion: Annotated[Term, In("religion")] | None = None
    occupation: list[Annotated[Term, In("occupation")]] = []
    affiliation: list[Affiliation] = []
    residence: Residence | None = None
    roles: list[Annotated[Term, In("role")]] = []
    issues: list[Annotated[Term, In("issue")]] = []
    status: Annotated[Term, In("status")]
    status_as_of: Edtf
    status_source: Sourced
    status_certainty: Annotated[Term, In("certainty")] | None = None
    custody: list[Custody] = []
    case: list[Case] = []
    health: Health | None = None
    torture_alleged: Torture | None = None
    relatives: list[Relative] = []
    quote: Quote | None = None
    works: list[Work] = []
    photo: Photo | None = None
    consent: Consent | None = None
    risk: Risk | None = None
    verification: Annotated[Term, In("verification")]
    same_as: list[SameAs] = []
    campaigns: list[KitSlug] = []
    sources: Annotated[list[Source], Field(min_length=1)]
    last_verified: Day


class PersonWords(Words):
    """Words about a person; the title is the name, from the facts."""

    life: Annotated[list[Inline], Field(max_length=5)] = []


SCHEMA = Schema(name="person", section="people", facts=PersonFacts, words=PersonWords)
