"""``schema.yaml``: what the entries of a register are, and how they are shown.

    id: facility
    title: {en: Places of detention, zh-Hans: 关押场所, zh-Hant: 關押場所}
    fields:
      - {id: title, type: name, required: true}
      - {id: opened, type: date, label: {…}, sort: true}
    views:
      - {kind: table, sort: title}

Whether the parts fit together is left to ``rules``; what a type means, to ``types``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from plugins.records.base import Model, Schema, Slug
from plugins.records.text import BothScripts, Text
from plugins.records.yamlfile import YamlTree

FieldId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
FieldType = Literal[
    "words",
    "name",
    "text",
    "prose",
    "form",
    "date",
    "day",
    "number",
    "integer",
    "yes-no",
    "url",
    "term",
    "ref",
    "duration",
    "rows",
    "history",
]
ViewKind = Literal[
    "table",
    "cards",
    "letters",
    "calendar",
    "daybook",
    "matrix",
    "chart",
    "compare",
    "cross",
]
STRATEGIES = 11  # of “Promoting Human Rights in China” (2001)


class FieldSpec(Model):
    """One field of an entry, or of a row in it."""

    id: FieldId
    type: FieldType
    label: BothScripts | None = None
    help: Text | None = None
    required: bool = False
    unique: bool = False
    public: bool = True
    filter: bool = False
    sort: bool = False
    column: bool = False
    many: bool = False
    unit: BothScripts | None = None
    vocabulary: str | None = None
    terms: dict[Slug, BothScripts] = {}
    to: list[str] = []
    fields: list[FieldSpec] = []
    before: bool = False


# What every entry has besides the fields of its schema; a view may name it like one of them.
TOPICS = FieldSpec.model_validate(
    {
        "id": "topics",
        "type": "ref",
        "to": ["topic"],
        "many": True,
        "label": {"en": "Topics", "zh-Hans": "议题", "zh-Hant": "議題"},
    }
)


class ViewSpec(Model):
    """One way in which the entries are shown; which options a kind takes: ``rules``."""

    kind: ViewKind
    title: BothScripts | None = None
    sort: str | None = None
    pinyin: str | None = None
    order: Literal["own", "other", "strokes"] | None = None
    date: str | None = None
    rows: str | None = None
    columns: str | None = None
    x: str | None = None
    y: str | None = None
    series: str | None = None
    chart: Literal["line", "bars"] | None = None
    beside: Slug | None = None
    show: list[str] = []


class Register(Model):
    """``schema.yaml``."""

    id: Slug
    strategies: list[Annotated[int, Field(ge=1, le=STRATEGIES)]] = []
    title: BothScripts
    short: BothScripts
    one: BothScripts
    intro: BothScripts
    glyph: Text | None = None
    sourced: bool = True
    pages: bool = True
    orphans: Literal["warn", "allow"] | None = None
    fields: Annotated[list[FieldSpec], Field(min_length=1)]
    views: list[ViewSpec] = [ViewSpec(kind="table")]

    def field(self, id_: str) -> FieldSpec | None:
        """The field of that name, if there is one; ``topics`` every register has."""
        own = next((field for field in self.fields if field.id == id_), None)
        return TOPICS if own is None and id_ == TOPICS.id else own

    @property
    def names_orphans(self) -> bool:
        """Whether an entry that stands alone is worth a warning; without pages all may."""
        return self.orphans == "warn" or (self.orphans is None and self.pages)

    @property
    def shown(self) -> list[FieldSpec]:
        """The fields that readers may see, in the order of the file."""
        return [field for field in self.fields if field.public]


@dataclass(frozen=True)
class RegisterSchema(Schema):
    """The content type of a register's entries; ``tree`` is its file, for messages."""

    register: Register
    tree: YamlTree = field(repr=False, compare=False)
    wordless: bool = field(default=True, kw_only=True)

    def address_of(self, slug: str) -> str:
        """Path of an entry's page; of one without a page, that of the register."""
        return super().address_of(slug if self.register.pages else "index")
