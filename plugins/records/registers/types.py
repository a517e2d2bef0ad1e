"""A field's type as pydantic applies it.

    annotation(FieldSpec(id="opened", type="date", …), "facility")      # Edtf

Words of an entry are given in English and in Chinese, or once for all editions; a name is
given in both Chinese scripts. Terms that a schema declares itself need no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from plugins.errors import did_you_mean
from plugins.records.base import Day, Url
from plugins.records.dates import Edtf
from plugins.records.languages import CHINESE
from plugins.records.references import In, Ref, Term, context_of, unknown
from plugins.records.registers.spec import FieldSpec
from plugins.records.text import NEUTRAL, Duration, NameText, Prose, Text


class Bilingual(Text):
    """Text that is given in English and in Chinese, or once for all editions."""

    @classmethod
    def _validated(cls, value: Any) -> Bilingual:
        text = super()._validated(value)
        _in_both(text)
        return cls(text.by_lang)


class BilingualProse(Prose):
    """The same with inline Markdown."""

    @classmethod
    def _validated(cls, value: Any) -> BilingualProse:
        text = super()._validated(value)
        _in_both(text)
        return cls(text.by_lang)


class Neutral(Text):
    """Text that is the same in all editions: a symbol, the number of a document."""

    @classmethod
    def _validated(cls, value: Any) -> Neutral:
        text = super()._validated(value)
        if NEUTRAL not in text.by_lang:
            hint = "write it without languages; or make the field's type words"
            message = "this is the same in all languages"
            raise PydanticCustomError("wrong-type", message, {"hint": hint})
        return cls(text.by_lang)


class Form(Text):
    """A word in the languages in which it is used: whoever gives one is not asked for another."""

    @classmethod
    def _validated(cls, value: Any) -> Form:
        text = super()._validated(value)
        if NEUTRAL in text.by_lang:
            hint = "say whose word it is: {en: …} or {zh-Hans: …, zh-Hant: …}"
            message = "this needs its language"
            raise PydanticCustomError("wrong-type", message, {"hint": hint})
        return cls(text.by_lang)


def _in_both(text: Text) -> None:
    given = text.by_lang.keys()
    missing = [] if "en" in given or NEUTRAL in given else ["en"]
    if NEUTRAL not in given and not given & set(CHINESE):
        missing.append("zh-Hans")
    if missing:
        message = "this needs to be given in {langs} too"
        context = {"langs": " and ".join(missing), "hint": "give en and zh-Hans (or zh-Hant)"}
        raise PydanticCustomError("missing-script", message, context)


@dataclass(frozen=True)
class Among:
    """``Annotated[Term, Among(…)]``: one of the terms that a schema declares."""

    terms: Mapping[str, Term] = field(hash=False)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.no_info_after_validator_function(self._look_up, text)

    def _look_up(self, id_: str) -> Term:
        if id_ not in self.terms:
            message = "“{id}” is none of the terms that schema.yaml gives"
            raise unknown("unknown-term", message, id_, self.terms)
        return self.terms[id_]


@dataclass(frozen=True)
class To:
    """``Annotated[Ref, To(("facility",))]``: a record of one of these types, or of any."""

    types: tuple[str, ...]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.with_info_after_validator_function(self._look_up, text)

    def _look_up(self, text: str, info: ValidationInfo) -> Ref:
        context = context_of(info)
        id_ = text.partition("#")[0]
        kind = id_.partition(":")[0]
        if id_ not in context.record_ids:
            message, hint = context.no_record(id_)
            near = did_you_mean(id_, self._possible(context.record_ids))
            hint = near if self.types and id_ not in context.unpublished else hint
            raise PydanticCustomError("dead-link", message, {"hint": hint})
        if self.types and kind not in self.types:
            message = "“{id}” is of the wrong type"
            context_ = {"id": text, "hint": f"name a record of the type {', '.join(self.types)}"}
            raise PydanticCustomError("wrong-type", message, context_)
        return context.ref(text)

    def _possible(self, ids: frozenset[str]) -> list[str]:
        return [id_ for id_ in ids if id_.partition(":")[0] in self.types]


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite():
        hint = "write digits, with a point for a fraction: 12.5"
        raise PydanticCustomError("wrong-type", "this must be a number", {"hint": hint})
    return number


Number = Annotated[Decimal, AfterValidator(_finite)]
_PLAIN: dict[str, Any] = {
    "words": Bilingual,
    "name": NameText,
    "text": Neutral,
    "prose": BilingualProse,
    "form": Form,
    "date": Edtf,
    "day": Day,
    "number": Number,
    "integer": int,
    "yes-no": bool,
    "url": Url,
    "duration": Duration,
}


def annotation(spec: FieldSpec, register_id: str) -> Any:
    """What pydantic makes of one value of a field (rows and history: ``model``)."""
    if spec.type == "term":
        return term(spec, register_id)
    if spec.type == "ref":
        return Annotated[Ref, To(tuple(spec.to))]
    return _PLAIN[spec.type]


def term(spec: FieldSpec, register_id: str) -> Any:
    """A term of the field's vocabulary, or of the terms that the schema gives."""
    if spec.vocabulary:
        return Annotated[Term, In(spec.vocabulary)]
    name = f"{register_id}-{spec.id}".replace("_", "-")
    return Annotated[
        Term, Among({id_: Term(name, id_, label) for id_, label in spec.terms.items()})
    ]
