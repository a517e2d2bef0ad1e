"""How a source has done so far in this run, and which to ask next.

    standing.worked()
    standing.failed("manifest", BrokenError("breaks off"), began)
    standing.refused("manifest", RefusedError("a wrong hash"))   # asked when nobody else can help

A source that fails rests for a moment that doubles each time, so that others are asked first; one
that works is forgiven at once. A source whose failures in a row use up the patience is given up for
the rest of the run. One that served what is not genuine is doubted from then on, and asked only
for what nobody else has: a line or a cache may have spoilt that one file, and this may be the only
source. If the same file is false again, or too many are, it is refused for the rest of the run.
Among sources that are well, the faster one comes first, and the one named first where that is not
known.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from ..errors import RefusedError, SourceError
from .base import BrokenError, Source, Verdict

MOST_FALSE = 32
"""How many files of one source may be false before it is refused."""

_FIRST_REST = 0.05
_LONGEST_REST = 10.0


@dataclass(frozen=True)
class Patience:
    """How often a file is tried, and how long to wait between.

    Args:
        tries: of one file at one source; also failures in a row until a source is given up.
            16 let a file through where one request in three is lost, but for one in 40 million.
        first: seconds to wait before the second try; each wait is twice the one before.
        longest: seconds that a wait has at most.
    """

    tries: int = 16
    first: float = 0.02
    longest: float = 1.0

    def wait(self, tries: int) -> float:
        """Seconds to wait after so many tries."""
        return min(self.first * 2.0 ** min(tries - 1, 30), self.longest)


class Standing:
    """One source, and how it has done; safe to use from several threads.

    Args:
        source: whose standing it is.
        place: its number among the sources as they were named.
        patience: when it is given up.
        clock: seconds, never going back.
    """

    def __init__(
        self, source: Source, place: int, patience: Patience, clock: Callable[[], float]
    ) -> None:
        self.source = source
        self.busy = 0
        self.reason = ""
        self._place = place
        self._patience = patience
        self._clock = clock
        self._lock = threading.Lock()
        self._successes = self._failures = self._in_a_row = 0
        self._counted = self._rests_until = float("-inf")
        self._speed = 0.0
        self._false: set[str] = set()
        self._refused = False

    @property
    def usable(self) -> bool:
        """Whether it may still be asked."""
        return not self._refused and self._in_a_row < self._patience.tries

    @property
    def was_refused(self) -> bool:
        """Whether it served what is not genuine, be it once."""
        return bool(self._false)

    def rank(self, *, spread: bool) -> tuple[bool, int, int, int]:
        """A key to sort by, best first.

        Args:
            spread: whether sources that are less busy come before faster ones.
        """
        resting = self._clock() < self._rests_until
        # Steps of two, so that chance does not lead from one source to another.
        return resting, self.busy if spread else 0, -int(self._speed).bit_length(), self._place

    def begins(self) -> float:
        """A request begins; the time of it."""
        with self._lock:
            self.busy += 1
        return self._clock()

    def ends(self) -> None:
        """A request has ended, well or not."""
        with self._lock:
            self.busy -= 1

    def worked(self) -> None:
        """A request was answered well."""
        with self._lock:
            self._successes += 1
            self._in_a_row = 0
            self._rests_until = float("-inf")

    def brought(self, count: int, began: float) -> None:
        """So many bytes of a body came since then."""
        speed = count / max(self._clock() - began, 1e-6)
        with self._lock:
            self._speed = (3 * self._speed + speed) / 4 if self._speed else speed

    def failed(self, path: str, error: SourceError, began: float) -> None:
        """A request that began then brought nothing, or not all.

        Requests that ran at the same time fail together, and count once.
        """
        with self._lock:
            self._failures += 1
            if not self._false:  # what was false is worse than what is missing, and stays told
                self.reason = f"{path}: {error}"
            if not isinstance(error, BrokenError) or began < self._counted:
                return
            self._counted = self._clock()
            self._in_a_row += error.cost
            rest = _FIRST_REST * 2.0 ** min(self._in_a_row, 30)
            self._rests_until = self._counted + min(rest, _LONGEST_REST)

    def refused(self, path: str, error: RefusedError) -> None:
        """It served what is not genuine; the second time for the same file is the last."""
        with self._lock:
            self._failures += 1
            self._refused |= path in self._false or len(self._false) + 1 >= MOST_FALSE
            self._false.add(path)
            self.reason = f"{path}: {error}"

    def verdict(self) -> Verdict:
        """What is known of it now."""
        tally = self.source.tally
        counts = (tally.requests, tally.bytes, self._failures)
        if self.was_refused:
            return Verdict("refused", self.reason, *counts)
        if not self.usable or (self._failures and not self._successes):
            return Verdict("unreachable", self.reason, *counts)
        return Verdict("ok" if self._successes else "unused", self.reason, *counts)
