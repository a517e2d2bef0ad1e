"""How old our knowledge of a person is (rules ``stale``, ``no-site-date``, S22).

    staleness(record, site.date)        # Staleness.BANNER: the page says how old it is

Counted from ``last_verified`` to the day in ``site.yaml``, never to today: a copy that nobody
renews must not change, and a build must give the same bytes. The thresholds are the
project's own (schema 5.2, S22). A death does not go out of date.
"""

from __future__ import annotations

from enum import IntEnum

from plugins.checks.harm.people import DEAD, Person
from plugins.checks.harm.ranges import days_apart
from plugins.errors import Place, Problems
from plugins.records.base import Record
from plugins.records.dates import Edtf
from plugins.records.reader import Content
from plugins.records.schemas.person import PersonFacts


class Staleness(IntEnum):
    """How stale a record is; the value is the number of days that it exceeds."""

    FRESH = 0
    BANNER = 180  # the page says how old its knowledge is
    LISTED = 365  # editors are told
    LAST_KNOWN = 730  # the status is called the last one known


def staleness(record: Record, site_date: Edtf | None) -> Staleness:
    """How stale a record is on the site's day; fresh if nothing can be counted."""
    verified = record.facts.last_verified
    if verified is None or site_date is None or _is_over(record):
        return Staleness.FRESH
    days = days_apart(verified.latest, site_date.earliest)
    return max(level for level in Staleness if level == Staleness.FRESH or days > level)


def stale(person: Person, problems: Problems) -> None:
    """Editors are told of people whom nobody has looked after for a year."""
    level = staleness(person.record, person.site_date)
    if level < Staleness.LISTED:
        return
    message = f"nothing newer than {person.facts.last_verified} was read for this person"
    if level == Staleness.LAST_KNOWN:
        message += "; the page calls the status the last one known"
    hint = "look for newer sources, and write the day of the newest: last_verified: …"
    place = person.place("last_verified")
    problems.add(place, "stale", message, hint, "warning")


def no_site_date(content: Content, problems: Problems) -> None:
    """The site says the day to which staleness is counted."""
    if content.site is not None and content.site.date is None and content.in_section("people"):
        tree = content.site_tree
        place = tree.place(()) if tree else Place(f"{content.shown}/site.yaml")
        message = "the site has no date, so nobody can say what is out of date"
        hint = "add a line “date: 2026-11-24” (the day of the release) to site.yaml"
        problems.add(place, "no-site-date", message, hint, "warning")


def _is_over(record: Record) -> bool:
    return isinstance(record.facts, PersonFacts) and record.facts.status.id in DEAD
