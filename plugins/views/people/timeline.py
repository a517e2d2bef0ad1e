"""The timeline: its own entries and the events of the cases, by date.

    entries = timeline(facts)
    entries[0].date, entries[0].labels, entries[0].told

Rule: what has the same date stands in one entry. Texts follow one another; an event
without a text is a label on the entry if there is a text to go with, and tells the entry
alone if there is none. So nothing stands twice, and nothing is lost. The same text on the
same day is told once, with the sources of both.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from plugins.editions.phrase import Phrase


def timeline(facts: Any) -> list[SimpleNamespace]:
    """The entries of a person's timeline, the earliest first.

    Args:
        facts: the record's facts as an edition shows them.
    """
    by_date: dict[str, list[Any]] = {}
    events = [event for case in facts.case for event in case.events]
    for item in [*facts.timeline, *events]:
        by_date.setdefault(item.date.text, []).append(item)
    entries = [_entry(items) for items in by_date.values()]
    return sorted(entries, key=lambda entry: (entry.date.sort, entry.date.until))


def _entry(items: list[Any]) -> SimpleNamespace:
    """One date: what is told, and the labels of events that have no text of their own."""
    told: dict[str, SimpleNamespace] = {}
    labels = [_label(item) for item in items if item.text is None]
    for item in items:
        if item.text is not None:
            _tell(told, _telling(item.text, item))
    if not told:
        for label in labels:
            _tell(told, label)
        labels = []
    return SimpleNamespace(
        date=items[0].date,
        key=any(item.key for item in items),
        labels=labels,
        told=list(told.values()),
    )


def _tell(told: dict[str, SimpleNamespace], telling: SimpleNamespace) -> None:
    """Add what is told; what is told already gets the further sources."""
    first = told.setdefault(telling.text.plain, telling)
    first.source = list(dict.fromkeys([*first.source, *telling.source]))


def _label(event: Any) -> SimpleNamespace:
    return _telling(capital(event.type.label), event)


def _telling(text: Phrase, item: Any) -> SimpleNamespace:
    """A text with how sure it is, its sources, and what only events have."""
    more = {name: getattr(item, name, None) for name in ("by", "notice", "public", "document")}
    announced = getattr(item, "announced", None)
    if announced and announced.text == item.date.text:
        announced = None
    doubt = item.certainty if item.certainty and item.certainty.id != "confirmed" else None
    return SimpleNamespace(text=text, source=item.source, doubt=doubt, announced=announced, **more)


def capital(phrase: Phrase) -> Phrase:
    """A label as the beginning of a sentence; scripts without capitals stay as they are."""
    if str(phrase)[:1] != phrase.plain[:1]:
        return phrase
    plain = phrase.plain[:1].upper() + phrase.plain[1:]
    return Phrase(str(phrase)[:1].upper() + str(phrase)[1:], plain, phrase.lang)
