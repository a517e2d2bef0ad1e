"""How long what is signed may count: no reader takes a date further ahead than this.

    >>> too_far("timestamp", expires=datetime.datetime(2040, 1, 1, tzinfo=datetime.UTC),
    ...         now=datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC))
    True

Timestamp and snapshot are signed by one key, which lies on a machine that is always on. Whoever
steals it could date one signature to the end of time. Editors' signatures and roots need several
keys, so their dates are left to those who hold them. What a date says to people is for ``trust``.

Source: docs/format.md, “Targets”.
"""

from __future__ import annotations

import datetime

DAYS = {"root": 730, "targets": 180, "snapshot": 30, "timestamp": 7}
"""How many days each counts when it is signed."""

MOST_DAYS_AHEAD = {"snapshot": 100, "timestamp": 31}
"""How many days ahead of the clock each may end: three times its days, and ten for a clock that
is behind."""


def too_far(role: str, expires: datetime.datetime, now: datetime.datetime) -> bool:
    """Whether a date is further ahead than any that a reader takes.

    Args:
        role: of what is signed.
        expires: until when.
        now: what the clock says.
    """
    most = MOST_DAYS_AHEAD.get(role)
    return most is not None and expires - now > datetime.timedelta(days=most)
