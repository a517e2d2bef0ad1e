"""Drawing a share picture: black, white and the one yellow, with fonts from two packages.

    fonts = Fonts.installed()
    data = draw(words, SHAPES["square"], fonts)     # bytes of a PNG

The name stands as large as it fits, above it the site's name, below it the status with its
day; a quotation only where there is room for all of it. A name in a script that the fonts
do not have, such as Tibetan, is left out rather than drawn as boxes. The file has a palette
and no metadata of any kind.
"""

from __future__ import annotations

import importlib.resources
import io
import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from plugins.errors import SetupError
from plugins.records.languages import HAN
from plugins.views.people.share import ShareWords

INK, PAPER, MARK, SOFT = (21, 23, 26), (255, 255, 255), (255, 225, 77), (86, 92, 99)
MARGIN = 80
_FACES = {"zh-Hans": 2, "zh-Hant": 3, "en": 2}  # in NotoSansCJK-VF.otf.ttc: JP, KR, SC, TC, HK
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN_OR_HAN = re.compile(
    f"[\u0000-\u024f\u1e00-\u1eff\u2000-\u206f\u2e80-\u33ff{HAN}\uff00-\uffef]+"
)
_HAN = re.compile(f"[{HAN}]")
_WORDS = re.compile(r"[!-~\u00c0-\u024f\u1e00-\u1eff’]+\s?|.", re.S)
_NO_LINE_BEGIN = "，。、；：？！”’」』）》·…"
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Fonts:
    """Files of three variable fonts: Noto Sans CJK, Noto Sans, Noto Sans Arabic."""

    cjk: Path
    latin: Path
    arabic: Path

    @classmethod
    def installed(cls) -> Fonts:
        """The fonts of the packages in ``requirements/share.in``.

        Raises:
            SetupError: the packages are not installed.
        """
        try:
            cjk = importlib.resources.files("manimgx_fonts_cjk")
            other = importlib.resources.files("manimgx_fonts")
        except ModuleNotFoundError as error:
            raise SetupError("the fonts are not installed: run make share-pictures") from error
        files = (
            cjk / "NotoSansCJK-VF.otf.ttc",
            other / "NotoSans[wght].ttf",
            other / "NotoSansArabic[wght].ttf",
        )
        return cls(*(Path(str(file)) for file in files))

    def get(self, text: str, lang: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
        """The font for some text: by its script, then by the language of the page."""
        if _ARABIC.search(text):
            font = ImageFont.truetype(self.arabic, size)
        elif _HAN.search(text):
            font = ImageFont.truetype(self.cjk, size, index=_FACES[lang])
        else:
            font = ImageFont.truetype(self.latin, size)
        axes = font.get_variation_axes()
        font.set_variation_by_axes([_coordinate(axis, weight) for axis in axes])
        return font


def _coordinate(axis: ImageFont.Axis, weight: int) -> float:
    return weight if axis["name"] == b"Weight" else axis["default"] or 0


def can_be_drawn(text: str) -> bool:
    """Whether a name can be drawn: the fonts have its script, and it can be shaped.

    Pillow shapes Arabic letters with Raqm, which needs the FriBiDi of the system.
    """
    return bool(_LATIN_OR_HAN.fullmatch(text) or (_ARABIC.search(text) and _shapes()))


def _shapes() -> bool:
    return bool(features.check("raqm"))


def draw(words: ShareWords, size: tuple[int, int], fonts: Fonts) -> bytes:
    """One picture as PNG."""
    picture = Image.new("RGB", size, PAPER)
    sheet = _Sheet(ImageDraw.Draw(picture), words.lang, fonts, size)
    sheet.head(words.site)
    y = sheet.name(words.name)
    y = sheet.forms([form for form in words.forms if can_be_drawn(form)], y)
    y = sheet.status(words.status, words.as_of, y)
    sheet.quote(words.quote, y)
    return _png(picture)


def _png(picture: Image.Image) -> bytes:
    """A palette of eight colours: few bytes, and edges that are still smooth."""
    file = io.BytesIO()
    small = picture.quantize(8, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


@dataclass(frozen=True)
class _Sheet:
    """The picture while it is drawn; each part returns where the next may begin."""

    pen: ImageDraw.ImageDraw
    lang: str
    fonts: Fonts
    size: tuple[int, int]

    @property
    def width(self) -> int:
        return self.size[0] - 2 * MARGIN

    def head(self, site: tuple[str, ...]) -> None:
        """The black frame with the site's name, its second part marked."""
        self.pen.rectangle((0, 0, self.size[0], 130), fill=INK)
        self.pen.rectangle((0, self.size[1] - 24, self.size[0], self.size[1]), fill=MARK)
        font = self.fonts.get(site[0], self.lang, 56, 900)
        x = MARGIN + self._text(site[0], MARGIN, 64, font, PAPER) + 8
        marked = self.pen.textlength(site[1], font=font)
        self.pen.rectangle((x, 26, x + marked + 20, 104), fill=MARK)
        self._text(site[1], x + 10, 64, font, INK)

    def name(self, name: str) -> int:
        """The name, as large as it fits on at most two lines."""
        most = self.size[1] * 3 // 10
        for size in range(300, 60, -10):
            font = self.fonts.get(name, self.lang, size, 900)
            lines = self._lines(name, font)
            wide = max(self.pen.textlength(line, font=font) for line in lines)
            if len(lines) <= 2 and size * len(lines) <= most and wide <= self.width:
                break
        return self._block(lines, font, 170 + self.size[1] // 24, 1.12, INK)

    def forms(self, forms: list[str], y: int) -> int:
        """The name in other writings, one after the other."""
        x = MARGIN
        for form in forms:
            font = self.fonts.get(form, self.lang, 44, 400)
            wide = int(self.pen.textlength(form, font=font))
            if x > MARGIN and x + wide > MARGIN + self.width:
                x, y = MARGIN, y + 66
            self._text(form, x, y + 40, font, SOFT)
            x += wide + 44
        return y + (96 if forms else 20)

    def status(self, status: str, as_of: str, y: int) -> int:
        """The status between two rules, with its day."""
        self.pen.rectangle((MARGIN, y, MARGIN + self.width, y + 12), fill=INK)
        font = self.fonts.get(status, self.lang, 60, 900)
        y = self._block(self._lines(status, font), font, y + 36, 1.2, INK)
        small = self.fonts.get(as_of, self.lang, 44, 400)
        y = self._block(self._lines(as_of, small), small, y, 1.3, INK)
        self.pen.rectangle((MARGIN, y + 16, MARGIN + self.width, y + 20), fill=INK)
        return y + 60

    def quote(self, quote: str, y: int) -> None:
        """The quotation, in the largest letters that leave room for all of it."""
        room = self.size[1] - 70 - y
        for size in range(80, 35, -4) if quote else ():
            font = self.fonts.get(quote, self.lang, size, 400)
            lines = self._lines(quote, font, self.width - 40 - size // 2)
            if len(lines) * size * 1.5 <= room:
                tall = int(len(lines) * size * 1.5)
                self.pen.rectangle((MARGIN, y, MARGIN + 12, y + tall), fill=MARK)
                self._block(lines, font, y, 1.5, INK, MARGIN + 40)
                return

    def _block(
        self,
        lines: list[str],
        font: ImageFont.FreeTypeFont,
        y: int,
        leading: float,
        colour: Colour,
        x: int = MARGIN,
    ) -> int:
        step = int(font.size * leading)
        for number, line in enumerate(lines):
            self._text(line, x, y + number * step + step // 2, font, colour)
        return y + len(lines) * step

    def _text(
        self, text: str, x: float, middle: float, font: ImageFont.FreeTypeFont, colour: Colour
    ) -> int:
        """Draw a line around a height; how wide it became."""
        lang = self.lang if font.layout_engine == ImageFont.Layout.RAQM else None
        self.pen.text((x, middle), text, font=font, fill=colour, anchor="lm", language=lang)
        return int(self.pen.textlength(text, font=font))

    def _lines(self, text: str, font: ImageFont.FreeTypeFont, width: int = 0) -> list[str]:
        """Text in lines that fit: broken between words, and between any two Han characters."""
        lines = [""]
        for word in _WORDS.findall(text):
            longer = lines[-1] + word
            fits = self.pen.textlength(longer.rstrip(), font=font) <= (width or self.width)
            if fits or not lines[-1] or word in _NO_LINE_BEGIN:
                lines[-1] = longer
            else:
                lines.append(word)
        return [line.rstrip() for line in lines]
