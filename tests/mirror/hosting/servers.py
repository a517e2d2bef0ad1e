"""Starting the real web servers with the configurations of ``mirror/hosting/``.

    with running("nginx", copy, folder) as server:
        answer = server.get("/index.html")

Each runs on free ports of this machine, with its own files in a temporary folder. Of the
configurations only paths, ports and the name are put in, and each must be there to be
replaced. What a distribution says around them is stood in for by ``_MAIN``; it writes a log
wherever it can, because that is what they meet.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.sites import ROOT

HOSTING = ROOT / "mirror" / "hosting"
APACHE_MODULES = Path("/usr/lib/apache2/modules")
_APACHE_NEEDS = ["alias", "authz_core", "autoindex", "deflate", "dir", "filter", "headers"]
_APACHE_NEEDS += ["mime", "mpm_event", "rewrite"]
_ACCOUNT = "www-data"
_PROGRAMS = {
    "nginx": ("nginx", None),
    "caddy": ("caddy", None),
    "apache": ("apache2", APACHE_MODULES / "mod_headers.so"),
    "htaccess": ("apache2", APACHE_MODULES / "mod_headers.so"),
    "lighttpd": ("lighttpd", Path("/usr/lib/lighttpd/mod_openssl.so")),
}
SERVERS = tuple(_PROGRAMS)


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


def find(name: str) -> str:
    """The program of a server; where there is none the test is skipped, or fails in CI."""
    program, needs = _PROGRAMS[name]
    path = shutil.which(program) or shutil.which(program, path="/usr/sbin:/sbin")
    if path and (needs is None or needs.exists()):
        return path
    reason = f"{program} is not installed, or without {needs}: its configuration was not tried"
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
    command = _COMMANDS[name](program, server, root, more(server) if more else {})
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


def fill(name: str, values: Mapping[str, str]) -> str:
    """A configuration with its placeholders replaced; each of them must be in it."""
    text = (HOSTING / name).read_text("utf-8")
    for placeholder, value in values.items():
        assert placeholder in text, f"{name} has no “{placeholder}”"
        text = text.replace(placeholder, value)
    return text


def _nginx(program: str, server: Server, root: Path, more: Mapping[str, str]) -> list[str]:
    site = fill(
        "nginx.conf",
        {
            **more,
            "listen 80;": f"listen 127.0.0.1:{server.port};",
            "listen [::]:80;": "",
            "listen 127.0.0.1:8080;": f"listen 127.0.0.1:{server.onion};",
            "/srv/zhiquan/site": str(root),
        },
    )
    folder = server.folder
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main = f"""\
        {f"user {_ACCOUNT};" if _is_root() else ""}
        worker_processes 1; daemon off; pid {folder}/nginx.pid;
        error_log {folder}/error.log info;
        events {{}}
        http {{
            include /etc/nginx/mime.types;
            access_log {folder}/access.log;
            {temporary}
            include {folder}/zhiquan.conf;
        }}
    """
    (folder / "zhiquan.conf").write_text(site, "utf-8")
    (folder / "main.conf").write_text(main, "utf-8")
    return [program, "-e", f"{folder}/error.log", "-c", f"{folder}/main.conf"]


def _caddy(program: str, server: Server, root: Path, more: Mapping[str, str]) -> list[str]:
    site = fill(
        "Caddyfile",
        {
            **more,
            "\nexample.org {": f"\nhttp://:{server.port} {{\n\tbind 127.0.0.1",
            "http://:8080 {": f"http://:{server.onion} {{",
            "/srv/zhiquan/site": str(root),
        },
    )
    (server.folder / "Caddyfile").write_text(site, "utf-8")
    return [program, "run", "--config", f"{server.folder}/Caddyfile", "--adapter", "caddyfile"]


def _apache(program: str, server: Server, root: Path, more: Mapping[str, str]) -> list[str]:
    site = fill(
        "apache.conf",
        {
            **more,
            "${ZHIQUAN}/site": str(root),
            "Define ZHIQUAN /srv/zhiquan": f"Define ZHIQUAN {root.parent}",
            "127.0.0.1:8080": f"127.0.0.1:{server.onion}",
            "*:80 ": f"*:{server.port} ",
        },
    )
    return _apache_command(program, server, f"UseCanonicalName On\n{site}")


def _htaccess(program: str, server: Server, root: Path, more: Mapping[str, str]) -> list[str]:
    """Rented web space: the provider's server, and a copy as the folder that it serves."""
    copy = root.parent
    (copy / ".htaccess").write_text(fill("htaccess.txt", more), "utf-8")
    provider = f"""\
        Listen 127.0.0.1:{server.onion}
        DocumentRoot {copy}
        <Directory {copy}>
            Require all granted
            Options FollowSymLinks Indexes
            AllowOverride All
        </Directory>
        ServerTokens Prod
        TraceEnable Off
    """
    return _apache_command(program, server, provider)


def _apache_command(program: str, server: Server, site: str) -> list[str]:
    folder = server.folder
    modules = "".join(
        f"LoadModule {name}_module {APACHE_MODULES}/mod_{name}.so\n" for name in _APACHE_NEEDS
    )
    main = f"""\
        ServerRoot {folder}
        DefaultRuntimeDir {folder}
        PidFile {folder}/apache.pid
        {modules}
        ServerName localhost
        {f"User {_ACCOUNT}" if _is_root() else ""}
        Listen 127.0.0.1:{server.port}
        ErrorLog {folder}/error.log
        LogFormat "%h %r" common
        CustomLog {folder}/other_vhosts_access.log common
        TypesConfig /etc/mime.types
        ServerSignature On
        {site}
    """
    (folder / "apache.conf").write_text(main, "utf-8")
    return [program, "-D", "FOREGROUND", "-f", f"{folder}/apache.conf"]


def _lighttpd(program: str, server: Server, root: Path, more: Mapping[str, str]) -> list[str]:
    site = fill(
        "lighttpd.conf",
        {
            **more,
            "server.port      = 80": f'server.port = {server.port}\nserver.bind = "127.0.0.1"',
            "127.0.0.1:8080": f"127.0.0.1:{server.onion}",
            "/etc/lighttpd/zhiquan.lua": str(HOSTING / "lighttpd.lua"),
            "/srv/zhiquan/site": str(root),
        },
    )
    (server.folder / "lighttpd.conf").write_text(site, "utf-8")
    return [program, "-D", "-f", f"{server.folder}/lighttpd.conf"]


_COMMANDS: dict[str, Callable[[str, Server, Path, Mapping[str, str]], list[str]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
    "apache": _apache,
    "htaccess": _htaccess,
    "lighttpd": _lighttpd,
}


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of this machine's settings, and a home where a server may write."""
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_DATA_HOME": str(folder)}


def _is_root() -> bool:
    """Servers that are started by root serve as another user, where there is one."""
    return os.getuid() == 0 and any(user.pw_name == _ACCOUNT for user in pwd.getpwall())


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


def _lower(headers: list[tuple[str, str]]) -> dict[str, str]:
    """Headers by lower-case name; one that is sent twice would hide a mistake."""
    names = [name.lower() for name, _ in headers if name.lower() != "vary"]
    assert len(names) == len(set(names)), f"a header is sent twice: {headers}"
    return {name.lower(): value for name, value in headers}
