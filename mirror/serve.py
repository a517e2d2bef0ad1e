"""Shows a copy in a browser on this machine: for a look, not for readers.

    with preview(copy, port=8000) as server:
        server.serve_forever()

Only this machine can reach it. For readers there are real servers, with ready configurations
in ``hosting/`` and in ``docs/mirrors/``.
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from .errors import CopyError
from .swap import Copy

HOST = "127.0.0.1"

TYPES = {  # as in hosting/, whatever this machine's own list says
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml",
    ".epub": "application/epub+zip",
    ".svg": "image/svg+xml",
    ".zst": "application/zstd",
}

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class _Handler(SimpleHTTPRequestHandler):
    """Files of a copy; no listings, no log, the site's own page for what is not there."""

    server_version, sys_version = "mirror", ""
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def end_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def translate_path(self, path: str) -> str:
        found = super().translate_path(path)
        inside = Path(found).relative_to(self.directory).parts
        hidden = any("\0" in part or part.startswith(".") for part in inside)
        hidden = hidden or self._leads_out(found)
        return str(Path(self.directory, "no such file")) if hidden else found

    def _leads_out(self, path: str) -> bool:
        """Whether a link that somebody has put into the site is on the way."""
        inside = Path(path).relative_to(self.directory)
        return Path(self.directory).resolve() / inside != Path(path).resolve()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page where a file is not there; plain words for the rest."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep no record of anybody."""


def preview(copy: Copy, port: int = 8000) -> ThreadingHTTPServer:
    """A server for a copy, on this machine alone; ``serve_forever`` runs it.

    Args:
        copy: the copy.
        port: 0 for any that is free.

    Raises:
        CopyError: there is nothing to show, or the port is taken.
    """
    if copy.current is None:
        raise CopyError(f"there is no release in this copy yet: {copy.folder}", "Sync it first.")
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(copy.site)))
    except (OSError, OverflowError) as error:
        hint = "Give another one with --port, or --port 0 for any that is free."
        raise CopyError(f"port {port} cannot be used ({error})", hint) from error
