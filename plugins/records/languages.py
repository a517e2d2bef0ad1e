"""The languages that content is written in, and the editions that readers get.

    >>> EDITIONS["zh-hant"].lang
    'zh-Hant'

Edition ids are lower-case, for addresses; ``lang`` is the BCP 47 tag, for pages.
How one Chinese script becomes the other is left to ``editions.script``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["en", "zh-Hans", "zh-Hant"]
LANGS: tuple[Lang, ...] = ("en", "zh-Hans", "zh-Hant")
CHINESE: tuple[Lang, ...] = ("zh-Hans", "zh-Hant")

# Han characters for regular expressions: the basic blocks, compatibility forms, and the
# supplementary planes, where rare characters of names stand (Unicode 16, UAX #38).
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"

# What editors are likely to type instead, and what they mean.
MISTAKEN = {
    "zh": "zh-Hans",
    "cn": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "tw": "zh-Hant",
    "hans": "zh-Hans",
    "hant": "zh-Hant",
    "english": "en",
}


@dataclass(frozen=True)
class Edition:
    """One of the three sites in one: its address part, its language, its switch label."""

    id: str
    lang: Lang
    label: str
    name: str

    @property
    def preference(self) -> tuple[Lang, ...]:
        """Languages in the order in which this edition takes words."""
        if self.lang == "en":
            return ("en", "zh-Hans", "zh-Hant")
        other: Lang = "zh-Hant" if self.lang == "zh-Hans" else "zh-Hans"
        return (self.lang, other, "en")


EDITIONS: dict[str, Edition] = {
    "zh-hans": Edition("zh-hans", "zh-Hans", "简", "简体中文"),
    "zh-hant": Edition("zh-hant", "zh-Hant", "繁", "繁體中文"),
    "en": Edition("en", "en", "EN", "English"),
}


def is_chinese(lang: str) -> bool:
    """Whether ``lang`` is one of the two Chinese scripts that are converted."""
    return lang in CHINESE


def suggest_lang(name: str) -> str:
    """The language that a wrongly named file was probably meant for, or ''."""
    lower = name.lower().replace("_", "-")
    exact = {lang.lower(): lang for lang in LANGS}
    return exact.get(lower) or MISTAKEN.get(lower, "")
