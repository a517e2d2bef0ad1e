"""The entries of a register under letters: A to Z, by pinyin, by strokes.

    - {kind: letters, pinyin: pinyin}                  # A to Z in English, by pinyin in Chinese
    - {kind: letters, pinyin: pinyin, order: other}    # the other way round
    - {kind: letters, pinyin: pinyin, order: strokes}  # by the strokes of the first character

The same three pages stand in each edition, as the lists of people do (``views.lists``). Each
line shows what the entry is called in the other language too. The reading comes from a
field, because no program knows how a word is read: 调 is tiáo or diào.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase, escaped
from plugins.records.base import Record, titles
from plugins.records.languages import CHINESE, is_chinese
from plugins.records.registers.spec import FieldSpec, ViewSpec
from plugins.views.lists import order
from plugins.views.lists.strokes import strokes
from plugins.views.pages import Page
from plugins.views.registers.index import list_pages
from plugins.views.registers.listing import Item, Listing, entry_item
from plugins.views.registers.shown import Shown

LINES = 150  # of about four elements, so that a page stays below 800
REST = "none"  # of entries whose reading or strokes are not known


@dataclass(frozen=True)
class Line:
    """An entry under its letter."""

    key: str
    label: str
    record: Record


def letters_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """The entries in one order, under letters, on as many sheets as they need."""

    def item(line: Line) -> Item:
        return entry_item(shown, line.record)

    listing = Listing(name, _lines(shown, view), LINES, item, twin=name)
    variables = partial(_variables, shown, listing)
    yield from list_pages(shown, listing, variables, name, template="register-letters.html")


def _by_reading(shown: Shown, view: ViewSpec) -> bool:
    """Whether the edition orders this view by the Chinese reading."""
    return is_chinese(shown.shelf.lang) == (view.order != "other")


def _lines(shown: Shown, view: ViewSpec) -> list[Line]:
    if view.order == "strokes":
        return _by_strokes(shown)
    reading = shown.field(view.pinyin) if _by_reading(shown, view) else None
    sorted_by: Callable[[str], Any] = order.by_pinyin if reading else order.by_alphabet
    latin = {r.slug: _reading(r, reading) if reading else _in(r, "en") for r in shown.records}
    records = sorted(shown.records, key=lambda r: (sorted_by(latin[r.slug]), r.slug))
    found = [_under(order.initial(latin[record.slug]), record) for record in records]
    return sorted(found, key=lambda line: line.key == REST)


def _under(letter: str, record: Record) -> Line:
    return Line(letter or REST, letter.upper() or "…", record)


def _by_strokes(shown: Shown) -> list[Line]:
    lang = shown.shelf.lang if is_chinese(shown.shelf.lang) else CHINESE[0]
    ngettext = shown.shelf.view.catalogue.ngettext
    names = {record.slug: _in(record, lang) for record in shown.records}
    records = sorted(shown.records, key=lambda r: (order.by_strokes(names[r.slug], lang), r.slug))
    lines = []
    for record in records:
        number = strokes(names[record.slug][:1], lang) or 0
        words = ngettext("{n} stroke", "{n} strokes", number).format(n=number)
        lines.append(Line(f"n{number}", words, record) if number else _under("", record))
    return lines


def _reading(record: Record, field: FieldSpec) -> str:
    text = getattr(record.facts, field.id)
    return next(iter(text.by_lang.values())) if text else ""


def _in(record: Record, lang: str) -> str:
    """The title in a language; '' if it has none."""
    title = titles(record).by_lang
    return str(title.get(lang) or title.get("") or "")


def _variables(shown: Shown, listing: Listing[Line], lines: list[Line]) -> dict[str, Any]:
    groups: dict[str, SimpleNamespace] = {}
    for line in lines:
        new = SimpleNamespace(id=line.key, label=line.label, lines=[])
        groups.setdefault(line.key, new).lines.append(_line(shown, line.record))
    branches = list(_branches(listing, lines))
    return {"rows": [], "cards": [], "groups": list(groups.values()), "branches": branches}


def _branches(listing: Listing[Line], here: list[Line]) -> Iterator[SimpleNamespace]:
    """Links to the first line of each letter, on whichever sheet it is."""
    counts = Counter(line.key for line in listing.items)
    first: dict[str, SimpleNamespace] = {}
    for sheet in listing.sheets:
        page_of = "" if sheet.items[0] is here[0] else f"{sheet.name}.html"
        for line in sheet.items:
            href = f"{page_of}#{line.key}"
            link = SimpleNamespace(href=href, label=line.label, count=counts[line.key])
            first.setdefault(line.key, link)
    yield from first.values()


def _line(shown: Shown, record: Record) -> SimpleNamespace:
    """An entry's own title as a link, and the title in the other language."""
    own = shown.link(record.ref) if shown.register.pages else shown.shelf.view.title(record.id)
    langs = ("en",) if is_chinese(shown.shelf.lang) else CHINESE
    words = [(lang, _in(record, lang)) for lang in langs]
    unlike = {word: lang for lang, word in reversed(words) if word}
    others = [Phrase(escaped(word), word, lang) for word, lang in reversed(unlike.items())]
    return SimpleNamespace(title=own, others=others)
