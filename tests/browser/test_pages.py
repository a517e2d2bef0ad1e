"""Every page from a folder, on a phone and on a desk: whole, quiet, in width.

Scripts are off; with them, those pages that have one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.records.languages import EDITIONS
from tests.browser.kinds import WIDTHS
from tests.site.pages import listed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_WIDE = """() => [...document.querySelectorAll("main *, .bar *, .foot *")]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("pre, [class=g]"))
  .slice(0, 2).map(e => e.outerHTML.slice(0, 90)).join(" … ")"""


@contextmanager
def _quiet_page(
    browser: Browser, width: int, scripts: bool = False
) -> Iterator[tuple[Page, list[str], list[str]]]:
    """A page, what it asks for and what it complains about; without JavaScript if not asked."""
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": width, "height": 740}
    )
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page, asked, said
    context.close()


def _addresses(output: Path, edition: str | None = None) -> list[Path]:
    """The pages of an edition, those outside of all (""), or every page."""
    pages = sorted(output.rglob("*.html"))
    if edition is None:
        return pages
    inside = {path: path.relative_to(output).parts[0] for path in pages}
    return [path for path in pages if (inside[path] if inside[path] in EDITIONS else "") == edition]


def _drawn_for(page: Path, asked: str) -> bool:
    """Whether it is a picture that was drawn for this page, and is called after it."""
    beside = f"{page.parent.as_uri()}/{page.stem}"
    return asked.startswith(beside) and asked.endswith(".svg")


@pytest.mark.parametrize("edition", ["", *EDITIONS])
def test_pages_are_whole_quiet_and_in_width(
    browser: Browser, real_output: Path, edition: str
) -> None:
    """A page asks for itself and its own pictures, the browser has no complaint, all is in width.

    One visit for both widths, for there are thousands of pages; turning a phone is one as well.
    """
    problems = []
    media = (real_output / "media").as_uri()
    with _quiet_page(browser, WIDTHS[0]) as (page, asked, said):
        for path in _addresses(real_output, edition):
            page.goto(path.as_uri())
            problems += _too_wide(page, path.relative_to(real_output).as_posix())
            own = (path.as_uri(), "data:,")
            problems += [
                f"{path.name} asks for {u}"
                for u in asked
                if u not in own and media not in u and not _drawn_for(path, u)
            ]
            problems += [f"{path.name}: {text}" for text in said]
            asked.clear()
            said.clear()

    assert problems == [], listed(problems)


def _too_wide(page: Page, name: str) -> list[str]:
    """At which widths somebody has to scroll sideways, and to what."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{name} at {width}: {page.evaluate(_WIDE)}")
    return found


def test_scripts_ask_for_nothing_and_keep_to_the_width(browser: Browser, real_output: Path) -> None:
    """Where a page has one: it runs, unfolded on a phone too, and the browser has no complaint."""
    problems = []
    with _quiet_page(browser, 360, scripts=True) as (page, asked, said):
        for path in _addresses(real_output):
            if b"<script" not in path.read_bytes():
                continue
            page.goto(path.as_uri())
            for folded in page.locator("main details:not([open]) > summary").all():
                folded.click()
            name = path.relative_to(real_output)
            problems += [
                f"{name} asks for {u}" for u in asked if u not in (path.as_uri(), "data:,")
            ]
            problems += [f"{name}: {text}" for text in said]
            if page.get_by_role("search").count() != 1:
                problems.append(f"{name}: its script made nothing")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                problems.append(f"{name}: {page.evaluate(_WIDE)}")
            asked.clear()
            said.clear()

    assert problems == [], listed(problems)


def test_styles_are_in_force(browser: Browser, real_output: Path) -> None:
    """The policy lets the page's own style through, in all editions and on the door."""
    grounds = []
    with _quiet_page(browser, 360) as (page, _, _):
        for name in ("index.html", "en/index.html", "zh-hans/index.html", "zh-hant/index.html"):
            page.goto((real_output / name).as_uri())
            grounds.append(page.evaluate("getComputedStyle(document.body).margin"))

    assert grounds == ["0px"] * 4
