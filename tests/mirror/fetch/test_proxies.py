"""Proxies: from the environment or given, HTTP, tunnels and SOCKS."""

from __future__ import annotations

import importlib.util
import os
import socket
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mirror.errors import CopyError, NoSourceError
from mirror.fetch import BrokenError, FolderSource, HttpSource, Pool
from mirror.fetch.proxies import from_environment
from tests.mirror.certificates import certificate
from tests.mirror.fetch import got
from tests.mirror.proxy import Proxy
from tests.mirror.server import Server

FILES = {"en/a.html": b"page"}
ONION = "http://" + "a" * 56 + ".onion/"


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Proxies of the machine that runs the tests are not used."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_the_environment_names_the_proxy(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All usual spellings count; the proxy is told the whole address and looks the name up."""
    with Server(FILES) as server, Proxy({"mirror.example": server.port}) as proxy:
        monkeypatch.setenv(name, proxy.url)
        assert got(HttpSource("http://mirror.example/"), "en/a.html") == b"page"

    assert proxy.asked == ["mirror.example:80"]


def test_exceptions_and_options_come_before_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """NO_PROXY names hosts that are reached directly, an empty option all of them."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with Server(FILES) as server:
        assert got(HttpSource(server.url, proxy=""), "en/a.html") == b"page"
        monkeypatch.setenv("NO_PROXY", "127.0.0.1,.example")
        assert got(HttpSource(server.url), "en/a.html") == b"page"

    assert from_environment("http", "mirror.example") == ""
    assert from_environment("http", "mirror.test") == "http://127.0.0.1:9"
    assert from_environment("https", "mirror.test") == ""


def test_a_request_that_the_line_lost_is_no_closed_door() -> None:
    """A proxy that took the request and lost it costs one try; one that cannot be reached, many."""
    with Proxy(drop_one_in=1) as proxy:
        with pytest.raises(BrokenError) as lost:
            got(HttpSource("http://127.0.0.1:9/", proxy=proxy.url), "en/a.html")
        address = proxy.url
    with pytest.raises(BrokenError) as closed:
        got(HttpSource("http://127.0.0.1:9/", proxy=address), "en/a.html")

    assert (str(lost.value), lost.value.cost) == ("breaks off", 1)
    assert str(closed.value) == "the proxy does not let us through"
    assert closed.value.cost > lost.value.cost


def test_https_goes_through_a_tunnel(tmp_path: Path) -> None:
    """The proxy learns the host and nothing more; the certificate is that of the host."""
    context, authority = certificate(tmp_path, "mirror.example")
    with (
        Server(FILES, tls=context) as server,
        Proxy({"mirror.example": server.port, "other.example": server.port}) as proxy,
    ):
        way = partial(HttpSource, proxy=proxy.url, ca_file=str(authority))
        assert got(way("https://mirror.example/"), "en/a.html") == b"page"
        with pytest.raises(BrokenError, match="certificate"):
            got(way("https://other.example/"), "en/a.html")

    assert proxy.asked == ["mirror.example:443", "other.example:443"]
    assert not any(b"a.html" in head for head in proxy.heads)


def test_the_proxy_gets_its_credentials_and_no_error_does() -> None:
    """A name and password for the proxy are sent to it, and never shown."""
    with Server(FILES) as server, Proxy({"mirror.example": server.port}) as proxy:
        given = proxy.url.replace("127", "zoe7:s%40cret@127")
        assert got(HttpSource("http://mirror.example/", proxy=given), "en/a.html") == b"page"
        with pytest.raises(BrokenError) as refused:
            got(HttpSource("https://nowhere.example/", proxy=given), "a")
    with pytest.raises(BrokenError, match="proxy") as broken:
        got(HttpSource("http://mirror.example/", proxy=given), "a")

    assert b"Basic em9lNzpzQGNyZXQ=" in proxy.heads[0]
    for error in (refused.value, broken.value):
        assert "cret" not in repr(error) + repr(error.__cause__)


@pytest.mark.parametrize("proxy", ["ftp://secret@127.0.0.1", "http://", "socks5://127.0.0.1:x"])
def test_an_address_of_a_proxy_that_is_none_is_said(proxy: str) -> None:
    """It is a mistake of the command; the address is not repeated."""
    with pytest.raises(CopyError, match="proxy cannot be used") as error:
        got(HttpSource("http://mirror.example/", proxy=proxy), "a")

    assert "secret" not in str(error.value)


def test_an_onion_address_without_tor_is_never_looked_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A name server would learn what is read; and the other sources go on."""
    monkeypatch.setattr(socket, "getaddrinfo", None)
    with pytest.raises(BrokenError, match="through Tor alone") as error:
        got(HttpSource(ONION), "a")
    assert "ALL_PROXY" in error.value.hint

    (tmp_path / "a").write_bytes(b"page")
    with Pool([HttpSource(ONION), FolderSource(tmp_path)]) as pool:
        assert pool.read("a", limit=4, check=bytes) == b"page"
    assert pool.verdicts[ONION].state == "unreachable"


def test_socks_without_pysocks_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the package and how to get it; it is tried once."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    source = HttpSource(ONION, proxy="socks5h://127.0.0.1:9050")
    with pytest.raises(BrokenError, match="PySocks") as error:
        got(source, "a")
    assert "pip install PySocks" in error.value.hint
    with Pool([source]) as pool, pytest.raises(NoSourceError) as none:
        pool.read("a", limit=4, check=bytes)
    assert pool.verdicts[ONION].failures == 1
    assert "PySocks" in none.value.reasons[ONION]


@pytest.mark.parametrize("scheme", ["socks5h", "socks5"])
def test_socks_resolves_names_at_the_proxy(scheme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An onion address goes through SOCKS with its name; this machine looks nothing up."""
    pytest.importorskip("socks")
    host = "a" * 56 + ".onion"
    with Server(FILES) as server, Proxy({host: server.port}) as proxy:
        looked_up: list[object] = []
        look_up = socket.getaddrinfo

        def noted(host: str, *arguments: Any) -> Any:
            looked_up.append(host)
            return look_up(host, *arguments)

        monkeypatch.setattr(socket, "getaddrinfo", noted)
        way = proxy.socks.replace("socks5h", scheme)
        with closing(HttpSource(ONION, proxy=way)) as source:
            assert b"".join(source.open("en/a.html", limit=4)) == b"page"

    assert proxy.asked == [f"{host}:80"]
    assert set(looked_up) == {"127.0.0.1"}
