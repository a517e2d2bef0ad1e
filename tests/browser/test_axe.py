"""axe finds nothing that would shut a reader out, on each kind of page.

Which pages are looked at, how wide and in which colours: ``kinds.views``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.kinds import Scheme, address, views
from tests.site.pages import listed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def violations(browser: Browser, path: Path, width: int, scheme: Scheme) -> list[str]:
    """What axe finds; the page's own policy would keep axe itself out."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 740}
    )
    page = context.new_page()
    page.goto(path.as_uri())
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    context.close()
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("kind", "edition", "width", "scheme"), views())
def test_axe(
    browser: Browser, real_output: Path, kind: str, edition: str, width: int, scheme: Scheme
) -> None:
    """No violation of any rule that axe knows."""
    problems = violations(browser, real_output / address(real_output, kind, edition), width, scheme)

    assert problems == [], listed(problems)
