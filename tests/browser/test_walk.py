"""Walking through the site by clicks and by keys: from a folder, and below any address."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.records.languages import EDITIONS
from tests.browser.kinds import INNER, WIDTHS, address

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_DEEP = "some/deep/path"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def deep(real_output: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site served below a path, on this machine alone."""
    root = tmp_path_factory.mktemp("served")
    shutil.copytree(real_output, root / _DEEP)
    handler = functools.partial(_Quiet, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{_DEEP}"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["file", "http"])
def site(request: pytest.FixtureRequest, real_output: Path) -> str:
    """Where the site begins: a folder, or a path on a host."""
    if request.param == "file":
        return real_output.as_uri()
    return str(request.getfixturevalue("deep"))


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    size = {"width": request.param, "height": 740}
    context = browser.new_context(java_script_enabled=False, viewport=size)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("edition", EDITIONS)
def test_walk(page: Page, site: str, edition: str, real_output: Path) -> None:
    """From the door to an edition, a topic, a person, and to the same page in the others."""
    page.goto(f"{site}/index.html")
    page.click(f"main a[hreflang={EDITIONS[edition].lang}]")
    assert page.url == f"{site}/{edition}/index.html"

    page.click("main a[href^='topics/'] >> nth=0")
    assert page.url.startswith(f"{site}/{edition}/topics/")

    page.click(".nav a[href$='people/index.html']")
    page.click("main a.card >> nth=0")
    rest = page.url.removeprefix(f"{site}/{edition}/")
    assert rest.startswith("people/")

    for other in (e for e in EDITIONS.values() if e.id != edition):
        page.goto(f"{site}/{edition}/{rest}")
        page.click(f".eds a[hreflang={other.lang}]")
        assert page.url == f"{site}/{other.id}/{rest}"
        assert page.locator("h1").count() == 1


def test_topic_leads_to_its_people(page: Page, site: str, real_output: Path) -> None:
    """At least one topic shows people, and its first card leads to a person."""
    topics = sorted((real_output / "en" / "topics").glob("*.html"))
    topic = next(
        path for path in topics if 'href="../people/' in path.read_text("utf-8").split("<main")[1]
    )
    page.goto(f"{site}/en/topics/{topic.name}")
    page.click("main a[href^='../people/'] >> nth=0")

    assert page.url.startswith(f"{site}/en/people/")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("kind", INNER)
def test_skip_link(browser: Browser, real_output: Path, kind: str) -> None:
    """The first key press reaches the skip link, which shows itself and leads to the text."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((real_output / address(real_output, kind, "en")).as_uri())
    page.keyboard.press("Tab")
    focused = page.evaluate("[document.activeElement.className, document.activeElement.hash]")
    box = page.locator(".skip").bounding_box()
    page.keyboard.press("Enter")
    landed = page.evaluate("[location.hash, document.activeElement.id]")
    context.close()

    assert focused == ["skip", "#main"]
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert landed == ["#main", "main"]
