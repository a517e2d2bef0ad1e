"""Reading from a server through ``HttpSource``, and two more ways for it to misbehave."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace

from mirror.fetch import HttpSource
from tests.mirror.behaviours import (
    Behaviour,
)
from tests.mirror.fetch import QUICK, got
from tests.mirror.replies import Reply, Request
from tests.mirror.server import Server

PAGE = bytes(range(200))
FILES = {"en/a.html": PAGE, "en/b.html": b"b", "release/SHA256SUMS": b"sums"}


@dataclass
class Raw(Behaviour):
    """Sends these pieces and nothing else, without a head of the server's own."""

    pieces: Iterable[bytes]

    def _act(self, request: Request, reply: Reply) -> Reply:
        return replace(reply, no_head=True, body=self.pieces, close=True)


@dataclass
class Headers(Behaviour):
    """Adds headers."""

    more: dict[str, str] = field(default_factory=dict)
    status: int = 200

    def _act(self, request: Request, reply: Reply) -> Reply:
        return replace(reply, status=self.status, headers={**reply.headers, **self.more})


def reader(server: Server) -> closing[HttpSource]:
    """A source of what a server has; use it in ``with``."""
    return closing(HttpSource(server.url))


def served(behaviour: Behaviour, **how: int) -> bytes:
    """What a source gives of ``en/a.html`` from a server with this behaviour."""
    with Server(FILES, {"*": behaviour}) as server:
        return got(HttpSource(server.url, pace=QUICK), "en/a.html", **how)
