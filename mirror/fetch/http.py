"""A web server as a source: bounded, patient but not for ever, and never led elsewhere.

    with closing(HttpSource("https://example.org/notes/")) as source:
        b"".join(source.open("release/manifest", limit=31415))

Connections are kept alive. A request says as little as a request can: a user agent that names no
program and no system, no cookie, no referrer, and that the body is wanted as it is. Certificates
are checked. Nothing here proves what came; plain ``http`` is allowed, because content is signed,
but ``note`` says what those on the way see. The count of bytes and seconds below the body is in
``wire.py``, proxies are in ``proxies.py``, which redirects are followed in ``address.py``.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import closing
from functools import cached_property
from typing import Any

import urllib3
from urllib3 import exceptions
from urllib3.util import Timeout, make_headers
from urllib3.util.ssl_match_hostname import CertificateError

from ..errors import CopyError, RefusedError
from .address import Address, followed
from .base import CHUNK, SLOW, BrokenError, MissingError, Pace, Tally, check_path
from .proxies import manager
from .wire import Meter, metered, metered_class

USER_AGENT = "Mozilla/5.0"
"""What most programs say first, and nothing after it."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 3
_ABSENT = frozenset({403, 404, 410})  # a bucket says 403 of what it does not have
_NO_HEAD = frozenset({400, 405, 501})
_PASSING = {408: 1, 425: 1, 429: SLOW, 503: SLOW}
_HEAD_BYTES = 65536
_FRAMING = 8  # one byte in a chunk of its own has five bytes of framing
_SMALL = 16384


class HttpSource:
    """A release behind ``http`` or ``https``.

    Args:
        url: of the root folder of the site. A name and password in it are sent as basic
            authorization, and never shown.
        pace: how long it may take.
        proxy: an address; empty for none; ``None`` for what the environment says.
        ca_file: certificate authorities to trust in place of the system's (PEM).
        connections: how many are kept at most.

    Raises:
        CopyError: the address or the file of authorities cannot be used.
    """

    def __init__(
        self,
        url: str,
        *,
        pace: Pace | None = None,
        proxy: str | None = None,
        ca_file: str | None = None,
        connections: int = 32,
    ) -> None:
        self.tally = Tally()
        self._address = Address.parse(url)
        self._pace = pace or Pace()
        self._proxy = proxy
        self._ca_file = ca_file
        self._connections = connections
        self._pools: dict[str, urllib3.HTTPConnectionPool] = {}
        self._timeout = Timeout(connect=self._pace.connect, read=self._pace.idle)
        self._headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
        if self._address.credentials:
            self._headers |= make_headers(basic_auth=self._address.credentials)

    @property
    def name(self) -> str:
        """The address without credentials."""
        return self._address.url

    @property
    def note(self) -> str:
        """That those on the way can read along, where they can."""
        if self._address.scheme == "https" or self._address.host.endswith((".onion", "127.0.0.1")):
            return ""
        return "without encryption: those on the way see what is fetched, but cannot change it"

    def open(self, path: str, *, limit: int, offset: int = 0) -> Iterator[bytes]:
        """The bytes of a file from ``offset`` on, as ``base.Source`` says."""
        check_path(path)
        meter = Meter(self._pace, _HEAD_BYTES + _FRAMING * limit)
        with closing(self._ask("GET", path, meter, offset)) as answer:
            skip = self._before(answer, offset)
            yield from self._body(answer, limit, offset - skip, skip)

    def exists(self, path: str) -> bool:
        """Whether the server says that it has a file; by ``GET`` where it knows no ``HEAD``."""
        check_path(path)
        for method in ("HEAD", "GET"):
            with closing(self._ask(method, path, Meter(self._pace, _HEAD_BYTES), 0)) as answer:
                if method == "HEAD":
                    _drain(answer, self.tally)
                    if answer.status in _NO_HEAD:
                        continue
                if answer.status != 200 and answer.status not in _ABSENT:
                    raise _failure(answer.status)
                return bool(answer.status == 200)
        raise BrokenError("answers neither HEAD nor GET")

    def close(self) -> None:
        """Close the connections that are not in use."""
        for pool in self._pools.values():
            pool.close()

    def _ask(self, method: str, path: str, meter: Meter, offset: int) -> Any:
        """The head of the answer, after redirects."""
        target = self._address.of(path)
        for _ in range(1 + _MOST_REDIRECTS):
            answer = self._request(method, target, meter, offset)
            if answer.status not in _REDIRECTS:
                return answer
            with closing(answer):
                target = followed(self._address, target, answer.headers.get("Location", ""))
                _drain(answer, self.tally)
            if target.startswith("https:"):
                self._address = self._address.encrypted()
        raise MissingError(f"redirects more than {_MOST_REDIRECTS} times")

    def _request(self, method: str, target: str, meter: Meter, offset: int) -> Any:
        pool = self._pool(target.partition(":")[0])
        headers = {**self._headers, "Range": f"bytes={offset}-"} if offset else self._headers
        self.tally.request()
        try:
            with metered(meter):
                return pool.urlopen(
                    method,
                    target if pool.proxy else self._address.within(target),
                    headers=headers,
                    timeout=self._timeout,
                    retries=False,
                    redirect=False,
                    assert_same_host=False,
                    preload_content=False,
                    decode_content=False,
                )
        except (exceptions.HTTPError, OSError, ValueError) as error:
            raise _explained(error) from error

    def _pool(self, scheme: str) -> urllib3.HTTPConnectionPool:
        if scheme not in self._pools:
            options: dict[str, Any] = {"maxsize": self._connections}
            if scheme == "https":
                options["ssl_context"] = self._tls
            host, port = self._address.host, self._address.port_for(scheme)
            way = manager(scheme, host, proxy=self._proxy, **options)
            pool = way.connection_from_host(host, port, scheme)
            pool.ConnectionCls = metered_class(pool.ConnectionCls)
            self._pools.setdefault(scheme, pool)
        return self._pools[scheme]

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        try:
            return ssl.create_default_context(cafile=self._ca_file)
        except OSError as error:
            raise CopyError(f"{self._ca_file} holds no certificates of authorities") from error

    def _before(self, answer: Any, offset: int) -> int:
        """How many bytes come before those that were asked for.

        A server that knows no ranges starts again, which is no failure.
        """
        if answer.status not in (200, 206):
            _drain(answer, self.tally)
            raise _failure(answer.status)
        if answer.headers.get("Content-Encoding", "identity").lower() not in ("identity", ""):
            raise MissingError("sends the file compressed, which it was asked not to")
        if answer.status == 200:
            return offset
        said = answer.headers.get("Content-Range", "")
        if not offset or not said.startswith(f"bytes {offset}-"):
            raise BrokenError("sends another part than the one asked for", SLOW)
        return 0

    def _body(self, answer: Any, limit: int, came: int, skip: int) -> Iterator[bytes]:
        """The body's chunks without the first ``skip`` bytes; ``came`` stand before it."""
        if came + (answer.length_remaining or 0) > limit:
            raise RefusedError(f"has more than the {limit} bytes that the file may have")
        while chunk := _read(answer, min(CHUNK, limit - came + 1)):
            self.tally.came(len(chunk))
            came += len(chunk)
            if came > limit:
                raise RefusedError(f"sends more than the {limit} bytes that the file may have")
            chunk, skip = chunk[skip:], max(0, skip - len(chunk))
            if chunk:
                yield chunk


def _read(answer: Any, most: int) -> bytes:
    try:
        chunk: bytes = answer.read1(most)
    except (exceptions.HTTPError, OSError, ValueError) as error:
        raise _explained(error) from error
    return chunk


def _drain(answer: Any, tally: Tally) -> None:
    """Read a small body to its end, so that its connection can be used again."""
    if answer.length_remaining is not None and answer.length_remaining <= _SMALL:
        while chunk := _read(answer, _SMALL):
            tally.came(len(chunk))


def _failure(status: int) -> MissingError | BrokenError:
    """What a status means that is no success."""
    if status in _PASSING or status >= 500:
        return BrokenError(f"says that it cannot (HTTP {status})", _PASSING.get(status, 1))
    if status in _ABSENT:
        return MissingError(f"does not have it (HTTP {status})")
    if status == 416:
        return MissingError("has less of it than should be there")
    return MissingError(f"does not give it (HTTP {status})")


def _lost(error: exceptions.ProxyError) -> bool:
    """Whether a proxy took the request and the line broke; urllib3 has one error for both."""
    broken = (ConnectionError, exceptions.ProtocolError)
    return isinstance(error.original_error, broken)


def _explained(error: Exception) -> BrokenError:
    """A sentence of ours for an error of urllib3; its own may hold addresses and passwords."""
    if isinstance(error, exceptions.ProxyError) and not _lost(error):
        return BrokenError("the proxy does not let us through", SLOW)
    if isinstance(error, exceptions.NameResolutionError):
        return BrokenError("its name is not known", SLOW)
    if isinstance(error, exceptions.ConnectTimeoutError | exceptions.NewConnectionError):
        return BrokenError("cannot be reached", SLOW)
    if isinstance(error, exceptions.TimeoutError):
        return BrokenError("sends nothing, or too slowly", SLOW)
    if isinstance(error, exceptions.SSLError):
        if not isinstance(error.args[0], ssl.CertificateError | CertificateError):
            return BrokenError("breaks off while encryption is agreed on")
        hint = "give the file of its authority, if you know it; a wrong clock does this too"
        return BrokenError("its certificate is not valid", SLOW, hint)
    return BrokenError("breaks off")
