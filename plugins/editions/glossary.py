"""The house glossary of a site: every name and term whose two forms are known, with its place.

    book = name_book(content)

People's names and aliases come from their records, everything else from
``glossary.yaml``. That no two entries disagree is ``plugins.checks.chinese``'s business.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.editions.names import Known, NameBook
from plugins.errors import Place
from plugins.records.base import Record, titles
from plugins.records.languages import CHINESE
from plugins.records.reader import Content


def name_book(content: Content) -> NameBook:
    """Everything that the site knows in both scripts."""
    return NameBook(entry for entry, _ in entries(content))


def entries(content: Content) -> Iterator[tuple[Known, Place]]:
    """Each entry with the place where it stands."""
    for term in content.glossary:
        known = Known(term.zh_Hans, term.zh_Hant, group=term.group)
        yield known, content.glossary_place(term.zh_Hans)
    for record in content.in_section("people"):
        yield from _names_of(record)


def _names_of(record: Record) -> Iterator[tuple[Known, Place]]:
    aliases = [alias.text for alias in getattr(record.facts, "aliases", [])]
    places = [("name",), *(("aliases", number) for number in range(len(aliases)))]
    for text, path in zip([titles(record), *aliases], places, strict=True):
        forms = text.by_lang
        if set(CHINESE) <= forms.keys():
            known = Known(forms["zh-Hans"], forms["zh-Hant"], record.slug)
            yield known, record.tree.place(path, key=len(path) == 1)
