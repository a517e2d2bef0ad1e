"""What every record has: its facts, its words, and the base of all schemas.

A content type is one module in ``schemas/`` that derives from ``Facts`` and ``Words``
and names itself in a ``Schema``. Strings arrive as editors typed them, so numbers and
yes/no are read from text by pydantic.

    class RecipeFacts(Facts):
        minutes: int

    SCHEMA = Schema(name="recipe", section="recipes", facts=RecipeFacts, words=TitledWords)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from plugins.records.dates import Edtf
from plugins.records.files import SourceFile
from plugins.records.languages import Lang
from plugins.records.references import In, Ref, SourceId, Term, TopicSlug
from plugins.records.text import Block, Inline, Line, Prose, Text
from plugins.records.yamlfile import YamlTree


class Model(BaseModel):
    """Base of all schemas: unknown fields are errors, and nothing changes once read.

    ``private`` names the fields that are read and checked but never shown; a model with a
    field ``publish`` that says false is not shown at all.
    """

    private: ClassVar[frozenset[str]] = frozenset({"internal"})

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or " " in text:
        hint = "an address begins with https://"
        raise PydanticCustomError("wrong-type", "this is not a web address", {"hint": hint})
    return text


def _one_day(date: Edtf) -> Edtf:
    if not date.is_day:
        hint = "write the day: 2026-11-23"
        raise PydanticCustomError("bad-date", "this must be one day", {"hint": hint})
    return date


def _language_tag(text: str) -> str:
    if not _LANGUAGE_TAG.fullmatch(text):
        message = "“{text}” is not the tag of a language"
        context = {"text": text, "hint": "write en, zh-Hans, ja, …"}
        raise PydanticCustomError("wrong-type", message, context)
    return text


_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")  # BCP 47, as far as needed
LanguageTag = Annotated[str, AfterValidator(_language_tag)]
Url = Annotated[str, AfterValidator(_web_address)]
Day = Annotated[Edtf, AfterValidator(_one_day)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Sourced = Annotated[
    list[SourceId],
    Field(min_length=1),
    BeforeValidator(lambda given: [given] if isinstance(given, str) else given),
]


class Source(Model):
    """Where a fact comes from; kinds after HURIDOCS micro-thesauri 16 and 19."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
    kind: Annotated[Term, In("source-kind")]
    title: Text
    publisher: Text | None = None
    date: Edtf | None = None
    lang: LanguageTag = "en"
    url: Url | None = None
    archive: Url | None = None
    archived_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    cropped: bool = False  # the stored copy of a post shows nobody who passed it on
    read: Day | None = None
    reliability: Annotated[Term, In("reliability")] | None = None
    confidential: bool = False


class Stated(Model):
    """A statement: where it comes from, and how sure it is."""

    source: Sourced
    certainty: Annotated[Term, In("certainty")] | None = None


class KeyFact(Model):
    """A figure that is shown large, with one sentence."""

    figure: Text
    text: Prose
    source: Sourced


class TimelineEntry(Stated):
    """What happened, when, and how we know."""

    date: Edtf
    text: Prose
    key: bool = False


class Facts(Model):
    """Fields that every ``record.yaml`` may have."""

    slug: str | None = None  # its form is checked by the reader, as a folder name is
    draft: bool = False
    glyph: Text | None = None
    sources: list[Source] = []
    last_verified: Day | None = None
    topics: list[TopicSlug] = []
    related: list[Ref] = []
    terms: bool = True  # whether words of the glossary become links on its page
    key_facts: list[KeyFact] = []
    timeline: list[TimelineEntry] = []
    internal: Any = None


class GlanceItem(Model):
    """One line of the column at the side."""

    term: Line
    text: Inline


class Pair(Model):
    """A word of one page in both scripts."""

    zh_Hans: Annotated[str, StringConstraints(min_length=1)] = Field(alias="zh-Hans")
    zh_Hant: Annotated[str, StringConstraints(min_length=1)] = Field(alias="zh-Hant")


class Words(Model):
    """Front matter that every text may have."""

    summary: Line
    key: Annotated[list[Inline], Field(max_length=4)] = []
    glance: list[GlanceItem] = []
    actions: list[Inline] = []
    people: list[str] = []
    groups: list[str] = []
    convert: list[Pair] = []
    terms: bool = True


class TitledWords(Words):
    """Front matter of records that are called by a title (people are called by name)."""

    title: Line
    short: Line | None = None


@dataclass(frozen=True)
class Written:
    """One text of a record: its front matter, its Markdown, and where it stands."""

    lang: Lang
    words: Words
    body: Block
    tree: YamlTree = field(repr=False)
    body_start: int

    @property
    def source(self) -> SourceFile:
        """The file that it was read from."""
        return self.tree.source


@dataclass(frozen=True)
class Schema:
    """A content type: its id, its folder, its facts and its words."""

    name: str
    section: str
    facts: type[Facts]
    words: type[Words]

    def id_of(self, slug: str) -> str:
        """How links and references name a record: ``person:liu-xiaobo``."""
        return f"{self.name}:{slug}"

    def address_of(self, slug: str) -> str:
        """Path of a record's page inside an edition."""
        return f"{self.section}/{slug}.html"


@dataclass(frozen=True)
class Record:
    """One folder of content, read and validated.

    ``files`` maps the names of the pictures and files in the folder to their paths.
    """

    schema: Schema
    slug: str
    facts: Facts
    tree: YamlTree = field(repr=False)
    written: Mapping[Lang, Written]
    folder: str
    files: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """How links and references name it: ``person:liu-xiaobo``."""
        return self.schema.id_of(self.slug)

    @property
    def address(self) -> str:
        """Path of its page inside an edition."""
        return self.schema.address_of(self.slug)

    @property
    def ref(self) -> Ref:
        """Itself as a reference."""
        return Ref(self.schema.name, self.slug)


def titles(record: Record) -> Text:
    """What the record is called, by language.

    One whose facts have a ``title`` or a ``name`` is called by it, else its texts have one.
    """
    title = getattr(record.facts, "title", None)
    if isinstance(title, Text):
        return title
    name = getattr(record.facts, "name", None)
    if name is not None:
        text: Text = name.text
        return text
    titled = {lang: w.words for lang, w in record.written.items()}
    return Text({lang: str(w.title) for lang, w in titled.items() if isinstance(w, TitledWords)})
