"""The way to a host: straight, through an HTTP proxy, or through SOCKS for onion addresses.

    manager("https", "example.org", proxy=None)                        # as the environment says
    manager("http", "….onion", proxy="socks5h://127.0.0.1:9050")       # Tor

The environment is ``HTTP_PROXY``, ``HTTPS_PROXY``, ``ALL_PROXY`` and ``NO_PROXY``, in capitals or
not; on Windows and macOS also the system's setting, which is what most programs for getting
around a firewall set. SOCKS needs PySocks, which urllib3 uses. A SOCKS proxy always resolves the
names itself: a name looked up on this machine would tell where one goes.
"""

from __future__ import annotations

import importlib.util
import urllib.request
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import urllib3
from urllib3.util import make_headers

from ..errors import CopyError
from .base import HOPELESS, BrokenError

_SOCKS = {"socks": "socks5h", "socks5": "socks5h", "socks5h": "socks5h"}
_SOCKS |= {"socks4": "socks4a", "socks4a": "socks4a"}
_NO_PYSOCKS = "the way to it is a SOCKS proxy, for which the Python package PySocks is missing"
_NO_TOR = "an onion address is reached through Tor alone, and no proxy is set"


def manager(scheme: str, host: str, *, proxy: str | None, **options: Any) -> urllib3.PoolManager:
    """urllib3's manager of connections for one host.

    Args:
        scheme: ``http`` or ``https``.
        host: where to, to see whether the environment makes an exception for it.
        proxy: an address; empty for none; ``None`` for what the environment says.
        options: for urllib3's ``PoolManager``.

    Raises:
        BrokenError: there is no way from here to this host.
        CopyError: the proxy's address cannot be used.
    """
    address = from_environment(scheme, host) if proxy is None else proxy
    if not address:
        if host.endswith(".onion"):
            hint = "start Tor, and set ALL_PROXY=socks5h://127.0.0.1:9050"
            raise BrokenError(_NO_TOR, HOPELESS, hint)
        return urllib3.PoolManager(**options)
    parts = _parts(address)
    return _socks(parts, options) if parts.scheme in _SOCKS else _http(parts, options)


def from_environment(scheme: str, host: str) -> str:
    """The address of the proxy that the environment sets for a host, or nothing."""
    # Not proxy_bypass: on Windows it looks the host's name up, which tells where one goes.
    if urllib.request.proxy_bypass_environment(host):  # type: ignore[attr-defined]
        return ""
    proxies = urllib.request.getproxies()
    return next((proxies[key] for key in (scheme, "all", "socks") if proxies.get(key)), "")


def _parts(address: str) -> SplitResult:
    parts = urlsplit(address if "://" in address else f"http://{address}")
    try:
        known = parts.scheme in (*_SOCKS, "http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        known = False
    if not known:
        hint = "for example socks5h://127.0.0.1:9050 or http://127.0.0.1:8080"
        raise CopyError("the address of the proxy cannot be used", hint)
    return parts


def _http(parts: SplitResult, options: dict[str, Any]) -> urllib3.PoolManager:
    headers = make_headers(proxy_basic_auth=_credentials(parts)) if parts.username else None
    return urllib3.ProxyManager(_bare(parts, parts.scheme), proxy_headers=headers, **options)


def _socks(parts: SplitResult, options: dict[str, Any]) -> urllib3.PoolManager:
    if importlib.util.find_spec("socks") is None:
        raise BrokenError(_NO_PYSOCKS, HOPELESS, "python3 -m pip install PySocks")
    from urllib3.contrib.socks import SOCKSProxyManager

    name, password = (unquote(text) if text else None for text in (parts.username, parts.password))
    return SOCKSProxyManager(_bare(parts, _SOCKS[parts.scheme]), name, password, **options)


def _bare(parts: SplitResult, scheme: str) -> str:
    """The proxy's address without credentials, which urllib3 could put into a message."""
    port = parts.port or {"http": 80, "https": 443}.get(scheme, 1080)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{scheme}://{host}:{port}"


def _credentials(parts: SplitResult) -> str:
    return f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
