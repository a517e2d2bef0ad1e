"""The library for other people's bibliographies: CSL-JSON, BibTeX, RIS.

    works    what is cited, from records of the library, issues and what stands in them
    csl      CSL-JSON, for Zotero, pandoc and citation processors
    bibtex   BibTeX, for LaTeX
    ris      RIS, for EndNote and library catalogues

``data/library.*`` has everything, ``data/issues/<slug>.*`` an issue with its pieces. Titles
are in the work's own language, names are never split into parts. ``docs/exports.md`` says more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace

from plugins.records.base import Record
from plugins.records.reader import Content
from plugins.views.citations.bibtex import bibtex
from plugins.views.citations.csl import csl_json
from plugins.views.citations.ris import ris
from plugins.views.citations.works import Work, works_of, works_of_issue
from plugins.views.exports.sizes import Download
from plugins.views.journals.order import SECTION
from plugins.views.pages import Document
from plugins.views.shelves import EditionShelf

FOLDER = "data"
_FORMATS: dict[str, tuple[str, Callable[[list[Work]], bytes]]] = {
    "csl.json": ("CSL-JSON", csl_json),
    "bib": ("BibTeX", bibtex),
    "ris": ("RIS", ris),
}


def root_pages(shelves: list[EditionShelf]) -> Iterator[Document]:
    """The files, if there is anything to cite."""
    content = shelves[0].content
    if works_of(content):
        for ending, (_, write) in _FORMATS.items():
            yield Document(f"{FOLDER}/library.{ending}", partial(_all, content, write))
    for record in content.in_section(SECTION):
        for ending, (_, write) in _FORMATS.items():
            path = f"{FOLDER}/{SECTION}/{record.slug}.{ending}"
            yield Document(path, partial(_issue, record, content, write))


def _all(content: Content, write: Callable[[list[Work]], bytes]) -> bytes:
    return write(works_of(content))


def _issue(record: Record, content: Content, write: Callable[[list[Work]], bytes]) -> bytes:
    return write(works_of_issue(record, content))


def downloads(shelf: EditionShelf, root: str) -> list[Download]:
    """What the page of the library offers, ``root`` being the way to the root of the site."""
    _ = shelf.view.catalogue.gettext
    label = _("All references, for programs that manage them")
    works = works_of(shelf.content)
    return [
        Download(f"{root}{FOLDER}/library.{ending}", name, len(write(works)), label)
        for ending, (name, write) in _FORMATS.items()
        if works
    ]


def issue_citations(record: Record) -> list[SimpleNamespace]:
    """Links to the files of an issue, from its page."""
    return [
        SimpleNamespace(href=f"../../{FOLDER}/{SECTION}/{record.slug}.{ending}", format=name)
        for ending, (name, _) in _FORMATS.items()
    ]
