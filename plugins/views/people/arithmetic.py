"""When a sentence ends by our own count, and what was counted, beside what authorities say.

    found = arithmetic(facts, number=0)
    found.ends, found.credits

Only where the record names a term and a day from which it can be counted: the first day of
the term, else the day on which the judgment began to be executed, with the custody before
it. Anything open at one end makes no line. The law is ``plugins.clock.sentence``.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.clock.sentence import Credit, sentence_end, term_end
from plugins.clock.spans import DayRange
from plugins.records.dates import Edtf
from plugins.records.people.case import Case
from plugins.records.schemas.person import PersonFacts
from plugins.records.text import Duration
from plugins.views.people.clock import deprivation

_COUNTED = frozenset({"fixed", "detention", "control"})
# Events on whose day a judgment begins to be executed, the surest first.
_EXECUTION = ("execution-notice", "judgment-2", "judgment-1")


@dataclass(frozen=True)
class Arithmetic:
    """The last day of the term, and what counted towards it."""

    ends: DayRange
    credits: tuple[Credit, ...] = ()


def arithmetic(facts: PersonFacts, number: int) -> Arithmetic | None:
    """The end of one case's sentence by our own count; None if it cannot be counted."""
    case = facts.case[number]
    sentence = case.sentence
    if sentence is None or not isinstance(sentence.term, Duration) or sentence.suspended:
        return None
    if sentence.kind.id not in _COUNTED:
        return None
    if sentence.start is not None and _closed(sentence.start):
        start, term = sentence.start, sentence.term
        return Arithmetic(DayRange(term_end(start.earliest, term), term_end(start.latest, term)))
    return _from_execution(facts, case, sentence.kind.id, sentence.term)


def _from_execution(facts: PersonFacts, case: Case, kind: str, term: Duration) -> Arithmetic | None:
    """Counted from the execution, less the custody before it; for people with one case."""
    execution = _execution(case)
    if execution is None or len(facts.case) > 1:
        return None
    held = [
        deprivation(item) for item in facts.custody if item.start.date.earliest <= execution.latest
    ]
    held = [h for h in held if h.measure != "prison"]
    dates = [execution, *(h.start for h in held), *(h.end for h in held if h.end)]
    if not all(map(_closed, dates)):
        return None
    found = sentence_end(kind, term, execution, held)
    return Arithmetic(DayRange(found.earliest, found.latest), found.credits)


def _execution(case: Case) -> Edtf | None:
    dates = {event.type.id: event.date for event in case.events}
    return next((dates[type_] for type_ in _EXECUTION if type_ in dates), None)


def _closed(date: Edtf) -> bool:
    return date.start is not None and date.end is not None
