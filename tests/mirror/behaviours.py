"""How a server can misbehave: each makes another reply of the honest one.

    Server(files, {"release/manifest": Truncated(10)})

A behaviour is called with the request and the reply that an honest server would give
(``tests/mirror/replies.py``), and gives back what is sent instead. ``Times``, ``From`` and
``DropOneInThree`` count the requests they see; the others hold no state. For one of your own,
subclass ``Behaviour`` and write ``_act``.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import repeat

from tests.mirror.replies import PAGE, Reply, Request, honest, whole


class Behaviour:
    """Makes another reply of an honest one."""

    def __call__(self, request: Request, reply: Reply) -> Reply:
        """What is sent instead of ``reply``."""
        return self._act(request, reply)

    def _act(self, request: Request, reply: Reply) -> Reply:
        raise NotImplementedError


@dataclass
class Truncated(Behaviour):
    """Says the right length, sends only the first ``at`` bytes of the body, and closes."""

    at: int

    def _act(self, request: Request, reply: Reply) -> Reply:
        return replace(reply, body=[reply.sent[: self.at]], close=True)


@dataclass
class Endless(Behaviour):
    """Sends its file and then goes on without end; ``claims`` is the length it gives, if any."""

    claims: int | None = None
    filler: bytes = field(default=bytes(16384), repr=False)

    def _act(self, request: Request, reply: Reply) -> Reply:
        headers = reply.without("Content-Length")
        if self.claims is not None:
            headers["Content-Length"] = str(self.claims)
        return replace(reply, status=200, headers=headers, body=self._body(reply), close=True)

    def _body(self, reply: Reply) -> Iterator[bytes]:
        yield reply.content
        yield from repeat(self.filler)


@dataclass
class ExtraBytes(Behaviour):
    """Sends ``extra`` after its file, and gives the longer length."""

    extra: bytes = b"\n<!-- more -->"

    def _act(self, request: Request, reply: Reply) -> Reply:
        return whole(200, reply.content + self.extra)


@dataclass
class LyingLength(Behaviour):
    """Gives ``length`` as Content-Length, sends its file as it is, and closes."""

    length: int

    def _act(self, request: Request, reply: Reply) -> Reply:
        headers = {**reply.headers, "Content-Length": str(self.length)}
        return replace(reply, headers=headers, close=True)


@dataclass
class Slow(Behaviour):
    """Sends its body ``size`` bytes at a time, with a pause of ``pause`` seconds before each."""

    pause: float = 0.05
    size: int = 1

    def _act(self, request: Request, reply: Reply) -> Reply:
        return replace(reply, body=self._pieces(reply.body), pause=self.pause)

    def _pieces(self, body: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in body:
            yield from (chunk[i : i + self.size] for i in range(0, len(chunk), self.size))


@dataclass
class SlowHead(Behaviour):
    """Sends the head of its answer byte by byte, with a pause of ``pause`` seconds before each."""

    pause: float = 0.05

    def _act(self, request: Request, reply: Reply) -> Reply:
        return replace(reply, head_pause=self.pause)


@dataclass
class Silent(Behaviour):
    """Takes the request and never says a word; or only ``after`` bytes of the body."""

    after: int | None = None

    def _act(self, request: Request, reply: Reply) -> Reply:
        body = [] if self.after is None else [reply.sent[: self.after]]
        return replace(reply, body=body, no_head=self.after is None, silent=True)


@dataclass
class Redirect(Behaviour):
    """Sends on to ``to`` (an address or a path)."""

    to: str
    status: int = 302

    def _act(self, request: Request, reply: Reply) -> Reply:
        return Reply(self.status, {"Location": self.to, "Content-Length": "0"})


@dataclass
class Status(Behaviour):
    """Answers with a status and a small page."""

    status: int

    def _act(self, request: Request, reply: Reply) -> Reply:
        return whole(self.status, PAGE)


@dataclass
class ErrorPage200(Behaviour):
    """Says 200 and gives a page about an error, whatever was asked for."""

    page: bytes = PAGE

    def _act(self, request: Request, reply: Reply) -> Reply:
        return whole(200, self.page)


@dataclass
class Replaced(Behaviour):
    """Gives other bytes than its file has; ranges of them are honest."""

    content: bytes

    def _act(self, request: Request, reply: Reply) -> Reply:
        return honest(request, self.content)


@dataclass
class Flipped(Behaviour):
    """Gives its file with one bit flipped in the byte at ``at``."""

    at: int = 0

    def _act(self, request: Request, reply: Reply) -> Reply:
        if self.at >= len(reply.content):
            return reply
        changed = bytearray(reply.content)
        changed[self.at] ^= 1
        return replace(reply, content=bytes(changed), body=[bytes(changed[reply.start :])])


@dataclass
class Reset(Behaviour):
    """Resets the connection: at once, or after ``after`` bytes of the body."""

    after: int | None = None

    def _act(self, request: Request, reply: Reply) -> Reply:
        body = [] if self.after is None else [reply.sent[: self.after]]
        return replace(reply, body=body, no_head=self.after is None, reset=True)


@dataclass
class DropOneInThree(Behaviour):
    """Resets every third request (``one_in``), and is honest otherwise."""

    one_in: int = 3
    _seen: int = field(default=0, repr=False)

    def _act(self, request: Request, reply: Reply) -> Reply:
        self._seen += 1
        return reply if self._seen % self.one_in else Reset()(request, reply)


@dataclass
class WrongRange(Behaviour):
    """Answers a range with bytes from ``shift`` further on, and says so in Content-Range.

    ``silently`` says the range that was asked for, and still gives the other bytes.
    """

    shift: int = 1
    silently: bool = False

    def _act(self, request: Request, reply: Reply) -> Reply:
        if reply.status != 206:
            return reply
        start = reply.start + self.shift
        part = reply.content[start:]
        said = reply.start if self.silently else start
        span = f"bytes {said}-{said + len(part) - 1}/{len(reply.content)}"
        headers = {"Content-Length": str(len(part)), "Content-Range": span}
        return replace(reply, headers=headers, body=[part])


@dataclass
class NoRange(Behaviour):
    """Knows no ranges: gives the whole file with 200."""

    def _act(self, request: Request, reply: Reply) -> Reply:
        return whole(200, reply.content) if reply.status == 206 else reply


@dataclass
class NoLength(Behaviour):
    """Gives no Content-Length: the end of the connection is the end of the body."""

    def _act(self, request: Request, reply: Reply) -> Reply:
        return replace(reply, headers=reply.without("Content-Length"), close=True)


@dataclass
class Chunked(Behaviour):
    """Sends its body in chunks of ``size``; ``extension`` and ``trailers`` are put in as they are.

    ``unfinished`` leaves out the last chunk and closes.
    """

    size: int = 1000
    extension: str = ""
    trailers: Iterable[bytes] = ()
    unfinished: bool = False

    def _act(self, request: Request, reply: Reply) -> Reply:
        headers = {**reply.without("Content-Length"), "Transfer-Encoding": "chunked"}
        return replace(reply, headers=headers, body=self._body(reply.sent), close=self.unfinished)

    def _body(self, body: bytes) -> Iterator[bytes]:
        for i in range(0, len(body), self.size):
            piece = body[i : i + self.size]
            yield f"{len(piece):x}{self.extension}\r\n".encode("latin-1") + piece + b"\r\n"
        if not self.unfinished:
            yield b"0\r\n"
            yield from self.trailers
            yield b"\r\n"


@dataclass
class Gzipped(Behaviour):
    """Sends its file compressed, though it was asked not to."""

    def _act(self, request: Request, reply: Reply) -> Reply:
        body = gzip.compress(reply.content, mtime=0)
        reply = whole(200, body)
        return replace(reply, headers={**reply.headers, "Content-Encoding": "gzip"})


@dataclass
class Then(Behaviour):
    """The first behaviour, and the second on what comes out of it."""

    first: Behaviour
    second: Behaviour

    def _act(self, request: Request, reply: Reply) -> Reply:
        return self.second(request, self.first(request, reply))


@dataclass
class Times(Behaviour):
    """A behaviour for the first ``times`` requests that come to it, and an honest one after."""

    times: int
    behaviour: Behaviour
    _seen: int = field(default=0, repr=False)

    def _act(self, request: Request, reply: Reply) -> Reply:
        self._seen += 1
        return self.behaviour(request, reply) if self._seen <= self.times else reply


@dataclass
class From(Behaviour):
    """A behaviour from the request of this number on (the first is 1)."""

    number: int
    behaviour: Behaviour
    _seen: int = field(default=0, repr=False)

    def _act(self, request: Request, reply: Reply) -> Reply:
        self._seen += 1
        return self.behaviour(request, reply) if self._seen >= self.number else reply
