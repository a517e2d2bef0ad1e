"""What counts as a wrong character, name or line in the conversion benchmark.

    wrong_words("發現一出路", "發現一齣路")      # wants 齣, got 出: [("齣", "出")]

Glyphs that differ by region only (裡 裏, 眾 衆, 著 着) count as the same character here; so
do spellings that are free in Traditional (台 臺, 布 佈). What is left is a wrong word. In
names 台 and 臺 stay apart, and only glyphs are folded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import opencc

Convert = Callable[[str], str]
Row = list[str]

# fmt: off
_FREE = (
    "臺台", "佈布", "佔占", "週周", "蹟跡", "儘盡", "僱雇", "唸念", "瞭了", "傢家", "鉅巨",
    "「“", "」”", "『‘", "』’",
)
_GLYPHS = (
    "爲為", "衆眾", "羣群", "裏裡", "峯峰", "啓啟", "祕秘", "喫吃", "麪麵", "脣唇", "説說",
    "温溫", "衞衛", "着著", "麽麼", "汙污", "洩泄", "恆恒", "艷豔", "綫線", "册冊", "户戶",
    "敎教", "牀床", "痹痺", "痴癡", "樑梁", "稅税", "脫脱", "銳鋭", "閱閲", "悅悦", "鏽銹",
    "鈎鉤", "鷄雞", "牆墻", "却卻", "嘆歎", "岩巖", "凶兇",
)
# Variants that may stand in names, or be merged: notes of annex 1 of the List of Commonly Used
# Standard Chinese Characters (通用规范汉字表, 2013). As there, in Simplified.
_IN_NAMES = (
    "迺乃", "桠丫", "耑专", "钜巨", "昇升", "陞升", "甯宁", "飏扬", "麹曲", "仝同", "甦苏", "邨村",
    "氾泛", "堃坤", "犇奔", "龢和", "䜣欣", "迳径", "缐线", "釐厘", "锺钟", "絜洁", "喆哲", "祕秘",
    "𫖯俯", "赀资", "叚假", "𪟝绩", "菉绿", "淼渺", "谿溪", "筦管", "澂澄", "吒咤",
)
# fmt: on


@dataclass(frozen=True)
class Score:
    """Wrong of all, with where: (line, [(expected, got), …])."""

    wrong: int
    total: int
    lines: int
    failures: list[tuple[int, list[tuple[str, str]]]]

    @property
    def per_10k(self) -> float:
        """Wrong characters in ten thousand."""
        return 1e4 * self.wrong / max(1, self.total)

    @property
    def right_lines(self) -> float:
        """Percent of lines without any wrong character."""
        return 100 - 100 * len(self.failures) / max(1, self.lines)


def rows(path: Path) -> list[Row]:
    """A file of tab-separated columns, without its comment lines."""
    text = path.read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]


def folded(text: str, pairs: Iterable[str]) -> str:
    """``text`` with the first of each pair read as the second."""
    return text.translate({ord(pair[0]): pair[1] for pair in pairs})


def spelled_alike(text: str) -> str:
    """``text`` with one glyph for those that differ by region, and one of the free spellings."""
    return folded(text, [*_GLYPHS, *_FREE])


def same_name(converted: str, expected: str) -> bool:
    """Whether a name is right, whatever the region's glyphs."""
    glyphs = [pair for pair in _GLYPHS if pair not in ("岩巖", "凶兇", "樑梁", "嘆歎")]
    return folded(converted, glyphs) == folded(expected, glyphs)


def allowed_in_name(converted: str, expected: str) -> bool:
    """Whether a Simplified name is right, or differs where the standard allows both forms."""
    return folded(converted, _IN_NAMES) == folded(expected, _IN_NAMES)


def names(convert: Convert, pairs: list[Row]) -> tuple[float, list[tuple[str, str]]]:
    """Percent of names right, and the wrong ones: (as it should be, as it came out)."""
    made = [(row[1], convert(row[0])) for row in pairs]
    wrong = [(want, got) for want, got in made if not same_name(got, want)]
    return 100 - 100 * len(wrong) / max(1, len(pairs)), wrong


def sentences(convert: Convert, pairs: list[Row]) -> Score:
    """Wrong words in running text."""
    failures, wrong, total = [], 0, 0
    for number, row in enumerate(pairs, 1):
        got, want = convert(row[0]), row[1]
        total += sum(map(is_han, want))
        bad = wrong_words(got, want)
        wrong += len(bad)
        if bad:
            failures.append((number, bad))
    return Score(wrong, total, len(pairs), failures)


def wrong_words(got: str, want: str) -> list[tuple[str, str]]:
    """Characters that make another word: (as it should be, as it came out)."""
    if len(got) != len(want):
        return [("length", str(len(got) - len(want)))]
    compared = zip(spelled_alike(want), spelled_alike(got), strict=True)
    return [(w, g) for w, g in compared if w != g and is_han(w)]


def accepted(convert: Convert, pairs: list[Row]) -> tuple[int, list[tuple[str, str]]]:
    """How many rows come out as one of the forms in the second column (``a|b``)."""
    made = [(row[1], convert(row[0])) for row in pairs]
    wrong = [(want, got) for want, got in made if got not in want.split("|")]
    return len(pairs) - len(wrong), wrong


def is_han(char: str) -> bool:
    """Whether a character is Chinese."""
    return "\u3400" <= char <= "\u9fff"


def opencc_version() -> str:
    """The release of OpenCC in use."""
    return str(opencc.__version__)
