"""What the clock is told: the events of a case, on what dates, and what is known of its kind.

    >>> History(
    ...     events=(Event("arrested", parse_date("2009-06-23")),),
    ...     as_of=parse_date("2009-12-08"),
    ... ).law_version
    'auto'

These are plain data, made from a person's record by whoever asks the clock. Ids of events
stand in ``content/vocabulary/event.yaml``, those of measures in ``measure.yaml``. An event
that is missing is not known; it is never taken for one that did not happen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from plugins.records.dates import Edtf

Jurisdiction = Literal["prc-criminal", "prc-admin", "supervision", "hk", "mo", "military"]
LawVersion = Literal["auto", "1996", "2012", "2018"]

# Words for how sure an event is, after which nothing is stated without a “possibly”.
DOUBTFUL = frozenset({"alleged", "disputed"})


@dataclass(frozen=True)
class Event:
    """Something that happened in a case.

    Args:
        type: an id of ``content/vocabulary/event.yaml``.
        date: when; a month or a year is a range of days, ``?`` and ``~`` are doubts.
        certainty: an id of ``content/vocabulary/certainty.yaml``.
    """

    type: str
    date: Edtf
    certainty: str = "confirmed"

    @property
    def doubtful(self) -> bool:
        """Whether nothing certain can be said on the strength of this event."""
        return self.certainty in DOUBTFUL or self.date.uncertain or self.date.approximate


@dataclass(frozen=True)
class Flags:
    """What is known of the kind of case; ``None`` where it is not known.

    Args:
        state_security: the charge is of endangering state security or of terrorism. This
            widens exceptions (Criminal Procedure Law 2018, arts. 39, 75, 85) and lengthens
            no time limit.
        three_kinds_suspect: a major suspect of crimes in several places, of several crimes
            or of crimes in a group (art. 91, para. 2).
        juvenile: under 18; the fast-track procedure is then excluded (art. 223, item 2).
        procuratorate_case: the procuratorate itself investigates (art. 167).
        summary_procedure: tried in the summary procedure (art. 214).
        fast_track: tried in the fast-track procedure (art. 222).
        supreme_court: an appeal that the Supreme People's Court itself hears (art. 243).
    """

    state_security: bool | None = None
    three_kinds_suspect: bool | None = None
    juvenile: bool | None = None
    procuratorate_case: bool | None = None
    summary_procedure: bool | None = None
    fast_track: bool | None = None
    supreme_court: bool | None = None


@dataclass(frozen=True)
class Deprivation:
    """A deprivation of liberty by its measure, for those that no stage of a law covers.

    Args:
        measure: an id of ``content/vocabulary/measure.yaml``.
        start: when it began.
        end: when it ended; ``None`` if that is not known.
    """

    measure: str
    start: Edtf
    end: Edtf | None = None


@dataclass(frozen=True)
class History:
    """One case as far as it is known.

    Args:
        events: what happened, in any order.
        as_of: the day up to which this is known (``status_as_of`` or ``last_verified``,
            never the day of a build). Stages that are not known to have ended are counted
            to it.
        jurisdiction: whose law applies.
        law_version: which Criminal Procedure Law; ``auto`` takes it from the dates.
        flags: the kind of case.
        measures: deprivations of liberty that the clock has no limit for.
    """

    events: tuple[Event, ...]
    as_of: Edtf
    jurisdiction: Jurisdiction = "prc-criminal"
    law_version: LawVersion = "auto"
    flags: Flags = field(default_factory=Flags)
    measures: tuple[Deprivation, ...] = ()
