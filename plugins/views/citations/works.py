"""What can be cited, the same for every format.

    works_of(content)           # the library, the issues and what stands in them

A title is given in the work's own language if we have it in that, else as it was first
written; nothing is converted or translated for a citation. Authors are whole names: where a
Chinese name has its family name no program can tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.records.base import Record, titles
from plugins.records.dates import Edtf
from plugins.records.languages import LANGS
from plugins.records.reader import Content
from plugins.records.schemas.issue import IssueFacts, Piece
from plugins.records.schemas.library import LibraryFacts
from plugins.records.text import NEUTRAL, Text
from plugins.views.journals.order import issue_facts, issues_of
from plugins.views.once import Once

PIECE, ISSUE = "piece", "issue"  # kinds beside those of vocabulary/library-kind.yaml


@dataclass(frozen=True)
class Work:
    """A work.

    Args:
        key: what to cite it by, the same in all formats: ``library-report-2001``.
        kind: an id of ``vocabulary/library-kind.yaml``, or ``issue`` or ``piece`` of one.
        container: the journal in which it stands.
        season: spring to winter, of an issue that has one instead of a month.
    """

    key: str
    kind: str
    title: str
    authors: tuple[str, ...] = ()
    container: str = ""
    volume: str = ""
    number: str = ""
    season: str = ""
    date: Edtf | None = None
    pages: str = ""
    publisher: str = ""
    place: str = ""
    url: str = ""
    language: str = ""
    isbn: str = ""
    issn: str = ""
    symbol: str = ""


def _all(content: Content) -> list[Work]:
    library = [_of_library(record) for record in content.in_section("library")]
    issues = [issue for listed in issues_of(content).values() for issue in listed]
    return [*library, *(work for issue in issues for work in works_of_issue(issue, content))]


works_of = Once(_all)


def works_of_issue(record: Record, content: Content) -> list[Work]:
    """An issue, then its pieces in their order."""
    facts = issue_facts(record)
    journal = content.records[facts.journal.id]
    assert isinstance(journal.facts, LibraryFacts)
    of_journal = _Journal(
        in_own(titles(journal), journal.facts.languages),
        in_own(journal.facts.publisher, journal.facts.languages),
        journal.facts.issn or "",
    )
    return list(_of_issue(record, facts, of_journal, content))


@dataclass(frozen=True)
class _Journal:
    title: str
    publisher: str
    issn: str


def _of_issue(
    record: Record, facts: IssueFacts, journal: _Journal, content: Content
) -> Iterator[Work]:
    shared = {
        "container": journal.title,
        "volume": facts.volume or "",
        "number": facts.number or "",
        "season": facts.season or "",
        "date": facts.date,
        "publisher": journal.publisher,
        "issn": journal.issn,
    }
    yield Work(
        key=f"issue-{record.slug}",
        kind=ISSUE,
        title=in_own(facts.title, facts.languages),
        url=facts.url or "",
        pages=str(facts.pages or ""),
        language=next(iter(facts.languages), ""),
        **shared,  # type: ignore[arg-type]
    )
    for number, piece in enumerate(facts.contents, start=1):
        languages = [piece.lang] if piece.lang else facts.languages
        yield Work(
            key=f"issue-{record.slug}-{number}",
            kind=PIECE,
            title=in_own(piece.title, languages),
            authors=_names(piece.authors, languages),
            pages=piece.pages or "",
            url=piece.url or _url(piece, content),
            language=next(iter(languages), ""),
            **shared,  # type: ignore[arg-type]
        )


def _url(piece: Piece, content: Content) -> str:
    facts = content.records[piece.text.id].facts if piece.text else None
    return (facts.url or "") if isinstance(facts, LibraryFacts) else ""


def _of_library(record: Record) -> Work:
    facts = record.facts
    assert isinstance(facts, LibraryFacts)
    return Work(
        key=f"library-{record.slug}",
        kind=facts.kind.id,
        title=in_own(titles(record), facts.languages),
        authors=_names(facts.authors, facts.languages),
        date=facts.date,
        pages=str(facts.pages or ""),
        publisher=in_own(facts.publisher, facts.languages),
        place=in_own(facts.place, facts.languages),
        url=facts.url or "",
        language=next(iter(facts.languages), ""),
        isbn=facts.isbn or "",
        issn=facts.issn or "",
        symbol=facts.doc_symbol or "",
    )


def _names(texts: Iterable[Text], languages: list[str]) -> tuple[str, ...]:
    return tuple(in_own(text, languages) for text in texts)


def in_own(text: Text | None, languages: list[str]) -> str:
    """Words in the first of the work's languages that they are given in."""
    if text is None:
        return ""
    for lang in (*languages, NEUTRAL, *LANGS):
        if lang in text.by_lang:
            return text.by_lang[lang]
    return ""
