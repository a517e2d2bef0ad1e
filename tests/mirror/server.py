"""A hostile web server on loopback, in memory: what a mirror gone bad can do to a client.

    with Server({"release/manifest": b"…"}) as server:
        fetch(server.url)                                   # http://127.0.0.1:<port>/

    Server(files, {"release/manifest": Truncated(10)})      # one path behaves badly
    Server(files, {"*": DropOneInThree()})                  # every path does

``server.files`` (path -> bytes, no leading slash) and ``server.behave`` (path or ``"*"`` ->
behaviour) may be changed at any time; ``files`` is used as it is, so two servers can share it. A
path's own behaviour comes before that of ``"*"``; ``Then(a, b)`` joins two, ``Times(2, a)`` is
``a`` for the first two requests, ``From(3, a)`` from the third on.

What came is counted: ``server.requests``, ``server.body_bytes`` (as handed to the network),
``server.connections``, ``server.heads`` (each ``Request``, in order), ``server.paths``.
A server starts and stops in a few milliseconds; any number may run at once. It answers GET and
HEAD, keeps connections alive, understands ``Range: bytes=n-`` and ``n-m``, and takes absolute
request targets, so that it is also an HTTP proxy for its own files. ``tls`` is an
``ssl.SSLContext`` of a server. The behaviours are in ``tests/mirror/behaviours.py``.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from types import TracebackType
from urllib.parse import urlsplit

from tests.mirror.behaviours import Behaviour
from tests.mirror.replies import Reply, Request, honest


class Server:
    """A web server on a free port of 127.0.0.1; use it in ``with``.

    Args:
        files: what it has, by path.
        behave: how it misbehaves, by path, or for all under ``"*"``.
        tls: serves https with this context.
    """

    def __init__(
        self,
        files: MutableMapping[str, bytes] | None = None,
        behave: Mapping[str, Behaviour] | None = None,
        *,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.files = files if files is not None else {}
        self.behave = dict(behave or {})
        self.heads: list[Request] = []
        self.body_bytes = 0
        self.connections = 0
        self._tls = tls
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []

    @property
    def requests(self) -> int:
        """How many requests have come."""
        return len(self.heads)

    @property
    def paths(self) -> list[str]:
        """The path of each request, in order."""
        return [head.path for head in self.heads]

    @property
    def url(self) -> str:
        """The address of the root folder, with a slash at the end."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}/"

    def __enter__(self) -> Server:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        # All connections have it: what the kernel holds counts as sent, so let it hold little.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
        self.port: int = self._listener.getsockname()[1]
        self._run(self._accept)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Close the port and every connection; what still answers is cut off."""
        self._stopping.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _run(self, target: object, *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._run(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with self._lock:
            self.connections += 1
            self._open.add(connection)
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._tls:
                self._over_tls(connection)
            else:
                self._converse(connection)
        except (OSError, ValueError):
            pass  # the client has gone, or speaks no HTTP
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()

    def _over_tls(self, connection: socket.socket) -> None:
        assert self._tls is not None
        with self._tls.wrap_socket(connection.dup(), server_side=True) as wrapped:
            self._converse(wrapped)

    def _converse(self, connection: socket.socket) -> None:
        with connection.makefile("rb") as stream:
            while not self._stopping.is_set():
                request = _read(stream)
                if request is None or not self._answer(connection, request):
                    return

    def _answer(self, connection: socket.socket, request: Request) -> bool:
        with self._lock:
            request.number = len(self.heads) + 1
            self.heads.append(request)
            behaviour = self.behave.get(request.path) or self.behave.get("*")
            content = self.files.get(request.path)
            reply = honest(request, content)
            if behaviour is not None:
                reply = behaviour(request, reply)
        request.status = reply.status
        return self._send(connection, request, reply)

    def _send(self, connection: socket.socket, request: Request, reply: Reply) -> bool:
        """Send a reply; whether the connection goes on."""
        for piece in reply.head_pieces():
            if self._stopping.wait(reply.head_pause) if reply.head_pause else False:
                return False
            connection.sendall(piece)
        if request.method != "HEAD":
            for chunk in reply.body:
                if self._stopping.wait(reply.pause) if reply.pause else self._stopping.is_set():
                    return False
                with self._lock:  # before it is sent, so that who has it sees it counted
                    self.body_bytes += len(chunk)
                connection.sendall(chunk)
        if reply.silent:
            self._stopping.wait()
        if reply.reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return not (reply.close or reply.reset or reply.silent)


def _read(stream: Iterator[bytes]) -> Request | None:
    """The next request of a connection; ``None`` where it ends."""
    first = next(stream, b"")
    if not first.strip():
        return None
    method, target, _ = first.decode("ascii").split(" ", 2)
    headers = {}
    for line in stream:
        if line in (b"\r\n", b"\n"):
            break
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()
    path = urlsplit(target).path.lstrip("/")
    return Request(method, target, path, headers)
