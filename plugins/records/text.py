"""The types of words that schemas are made of.

In ``record.yaml`` words carry their language; in a Markdown file the file does:

    Text         a mapping of languages to plain text, or one text for all
    BothScripts  the same, given in every language and never converted
    Prose        the same as Text, with inline Markdown
    Line         plain text in the language of its file
    Inline       inline Markdown in the language of its file
    Block        a whole piece of Markdown in the language of its file
    Duration     a span of time: 4y6m

What points elsewhere stands in ``references``; how words read in an edition is left to
``editions``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, PlainValidator
from pydantic_core import PydanticCustomError, core_schema

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


class NameText(Text):
    """A name by language: whoever gives it in one Chinese script gives it in both."""

    @classmethod
    def _validated(cls, value: Any) -> NameText:
        text = super()._validated(value)
        given = [lang for lang in CHINESE if lang in text.by_lang]
        missing = [lang for lang in CHINESE if lang not in text.by_lang]
        if given and missing:
            raise PydanticCustomError(
                "missing-script",
                "a name must be given in every script; {langs} is missing",
                {"langs": " and ".join(missing), "hint": "names are never converted: give both"},
            )
        return cls(text.by_lang)


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
        return core_schema.no_info_after_validator_function(cls.read, text)

    @classmethod
    def read(cls, text: Any) -> Duration:
        """Read ``4y6m``; anything else is a validation error."""
        match = _TERM.fullmatch(text) if isinstance(text, str) else None
        if not match or not text:
            hint = "write 11y, 4y6m or 15d"
            message = "“{text}” is not a length of time"
            raise PydanticCustomError("wrong-type", message, {"text": text, "hint": hint})
        return cls(*(int(n or 0) for n in match.groups()))


def _life_or_duration(text: str) -> Any:
    return text if text == "life" else Duration.read(text)


LifeOrDuration = Annotated[Any, PlainValidator(_life_or_duration)]
