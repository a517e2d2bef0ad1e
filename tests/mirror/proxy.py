"""A proxy on loopback for tests: HTTP, ``CONNECT`` tunnels and SOCKS5, and it may lose requests.

    with Proxy({"mirror.example": server.port}) as proxy:
        HttpSource("http://mirror.example/", proxy=proxy.url)            # or proxy.socks

``hosts`` says which port of 127.0.0.1 stands for a name; other names are refused, 127.0.0.1
itself is let through. ``drop_one_in=3`` cuts off every third request of plain HTTP and every
third tunnel. ``proxy.asked`` has ``host:port`` of each. Connections are not kept alive.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO
from urllib.parse import urlsplit


class Proxy:
    """A forwarding proxy on a free port; use it in ``with``.

    Args:
        hosts: names it knows, and their ports on loopback.
        drop_one_in: which of its requests are lost; 0 for none.
    """

    def __init__(self, hosts: Mapping[str, int] | None = None, *, drop_one_in: int = 0) -> None:
        self.asked: list[str] = []
        self.heads: list[bytes] = []
        self._hosts = dict(hosts or {})
        self._drop_one_in = drop_one_in
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []

    @property
    def url(self) -> str:
        """Its address as an HTTP proxy."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def socks(self) -> str:
        """Its address as a SOCKS5 proxy that resolves names."""
        return f"socks5h://127.0.0.1:{self.port}"

    def __enter__(self) -> Proxy:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port: int = self._listener.getsockname()[1]
        self._threads.append(threading.Thread(target=self._accept, daemon=True))
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._threads[0].join()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError, ValueError, IndexError):
            with self._lock:
                self._open.add(connection)
            try:
                with connection.makefile("rwb", buffering=0) as raw:
                    first = raw.read(1) or b""
                    speak = self._speak_socks if first == b"\x05" else self._speak_http
                    speak(connection, raw, first)  # type: ignore[arg-type]
            finally:
                with self._lock:
                    self._open.discard(connection)

    def _speak_http(self, connection: socket.socket, raw: BinaryIO, first: bytes) -> None:
        head = first
        while not head.endswith(b"\r\n\r\n") and (byte := raw.read(1)):
            head += byte
        self.heads.append(head)
        method, target, rest = head.split(b" ", 2)
        parts = urlsplit(f"//{target.decode()}" if method == b"CONNECT" else target.decode())
        server = self._connect(connection, parts.hostname or "", parts.port or 80)
        if server is None:
            raw.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        elif method == b"CONNECT":
            raw.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            self._join(connection, server)
        else:
            line = f"{method.decode()} {parts.path} ".encode()
            server.sendall(line + rest[:-2] + b"Connection: close\r\n\r\n")
            self._join(connection, server)

    def _speak_socks(self, connection: socket.socket, raw: BinaryIO, first: bytes) -> None:
        """RFC 1928, without authentication, for names and IPv4."""
        raw.read(raw.read(1)[0])
        raw.write(b"\x05\x00")
        kind = raw.read(4)[3]
        host = raw.read(raw.read(1)[0]).decode() if kind == 3 else socket.inet_ntoa(raw.read(4))
        port = int.from_bytes(raw.read(2))
        server = self._connect(connection, host, port)
        raw.write(b"\x05" + (b"\x05" if server is None else b"\x00") + b"\x00\x01" + bytes(6))
        if server is not None:
            self._join(connection, server)

    def _connect(self, connection: socket.socket, host: str, port: int) -> socket.socket | None:
        with self._lock:
            self.asked.append(f"{host}:{port}")
            lost = self._drop_one_in and len(self.asked) % self._drop_one_in == 0
        if lost:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            raise OSError("lost")
        if host not in self._hosts and host != "127.0.0.1":
            return None
        return socket.create_connection(("127.0.0.1", self._hosts.get(host, port)), timeout=30)

    def _join(self, connection: socket.socket, server: socket.socket) -> None:
        """Carry bytes both ways until one side ends."""
        back = threading.Thread(target=_carry, args=(connection, server), daemon=True)
        back.start()
        with server:
            _carry(server, connection)
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            back.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
