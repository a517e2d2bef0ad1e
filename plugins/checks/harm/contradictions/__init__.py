"""Facts of a record that cannot all be true (rule ``contradiction``, S23).

    status      a status against death, custody and the end of the sentence
    order       custody and events against one another and against birth and death
    sentences   terms, their ends, and judgments without a conviction

A false date in a profile makes the true ones doubtful. Dates are ranges: what must be wrong
whichever days were meant is an error; what rests on a doubtful date, or on something that
may only be missing, is a warning. An event that is missing is unknown, never denied.
How long the law allows a stage to last is left to ``plugins.clock``.
"""

from __future__ import annotations

from plugins.checks.harm.contradictions.order import (
    age,
    custody_order,
    event_order,
    two_places,
)
from plugins.checks.harm.contradictions.sentences import convictions, sentences
from plugins.checks.harm.contradictions.status import custody_status, dead_or_alive, sentence_over
from plugins.checks.harm.people import Person
from plugins.errors import Problems

_ALL = (
    dead_or_alive,
    custody_status,
    sentence_over,
    custody_order,
    two_places,
    event_order,
    age,
    convictions,
    sentences,
)


def contradiction(person: Person, problems: Problems) -> None:
    """Status, dates, custody, events and sentences of a record agree."""
    for rule in _ALL:
        rule(person, problems)
