"""The types of fields that point elsewhere, checked while a schema is applied.

    Annotated[Term, In("status")]   an entry of vocabulary/status.yaml
    Ref                             another record: ``person:liu-xiaobo``, or an article of
                                    its text: ``instrument:iccpr#art-7``
    TopicSlug, KitSlug              a topic or kit by its slug alone; becomes a Ref
    SourceId                        an entry of the record's own ``sources``

A wrong id is so reported at its own line, with the nearest that exists. What may be
looked up comes in a ``ReadingContext``, which the reader hands to pydantic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from plugins.errors import did_you_mean, nearest
from plugins.records.text import Text


@dataclass(frozen=True)
class Term:
    """One entry of a vocabulary, with its labels."""

    vocabulary: str
    id: str
    label: Text = field(compare=False)


@dataclass(frozen=True)
class Ref:
    """A record named by another: ``type:slug``; ``anchor`` is an article of its text."""

    type: str
    slug: str
    anchor: str = ""

    @property
    def id(self) -> str:
        """The record, as editors write it."""
        return f"{self.type}:{self.slug}"

    @property
    def full(self) -> str:
        """The record with the article, as editors write it."""
        return f"{self.id}#{self.anchor}" if self.anchor else self.id

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.with_info_after_validator_function(cls._validated, text)

    @classmethod
    def _validated(cls, text: str, info: ValidationInfo) -> Ref:
        context = context_of(info)
        id_, _, _ = text.partition("#")
        if id_ not in context.record_ids:
            message, hint = context.no_record(id_)
            raise PydanticCustomError("dead-link", message, {"hint": hint})
        return context.ref(text)


@dataclass(frozen=True)
class ReadingContext:
    """What a schema may look things up in while one record is read."""

    vocabularies: Mapping[str, Mapping[str, Term]]
    record_ids: frozenset[str]
    source_ids: tuple[str, ...] = ()
    unpublished: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, Collection[str]] = field(default_factory=dict)  # of texts, by record

    def ref(self, text: str) -> Ref:
        """A reference to a record that is there; an article of its text is looked up."""
        id_, mark, anchor = text.partition("#")
        if mark and anchor not in self.anchors.get(id_, ()):
            message, hint = no_article(id_, anchor, self.anchors)
            raise PydanticCustomError("dead-link", message, {"hint": hint})
        kind, _, slug = id_.partition(":")
        return Ref(kind, slug, anchor)

    def no_record(self, id_: str) -> tuple[str, str]:
        """What to say of a reference to a record that is not there."""
        return no_record(id_, self.record_ids, self.unpublished)


def no_record(id_: str, known: Iterable[str], unpublished: Mapping[str, str]) -> tuple[str, str]:
    """What to say of a reference to a record that is not there: the sentence and the hint."""
    if id_ in unpublished:
        return f"“{id_}” is {_NOT_SHOWN[unpublished[id_]]}", "take the reference out"
    return f"no record is called “{id_}”", did_you_mean(id_, known)


def no_article(id_: str, anchor: str, anchors: Mapping[str, Collection[str]]) -> tuple[str, str]:
    """What to say of a reference to an article that is not there: the sentence and the hint."""
    known = anchors.get(id_)
    if not known:
        return f"{id_} has no text here, so no article", f"refer to the whole of it: {id_}"
    near = nearest(anchor, known) or nearest(anchor.rpartition("-")[0], known)
    hint = f"did you mean “{id_}#{near}”?" if near else f"the articles: {_some(known)}"
    return f"{id_} has no article “{anchor}”", hint


def _some(known: Collection[str]) -> str:
    articles = [one for one in known if one.count("-") <= 1]
    return f"{articles[0]} to {articles[-1]}"


_NOT_SHOWN = {"draft": "a draft that is not published", "withdrawn": "withdrawn"}


def context_of(info: ValidationInfo) -> ReadingContext:
    """The reading context that the reader handed to pydantic."""
    context = info.context
    if not isinstance(context, ReadingContext):
        raise TypeError("schemas are applied with a ReadingContext")
    return context


def unknown(rule: str, message: str, word: str, known: Iterable[str]) -> PydanticCustomError:
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


@dataclass(frozen=True)
class BySlug:
    """``Annotated[Ref, BySlug("topic")]``: a record of one type, named by its slug alone."""

    type: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema()
        return core_schema.with_info_after_validator_function(self._look_up, text)

    def _look_up(self, slug: str, info: ValidationInfo) -> Ref:
        context = context_of(info)
        known = context.record_ids
        if f"{self.type}:{slug}" in known:
            return Ref(self.type, slug)
        if f"{self.type}:{slug}" in context.unpublished:
            message, hint = context.no_record(f"{self.type}:{slug}")
            raise PydanticCustomError("dead-link", message, {"hint": hint})
        slugs = {id_.partition(":")[2] for id_ in known if id_.startswith(f"{self.type}:")}
        raise unknown("dead-link", f"there is no {self.type} “{{id}}”", slug, slugs)


TopicSlug = Annotated[Ref, BySlug("topic")]
KitSlug = Annotated[Ref, BySlug("kit")]


def _known_source(id_: str, info: ValidationInfo) -> str:
    known = context_of(info).source_ids
    if id_ not in known:
        raise unknown("unknown-source", "this record has no source “{id}”", id_, known)
    return id_


SourceId = Annotated[str, AfterValidator(_known_source)]
