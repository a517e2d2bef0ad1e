"""Drawing docs/screenshots/: one page of each kind, on a phone and on a desk.

    python -m tests.screenshots         (make screenshots)

The site is built anew from content/. Pages are cut at HEIGHT, and pictures are reduced to
a palette, so that each stays below 250 KB.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PIL import Image

from plugins.build.output import write_tree
from tests.browser.kinds import WIDTHS, address
from tests.conftest import CHROMIUM
from tests.sites import ROOT, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TARGET = ROOT / "docs" / "screenshots"
HEIGHT = 3_200
BYTES = 250_000
COLOURS = (64, 32, 16)

# Each kind in the edition in which it is shown.
EDITION = {
    "home": "zh-hans",
    "section": "zh-hans",
    "topic": "zh-hans",
    "person": "en",
    "kit": "zh-hant",
    "library": "en",
    "page": "zh-hant",
    "door": "",
    "not-found": "",
}


@dataclass(frozen=True)
class Shot:
    """A picture to be made."""

    name: str
    kind: str
    width: int
    media: Literal["screen", "print"] = "screen"
    scheme: Literal["light", "dark"] = "light"


def shots() -> Iterator[Shot]:
    """All pictures: each kind at each width, a topic in the dark and on paper."""
    for kind in EDITION:
        for width in WIDTHS:
            yield Shot(f"{kind}-{width}", kind, width)
    yield Shot("topic-dark-1280", "topic", 1280, scheme="dark")
    yield Shot("topic-print", "topic", 794, media="print")  # A4 at 96 dots an inch


def draw(browser: Browser, output: Path, shot: Shot) -> bytes:
    """One picture as PNG."""
    size = {"width": shot.width, "height": 800}
    context = browser.new_context(viewport=size, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.emulate_media(media=shot.media, color_scheme=shot.scheme)
    page.goto((output / address(output, shot.kind, EDITION[shot.kind])).as_uri())
    data = page.screenshot(full_page=True)
    context.close()
    return data


def reduced(data: bytes) -> bytes:
    """The picture cut at HEIGHT, with as many colours as fit into BYTES."""
    with Image.open(io.BytesIO(data)) as picture:
        cut = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, HEIGHT)))
    small = b""
    for colours in COLOURS:
        file = io.BytesIO()
        palette = cut.quantize(colours, dither=Image.Dither.NONE)
        palette.save(file, "PNG", optimize=True)
        small = file.getvalue()
        if len(small) < BYTES:
            break
    return small


def main() -> int:
    """Build the site and draw every picture; the exit status."""
    if CHROMIUM is None:
        sys.stderr.write("error: no Chromium found (Debian: apt install chromium)\n")
        return 1
    from playwright.sync_api import sync_playwright

    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        output = Path(folder)
        write_tree(output, build(ROOT / "content").files)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for shot in shots():
            picture = reduced(draw(browser, output, shot))
            (TARGET / f"{shot.name}.png").write_bytes(picture)
            sys.stdout.write(f"{shot.name}.png {len(picture) // 1000} KB\n")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
