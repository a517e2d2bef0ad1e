"""The tries for one file: which source next, how long to wait, and when to give up.

    attempt(standings, "release/manifest", lambda standing: …, patience=Patience())

Every source that may still be asked is tried once before one is tried again, the best first. One
that does not have the file is not asked for it again. One that gave something false is asked when
no other is left, and once more for the file that was false. The tries are counted, and there is no
way to go on for ever.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from ..errors import NoSourceError, RefusedError, SourceError
from .base import BrokenError
from .standing import Patience, Standing

T = TypeVar("T")


def attempt(
    standings: Sequence[Standing],
    path: str,
    action: Callable[[Standing], T],
    *,
    patience: Patience,
    spread: bool = False,
) -> T:
    """Do something with the first source that it can be done with.

    Args:
        standings: the sources.
        path: of the file, to name it.
        action: what to do. A ``RefusedError`` it raises is held against the source for the whole
            run (``Standing.refused``), a ``SourceError`` sends on to the next; anything else ends
            the attempt.
        patience: how often to try.
        spread: whether sources that are less busy come before faster ones.

    Raises:
        NoSourceError: with the reason of each source.
    """
    tries = _Tries(standings, path, patience, spread)
    while True:
        standing = tries.next()
        began = standing.begins()
        try:
            result = action(standing)
        except RefusedError as error:
            standing.refused(path, error)
            tries.refused(standing, error)
        except SourceError as error:
            standing.failed(path, error, began)
            tries.failed(standing, error)
        else:
            standing.worked()
            return result
        finally:
            standing.ends()


class _Tries:
    """Who was tried for this file, and what for."""

    def __init__(
        self, standings: Sequence[Standing], path: str, patience: Patience, spread: bool
    ) -> None:
        self._standings = standings
        self._path = path
        self._patience = patience
        self._spread = spread
        self._rounds = dict.fromkeys(standings, 0)
        self._spent = dict.fromkeys(standings, 0)
        self._reasons: dict[Standing, str] = {}

    def next(self) -> Standing:
        """The source to try now, after a wait where it was tried before."""
        left = [one for one in self._standings if one.usable and self._has_patience(one)]
        if not left:
            raise self._nothing()
        best = min(left, key=self._order)
        if self._rounds[best]:
            time.sleep(self._patience.wait(self._rounds[best]))
        self._rounds[best] += 1
        return best

    def _order(self, one: Standing) -> tuple[bool, int, bool, int, int, int]:
        return one.was_refused, self._rounds[one], *one.rank(spread=self._spread)

    def refused(self, standing: Standing, error: RefusedError) -> None:
        """What it gave is not genuine."""
        self._reasons[standing] = f"{self._path}: {error}"

    def failed(self, standing: Standing, error: SourceError) -> None:
        """It did not work; where the file is missing there is no next time."""
        self._reasons[standing] = str(error)
        cost = error.cost if isinstance(error, BrokenError) else self._patience.tries
        self._spent[standing] += cost
        if cost == 0:
            self._rounds[standing] -= 1

    def _has_patience(self, standing: Standing) -> bool:
        return self._spent[standing] < self._patience.tries

    def _nothing(self) -> NoSourceError:
        reasons = {one.source.name: self._reasons.get(one, one.reason) for one in self._standings}
        refused = any(one.was_refused for one in self._standings)
        return NoSourceError(f"no source gives {self._path}", reasons, refused)
