"""The models of ``people.json``; its JSON Schema is made from them, so the two agree.

Every field that goes out is named here. Dates are EDTF, words of vocabularies are ids whose
labels stand in ``vocabularies``, words are given in the languages they were written in.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[
    dict[str, str],
    Field(description="Words by language (BCP 47); 'und' for words that are the same in all."),
]
Date = Annotated[
    str,
    Field(
        description="A date in EDTF, levels 0 and 1: 2015, 2015-07, 2015-07~, 2015/2016, ../2015.",
        pattern=r"^(\d{4}(-\d\d(-\d\d)?)?[?~%]?|\.\.)(/(\d{4}(-\d\d(-\d\d)?)?[?~%]?|\.\.))?$",
    ),
]
Id = Annotated[str, Field(description="An id of the vocabulary that is called like the field.")]


class Exported(BaseModel):
    """Base of the models: no other fields."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Native(Exported):
    """A name in its own script."""

    lang: str
    text: str


class Romanised(Exported):
    """A romanised name, and the system that it follows."""

    system: str
    text: str


class Names(Exported):
    """The name; both Chinese scripts were given by hand, neither is converted."""

    en: str
    zh_Hans: str = Field(alias="zh-Hans")
    zh_Hant: str = Field(alias="zh-Hant")
    pinyin: str | None = Field(None, description="With tone marks, surname first.")
    native: Native | None = None
    romanised: Romanised | None = None


class OtherName(Exported):
    """Another name."""

    text: Words
    alias_kind: Id | None = None


class LifeDate(Exported):
    """Birth or death: when and in which province."""

    date: Date
    province: Id | None = None
    in_custody: bool | None = Field(None, description="Of a death: whether it was in custody.")
    certainty: Id | None = None


class Affiliated(Exported):
    """An organisation that they belong or belonged to."""

    name: Words
    start: Date | None = None
    end: Date | None = None


class Stay(Exported):
    """One deprivation of liberty; without an end none is known."""

    measure: Id
    start: Date
    end: Date | None = None
    facility: str | None = Field(None, description="The id of an entry of facilities.json.")
    place: Words | None = None
    province: Id | None = None
    whereabouts: Id | None = None


class Accusation(Exported):
    """An article of law, and how far the charge went."""

    charge: Id
    stage: Id
    since: Date | None = None


class Step(Exported):
    """A step of the case."""

    event: Id
    date: Date
    certainty: Id | None = None


class Penalty(Exported):
    """What a court decided; lengths as 4y6m."""

    sentence_kind: Id
    term: str | None = None
    suspended: str | None = None
    dpr: str | None = Field(None, description="Deprivation of political rights: life or a length.")
    start: Date | None = None
    to_per_prc: Date | None = Field(None, description="The end that the authorities name.")


class Opinion(Exported):
    """What a United Nations mechanism found."""

    un_mechanism: Id
    symbol: str
    date: Date | None = None
    un_finding: Id | None = None
    categories: list[Literal["I", "II", "III", "IV", "V"]] | None = None


class Proceedings(Exported):
    """One criminal or administrative case."""

    jurisdiction: str
    charges: list[Accusation] | None = None
    events: list[Step] | None = None
    court_1: Words | None = None
    court_2: Words | None = None
    docket: str | None = None
    sentence: Penalty | None = None
    un: list[Opinion] | None = None


class Elsewhere(Exported):
    """The same person in another database."""

    scheme: str
    id: str


class NamedSource(Exported):
    """A source that may be named."""

    source_kind: Id
    title: Words
    publisher: Words | None = None
    date: Date | None = None
    url: str | None = None
    archive: str | None = None
    archived_sha256: str | None = None


class ExportedPerson(Exported):
    """A person or a group deprived of liberty for what they said, believed or did."""

    id: str | None = Field(None, description="Never changes.", pattern=r"^p-\d{6}$")
    kind: Literal["person", "group"]
    name: Names
    name_display: Literal["full", "initials", "pseudonym"]
    aliases: list[OtherName] | None = None
    sex: Literal["female", "male", "other", "unknown"]
    birth: LifeDate | None = None
    death: LifeDate | None = None
    nationality: list[str] | None = Field(None, description="ISO 3166-1 alpha-2.")
    ethnicity: Id | None = None
    religion: Id | None = None
    occupation: list[Id] | None = None
    affiliation: list[Affiliated] | None = None
    residence: Id | None = Field(None, description="The province, of the vocabulary province.")
    role: list[Id] | None = None
    issue: list[Id] | None = None
    status: Id
    status_as_of: Date
    status_certainty: Id | None = None
    custody: list[Stay] | None = None
    case: list[Proceedings] | None = None
    verification: Id
    last_verified: Date
    same_as: list[Elsewhere] | None = None
    pages: Words = Field(description="Paths of the person's pages, from the root of the site.")
    sources: list[NamedSource]


class ExportedPeople(Exported):
    """Everybody who is published, in the order of their ids."""

    people: list[ExportedPerson]
    vocabularies: dict[str, dict[str, Words]] = Field(
        description="Labels of the ids used, by vocabulary and id, in all languages."
    )
