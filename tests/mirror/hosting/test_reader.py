"""A page of the real theme, as a browser gets it from a server with all its headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.build.output import write_tree
from tests.mirror.hosting.answers import Server
from tests.mirror.hosting.filled import HOSTING
from tests.mirror.hosting.servers import SERVERS, open_folder, running
from tests.registers import TWELVE
from tests.sites import build, write_content

if TYPE_CHECKING:
    from playwright.sync_api import Browser

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
FILES = ["nginx.conf", "Caddyfile", "apache.conf", "htaccess.txt", "lighttpd.conf"]


@pytest.fixture(params=[name for name in SERVERS if name != "htaccess"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """Each server in turn, with a small site."""
    with open_folder() as folder:
        site = folder / "copy" / "site"
        write_tree(site, build(write_content(tmp_path, TWELVE)).files)
        with running(request.param, site, folder / "server") as started:
            yield started


@pytest.mark.parametrize("name", FILES)
def test_all_servers_send_the_same_policy(name: str) -> None:
    """One of them is looked at in a browser for all."""
    assert (HOSTING / name).read_text("utf-8").count(POLICY) == 1


@pytest.mark.browser
@pytest.mark.server
def test_the_headers_take_nothing_from_a_page(server: Server, browser: Browser) -> None:
    """It keeps its own styles and scripts, and the browser has nothing to complain about."""
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://127.0.0.1:{server.port}/en/wharves/index.html")
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    controls = page.get_by_role("search").count()
    page.close()

    assert said == []
    assert colour == "rgb(236, 235, 230)"
    assert controls == 1
