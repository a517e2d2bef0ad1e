"""How old what we have is, in words for people.

    >>> utc = datetime.timezone.utc
    >>> age = Age.of({"timestamp": datetime.datetime(2026, 12, 1, tzinfo=utc)},
    ...              datetime.datetime(2026, 12, 15, tzinfo=utc))
    >>> age.words()
    'signed until 1 December 2026, 14 days ago'

Signatures have a date until which they count; nothing else in a release tells of time. What
is too old is refused where a network could give newer; on a stick it is told.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import StaleError, TrustError
from ..format.dates import DAYS, MOST_DAYS_AHEAD, too_far

TIMESTAMP_VALID = datetime.timedelta(days=DAYS["timestamp"])
# No clock that is right can say less: the day on which this was written.
WRITTEN = datetime.datetime(2026, 11, 24, tzinfo=datetime.UTC)

_DAY = datetime.timedelta(days=1)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WHY = {
    "root": "the editors must publish a new root",
    "targets": "the editors have not signed the release again",
    "snapshot": "the mirror may be frozen, or the editors have not signed since",
    "timestamp": "the mirror may be frozen, or the editors have not signed since",
}


def day(moment: datetime.datetime) -> str:
    """A day as people write it: ``1 December 2026``."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def distance(moment: datetime.datetime, now: datetime.datetime) -> str:
    """How far a moment is from now, in whole days."""
    days = abs(now - moment) // _DAY
    if not days:
        return "less than a day ago" if moment <= now else "for less than a day"
    plural = "day" if days == 1 else "days"
    return f"{days} {plural} ago" if moment <= now else f"for {days} more {plural}"


@dataclass(frozen=True)
class Age:
    """How old the proven metadata are.

    Args:
        expires: the first date at which a part of them no longer counts.
        role: which part that is.
        now: what the clock says.
        clock: one sentence if the clock must be wrong, else ''.
        ahead: which roles end further ahead than any that is rightly signed.
    """

    expires: datetime.datetime
    role: str
    now: datetime.datetime
    clock: str = ""
    ahead: tuple[str, ...] = ()

    @classmethod
    def of(cls, expiries: Mapping[str, datetime.datetime], now: datetime.datetime) -> Age:
        """The age of metadata, given until when each role was signed."""
        expires, role = min((moment, role) for role, moment in expiries.items())
        ahead = tuple(role for role in sorted(expiries) if too_far(role, expiries[role], now))
        clock = wrong_clock(now, expiries.get("timestamp", expires))
        return cls(expires, role, now, clock, ahead)

    @property
    def expired(self) -> bool:
        """Whether a part of them no longer counts."""
        return self.now >= self.expires

    @property
    def days_left(self) -> int:
        """Whole days until then; below zero if it has passed."""
        return (self.expires - self.now) // _DAY

    def words(self) -> str:
        """Until when they were signed, and what the clock has to do with it."""
        told = f"signed until {day(self.expires)}, {distance(self.expires, self.now)}"
        told = f"{told} ({self.clock})" if self.clock else told
        if not self.ahead:
            return told
        verb = "is" if len(self.ahead) == 1 else "are"
        names = " and ".join(self.ahead)
        return f"{told}; the {names} {verb} dated further ahead than any that is rightly signed"


def wrong_clock(now: datetime.datetime, timestamp: datetime.datetime) -> str:
    """One sentence if the clock is before what cannot have been after it, else ''.

    Args:
        now: what the clock says.
        timestamp: until when the timestamp was signed.
    """
    told = f"the clock of this machine says {day(now)}, which is before"
    if now < WRITTEN:
        return f"{told} this program was written, so nobody can say how old this is"
    if now < timestamp - TIMESTAMP_VALID - _DAY:
        return f"{told} this was signed, so nobody can say how old it is"
    return ""


def ahead(role: str, expires: datetime.datetime, now: datetime.datetime) -> TrustError:
    """The error for a role that is dated too far ahead to be believed."""
    return TrustError(
        f"the {role} says that it counts until {day(expires)}, {distance(expires, now)}; "
        f"none counts for more than {MOST_DAYS_AHEAD[role]} days",
        f"If the clock of this machine is wrong (it says {day(now)}), that is the reason. If it "
        "is right, the publishing key may be stolen: tell the editors.",
    )


def stale(role: str, expires: datetime.datetime, now: datetime.datetime) -> StaleError:
    """The error for a role that no longer counts."""
    return StaleError(
        f"the {role} was signed until {day(expires)}, {distance(expires, now)}: {_WHY[role]}",
        f"Try another mirror. If the clock of this machine is wrong (it says {day(now)}), "
        "that is the reason.",
    )
