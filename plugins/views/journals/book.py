"""An issue as a book to carry: what is in it, and the texts that may be given.

    Path("issue.epub").write_bytes(issue_epub(record, shelf))

A piece whose text stands in our library (``text:``) is a chapter; of every other piece the
book has what the page has: facts, a summary of our own, and the link. So nothing of others'
is reproduced that their licence does not allow.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from plugins.editions.phrase import Phrase
from plugins.packs import Book, Chapter, Point, epub
from plugins.records.base import Record
from plugins.records.schemas.library import LibraryFacts
from plugins.views.base import record_variables
from plugins.views.feeds.dates import changed
from plugins.views.feeds.ids import urn
from plugins.views.journals.contents import parts
from plugins.views.journals.order import issue_facts, label
from plugins.views.shelves import EditionShelf

BASE = "../"


def issue_epub(record: Record, shelf: EditionShelf) -> bytes:
    """The bytes of the book of an issue in one edition."""
    return epub(issue_book(record, shelf))


def issue_book(record: Record, shelf: EditionShelf) -> Book:
    """An issue as a book, not yet written."""
    _ = shelf.view.catalogue.gettext
    journal = shelf.content.records[issue_facts(record).journal.id]
    name = shelf.view.text(shelf.site.name).plain
    titles = (shelf.view.front(journal).title.plain, shelf.view.title(record.id).plain)
    texts = _texts(record, shelf)
    return Book(
        identifier=urn(f"{record.id}:epub:{shelf.view.edition.id}").urn,
        title=_(": ").join(titles),
        lang=shelf.lang,
        modified=max(changed(one, shelf.content) for one in (record, *texts)),
        contents=_("Contents"),
        chapters=tuple(_chapters(record, texts, shelf)),
        subtitle=label(record, shelf),
        imprint=tuple(_imprint(journal, name, shelf)),
        creators=(name,),
        publisher=name,
        rights=shelf.view.text(shelf.site.licence).plain,
        pictures=dict(chain.from_iterable(_pictures(text, shelf) for text in texts)),
    )


def _texts(record: Record, shelf: EditionShelf) -> list[Record]:
    """The pieces whose text stands in our library."""
    named = [piece.text.id for piece in issue_facts(record).contents if piece.text]
    return [shelf.content.records[id_] for id_ in dict.fromkeys(named)]


def _imprint(journal: Record, name: str, shelf: EditionShelf) -> Iterator[str]:
    _ = shelf.view.catalogue.gettext
    assert isinstance(journal.facts, LibraryFacts)
    if journal.facts.publisher:
        yield _("Published by {name}").format(name=shelf.view.text(journal.facts.publisher).plain)
    yield _(
        "This book was put together by {name} from public sources. Of texts that are not free "
        "to copy it has the facts and the link."
    ).format(name=name)
    yield shelf.view.text(shelf.site.licence).plain


def _chapters(record: Record, texts: list[Record], shelf: EditionShelf) -> Iterator[Chapter]:
    _ = shelf.view.catalogue.gettext
    given = record_variables(record, shelf)
    listed = parts(record, shelf)
    about = Markup("").join([_paragraph(given["words"].summary), given["words"].body.html])
    if about.striptags():
        yield Chapter("about", _("About this issue"), given["words"].lang, about)
    if listed:
        points = tuple(_point(p) for part in listed for p in part.pieces if not p.record)
        page = f"{BASE}{record.address}"
        contents = Markup("\n").join(_part(part, shelf) for part in listed)
        yield Chapter("contents", _("In this issue"), shelf.lang, contents, (page,), points)
    for number, text in enumerate(texts, start=1):
        yield _text(f"text-{number}", text, shelf)
    yield Chapter("sources", _("Sources"), shelf.lang, _sources(given, shelf))


def _point(piece: SimpleNamespace) -> Point:
    return Point(piece.anchor, piece.title.plain, piece.title.lang)


def _part(part: SimpleNamespace, shelf: EditionShelf) -> Markup:
    heading = Markup("<h2>{}</h2>").format(part.title) if part.title else Markup("")
    pieces = Markup("\n").join(_piece(piece, shelf) for piece in part.pieces)
    return Markup("{}\n<ul>\n{}\n</ul>").format(heading, pieces)


def _piece(piece: SimpleNamespace, shelf: EditionShelf) -> Markup:
    _ = shelf.view.catalogue.gettext
    title = Markup("<strong>{}</strong>").format(piece.title)
    href = piece.text or piece.url
    if href:
        title = Markup('<a href="{}">{}</a>').format(href, title)
    notes = [
        Markup(_(", ")).join(piece.authors),
        _("pp. {pages}").format(pages=piece.pages) if piece.pages else "",
        piece.language,
        piece.licence or "",
        Markup('<a href="{}">{}</a>').format(piece.archive, _("stored copy"))
        if piece.archive
        else "",
    ]
    meta = Markup(" · ").join(note for note in notes if note)
    lines = [line for line in (meta, piece.summary) if line]
    below = Markup("").join(Markup("<br>{}").format(line) for line in lines)
    return Markup('<li id="{}">{}{}</li>').format(piece.anchor, title, below)


def _text(id_: str, record: Record, shelf: EditionShelf) -> Chapter:
    """A text of the library with its sources, to which its citations lead."""
    _ = shelf.view.catalogue.gettext
    given = record_variables(record, shelf)
    words, facts = given["words"], given["facts"]
    authors = _paragraph(Markup(_(", ")).join(facts.authors), "meta")
    key = Markup("").join(Markup("<li>{}</li>").format(line) for line in words.key)
    listed = Markup("<h2>{}</h2>").format(_("Sources")) if given["sources"] else Markup("")
    licence = facts.licence or shelf.view.text(shelf.site.licence)
    behind = Markup("\n").join([listed, _sources(given, shelf), _paragraph(licence, "meta")])
    body = [
        _in(shelf.lang, authors, words.lang),
        _paragraph(words.summary),
        Markup("<ul>{}</ul>").format(key) if key else Markup(""),
        words.body.html,
        _in(shelf.lang, behind, words.lang),
    ]
    addresses = [f"{BASE}{record.address}", given["sources_page"] or f"{record.slug}.html"]
    title = shelf.view.title(record.id).plain
    return Chapter(id_, title, words.lang, Markup("\n").join(body), tuple(addresses))


def _in(lang: str, words: Markup, around: str) -> Markup:
    """Words of the edition's own in a chapter that may be in another language."""
    return words if lang == around else Markup('<div lang="{}">{}</div>').format(lang, words)


def _paragraph(words: Any, kind: str = "") -> Markup:
    if not words:
        return Markup("")
    return Markup('<p class="{}">{}</p>').format(kind, words) if kind else _plain(words)


def _plain(words: Any) -> Markup:
    return Markup("<p>{}</p>").format(words)


def _sources(given: dict[str, Any], shelf: EditionShelf) -> Markup:
    lines = (_source(source, given["anchors"], shelf) for source in given["sources"])
    items = Markup("\n").join(lines)
    return Markup("<ol>\n{}\n</ol>").format(items) if items else Markup("")


def _source(source: Any, anchors: dict[str, str], shelf: EditionShelf) -> Markup:
    _ = shelf.view.catalogue.gettext
    anchor = anchors[source.id]
    if source.confidential:
        hidden = _("a source whose name we keep to ourselves")
        return Markup('<li id="{}">{}</li>').format(anchor, hidden)
    title: Markup | Phrase = source.title
    if source.url:
        title = Markup('<a href="{}">{}</a>').format(source.url, title)
    notes = [title, source.publisher, source.date.text if source.date else None]
    said = Markup(" · ").join(note for note in notes if note)
    return Markup('<li id="{}">{}</li>').format(anchor, said)


def _pictures(record: Record, shelf: EditionShelf) -> Iterator[tuple[str, bytes]]:
    """The pictures that a text shows, by the address that its HTML has for them."""
    html = str(shelf.view.words(record).body.html)
    for name in sorted(record.files):
        address = f"{BASE}../media/{record.schema.section}/{record.slug}/{name}"
        if f'"{address}"' in html:
            yield address, Path(record.files[name]).read_bytes()
