"""Who a person is: names, birth and death, where they live, what they do.

    name: {en: Yu Jie, zh-Hans: 余杰, zh-Hant: 余杰, pinyin: Yú Jié}

Both Chinese scripts of a name are given, never converted. A place of residence is never
more exact than the prefecture.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from plugins.records.base import LanguageTag, Model, Sourced, Stated
from plugins.records.dates import Edtf
from plugins.records.languages import LANGS
from plugins.records.references import In, Term
from plugins.records.text import NameText, Text

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]  # ISO 3166-1 alpha-2
PersonId = Annotated[str, StringConstraints(pattern=r"^p-[0-9]{6}$")]


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


class Birth(Stated):
    """When and where the life began."""

    date: Edtf
    place: Text | None = None
    province: Annotated[Term, In("province")] | None = None


class Death(Birth):
    """When and where it ended, whether in custody, and what is said of the cause."""

    in_custody: bool = False
    cause_official: Text | None = None
    cause_disputed: Text | None = None


class Residence(Model):
    """Where they lived before they were taken; nothing below the prefecture."""

    province: Annotated[Term, In("province")]
    prefecture: Text | None = None
    source: Sourced | None = None


class Affiliation(Stated):
    """An organisation that they belong or belonged to."""

    name: Text
    role: Text | None = None
    start: Edtf | None = None
    end: Edtf | None = None


class SameAs(Model):
    """The same person in another database (``cecc``, ``cppc``, ``wikidata`` …)."""

    scheme: str
    id: str
