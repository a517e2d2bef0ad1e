"""An issue of a journal: volume, number, date, and what stands in it.

The journal itself is a record of the library (``journal:``). What is in an issue stands in
``contents``, a row each: bibliographic facts and where to read it. A text that may be shown
here is a record of the library too, and its row names it (``text:``).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from plugins.records.base import Facts, LanguageTag, Model, Schema, Source, Sourced, Url, Words
from plugins.records.dates import Edtf
from plugins.records.references import LibrarySlug, SourceId
from plugins.records.text import Text

Season = Literal["spring", "summer", "autumn", "winter"]


class Piece(Model):
    """An article, an interview, a poem: one line of the table of contents."""

    title: Text
    part: Text | None = None  # the heading under which it stands
    authors: list[Text] = []  # none: it is not signed, or not known
    pages: str | None = None
    lang: LanguageTag | None = None  # the issue's own, if left out
    summary: Text | None = None
    url: Url | None = None
    archive: Url | None = None
    licence: Text | None = None
    text: LibrarySlug | None = None
    source: list[SourceId] = []


class IssueFacts(Facts):
    """Facts of an issue."""

    title: Text
    summary: Text | None = None
    journal: LibrarySlug
    volume: str | None = None
    number: str | None = None
    season: Season | None = None
    date: Edtf
    pages: Annotated[int, Field(ge=1)] | None = None
    languages: list[LanguageTag] = []
    url: Url | None = None
    archive: Url | None = None
    licence: Text | None = None
    source: Sourced
    contents: list[Piece] = []
    complete: bool = False  # whether ``contents`` has everything that is in the issue
    sources: Annotated[list[Source], Field(min_length=1)]


SCHEMA = Schema(name="issue", section="issues", facts=IssueFacts, words=Words, wordless=True)
