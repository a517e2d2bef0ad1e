"""Words that are no names: common words, and words that the dictionaries know whole.

    is_common("高兴")       # True: 高 is a surname, but this is a word
    is_phrase("洪钟")       # True: OpenCC writes 洪鐘, and 鍾 alone

``words.txt`` says where its entries come from.
"""

from __future__ import annotations

from functools import cache, lru_cache

from plugins.editions.house.configuration import engine
from plugins.editions.house.lists import numbered


def is_common(word: str) -> bool:
    """Whether a word of two or three characters is in ``words.txt``."""
    return word in _words()


def common_word_line(word: str) -> int:
    """The line of ``words.txt`` at which a common word stands, or 0."""
    return _words().get(word, 0)


@lru_cache(maxsize=4096)
def is_phrase(word: str) -> bool:
    """Whether the dictionaries write a word otherwise than any of its parts."""
    convert = engine("zh-Hant").convert
    parts = {convert(word[:at]) + convert(word[at:]) for at in range(1, len(word))}
    return convert(word) not in {*parts, "".join(map(convert, word))}


@cache
def _words() -> dict[str, int]:
    return {word: at for at, word in numbered("words.txt")}
