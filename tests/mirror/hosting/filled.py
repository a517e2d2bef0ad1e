"""The configurations of ``mirror/hosting/``, filled in to be started by a test.

Only paths, ports and the name are put in, and each placeholder must be there to be replaced.
Around them stands what a distribution would say; it writes a log wherever it can, and shows
its name, because that is what the configurations meet.
"""

from __future__ import annotations

import os
import pwd
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.mirror.hosting.answers import Server
from tests.sites import ROOT

HOSTING = ROOT / "mirror" / "hosting"
APACHE_MODULES = Path("/usr/lib/apache2/modules")
_APACHE_NEEDS = ["alias", "authz_core", "autoindex", "deflate", "dir", "filter", "headers"]
_APACHE_NEEDS += ["mime", "mpm_event", "rewrite"]
_ACCOUNT = "www-data"


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


COMMANDS: dict[str, Callable[[str, Server, Path, Mapping[str, str]], list[str]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
    "apache": _apache,
    "htaccess": _htaccess,
    "lighttpd": _lighttpd,
}


def _is_root() -> bool:
    """Servers that are started by root serve as another user, where there is one."""
    return os.getuid() == 0 and any(user.pw_name == _ACCOUNT for user in pwd.getpwall())
