"""A case as the clock is told of it: from a person's record to a history, and the readings.

    for reading in readings(facts, number=0): ...

What the record does not say is told as unknown: a flag that is not set, an end that is
missing. Time is counted to the day of the status, never to today. When the family was told
and a lawyer was met stands with the custody; where there is one case, these are its events.
Deprivations of liberty for which no law has a limit belong to no case: ``apart``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.clock.clock import read_clock
from plugins.clock.history import Deprivation, Event, Flags, History
from plugins.clock.readings import Reading
from plugins.records.dates import Edtf
from plugins.records.people.case import Case
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
        flags=_flags(case),
    )


def apart(facts: PersonFacts) -> tuple[Reading, ...]:
    """Deprivations of liberty for which no law has a limit, whatever case they belong to."""
    measures = tuple(map(deprivation, facts.custody))
    return read_clock(History(events=(), as_of=facts.status_as_of, measures=measures))


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


def _flags(case: Case) -> Flags:
    """Flags that a source states; one that is not set is not known, never “no”."""
    given = case.flags
    return Flags(
        state_security=_state_security(case),
        three_kinds_suspect=given.three_kinds_suspect,
        juvenile=given.juvenile,
        procuratorate_case=given.procuratorate_case,
        summary_procedure=given.summary_procedure,
        fast_track=given.fast_track,
        supreme_court=given.supreme_court,
    )


def _state_security(case: Case) -> bool | None:
    """What a source says, or what the articles charged say.

    Crimes of endangering state security are Chapter I of Part Two of the Criminal Law,
    articles 102 to 113; of terrorism, articles 120 to 120(6).
    """
    given = [case.flags.state_security, case.flags.terrorism]
    if any(flag is not None for flag in given):
        return any(given)
    articles = [_ARTICLE.fullmatch(charge.article.id) for charge in case.charges]
    numbers = {int(article[1]) for article in articles if article}
    return True if numbers & {*range(102, 114), 120} else None


_ARTICLE = re.compile(r"CL-([0-9]+)(?:[-.].*)?")
