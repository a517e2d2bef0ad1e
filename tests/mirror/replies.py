"""Requests and replies of the server for tests, and what an honest server replies.

honest(Request("GET", "/a", "a", {"range": "bytes=2-"}), b"abcd")    # 206, b"cd"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

PAGE = b"<!doctype html><title>Error</title><p>Something went wrong, please try again later."
_REASONS = {200: "OK", 206: "Partial Content", 404: "Not Found", 416: "Range Not Satisfiable"}


@dataclass
class Request:
    """A request as it came; ``number`` counts from 1 over the whole server."""

    method: str
    target: str
    path: str
    headers: dict[str, str]
    number: int = 0
    status: int = 0


@dataclass
class Reply:
    """What is sent: a status, headers, a body in chunks, and how the connection ends.

    ``content`` is the whole file, whatever range was asked for. ``pause`` (seconds) comes before
    each chunk, ``head_pause`` before each byte of the head. ``silent`` says nothing more after
    what was sent; ``reset`` ends with a TCP reset; ``no_head`` sends no status line.
    """

    status: int
    headers: dict[str, str]
    body: Iterable[bytes] = ()
    content: bytes = b""
    start: int = 0
    close: bool = False
    reset: bool = False
    silent: bool = False
    no_head: bool = False
    pause: float = 0.0
    head_pause: float = 0.0

    def head_pieces(self) -> Iterator[bytes]:
        """The head: in one piece, or byte by byte where it is slow."""
        if self.no_head:
            return
        lines = [f"HTTP/1.1 {self.status} {_REASONS.get(self.status, 'Status')}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        head = "\r\n".join([*lines, "", ""]).encode("latin-1")
        if self.head_pause:
            yield from (head[i : i + 1] for i in range(len(head)))
        else:
            yield head

    def without(self, name: str) -> dict[str, str]:
        """The headers but this one."""
        return {key: value for key, value in self.headers.items() if key != name}

    @property
    def sent(self) -> bytes:
        """The honest body, in one."""
        return self.content[self.start :]


def honest(request: Request, content: bytes | None) -> Reply:
    """What a good server says: 200, 206, 404 or 416."""
    if content is None:
        return whole(404, PAGE)
    asked = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("range", ""))
    if not asked:
        return whole(200, content)
    start, end = int(asked[1]), int(asked[2] or len(content) - 1)
    if start >= len(content):
        return Reply(416, {"Content-Range": f"bytes */{len(content)}", "Content-Length": "0"})
    end = min(end, len(content) - 1)
    part = content[start : end + 1]
    headers = {
        "Content-Length": str(len(part)),
        "Content-Range": f"bytes {start}-{end}/{len(content)}",
    }
    return Reply(206, headers, [part], content[: end + 1], start)


def whole(status: int, content: bytes) -> Reply:
    """A reply with all of ``content``."""
    return Reply(status, {"Content-Length": str(len(content))}, [content], content)
