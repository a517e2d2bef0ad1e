"""Which feeds an edition has, and what is in each.

    for planned in feeds(shelf): planned.stem, planned.title, planned.make()

A feed of records has those of its section or topic that changed last; one of a person or of
all cases has what happened (``cases``). Drafts and withdrawn records are not among the
records, and people who took their consent back stand in no feed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.people.gist import listed_people
from plugins.records.registers.spec import RegisterSchema
from plugins.views.feeds.cases import entry_of, updates, updates_of
from plugins.views.feeds.dates import changed, last_change
from plugins.views.feeds.feed import Entry, Feed, newest
from plugins.views.feeds.ids import urn
from plugins.views.following import ALL, CASES, followed, stem_of
from plugins.views.shelves import EditionShelf

# Sections without a list of their own, told of where readers find them.
_ALSO = {"library": ("issues",)}


@dataclass(frozen=True)
class Planned:
    """A feed that will be made: where it stands, what it is called, its kind, its maker."""

    stem: str
    title: Phrase
    kind: str  # all, cases, section, register, topic, person
    make: Callable[[], Feed]


def feeds(shelf: EditionShelf) -> Iterator[Planned]:
    """Every feed of an edition."""
    name = shelf.view.text(shelf.site.name)
    yield Planned(ALL, name, "all", partial(_all, shelf))
    if followed(shelf.content):
        title = Phrase(words := shelf.view.catalogue.gettext("Latest updates of cases"), words)
        yield Planned(CASES, title, "cases", partial(_cases, title, shelf))
    for section in dict.fromkeys(r.schema.section for r in shelf.content.records.values()):
        yield from _section(section, shelf)
    for record in shelf.section("topics"):
        title = shelf.view.title(record.id)
        make = partial(_topic, record, shelf)
        yield Planned(stem_of(record, shelf.content), title, "topic", make)
    for record in shelf.section("people"):
        if record.id in followed(shelf.content):
            title = shelf.view.title(record.id)
            make = partial(_person, record, shelf)
            yield Planned(stem_of(record, shelf.content), title, "person", make)


def _section(section: str, shelf: EditionShelf) -> Iterator[Planned]:
    schema = shelf.content.schemas[section]
    if isinstance(schema, RegisterSchema):
        title = shelf.view.text(schema.register.title)
        intro, kind = shelf.view.text(schema.register.intro).plain, "register"
    elif any(given.id == section for given in shelf.site.sections):
        words = shelf.section_words(section)
        title, intro, kind = words.title, words.intro.plain, "section"
    else:
        return
    make = partial(_of_section, section, title, intro, shelf)
    yield Planned(f"{section}/{ALL}", title, kind, make)


def _all(shelf: EditionShelf) -> Feed:
    records = shelf.content.records.values()
    name = shelf.view.text(shelf.site.name).plain
    tagline = shelf.view.text(shelf.site.tagline).plain
    return _feed("feed:all", name, tagline, "index.html", _entries(records, shelf, ""), shelf)


def _of_section(section: str, title: Phrase, intro: str, shelf: EditionShelf) -> Feed:
    records = [r for name in (section, *_ALSO.get(section, ())) for r in shelf.section(name)]
    entries = _entries(records, shelf, "../")
    return _feed(section, title.plain, intro, "index.html", entries, shelf)


def _topic(record: Record, shelf: EditionShelf) -> Feed:
    """A topic and all that is under it."""
    entries = _entries([record, *shelf.all_under_topic(record.slug)], shelf, "../")
    return _of_record(record, entries, shelf)


def _person(record: Record, shelf: EditionShelf) -> Feed:
    told = updates_of(record, shelf)
    kept = newest(told, lambda update: update.day, lambda update: update.key)
    entries = [entry_of(update, shelf) for update in kept]
    return _of_record(record, entries, shelf)


def _cases(title: Phrase, shelf: EditionShelf) -> Feed:
    entries = [entry_of(update, shelf) for update in updates(shelf)]
    return _feed("feed:cases", title.plain, "", "latest.html", entries, shelf)


def _of_record(record: Record, entries: Iterable[Entry], shelf: EditionShelf) -> Feed:
    title = shelf.view.title(record.id).plain
    summary = shelf.view.front(record).summary.plain
    page = f"{record.slug}.html"
    return _feed(f"feed:{record.id}", title, summary, page, entries, shelf)


def _feed(
    name: str, title: str, subtitle: str, page: str, entries: Iterable[Entry], shelf: EditionShelf
) -> Feed:
    site = shelf.view.text(shelf.site.name).plain
    full = title if title == site else f"{title} · {site}"
    id_ = urn(f"{name}:{shelf.view.edition.id}").urn
    return Feed(id_, full, shelf.lang, site, page, tuple(entries), subtitle)


def _entries(records: Iterable[Record], shelf: EditionShelf, base: str) -> list[Entry]:
    """Those that changed last; a record that gives no day is never new."""
    content = shelf.content
    listed = {id_ for id_, _ in listed_people(content.records)}
    dated = [
        record
        for record in records
        if last_change(record, content)
        if record.schema.name != "person" or record.id in listed
    ]
    kept = newest(dated, lambda record: changed(record, content), lambda record: record.slug)
    return [_entry(record, shelf, base) for record in kept]


def _entry(record: Record, shelf: EditionShelf, base: str) -> Entry:
    card = shelf.card(record, base)
    return Entry(
        id=urn(f"{record.id}:{shelf.view.edition.id}").urn,
        title=card.title.plain,
        day=changed(record, shelf.content),
        href=card.href,
        summary=card.text.plain,
    )
