"""A person deprived of liberty, or killed, for what they said, believed or did for others.

Field names follow HURIDOCS and the CECC database; dates are EDTF; every fact has a source.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plugins.records.base import Day, Facts, LanguageTag, Model, Schema, Source, Sourced, Words
from plugins.records.dates import Edtf
from plugins.records.languages import LANGS
from plugins.records.references import In, Term
from plugins.records.text import Duration, Inline, LifeOrDuration, NameText, Text


class NativeName(Model):
    """A name in its own script."""

    lang: LanguageTag
    text: str


class Romanised(Model):
    """A romanised name and the system it follows (Wylie, THL, ULY …)."""

    system: str
    text: str


class Name(Model):
    """A person's name: both Chinese scripts are given, never converted."""

    en: str
    zh_Hans: str = Field(alias="zh-Hans")
    zh_Hant: str = Field(alias="zh-Hant")
    pinyin: str | None = None
    native: NativeName | None = None
    romanised: Romanised | None = None

    @model_validator(mode="before")
    @classmethod
    def _in_every_script(cls, value: Any) -> Any:
        missing = [lang for lang in LANGS if isinstance(value, dict) and not value.get(lang)]
        if missing:
            raise PydanticCustomError(
                "missing-script",
                "a name must be given in every script; {langs} is missing",
                {
                    "langs": " and ".join(missing),
                    "hint": "names are never converted: give en, zh-Hans and zh-Hant",
                },
            )
        return value

    @property
    def text(self) -> Text:
        """The name by language."""
        return Text({"en": self.en, "zh-Hans": self.zh_Hans, "zh-Hant": self.zh_Hant})


class Alias(Model):
    """Another name."""

    text: NameText
    kind: Annotated[Term, In("alias-kind")] | None = None


class Birth(Model):
    """When and where the life began."""

    date: Edtf
    place: Text | None = None
    source: Sourced


class Death(Birth):
    """When and where it ended, and whether in custody."""

    in_custody: bool = False


class DatedFact(Model):
    """A date with its source."""

    date: Edtf
    source: Sourced


class Custody(Model):
    """One deprivation of liberty."""

    measure: Annotated[Term, In("measure")]
    start: DatedFact
    end: DatedFact | None = None
    place: Text | None = None
    authority: Text | None = None


class Charge(Model):
    """An article of law, and how far the charge went."""

    article: Annotated[Term, In("charge")]
    stage: Annotated[Term, In("stage")]


class Sentence(Model):
    """What a court decided; ``dpr`` is deprivation of political rights."""

    kind: Annotated[Term, In("sentence-kind")]
    term: Duration | None = None
    dpr: LifeOrDuration | None = None


class Case(Model):
    """One criminal or administrative case."""

    id: str
    charges: list[Charge] = []
    court_1: Text | None = None
    judgment_1: Edtf | None = None
    sentence: Sentence | None = None
    source: Sourced


class Quote(Model):
    """Their own words."""

    text: Text
    by: Text
    source: Sourced


class Work(Model):
    """Something they wrote or made."""

    title: Text
    date: Edtf | None = None
    source: Sourced


class SameAs(Model):
    """The same person in another database."""

    scheme: str
    id: str


class PersonFacts(Facts):
    """Facts of a person."""

    name: Name
    kind: Literal["person", "group"] = "person"
    aliases: list[Alias] = []
    sex: Literal["female", "male", "other", "unknown"] = "unknown"
    birth: Birth | None = None
    death: Death | None = None
    ethnicity: Annotated[Term, In("ethnicity")] | None = None
    occupation: list[Annotated[Term, In("occupation")]] = []
    status: Annotated[Term, In("status")]
    status_as_of: Edtf
    status_source: Sourced
    status_certainty: Annotated[Term, In("certainty")] | None = None
    custody: list[Custody] = []
    case: list[Case] = []
    quote: Quote | None = None
    works: list[Work] = []
    verification: Annotated[Term, In("verification")]
    same_as: list[SameAs] = []
    sources: Annotated[list[Source], Field(min_length=1)]
    last_verified: Day


class PersonWords(Words):
    """Words about a person; the title is the name, from the facts."""

    life: Annotated[list[Inline], Field(max_length=5)] = []


SCHEMA = Schema(name="person", section="people", facts=PersonFacts, words=PersonWords)
