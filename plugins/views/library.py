"""The page of a library entry: what the text is, and where it comes from."""

from __future__ import annotations

from typing import Any

from babel import Locale, UnknownLocaleError

from plugins.records.base import Record
from plugins.records.schemas.library import LibraryFacts
from plugins.views.base import RecordView
from plugins.views.shelves import EditionShelf


def _language(tag: str, shown_in: str) -> str:
    """A language's name as CLDR has it; the tag itself where CLDR has none."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(shown_in.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    assert isinstance(record.facts, LibraryFacts)
    return {"languages": [_language(tag, shelf.lang) for tag in record.facts.languages]}


VIEW = RecordView(name="library", variables=_variables, anchors=frozenset({"details"}))
