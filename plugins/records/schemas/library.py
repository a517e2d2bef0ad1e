"""A library entry: a report, a statement, a piece of news, a journal."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plugins.records.base import Facts, LanguageTag, Schema, TitledWords, Url
from plugins.records.dates import Edtf
from plugins.records.references import In, Term
from plugins.records.text import Text


class LibraryFacts(Facts):
    """Bibliographic facts."""

    kind: Annotated[Term, In("library-kind")]
    authors: list[Text] = []
    publisher: Text | None = None
    date: Edtf | None = None
    place: Text | None = None
    pages: Annotated[int, Field(ge=1)] | None = None
    languages: list[LanguageTag] = []
    doc_symbol: str | None = None
    isbn: str | None = None
    issn: str | None = None
    url: Url | None = None
    archive: Url | None = None
    licence: Text | None = None


SCHEMA = Schema(name="library", section="library", facts=LibraryFacts, words=TitledWords)
