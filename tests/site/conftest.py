"""Every page of Zhiquan's own site, parsed once."""

from __future__ import annotations

import pytest

from plugins.build.story import Report
from tests.site.pages import SitePage, site_pages


@pytest.fixture(scope="session")
def pages(real_site: Report) -> list[SitePage]:
    """All pages, in the order of their paths."""
    return site_pages(real_site.files)


@pytest.fixture(scope="session")
def edition_pages(pages: list[SitePage]) -> list[SitePage]:
    """All pages inside an edition: all but the door and the “not found” above them."""
    return [page for page in pages if page.edition]
