"""The page of a journal's issue: its contents, its neighbours, and the issue as a book."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

from plugins.records.base import Record
from plugins.views.base import BASE, RecordView
from plugins.views.citations import issue_citations
from plugins.views.journals.book import issue_epub
from plugins.views.journals.contents import parts
from plugins.views.journals.order import issue_facts, issue_link, label, neighbours
from plugins.views.languages import language
from plugins.views.pages import Document, Planned
from plugins.views.shelves import Card, EditionShelf


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    facts = issue_facts(record)
    before, after = neighbours(record, shelf.content)
    return {
        "label": label(record, shelf),
        "journal": _journal(record, shelf),
        "parts": parts(record, shelf),
        "languages": [language(tag, shelf.lang) for tag in facts.languages],
        "before": issue_link(before, shelf, BASE) if before else None,
        "after": issue_link(after, shelf, BASE) if after else None,
        "files": [
            SimpleNamespace(href=f"{record.slug}.epub", format="EPUB"),
            *issue_citations(record),
        ],
    }


def _journal(record: Record, shelf: EditionShelf) -> SimpleNamespace:
    journal = shelf.content.records[issue_facts(record).journal.id]
    return SimpleNamespace(href=f"{BASE}{journal.address}", title=shelf.view.front(journal).title)


def _card(record: Record, shelf: EditionShelf, base: str) -> Card:
    """A card that begins with volume and number: titles of issues repeat."""
    card = shelf.plain_card(record, base)
    words = f"{_journal(record, shelf).title.plain} · {label(record, shelf)}"
    return Card(card.href, card.title, shelf.view.quoted(words, shelf.lang), glyph=card.glyph)


def _book(record: Record, shelf: EditionShelf) -> Iterator[Planned]:
    path = f"{shelf.view.edition.id}/{record.address.removesuffix('.html')}.epub"
    yield Document(path, partial(issue_epub, record, shelf))


VIEW = RecordView(
    name="issue",
    variables=_variables,
    card=_card,
    anchors=frozenset({"contents", "details", "take"}),
    more_pages=_book,
)
