"""What the page of any record shows, and how a content type adds its own.

    VIEW = RecordView(name="topic", variables=topic_variables)

A view names its content type; its template is ``<name>.html`` unless it names
one. ``anchors`` lists the anchors of the template itself, so that links can be checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

from plugins.editions.edition import sources_page
from plugins.records.base import Record
from plugins.records.languages import EDITIONS, is_chinese
from plugins.records.references import Ref
from plugins.views.backrefs import reference_pages, referring
from plugins.views.pages import Page, Planned
from plugins.views.shelves import Card, EditionShelf
from plugins.views.texts import text_head, text_pages

BASE = "../"  # from a record's page to the edition's folder

# Anchors of record.html, which every record's template builds on.
COMMON_ANCHORS = frozenset(
    {"main", "key", "act", "timeline", "sources", "named", "related", "articles"}
)

# Silent reading: 238 English words a minute (M. Brysbaert, Journal of Memory and Language
# 109, 2019), 255 Chinese characters (S. Trauzettel-Klosinski and K. Dietz, IReST,
# Investigative Ophthalmology & Visual Science 53, 2012). Rounded up to whole minutes.
WORDS_A_MINUTE = 238
CHARACTERS_A_MINUTE = 255


def _nothing(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    return {}


def _as_given(given: dict[str, Any], record: Record, shelf: EditionShelf) -> dict[str, Any]:
    return {}


def _no_pages(record: Record, shelf: EditionShelf) -> Iterator[Planned]:
    yield from ()


def _plain_card(record: Record, shelf: EditionShelf, base: str) -> Card:
    return shelf.plain_card(record, base)


@dataclass(frozen=True)
class RecordView:
    """How records of one content type are shown.

    ``variables`` gives the template more than every record's; ``beside`` does so from what
    every record's are, so that nothing is put into an edition twice.
    """

    name: str
    variables: Callable[[Record, EditionShelf], dict[str, Any]] = _nothing
    beside: Callable[[dict[str, Any], Record, EditionShelf], dict[str, Any]] = _as_given
    card: Callable[[Record, EditionShelf, str], Card] = _plain_card
    anchors: frozenset[str] = frozenset()
    more_pages: Callable[[Record, EditionShelf], Iterator[Planned]] = _no_pages
    template: str = ""

    @property
    def all_anchors(self) -> set[str]:
        """Every anchor that the template may have of itself."""
        return set(COMMON_ANCHORS | self.anchors)

    def pages(self, record: Record, shelf: EditionShelf) -> Iterator[Planned]:
        """The record's page in one edition, and what the type adds to it."""
        path = f"{shelf.view.edition.id}/{record.address}"
        template = self.template or f"{self.name}.html"
        yield Page(path, template, lambda: self._all(record, shelf), shelf.lang)
        if sources_page(record):
            yield _sources_page(record, shelf)
        yield from reference_pages(record, shelf)
        yield from text_pages(record, shelf)
        yield from self.more_pages(record, shelf)

    def _all(self, record: Record, shelf: EditionShelf) -> dict[str, Any]:
        given = record_variables(record, shelf)
        return given | self.variables(record, shelf) | self.beside(given, record, shelf)


def record_variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    """The variables of ``record.html``."""
    view = shelf.view
    words, facts, owner = view.words(record), view.facts(record), view.owner(record)
    return {
        "frame": shelf.frame(record.address, BASE, record.schema.section),
        "record": SimpleNamespace(id=record.id, slug=record.slug),
        "title": view.title(record.id),
        "words": words,
        "facts": facts,
        "linked": view.first_use(record),
        "timeline": facts.timeline,
        "notice": _notice(words, shelf),
        "minutes": _minutes(words),
        "sources": _sources(record, facts, shelf),
        "numbers": owner.numbers,
        "anchors": {id_: owner.anchor(id_) for id_ in owner.numbers},
        "cited": {id_: owner.cited(id_) for id_ in owner.numbers},
        "sources_page": owner.listed,
        "related": _related(record, shelf),
        "verified": facts.last_verified,
        "referring": referring(record, shelf),
        "text": text_head(record, shelf),
    }


def _related(record: Record, shelf: EditionShelf) -> list[Card]:
    refs = [*record.facts.related, *record.facts.topics]
    return [_card(ref, shelf) for ref in dict.fromkeys(refs) if ref.id != record.id]


def _card(ref: Ref, shelf: EditionShelf) -> Card:
    """A record's card; of an article of its text, one that leads there and is called by it."""
    card = shelf.card(ref.id, BASE)
    if not ref.anchor:
        return card
    href = f"{BASE}{shelf.content.address(ref.id, ref.anchor)}"
    return replace(card, href=href, title=shelf.view.title(ref.full))


def _notice(words: Any, shelf: EditionShelf) -> SimpleNamespace | None:
    """Whether the words are another language's, or derived from the other script."""
    if words.lang != shelf.lang:
        name = next(e.name for e in EDITIONS.values() if e.lang == words.lang)
        return SimpleNamespace(kind="missing", lang=words.lang, language=name)
    if is_chinese(shelf.lang) and words.source_lang != shelf.lang:
        name = next(e.name for e in EDITIONS.values() if e.lang == words.source_lang)
        return SimpleNamespace(kind="derived", lang=words.source_lang, language=name)
    return None


def _minutes(words: Any) -> int:
    text = words.body.html.plain
    if not text.strip():
        return 0  # an entry of a register may be facts alone
    if is_chinese(words.lang):
        return max(1, -(-len(text) // CHARACTERS_A_MINUTE))
    return max(1, -(-len(text.split()) // WORDS_A_MINUTE))


def _sources_page(record: Record, shelf: EditionShelf) -> Page:
    """The sources of a record that has many of them."""
    address = f"{record.schema.section}/{sources_page(record)}"

    def variables() -> dict[str, Any]:
        owner = shelf.view.owner(record)
        return {
            "frame": shelf.frame(address, BASE, record.schema.section),
            "card": shelf.plain_card(record, BASE),
            "sources": _sources(record, shelf.view.facts(record), shelf),
            "anchors": {id_: owner.anchor(id_) for id_ in owner.numbers},
        }

    return Page(f"{shelf.view.edition.id}/{address}", "sources.html", variables, shelf.lang)


def _sources(record: Record, facts: Any, shelf: EditionShelf) -> list[Any]:
    """The sources; a title that carries no language is in the source's own.

    Of a confidential source nothing is left but its kind.
    """
    for source, shown in zip(record.facts.sources, facts.sources, strict=True):
        if source.confidential:
            kept = {"id", "kind", "confidential"}
            vars(shown).update(dict.fromkeys(vars(shown).keys() - kept))
        elif source.title.by_lang.keys() == {""}:
            shown.title = shelf.view.quoted(source.title.by_lang[""], source.lang)
        publisher = source.publisher if shown.publisher else None
        if publisher and publisher.by_lang.keys() == {""}:
            shown.publisher = shelf.view.quoted(publisher.by_lang[""], source.lang)
    return list(facts.sources)
