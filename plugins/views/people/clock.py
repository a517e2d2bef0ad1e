"""A case as the clock is told of it: from a person's record to a history, and the readings.

    for reading in readings(facts, number=0): ...

What the record does not say is told as unknown: a flag that is not set, an end that is
missing. Time is counted to the day of the status, never to today. Deprivations of liberty
for which no law has a limit are read with the first case, once. When the family was told
and a lawyer was met stands with the custody; where there is one case, these are its events.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.clock.clock import read_clock
from plugins.clock.history import Deprivation, Event, Flags, History
from plugins.clock.readings import Reading
from plugins.records.dates import Edtf
from plugins.records.people.case import Case
from plugins.records.people.case import Flags as GivenFlags
from plugins.records.people.custody import Custody
from plugins.records.references import Term
from plugins.records.schemas.person import PersonFacts


def history(facts: PersonFacts, number: int) -> History:
    """What is known of one case.

    Args:
        facts: the record.
        number: which of its cases, from 0.
    """
    case = facts.case[number]
    return History(
        events=(*_events(case), *_notices(facts, case)),
        as_of=facts.status_as_of,
        jurisdiction=case.jurisdiction,
        law_version=case.law_version,
        flags=_flags(case.flags),
        measures=tuple(map(deprivation, facts.custody)) if number == 0 else (),
    )


def readings(facts: PersonFacts, number: int) -> tuple[Reading, ...]:
    """What the law's time limits say of one case, in order of dates."""
    return read_clock(history(facts, number))


def deprivation(item: Custody) -> Deprivation:
    """A custody as the clock counts it."""
    return Deprivation(item.measure.id, item.start.date, item.end.date if item.end else None)


def _events(case: Case) -> tuple[Event, ...]:
    return tuple(
        Event(event.type.id, event.date, event.certainty.id if event.certainty else "confirmed")
        for event in case.events
    )


def _notices(facts: PersonFacts, case: Case) -> Iterator[Event]:
    """What the custody says of notices and meetings, unless the events say it too."""
    if len(facts.case) > 1:
        return
    told = {(event.type.id, event.date.text) for event in case.events}
    for item in facts.custody:
        for type_, date, certainty in _told_of(item):
            if date is not None and (type_, date.text) not in told:
                told.add((type_, date.text))
                yield Event(type_, date, certainty.id if certainty else "confirmed")


def _told_of(item: Custody) -> Iterator[tuple[str, Edtf | None, Term | None]]:
    if item.family_notified:
        yield "family-notified", item.family_notified.date, item.family_notified.certainty
    if item.lawyer:
        yield "lawyer-requested", item.lawyer.requested, item.lawyer.certainty
        yield "lawyer-met", item.lawyer.met, item.lawyer.certainty


def _flags(given: GivenFlags) -> Flags:
    """Flags that a source states; one that is not set is not known, never “no”."""
    return Flags(
        state_security=given.state_security or given.terrorism or None,
        three_kinds_suspect=given.three_kinds_suspect or None,
        juvenile=given.juvenile or None,
        procuratorate_case=given.procuratorate_case or None,
        summary_procedure=given.summary_procedure or None,
        fast_track=given.fast_track or None,
    )
