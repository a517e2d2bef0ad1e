"""The page that lists all feeds, and the page of the latest updates of cases."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from plugins.records.base import Record
from plugins.records.schemas.person import PersonFacts
from plugins.views.feeds.cases import people, updates
from plugins.views.feeds.plan import Planned
from plugins.views.following import CASES, PAGE, links
from plugins.views.pages import Page
from plugins.views.shelves import EditionShelf

ROWS = 50  # of the table of cases


def feeds_page(feeds: list[Planned], shelf: EditionShelf) -> Page:
    """Every feed of the edition by kind; to those of people their own pages lead."""

    def variables() -> dict[str, Any]:
        return {
            "frame": shelf.frame(PAGE, ""),
            "groups": _groups(feeds, shelf),
            "people": any(feed.kind == "person" for feed in feeds),
        }

    return Page(f"{shelf.view.edition.id}/{PAGE}", "feeds.html", variables, shelf.lang)


def _groups(feeds: list[Planned], shelf: EditionShelf) -> list[SimpleNamespace]:
    _ = shelf.view.catalogue.gettext
    titles = {
        ("all", "cases"): _("The whole site"),
        ("section",): _("Sections"),
        ("topic",): _("Topics"),
        ("register",): _("Registers"),
    }
    groups = []
    for kinds, title in titles.items():
        found = [feed for feed in feeds if feed.kind in kinds]
        listed = [SimpleNamespace(title=f.title, links=links(f.stem, "")) for f in found]
        if found:
            groups.append(SimpleNamespace(title=title, feeds=listed))
    return groups


def cases_page(shelf: EditionShelf) -> Page:
    """Where things stand, the newest first, and what happened last."""
    address = f"{CASES}.html"

    def variables() -> dict[str, Any]:
        return {
            "frame": shelf.frame(address, "../", "people"),
            "rows": _rows(shelf),
            "updates": updates(shelf),
            "feeds": links(CASES, "../"),
        }

    return Page(f"{shelf.view.edition.id}/{address}", "cases.html", variables, shelf.lang)


def _rows(shelf: EditionShelf) -> list[SimpleNamespace]:
    """People by the day of their status, the newest first."""
    found = sorted(people(shelf), key=lambda record: record.slug)
    found.sort(key=lambda record: _facts(record).status_as_of.latest, reverse=True)
    return [_row(record, shelf) for record in found[:ROWS]]


def _row(record: Record, shelf: EditionShelf) -> SimpleNamespace:
    facts = _facts(record)
    return SimpleNamespace(
        href=f"../{record.address}",
        name=shelf.view.title(record.id),
        status=shelf.view.fact(facts.status).label,
        as_of=shelf.view.fact(facts.status_as_of),
    )


def _facts(record: Record) -> PersonFacts:
    assert isinstance(record.facts, PersonFacts)
    return record.facts
