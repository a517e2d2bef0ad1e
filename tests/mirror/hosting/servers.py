"""Starting the real web servers with the configurations of ``mirror/hosting/``.

    with running("nginx", copy, folder) as server:
        answer = server.ask("/index.html")

Each runs on free ports of this machine, with its own files in a temporary folder. What it
is started with is in ``filled.py``, what it says in ``answers.py``.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.mirror.hosting.answers import Server
from tests.mirror.hosting.filled import APACHE_MODULES, COMMANDS

_LIGHTTPD_MODULES = Path("/usr/lib/lighttpd")
# Each server's program, and the modules of packages that its configuration needs.
_PROGRAMS = {
    "nginx": ("nginx", []),
    "caddy": ("caddy", []),
    "apache": ("apache2", [APACHE_MODULES / "mod_headers.so"]),
    "htaccess": ("apache2", [APACHE_MODULES / "mod_headers.so"]),
    "lighttpd": (
        "lighttpd",
        [_LIGHTTPD_MODULES / f"mod_{name}.so" for name in ("deflate", "magnet", "openssl")],
    ),
}
SERVERS = tuple(_PROGRAMS)


def find(name: str) -> str:
    """The program of a server; where there is none the test is skipped, or fails in CI."""
    program, modules = _PROGRAMS[name]
    path = shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")
    missing = [module.name for module in modules if not module.exists()]
    if path and not missing:
        return path
    reason = f"{program} is not installed, or lacks {missing}: its configuration was not tried"
    if os.environ.get("ZHIQUAN_SERVERS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@contextlib.contextmanager
def running(
    name: str, root: Path, folder: Path, more: Callable[[Server], Mapping[str, str]] | None = None
) -> Iterator[Server]:
    """A server that serves a folder, until the block ends.

    Args:
        name: one of ``SERVERS``.
        root: what stands for ``/srv/zhiquan/site``.
        folder: for the server's own files; everything that it writes lies here.
        more: further replacements in the configuration, such as lines taken in.
    """
    program = find(name)
    server = Server(name, _free_port(), _free_port(), _free_port(), folder)
    command = COMMANDS[name](program, server, root, more(server) if more else {})
    with (folder / "output.log").open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, cwd=folder, env=_environment(folder)
        )
    try:
        _wait(process, server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextlib.contextmanager
def open_folder() -> Iterator[Path]:
    """A temporary folder that the account of a web server may enter (pytest's are closed)."""
    path = Path(tempfile.mkdtemp(prefix="zhiquan-"))
    try:
        path.chmod(0o755)
        (path / "server").mkdir()
        yield path
    finally:
        shutil.rmtree(path)


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of this machine's settings, and a home where a server may write."""
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_DATA_HOME": str(folder)}


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], server: Server) -> None:
    """Wait until both ports take connections, or say why the server did not start."""
    for port in (server.port, server.onion):
        for _ in range(400):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            if process.poll() is not None:
                break
            time.sleep(0.05)
        else:
            pytest.fail(f"{server.name} does not answer on port {port}")
        if process.poll() is not None:
            logs = [path.read_text("utf-8") for path in server.folder.glob("*.log")]
            pytest.fail(f"{server.name} did not start: {' '.join(logs)}")
