"""Serving the site on this machine alone, and building again when something changes.

Each build is a fresh process, so that changed plugins count too. A build that fails says
why and leaves the pages as they were.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import subprocess
import sys
import threading
from pathlib import Path

from watchfiles import DefaultFilter, watch

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "127.0.0.1"
TYPES = {
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


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files without a word, and never lets a browser keep an old page.

    Types are those that the configurations in ``mirror/hosting/`` give, whatever this machine's own
    list says; so what a browser does with a file here it does on a mirror.
    """

    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def preview(content: Path, output: Path, port: int) -> int:
    """Build, serve, and build again at every change, until interrupted."""
    content, output = content.resolve(), output.resolve()
    build(content, output)
    handler = functools.partial(_Quiet, directory=str(output))
    try:
        server = http.server.ThreadingHTTPServer((ADDRESS, port), handler)
    except OSError as error:
        print(f"error: port {port}: {error.strerror}; try PORT=8001", file=sys.stderr)
        return 1
    port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Serving http://{ADDRESS}:{port}/ (only on this machine); Ctrl-C ends it.", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        _follow(content, output)
    server.shutdown()
    return 0


def build(content: Path, output: Path) -> bool:
    """Build once in a fresh process; whether it went well."""
    command = [sys.executable, "-m", "plugins.build", "site", str(content), str(output)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def _follow(content: Path, output: Path) -> None:
    folders = [content, ROOT / "theme", ROOT / "plugins"]
    for changes in watch(*folders, watch_filter=DefaultFilter(), raise_interrupt=True):
        names = sorted({Path(path).name for _, path in changes})
        print(f"\nchanged: {', '.join(names)}", flush=True)
        build(content, output)
