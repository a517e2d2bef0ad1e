"""The pages of a person whose record fills every field: axe, width, one sheet of paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.build.output import write_tree
from plugins.records.languages import EDITIONS
from tests.browser.kinds import WIDTHS
from tests.browser.test_axe import violations
from tests.site.pages import listed
from tests.sites import build, write_content
from tests.views.made_up import MADE_UP, SLUG

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAGES = [
    f"{edition}/people/{SLUG}{kind}.html"
    for edition in EDITIONS
    for kind in ("", "--clock", "--poster")
]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made-up person in a folder."""
    folder = tmp_path_factory.mktemp("made-up")
    write_tree(folder / "output", build(write_content(folder, MADE_UP)).files)
    return folder / "output"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_axe(browser: Browser, output: Path, path: str, width: int) -> None:
    """No violation of any rule that axe knows, light on a desk and dark on a phone."""
    scheme = "dark" if width == 360 else "light"
    problems = violations(browser, output / path, width, scheme)

    assert problems == [], listed(problems)


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_keep_to_the_width(browser: Browser, output: Path, width: int) -> None:
    """No bar, tag or label makes a page wider than a phone."""
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = context.new_page()
    wide = []
    for path in PAGES:
        page.goto((output / path).as_uri())
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    context.close()

    assert wide == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_poster_is_one_sheet(browser: Browser, output: Path, edition: str) -> None:
    """Printed as it asks for, on A4, it has one page."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((output / f"{edition}/people/{SLUG}--poster.html").as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    context.close()

    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") == 1
