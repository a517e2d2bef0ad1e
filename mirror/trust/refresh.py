"""Asks sources what the newest release is, and believes only what is signed.

    news = Refresh(state, now, offline=False).run(sources, ask_all=True)

This is the client workflow of TUF (specification, section 5.3 to 5.6) for several sources. Each
is asked whether it has the next root, and for its timestamp; only what that names and what we
do not have yet is fetched besides, joined in one file where the source has that. A source that
gives what is not genuine is passed over, and so is one that is behind. The proofs are
``engine``'s, the memory is ``state``'s; what the release consists of is fetched by others.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from ..errors import CopyError, MirrorError, RefusedError
from ..fetch.base import MissingError, Source
from ..fetch.many import in_order
from ..format.joined import ENDING, Joined
from ..format.joined import MAX_BYTES as MAX_JOINED
from ..format.targets import Release
from . import keys
from .anchor import MAX_ROOTS
from .documents import LIMITS, Document, read
from .engine import Engine, RollbackError, UnsignedError
from .news import News, Standing
from .sources import fetch, has, nobody, tuf_path
from .state import ORDER, State, root_name

MAX_AT_ONCE = 8  # sources that are asked at the same time


@dataclass
class _Answer:
    """What a source gave when it was asked first: newer roots, a timestamp, or an error."""

    source: Source
    roots: list[bytes]
    timestamp: bytes = b""
    error: MirrorError | None = None


class Refresh:
    """One round of asking.

    Args:
        state: what is known; newer roots are kept at once, the rest when all is proven.
        now: what the clock says.
        offline: whether age is told and not refused.
    """

    def __init__(self, state: State, now: datetime.datetime, offline: bool) -> None:
        self._state, self._now, self._offline = state, now, offline
        self._roots = state.roots()
        self._known = max(self._roots)
        self._chain = self._engine()
        self._failures: dict[str, MirrorError] = {}
        self._standings: dict[str, Standing] = {}
        self._notes: list[str] = []

    def run(self, sources: Sequence[Source], ask_all: bool) -> News:
        """Ask until one source proves a release, or all and take the newest; see ``Trust``."""
        groups = [[source] for source in sources]
        if ask_all and sources:
            groups = [list(sources)]
        for group in groups:
            for source, engine in self._newest_first(group):
                try:
                    joined = self._complete(source, engine)
                    release = engine.release
                except CopyError:
                    raise
                except MirrorError as error:
                    self._fail(source, error)
                else:
                    return self._finish(source, engine, release, joined)
        raise nobody("no place gives a release that is genuine and fresh", self._failures)

    def _engine(self) -> Engine:
        return Engine(self._roots[max(self._roots)], self._now, offline=self._offline)

    def _fail(self, source: Source, error: MirrorError) -> None:
        self._failures[source.name] = error
        self._standings[source.name] = Standing.of(error)

    def _newest_first(self, sources: list[Source]) -> list[tuple[Source, Engine]]:
        """Those whose timestamp is genuine, the newest first; all roots are taken before."""
        workers = min(len(sources), MAX_AT_ONCE)
        asked = in_order(self._ask, sources, workers=workers, weigh=lambda source: 1)
        answers = [answer for _, answer in asked]
        for answer in answers:
            self._take_roots(answer)
        judged = [found for answer in answers if (found := self._judge(answer))]
        judged.sort(key=_version, reverse=True)
        for source, engine in judged:
            best, own = _version(judged[0]), _version((source, engine))
            behind = Standing("behind", f"it gives timestamp {own}, another gives {best}")
            self._standings[source.name] = behind if own < best else Standing("good")
        return judged

    def _ask(self, source: Source) -> _Answer:
        """The roots after ours and the timestamp, as the source gives them."""
        answer = _Answer(source, [])
        try:
            chain = self._engine()
            first = max(self._roots) + 1
            for number in range(first, first + MAX_ROOTS):
                if not has(source, root_name(number)):
                    break
                data = fetch(source, root_name(number), LIMITS["root"])
                chain.root(data)
                answer.roots.append(data)
            answer.timestamp = fetch(source, "timestamp.json", LIMITS["timestamp"])
        except MirrorError as error:
            answer.error = error
        return answer

    def _take_roots(self, answer: _Answer) -> None:
        """Keep the newer roots, and forget what a replaced key has signed."""
        for data in answer.roots:
            new, old = read(data, "root"), self._chain.documents["root"]
            if new.version in self._roots:
                continue
            try:
                self._chain.root(data)
            except RefusedError as error:  # another root with this number came first
                answer.error = error
                return
            if keys.rotated(old, new):
                self._state.forget()
            self._state.keep_root(new.version, data)
            self._roots[new.version] = data
            self._notes += keys.changes(old, new)

    def _judge(self, answer: _Answer) -> tuple[Source, Engine] | None:
        """An engine with the source's timestamp, or None and why not."""
        engine = self._engine()
        held = self._state.held("timestamp")
        if held:
            engine.recall_timestamp(held)
        try:
            if answer.error:
                raise answer.error
            engine.timestamp(answer.timestamp)
        except UnsignedError as error:
            self._fail(answer.source, self._replaced_key(answer.timestamp) or error)
            return None
        except MirrorError as error:
            self._fail(answer.source, error)
            return None
        return answer.source, engine

    def _replaced_key(self, timestamp: bytes) -> RollbackError | None:
        """The error for a timestamp that only an older root allows: the source is behind."""
        newest = max(self._roots)
        for number in sorted(self._roots, reverse=True)[1:]:
            with suppress(MirrorError):
                Engine(self._roots[number], self._now, offline=True).timestamp(timestamp)
                return RollbackError(
                    f"what it gives is signed by a key of root {number}; the newest is {newest}"
                )
        return None

    def _complete(self, source: Source, engine: Engine) -> Joined | None:
        """Prove snapshot and targets: those that we have if they fit, else the source's."""
        documents, joined = engine.documents, None
        held = self._state.held("snapshot")
        if not held or not engine.recall_snapshot(held):
            joined = _joined(source, documents["timestamp"])
            engine.snapshot(
                joined.snapshot
                if joined
                else _fetch_named(source, documents["timestamp"], "snapshot")
            )
        held = self._state.held("targets")
        if not held or not _recall_targets(engine, held):
            engine.targets(
                joined.targets if joined else _fetch_named(source, documents["snapshot"], "targets")
            )
        return joined

    def _finish(
        self, source: Source, engine: Engine, release: Release, joined: Joined | None
    ) -> News:
        files = {role: engine.documents[role].data for role in ORDER}
        changed = any(self._state.held(role) != data for role, data in files.items())
        self._state.keep(files)
        self._standings[source.name] = Standing("good")
        return News(
            release,
            changed,
            engine.age,
            root_rotated=max(self._roots) > self._known,
            files=to_serve(engine, self._roots),
            source=source.name,
            standings=self._standings,
            notes=(*self._notes, *keys.weak(engine.documents["root"])),
            joined=joined,
        )


def to_serve(engine: Engine, roots: Mapping[int, bytes]) -> dict[str, bytes]:
    """The proven metadata by their paths in the site."""
    found = {root_name(number): root for number, root in roots.items()}
    for role in ORDER:
        document = engine.documents[role]
        number = "" if role == "timestamp" else f"{document.version}."
        found[f"{number}{role}.json"] = document.data
    return {tuf_path(name): data for name, data in found.items()}


def _version(judged: tuple[Source, Engine]) -> int:
    return judged[1].documents["timestamp"].version


def _joined(source: Source, timestamp: Document) -> Joined | None:
    """What the timestamp names, as one file; None where that is missing, or is none."""
    version, _ = timestamp.named("snapshot.json")
    with suppress(MissingError, RefusedError):
        return Joined.parse(fetch(source, f"{version}.{ENDING}", MAX_JOINED))
    return None


def _fetch_named(source: Source, above: Document, role: str) -> bytes:
    """The file that a timestamp or snapshot names."""
    version, length = above.named(f"{role}.json")
    return fetch(source, f"{version}.{role}.json", length)


def _recall_targets(engine: Engine, held: bytes) -> bool:
    """Whether the targets that we have are those that the snapshot names."""
    engine.recall_targets(held)
    try:
        engine.targets(held)
    except MirrorError:
        return False
    return True
