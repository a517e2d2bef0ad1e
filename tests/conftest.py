"""Fixtures that several tests share: Zhiquan's own site, built once, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from plugins.build.output import write_tree
from plugins.build.story import Report
from tests.sites import ROOT, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Properties are the same in every run, and a busy machine makes none of them fail.
settings.register_profile("zhiquan", deadline=None, derandomize=True)
settings.load_profile("zhiquan")

CHROMIUM = next(
    (
        path
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    None,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever looks at the whole of Zhiquan's own site is slow: each worker builds it."""
    for item in items:
        if "real_site" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def real_site() -> Report:
    """Zhiquan's own content, built."""
    return build(ROOT / "content")


@pytest.fixture(scope="session")
def real_output(real_site: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, written to a folder."""
    folder = tmp_path_factory.mktemp("site") / "output"
    write_tree(folder, real_site.files)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; where none is found the test is skipped, or fails in CI."""
    if CHROMIUM is None:
        reason = "no Chromium found: browser tests did not run (Debian: apt install chromium)"
        if os.environ.get("ZHIQUAN_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
    ]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()
