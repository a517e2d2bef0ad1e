"""Share pictures: drawn once, true to the record, without anything hidden."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from plugins.build import drawing
from plugins.build.drawing import Fonts, can_be_drawn, draw
from plugins.build.share import draw_all
from plugins.build.story import Options
from plugins.errors import SetupError
from plugins.views.people.share import SHAPES, ShareWords, share_name
from tests.sites import THEME, build, page, write_content
from tests.views.made_up import FOLDER, MADE_UP, RECORD, SLUG

WORDS = ShareWords(
    edition="en",
    lang="en",
    name="Wang Moumou",
    forms=("Wáng Mǒumǒu", "མི་ངོ"),
    status="On trial",
    as_of="as of November 2026",
    quote="“I only put the books within reach.”",
    site=("Sm", "all"),
)


class _Plain(Fonts):
    """Pillow's own font instead of the two packages, for tests without them."""

    def get(self, text: str, lang: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
        """The one font in the size."""
        font = ImageFont.load_default(size)
        assert isinstance(font, ImageFont.FreeTypeFont)
        return font


PLAIN = _Plain(Path(), Path(), Path())


@pytest.mark.parametrize("size", SHAPES.values())
def test_a_picture_has_its_size_and_nothing_hidden(size: tuple[int, int]) -> None:
    """A palette and pixels; not one word of metadata."""
    with Image.open(io.BytesIO(draw(WORDS, size, PLAIN))) as image:
        assert (image.format, image.size, image.mode, image.info) == ("PNG", size, "P", {})


def test_the_same_words_give_the_same_bytes() -> None:
    """On one machine at least; why not on all: decision 0012."""
    first, second = (draw(WORDS, SHAPES["square"], PLAIN) for _ in range(2))

    assert first == second


def test_a_script_without_a_font_is_left_out() -> None:
    """Boxes are worse than nothing."""
    drawn = [text for text in ("王某某", "Wáng", "پالانى", "མི་ངོ", "ᠮᠣ") if can_be_drawn(text)]

    assert drawn == ["王某某", "Wáng", "پالانى"]


def test_the_name_of_the_file_follows_what_is_said() -> None:
    """Another status, another name; the other shape, another name."""
    released = ShareWords(**{**vars(WORDS), "status": "Released"})
    names = {share_name(WORDS, "square"), share_name(WORDS, "tall"), share_name(released, "square")}

    assert len(names) == 3


def pictures(content: Path) -> set[str]:
    """Names of the pictures in the made-up person's folder."""
    return {path.name for path in (content / FOLDER).glob("share-*.png")}


def test_pictures_are_drawn_once_and_renewed_after_a_change(tmp_path: Path) -> None:
    """What the record no longer says is taken away."""
    content = write_content(tmp_path, MADE_UP)
    first = draw_all(Options(content, THEME), PLAIN)
    before = pictures(content)
    second = draw_all(Options(content, THEME), PLAIN)
    changed = RECORD.replace("status: on-trial", "status: released")
    (content / FOLDER / "record.yaml").write_text(changed, "utf-8")
    third = draw_all(Options(content, THEME), PLAIN)

    assert (len(first.new), len(second.new), len(second.kept)) == (12, 0, 12)
    assert len(before) == len(third.gone) == len(third.new) == 6
    assert not before & pictures(content)


def test_only_a_true_picture_is_shown(tmp_path: Path) -> None:
    """The page links to those of its edition; one that is out of date is not published."""
    content = write_content(tmp_path, MADE_UP)
    draw_all(Options(content, THEME), PLAIN)
    report = build(content)
    links = page(report, f"en/people/{SLUG}.html").select('.kit a[href$=".png"]')
    stale = RECORD.replace("status: on-trial", "status: released")
    (content / FOLDER / "record.yaml").write_text(stale, "utf-8")
    after = build(content)

    assert len(links) == 2
    assert all(str(a["href"]).removeprefix("../../") in report.files for a in links)
    assert not [path for path in after.files if "wang-moumou/share-" in path]
    assert "unused-file" not in {problem.rule for problem in after.warnings}


def test_fonts_that_are_not_installed_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to run."""

    def missing(name: str) -> Path:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(drawing.importlib.resources, "files", missing)
    with pytest.raises(SetupError, match="make share-pictures"):
        Fonts.installed()


@pytest.mark.skipif(
    importlib.util.find_spec("manimgx_fonts_cjk") is None,
    reason="the fonts are not installed: make share-pictures gets them",
)
@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_the_fonts_have_all_three_editions_and_uyghur(lang: str) -> None:
    """Each text gets a font that knows it; nothing is drawn as a box."""
    fonts = Fonts.installed()
    for text in ("王某某", "Wáng", "پالانى"):
        box = fonts.get("\U0010fffd", lang, 60, 400).getmask("\U0010fffd").getbbox()
        shown = fonts.get(text, lang, 60, 400).getmask(text)

        assert shown.getbbox() not in (None, box)
