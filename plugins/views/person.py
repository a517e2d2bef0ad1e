"""The page of a person: where things stand, the life, the case, how sure we are.

The parts stand in ``views/people``; here they are put together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.checks.harm import Staleness, staleness
from plugins.records.base import Record
from plugins.views.base import BASE, RecordView
from plugins.views.briefs import sheets
from plugins.views.pages import Planned
from plugins.views.people.cases import cases
from plugins.views.people.clock_page import clock, clock_page, has_clock
from plugins.views.people.custody import custody
from plugins.views.people.identity import heading, initial, person_facts, side
from plugins.views.people.poster import poster_page
from plugins.views.people.share import share_links
from plugins.views.people.sureness import sureness
from plugins.views.people.timeline import timeline
from plugins.views.shelves import Card, EditionShelf, hatching


def _variables(record: Record, shelf: EditionShelf) -> dict[str, Any]:
    facts = person_facts(record)
    shown = shelf.view.facts(record)
    return {
        "heading": heading(record, shelf),
        "side": side(record, shelf),
        "custody": custody(facts, shown, shelf),
        "timeline": timeline(shown),
        "cases": cases(facts, shown, shelf),
        "clock": clock(facts, shelf),
        "has_clock": has_clock(facts),
        "kits": shelf.cards([ref.id for ref in facts.campaigns], BASE),
        "pictures": share_links(record, shelf),
        "sheets": sheets(record, shelf),
        "sureness": sureness(record, shelf),
        "stale": _staleness(record, shelf),
    }


def _staleness(record: Record, shelf: EditionShelf) -> str:
    """How the page says that its knowledge is old: '', ``old`` or ``last-known``.

    Counted to the site's own day, so that an old copy says the same for ever.
    """
    level = staleness(record, shelf.site.date)
    if level == Staleness.FRESH:
        return ""
    return "last-known" if level == Staleness.LAST_KNOWN else "old"


def _card(record: Record, shelf: EditionShelf, base: str) -> Card:
    shown = initial(person_facts(record), shelf)
    return shelf.plain_card(record, base, initial=shown, hatching=hatching(record.slug))


def _more_pages(record: Record, shelf: EditionShelf) -> Iterator[Planned]:
    yield poster_page(record, shelf)
    if has_clock(person_facts(record)):
        yield clock_page(record, shelf)


VIEW = RecordView(
    name="person",
    variables=_variables,
    card=_card,
    anchors=frozenset(
        {"life", "custody", "treatment", "charges", "clock", "works", "share", "sure"}
    ),
    more_pages=_more_pages,
)
