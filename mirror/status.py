"""How a copy stands: what is served, how old it is, and what the last sync found.

    status = read_status(copy, config, now)
    status.number, status.age.words(), status.last.sources

Nothing is fetched. What a sync found is written to ``.zhiquan/last.json``: no address of any
reader, nothing but when it ended and how each source stood.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from .config import Config
from .disk.durable import put
from .swap import Copy
from .trust.age import Age
from .trust.anchor import How
from .trust.trust import Trust

LAST = "last.json"


@dataclass(frozen=True)
class Last:
    """The last sync.

    Args:
        ended: when, in UTC, to the second (ISO 8601).
        result: one sentence.
        sources: of each, how it stood and why: ``good``, or ``unreachable: …``.
    """

    ended: str
    result: str
    sources: Mapping[str, str] = field(default_factory=dict)

    def save(self, copy: Copy) -> None:
        """Keep it for ``status``."""
        put(copy.own / LAST, (json.dumps(asdict(self), indent=1) + "\n").encode("utf-8"))

    @classmethod
    def load(cls, copy: Copy) -> Last | None:
        """What was kept; None if there was no sync yet, or the file is damaged."""
        try:
            raw = json.loads((copy.own / LAST).read_text("utf-8"))
            return cls(str(raw["ended"]), str(raw["result"]), dict(raw["sources"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None


@dataclass(frozen=True)
class Status:
    """How a copy stands.

    Args:
        number: of the release that is served, None if there is none.
        previous: the older one that is kept.
        age: until when the newest proven release was signed, None if there is none.
        newest: its number.
        files: how many files the site has, ``bytes`` how large they are.
        how: where trust began.
        config: what the copy was told.
        last: the last sync.
    """

    number: int | None
    previous: int | None
    age: Age | None
    newest: int | None
    files: int
    bytes: int
    how: How
    config: Config
    last: Last | None

    @property
    def well(self) -> bool:
        """Whether nothing needs anybody's attention."""
        dated_well = self.age is not None and not self.age.expired and not self.age.ahead
        return dated_well and self.number == self.newest

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "release": self.number,
            "previous": self.previous,
            "newest": self.newest,
            "signed_until": self.age.expires.isoformat() if self.age else None,
            "expired": self.age.expired if self.age else None,
            "files": self.files,
            "bytes": self.bytes,
            "root": self.how.code,
            "root_from": self.how.kind,
            "sources": list(self.config.sources),
            "carry": self.config.carry,
            "last": asdict(self.last) if self.last else None,
            "well": self.well,
        }


def read_status(copy: Copy, config: Config, now: datetime.datetime) -> Status:
    """How a copy stands.

    Raises:
        CopyError: trust has not begun, or its memory is damaged.
    """
    trust = Trust(copy.trust)
    news = trust.known(now)
    return Status(
        number=copy.current,
        previous=copy.previous,
        age=news.age if news else None,
        newest=news.release.number if news else None,
        files=news.release.files if news else 0,
        bytes=news.release.bytes if news else 0,
        how=trust.how,
        config=config,
        last=Last.load(copy),
    )
