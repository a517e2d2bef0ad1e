"""A server that runs, one request to it, and what it answered."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server that runs: its ports, and the folder with all that it may write.

    On ``secure`` it listens only if the lines for https are taken in.
    """

    name: str
    port: int
    onion: int
    secure: int
    folder: Path

    def ask(
        self,
        path: str,
        headers: Mapping[str, str] | None = None,
        *,
        method: str = "GET",
        port: int = 0,
    ) -> Answer:
        """One request, its path sent as it is; no redirect is followed."""
        connection = HTTPConnection("127.0.0.1", port or self.port, timeout=20)
        with contextlib.closing(connection):
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": "example.org", **(headers or {})}.items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, _lower(answer.getheaders()), answer.read())

    def gzip(self, path: str) -> Answer:
        """One request by a browser that takes gzip."""
        return self.ask(path, {"Accept-Encoding": "gzip, deflate, br"})


def _lower(headers: list[tuple[str, str]]) -> dict[str, str]:
    """Headers by lower-case name; one that is sent twice would hide a mistake."""
    names = [name.lower() for name, _ in headers if name.lower() != "vary"]
    assert len(names) == len(set(names)), f"a header is sent twice: {headers}"
    return {name.lower(): value for name, value in headers}
