"""Whom a copy trusts, and what they signed: the door to this room.

    Trust.start(store, sources, parse_anchor("zhiquan:9f86d0…"))    # once
    news = Trust(store).refresh(sources, now)                       # each time
    print(news.release.number, news.age.words())

What the sources are is for ``fetch``, what to do with a newer release for ``sync``.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from ..errors import MirrorError, RefusedError
from ..fetch.base import Source
from .age import WRITTEN
from .anchor import Anchor, How, begin
from .documents import LIMITS
from .engine import Engine
from .news import News
from .refresh import Refresh, to_serve
from .sources import fetch, nobody, tuf_path
from .state import State, root_name


class Trust:
    """What a copy trusts.

    Args:
        store: the folder where that is kept, ``.zhiquan/trust`` of the copy.
    """

    def __init__(self, store: Path) -> None:
        self._state = State(store)

    @classmethod
    def start(cls, store: Path, sources: Sequence[Source], anchor: Anchor | None = None) -> How:
        """Let trust begin; see ``anchor.begin`` for what it raises."""
        return begin(State(store), sources, anchor)

    @property
    def how(self) -> How:
        """How trust began."""
        return How.from_json(self._state.anchor())

    @property
    def first_root(self) -> bytes:
        """The root with which trust began.

        Raises:
            CopyError: it has not.
        """
        roots = self._state.roots()
        return roots[min(roots)]

    def refresh(
        self,
        sources: Sequence[Source],
        now: datetime.datetime,
        *,
        offline: bool = False,
        ask_all: bool = False,
    ) -> News:
        """Find out what the newest release is.

        Of each source: HEAD of the next root and GET of the timestamp; of one of them besides,
        if something is new, GET of the joined file, or of snapshot and targets.

        Args:
            sources: who is asked, in this order.
            now: what the clock says, with its time zone.
            offline: whether nothing newer can be had, so that age is told and not refused.
            ask_all: whether all are asked and the newest answer is taken; else the first that
                is genuine, fresh and not behind what is known.

        Raises:
            RefusedError: what the only source gives is not genuine, or older than what is known.
            StaleError: it is too old.
            SourceError: the only source cannot be reached.
            NoSourceError: there are several, and none helped.
            CopyError: trust has not begun, or the disk does not allow it.
        """
        return Refresh(self._state, now, offline).run(sources, ask_all)

    def known(self, now: datetime.datetime) -> News | None:
        """What was proven before, without asking anybody.

        None if that is not whole, or if the keys of timestamp and snapshot were replaced since
        and no release could be had that the new ones sign.

        Raises:
            CopyError: trust has not begun.
        """
        roots = self._state.roots()
        held = {
            role: self._state.held(role) or b"" for role in ("timestamp", "snapshot", "targets")
        }
        engine = Engine(roots[max(roots)], now, offline=True)
        try:
            engine.timestamp(held["timestamp"])
            engine.snapshot(held["snapshot"])
            engine.targets(held["targets"])
            release = engine.release
        except RefusedError:
            return None
        return News(release, False, engine.age, False, to_serve(engine, roots))

    def older_roots(self, sources: Sequence[Source]) -> dict[str, bytes]:
        """The roots before the one where trust began, to be served beside the others.

        Those who begin with an older root need them. They are kept by nobody who trusts a later
        one, so they prove nothing here: only that each allowed the next, up to ours.

        Raises:
            RefusedError: what the only source gives does not lead to our root.
            NoSourceError: there are several, and none helped.
        """
        roots = self._state.roots()
        if min(roots) == 1:
            return {}
        failures: dict[str, MirrorError] = {}
        for source in sources:
            try:
                return _chain(source, min(roots), roots[min(roots)])
            except MirrorError as error:
                failures[source.name] = error
        raise nobody("no place gives the older roots", failures)


def _chain(source: Source, last: int, root: bytes) -> dict[str, bytes]:
    """Roots 1 to ``last - 1`` of a source, which must lead to ``root``."""
    found: dict[str, bytes] = {}
    engine: Engine | None = None
    for number in range(1, last):
        data = found[tuf_path(root_name(number))] = fetch(source, root_name(number), LIMITS["root"])
        if engine:
            engine.root(data)
        else:
            engine = Engine(data, WRITTEN)
    if engine:
        engine.root(root)
    return found
