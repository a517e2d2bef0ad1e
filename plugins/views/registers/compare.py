"""Entries side by side: one beside each of the others, and one question to all of them.

    index--compare.html                  what can be set side by side
    index--compare--madres.html          one entry beside the one that the schema names
    index--compare--by-demand.html       what every entry says to one field

Columns are entries and rows are fields. Each pair has a page of its own, so that no script
is needed to choose; which fields are compared, the schema says (``show``), else all that
readers see. What an entry does not say is left open, never filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup

from plugins.editions.owner import Owner
from plugins.editions.phrase import Phrase
from plugins.records.base import Record
from plugins.records.registers.rules import UNLABELLED
from plugins.records.registers.spec import FieldSpec, ViewSpec
from plugins.views.pages import Page
from plugins.views.registers.index import list_pages, page
from plugins.views.registers.listing import Listing, entry_item
from plugins.views.registers.shown import BASE, Shown

TEMPLATE = "register-compare.html"
ANSWERS = 60  # entries on a page of one question
_BREAK = Markup("<br>")


def compare_pages(shown: Shown, name: str, view: ViewSpec) -> Iterator[Page]:
    """The page that leads to all comparisons, and a page for each of them."""
    fields, others = compared(shown, view), _others(shown, view)

    def variables() -> dict[str, Any]:
        return _empty() | {
            "beside": shown.shelf.view.title(_first(shown, view).id),
            "pairs": [_link(_pair(name, r), shown.shelf.view.title(r.id)) for r in others],
            "questions": [_link(_question(name, f), shown.label(f)) for f in fields],
        }

    yield page(shown, [name], 0, variables, name, template=TEMPLATE)
    for record in others:
        yield _pair_page(shown, name, view, record)
    for field in fields:
        yield from _question_pages(shown, name, view, field)


def compared(shown: Shown, view: ViewSpec) -> list[FieldSpec]:
    """The fields that are compared: those that the view names, else all that have a label."""
    if view.show:
        return [field for id_ in view.show if (field := shown.field(id_))]
    return [field for field in shown.register.shown if field.id not in UNLABELLED]


def _first(shown: Shown, view: ViewSpec) -> Record:
    """The entry beside which the others stand; a rule has seen to it that it is there."""
    return next(record for record in shown.records if record.slug == view.beside)


def _others(shown: Shown, view: ViewSpec) -> list[Record]:
    return [record for record in shown.entries("title") if record.slug != view.beside]


def _pair(name: str, record: Record) -> str:
    return f"{name}--{record.slug}"


def _question(name: str, field: FieldSpec) -> str:
    return f"{name}--by-{field.id.replace('_', '-')}"  # no slug begins with “by”


def _link(name: str, label: Phrase) -> SimpleNamespace:
    return SimpleNamespace(href=f"{name}.html", label=label)


def _empty() -> dict[str, Any]:
    return {"columns": [], "rows": [], "cards": [], "pairs": [], "questions": [], "beside": None}


def _pair_page(shown: Shown, name: str, view: ViewSpec, other: Record) -> Page:
    """Two entries: a row for each field to which one of them says something."""

    def variables() -> dict[str, Any]:
        both = [_first(shown, view), other]
        rows = [
            SimpleNamespace(cells=[shown.label(field), *cells], source=[])
            for field in compared(shown, view)
            if any(cells := [said(shown, record, field) for record in both])
        ]
        corner = shown.words(shown.shelf.view.catalogue.gettext("What is compared"))
        return _empty() | {"columns": [corner, *(_title(shown, r) for r in both)], "rows": rows}

    label = shown.shelf.view.title(other.id)
    return page(shown, [_pair(name, other)], 0, variables, name, label, TEMPLATE)


def _question_pages(shown: Shown, name: str, view: ViewSpec, field: FieldSpec) -> Iterator[Page]:
    """What every entry says to one field, the one of the schema first."""
    records = [_first(shown, view), *_others(shown, view)]
    said_by = [record for record in records if getattr(record.facts, field.id) not in (None, [])]
    one = shown.shelf.view.text(shown.register.one)

    def variables(part: list[Record]) -> dict[str, Any]:
        rows = [
            SimpleNamespace(cells=[_title(shown, r), said(shown, r, field)], source=[])
            for r in part
        ]
        columns = [one, shown.label(field)]
        return _empty() | {"columns": columns, "rows": rows, "total": len(said_by)}

    address, label = _question(name, field), shown.label(field)
    listing = Listing(address, said_by, ANSWERS, partial(entry_item, shown), address)
    yield from list_pages(shown, listing, variables, name, label, TEMPLATE)


def _title(shown: Shown, record: Record) -> Phrase:
    return shown.link(record.ref) if shown.register.pages else shown.shelf.view.title(record.id)


def said(shown: Shown, record: Record, field: FieldSpec) -> Phrase | None:
    """What an entry says to a field, whole; its citations lead to the entry's own page."""
    owner = _cited_elsewhere(shown, record)
    value = shown.shelf.view.localise(getattr(record.facts, field.id), owner)
    if value in (None, []):
        return None
    if field.type == "rows":
        return _lines([_row(shown, row, field) for row in value], shown)
    if field.type == "history":
        ordered = sorted(value, key=lambda state: (state.date.until, state.date.sort))
        return _lines([_state(shown, state) for state in ordered], shown)
    return shown.value(value, field)


def _cited_elsewhere(shown: Shown, record: Record) -> Owner:
    owner = shown.shelf.view.owner(record, BASE)
    return replace(owner, listed=owner.listed or f"{record.slug}.html")


def _row(shown: Shown, row: Any, field: FieldSpec) -> Phrase:
    inner = [f for f in field.fields if f.public]
    parts = [cell for f in inner if (cell := shown.value(getattr(row, f.id), f))]
    return _joined(parts, Markup(" · "), " · ", shown)


def _state(shown: Shown, state: Any) -> Phrase:
    parts = [shown.words(state.date.text), state.value.label]
    parts += [state.note] if state.note else []
    return _joined(parts, Markup(" · "), " · ", shown)


def _lines(parts: list[Phrase], shown: Shown) -> Phrase:
    return _joined(parts, _BREAK, " / ", shown)


def _joined(parts: list[Phrase], mark: Markup, plain: str, shown: Shown) -> Phrase:
    return Phrase(mark.join(parts), plain.join(p.plain for p in parts), shown.shelf.lang)
