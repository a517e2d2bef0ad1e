"""The types of words and references that schemas are made of.

In ``record.yaml`` words carry their language; in a Markdown file the file does:

    Text      a mapping of languages to plain text, or one text for all
    Prose     the same, with inline Markdown
    Line      plain text in the language of its file
    Inline    inline Markdown in the language of its file
    Block     a whole piece of Markdown in the language of its file

and what points elsewhere is checked while the schema is applied, so that a wrong id
is reported at its own line:

    Term      an entry of a vocabulary: ``Annotated[Term, In("status")]``
    Ref       another record: ``person:liu-xiaobo``
    SourceId  an entry of the record's own ``sources``

How they read in an edition is left to ``editions``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from plugins.errors import did_you_mean
from plugins.records.languages import CHINESE, LANGS, Lang, suggest_lang

NEUTRAL = ""  # the language of text that is the same in all editions


class _Words(str):
    """Text in the language of its file; a class of its own, so that views know what it is."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema(min_length=1)
        return core_schema.no_info_after_validator_function(cls, text)


class Line(_Words):
    """Plain text."""


class Inline(_Words):
    """Markdown without blocks."""


class Block(_Words):
    """Markdown with paragraphs, lists, tables."""


@dataclass(frozen=True)
class Text:
    """Plain text by language; the key '' holds text that is the same in all."""

    by_lang: Mapping[str, str] = field(hash=False)

    def pick(self, preference: tuple[Lang, ...]) -> tuple[str, str]:
        """The text for an edition, and the language it is in ('' for neutral text)."""
        for lang in (*preference, NEUTRAL):
            if lang in self.by_lang:
                return self.by_lang[lang], lang
        raise KeyError(preference)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._validated)

    @classmethod
    def _validated(cls, value: Any) -> Text:
        if isinstance(value, str) and value.strip():
            return cls({NEUTRAL: value.strip()})
        if not isinstance(value, dict) or not value:
            raise PydanticCustomError("wrong-type", "this must be text, or text by language", {})
        for lang, text in value.items():
            _check_language(lang)
            if not isinstance(text, str) or not text.strip():
                raise PydanticCustomError(
                    "wrong-type", "the text in {lang} is missing", {"lang": lang}
                )
        return cls({lang: text.strip() for lang, text in value.items()})


class Prose(Text):
    """Inline Markdown by language."""


class BothScripts(Text):
    """Text that must be given in English and in both Chinese scripts, never converted."""

    @classmethod
    def _validated(cls, value: Any) -> BothScripts:
        text = super()._validated(value)
        missing = [lang for lang in LANGS if lang not in text.by_lang]
        if missing:
            raise PydanticCustomError(
                "missing-script",
                "this needs to be given in {langs} too",
                {"langs": " and ".join(missing), "hint": "give en, zh-Hans and zh-Hant"},
            )
        return cls(text.by_lang)


def _check_language(lang: str) -> None:
    if lang in LANGS:
        return
    meant = suggest_lang(lang)
    hint = f"did you mean “{meant}”?" if meant else "one of: " + ", ".join(LANGS)
    message = "“{lang}” is not a language of this site"
    raise PydanticCustomError("unknown-language", message, {"lang": lang, "hint": hint})


@dataclass(frozen=True)
class Term:
    """One entry of a vocabulary, with its labels."""

    vocabulary: str
    id: str
    label: Text = field(compare=False)


@dataclass(frozen=True)
class Ref:
    """A record named by another: ``type:slug``."""

    type: str
    slug: str

    @property
    def id(self) -> str:
        """As editors write it."""
        return f"{self.type}:{self.slug}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.with_info_after_validator_function(cls._validated, text)

    @classmethod
    def _validated(cls, text: str, info: ValidationInfo) -> Ref:
        known = context_of(info).record_ids
        if text not in known:
            raise unknown("dead-link", "no record is called “{id}”", text, known)
        kind, _, slug = text.partition(":")
        return cls(kind, slug)


@dataclass(frozen=True)
class ReadingContext:
    """What a schema may look things up in while one record is read."""

    vocabularies: Mapping[str, Mapping[str, Term]]
    record_ids: frozenset[str]
    source_ids: tuple[str, ...] = ()


def context_of(info: ValidationInfo) -> ReadingContext:
    """The reading context that the reader handed to pydantic."""
    context = info.context
    if not isinstance(context, ReadingContext):
        raise TypeError("schemas are applied with a ReadingContext")
    return context


def unknown(rule: str, message: str, word: str, known: Any) -> PydanticCustomError:
    """An error about an id that does not exist, with the nearest one that does."""
    hint = did_you_mean(word, known)
    return PydanticCustomError(rule, message, {"id": word, "hint": hint})


@dataclass(frozen=True)
class In:
    """``Annotated[Term, In("status")]``: an id that stands in vocabulary/status.yaml."""

    vocabulary: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.with_info_after_validator_function(self._look_up, text)

    def _look_up(self, id_: str, info: ValidationInfo) -> Term:
        terms = context_of(info).vocabularies.get(self.vocabulary, {})
        if id_ not in terms:
            message = "“{id}” is not in vocabulary/" + self.vocabulary + ".yaml"
            raise unknown("unknown-term", message, id_, terms)
        return terms[id_]


def _topic_ref(slug: str, info: ValidationInfo) -> Ref:
    known = context_of(info).record_ids
    slugs = {id_.partition(":")[2] for id_ in known if id_.startswith("topic:")}
    if slug not in slugs:
        raise unknown("dead-link", "there is no topic “{id}”", slug, slugs)
    return Ref("topic", slug)


class BySlug:
    """``Annotated[Ref, BySlug()]``: a topic named by its slug alone."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.with_info_after_validator_function(_topic_ref, text)


TopicSlug = Annotated[Ref, BySlug]


def _known_source(id_: str, info: ValidationInfo) -> str:
    known = context_of(info).source_ids
    if id_ not in known:
        raise unknown("unknown-source", "this record has no source “{id}”", id_, known)
    return id_


SourceId = Annotated[str, AfterValidator(_known_source)]

_TERM = re.compile(r"(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)d)?")


@dataclass(frozen=True)
class Duration:
    """A span of time as written in a judgment: ``11y``, ``4y6m``, ``15d``."""

    years: int = 0
    months: int = 0
    days: int = 0

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.no_info_after_validator_function(cls._validated, text)

    @classmethod
    def _validated(cls, text: str) -> Duration:
        match = _TERM.fullmatch(text)
        if not match or not text:
            hint = "write 11y, 4y6m or 15d"
            message = "“{text}” is not a length of time"
            raise PydanticCustomError("wrong-type", message, {"text": text, "hint": hint})
        return cls(*(int(n or 0) for n in match.groups()))


def is_han_text(text: str) -> bool:
    """Whether any character of ``text`` is Han (basic block and extension A)."""
    return any("\u3400" <= char <= "\u9fff" for char in text)


__all__ = [
    "CHINESE",
    "NEUTRAL",
    "Block",
    "BothScripts",
    "Duration",
    "In",
    "Inline",
    "Line",
    "Prose",
    "ReadingContext",
    "Ref",
    "SourceId",
    "Term",
    "Text",
    "TopicSlug",
    "is_han_text",
]
