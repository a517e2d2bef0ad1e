"""The page of a library entry: what the text is, where it comes from, and where it stands.

A journal has the index of its issues, by year; a text of an issue leads to that issue.
"""

from __future__ import annotations

from typing import Any

from plugins.records.base import Record
from plugins.records.schemas.library import LibraryFacts
from plugins.views.base import BASE, RecordView
from plugins.views.journals.order import issue_link, issues_with, years
from plugins.views.languages import language
from plugins.views.shelves import EditionShelf


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    assert isinstance(record.facts, LibraryFacts)
    found = issues_with(shelf.content).get(record.id, [])
    return {
        "languages": [language(tag, shelf.lang) for tag in record.facts.languages],
        "years": years(record.id, shelf, BASE),
        "appeared": [issue_link(issue, shelf, BASE) for issue in found],
    }


VIEW = RecordView(name="library", variables=_variables, anchors=frozenset({"details", "issues"}))
