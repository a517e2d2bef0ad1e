"""A static host that counts: HTTP/1.1 with keep-alive, ranges, HEAD and conditional requests.

It behaves as nginx does with plain files and no compression, so that what a client costs here
it costs on any static host. Threads answer; TCP_NODELAY keeps the kernel from waiting for more.

    with serve(folder) as host:
        urlopen(f"http://{host.address}/index.html").read()
        host.traffic() -> Traffic(requests=1, body=5120, other=312, paths={"/index.html": 5120})
"""

from __future__ import annotations

import re
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from tests.bench.mirror.traffic import Traffic

_RANGE = re.compile(r"(\d*)-(\d*)")
_PIECE = 1 << 16
_BOUNDARY = "part-of-a-file"


class CountingHost(ThreadingHTTPServer):
    """A folder on loopback, and what was asked of it."""

    daemon_threads = True
    block_on_close = False  # clients may keep connections open
    request_queue_size = 64

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder.absolute()
        self._lock = threading.Lock()
        self.reset()

    @property
    def address(self) -> str:
        """``host:port``."""
        return f"127.0.0.1:{self.server_address[1]}"

    def reset(self) -> None:
        """Begin at nothing."""
        with self._lock:
            self._requests, self._body, self._other = 0, 0, 0
            self._paths: Counter[str] = Counter()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is none."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def count(self, path: str, *, requests: int = 0, body: int = 0, other: int = 0) -> None:
        """Add what was asked or sent."""
        with self._lock:
            self._requests += requests
            self._body += body
            self._other += other
            self._paths[path] += body

    def traffic(self) -> Traffic:
        """What there was since the last reset."""
        with self._lock:
            return Traffic(self._requests, self._body, self._other, dict(self._paths))


@contextmanager
def serve(folder: Path) -> Iterator[CountingHost]:
    """A host for a folder, until the block ends."""
    with CountingHost(folder) as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: CountingHost

    def do_GET(self) -> None:
        """Answer with a file, or a part of one."""
        self._count_request()
        target = self._file()
        if target is None:
            self._plain(HTTPStatus.NOT_FOUND)
        elif self._unchanged(target):
            self._plain(HTTPStatus.NOT_MODIFIED, ETag=_tag(target))
        else:
            self._send(target)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def end_headers(self) -> None:
        """Count the head of the answer as it is sent."""
        head = b"".join([*self._headers_buffer, b"\r\n"])  # kept there until now
        self.server.count(self.path, other=len(head))
        super().end_headers()

    def _count_request(self) -> None:
        lines = sum(len(f"{name}: {value}\r\n".encode()) for name, value in self.headers.items())
        head = len(self.raw_requestline) + lines + len(b"\r\n")
        self.server.count(self.path, requests=1, other=head)

    def _file(self) -> Path | None:
        """The file that is asked for, if it is one in the folder."""
        asked = unquote(urlsplit(self.path).path).lstrip("/")
        target = self.server.folder / asked
        return target if ".." not in target.parts and target.is_file() else None

    def _unchanged(self, target: Path) -> bool:
        """Whether the client says that it has this already (RFC 9110, 13.2.2)."""
        if tags := self.headers.get("If-None-Match"):
            return _tag(target) in tags
        return self.headers.get("If-Modified-Since") == _modified(target)

    def _plain(self, status: HTTPStatus, **headers: str) -> None:
        body = b"" if status == HTTPStatus.NOT_MODIFIED else f"{status} {status.phrase}\n".encode()
        self._head(status, len(body), **headers)
        self._write(body)

    def _head(self, status: HTTPStatus, length: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(length), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _send(self, target: Path) -> None:
        size = target.stat().st_size
        wanted = _ranges(self.headers.get("Range"), size)
        common = {"ETag": _tag(target), "Accept_Ranges": "bytes"}
        common["Last_Modified"] = _modified(target)
        with target.open("rb") as file:
            if wanted is None:
                self._head(HTTPStatus.OK, size, **common)
                self._copy(file, 0, size)
            elif not wanted:
                where = f"bytes */{size}"
                self._plain(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, Content_Range=where)
            elif len(wanted) == 1:
                [(first, length)] = wanted
                where = _content_range(first, length, size)
                self._head(HTTPStatus.PARTIAL_CONTENT, length, Content_Range=where, **common)
                self._copy(file, first, length)
            else:
                self._send_parts(file, size, wanted, common)

    def _send_parts(
        self, file: BinaryIO, size: int, wanted: list[tuple[int, int]], common: dict[str, str]
    ) -> None:
        heads = [
            f"\r\n--{_BOUNDARY}\r\nContent-Range: {_content_range(*part, size)}\r\n\r\n".encode()
            for part in wanted
        ]
        end = f"\r\n--{_BOUNDARY}--\r\n".encode()
        total = sum(map(len, heads)) + sum(length for _, length in wanted) + len(end)
        kind = f"multipart/byteranges; boundary={_BOUNDARY}"
        self._head(HTTPStatus.PARTIAL_CONTENT, total, Content_Type=kind, **common)
        for head, part in zip(heads, wanted, strict=True):
            self._write(head)
            self._copy(file, *part)
        self._write(end)

    def _copy(self, file: BinaryIO, first: int, length: int) -> None:
        file.seek(first)
        while length and (piece := file.read(min(length, _PIECE))):
            self._write(piece)
            length -= len(piece)

    def _write(self, data: bytes) -> None:
        if self.command == "HEAD" or not data:
            return
        # Counted first: a client may have the last byte, and end, before this thread goes on.
        self.server.count(self.path, body=len(data))
        try:
            self.wfile.write(data)
        except ConnectionError:
            self.close_connection = True  # the client has seen enough


def _tag(target: Path) -> str:
    state = target.stat()
    return f'"{state.st_mtime_ns:x}-{state.st_size:x}"'


def _modified(target: Path) -> str:
    return formatdate(target.stat().st_mtime, usegmt=True)


def _content_range(first: int, length: int, size: int) -> str:
    return f"bytes {first}-{first + length - 1}/{size}"


def _ranges(header: str | None, size: int) -> list[tuple[int, int]] | None:
    """First byte and length of each part that is asked for; None: the whole (RFC 9110, 14.2)."""
    if header is None or not header.startswith("bytes="):
        return None
    found = []
    for part in header.removeprefix("bytes=").split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None or match[0] == "-":
            return None
        first = int(match[1]) if match[1] else max(0, size - int(match[2]))
        last = min(int(match[2]), size - 1) if match[1] and match[2] else size - 1
        if first <= last:
            found.append((first, last - first + 1))
    return found
