"""Counts the bytes of protocols other than HTTP: one process a connection, as inetd did.

Each connection starts the given command with a socket as its input and output, and every
byte either way is counted. So nothing has to wait for a port, and nothing stays behind.

    with relay(["git", "daemon", "--inetd", …]) as host:
        run(["git", "clone", f"git://{host.address}/site.git"])
        host.traffic() -> Traffic(requests=1, other=91234, bodies=False)
"""

from __future__ import annotations

import socket
import socketserver
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.bench.mirror.traffic import Traffic


class CountingRelay(socketserver.ThreadingTCPServer):
    """A port on loopback with a command behind it."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, command: Sequence[str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.command = command
        self._lock = threading.Condition()
        self._open = 0
        self.reset()

    @property
    def address(self) -> str:
        """``host:port``."""
        return f"127.0.0.1:{self.server_address[1]}"

    def reset(self) -> None:
        """Begin at nothing."""
        with self._lock:
            self._connections, self._bytes = 0, 0

    def sent(self, size: int) -> None:
        """Add what went by."""
        with self._lock:
            self._bytes += size

    @contextmanager
    def connection(self) -> Iterator[None]:
        """Count a connection, and know that it is open."""
        with self._lock:
            self._connections += 1
            self._open += 1
        try:
            yield
        finally:
            with self._lock:
                self._open -= 1
                self._lock.notify_all()

    def traffic(self) -> Traffic:
        """What there was since the last reset, once the last connection has ended."""
        with self._lock:
            self._lock.wait_for(lambda: not self._open, timeout=10)
            return Traffic(self._connections, other=self._bytes, bodies=False)


@contextmanager
def relay(command: Sequence[str]) -> Iterator[CountingRelay]:
    """A port with a command behind it, until the block ends."""
    with CountingRelay(command) as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()


class _Handler(socketserver.BaseRequestHandler):
    server: CountingRelay

    def handle(self) -> None:
        """Tie the client to a new process of the command and count what passes."""
        with self.server.connection():
            self._tie(self.request)

    def _tie(self, client: socket.socket) -> None:
        near, far = socket.socketpair()
        quiet = subprocess.DEVNULL
        with near, subprocess.Popen(self.server.command, stdin=far, stdout=far, stderr=quiet):
            far.close()
            up = threading.Thread(target=self._pass, args=(client, near), daemon=True)
            up.start()
            self._pass(near, client)
            up.join()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while piece := source.recv(1 << 16):
                self.server.sent(len(piece))
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # one side has hung up
