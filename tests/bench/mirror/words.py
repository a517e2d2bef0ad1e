"""Text that is like text to a compressor: words drawn by Zipf's law, Latin and Chinese.

The words mean nothing and name nobody. The n-th commonest of a vocabulary is drawn n times
less often than the commonest (G. K. Zipf, Human Behavior and the Principle of Least Effort,
1949). What stands around the text is left to ``trees``.

    Text("en", seed="page 7").sentences(3) -> "Rodan tel mesori kavu … "
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

EDITIONS = ("en", "zh-hans", "zh-hant")
WORDS = 12_000
_CHARACTERS = (0x4E00, 3_500)  # the first of a run of Chinese characters, and how many are used
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "an", "er", "in")]


class Text:
    """A source of sentences in one edition; equal seeds give equal sentences.

    Args:
        edition: ``en``, ``zh-hans`` or ``zh-hant``. The two Chinese editions say the same, with
            another form for a third of the characters, as the real ones do.
        seed: what the sentences belong to.
    """

    def __init__(self, edition: str, seed: str) -> None:
        self._edition = edition
        self._latin = edition == "en"
        self._random = random.Random(f"{'latin' if self._latin else 'chinese'} {seed}")

    def words(self, count: int) -> str:
        """So many words without a full stop, as in a title."""
        words, weights = _vocabulary(self._latin)
        drawn = self._random.choices(words, cum_weights=weights, k=count)
        return " ".join(drawn).capitalize() if self._latin else self._written("".join(drawn))

    def sentences(self, count: int) -> str:
        """So many sentences, one after the other."""
        return "".join(self._sentence() for _ in range(count))

    def _sentence(self) -> str:
        text = self.words(self._random.randint(8, 24))
        return f"{text}. " if self._latin else f"{text}。"

    def _written(self, text: str) -> str:
        return text.translate(_other_forms()) if self._edition == "zh-hant" else text


@cache
def _vocabulary(latin: bool) -> tuple[list[str], list[float]]:
    """Words, commonest first, and their weights summed up."""
    made: dict[str, None] = {}
    source = _latin_words() if latin else _chinese_words()
    while len(made) < WORDS:
        made[next(source)] = None
    return list(made), list(accumulate(1 / rank for rank in range(1, WORDS + 1)))


def _latin_words() -> Iterator[str]:
    dice = random.Random("latin words")
    while True:
        yield "".join(dice.choices(_SYLLABLES, k=dice.choice((1, 2, 2, 3, 3, 4))))


def _chinese_words() -> Iterator[str]:
    dice = random.Random("chinese words")
    first, count = _CHARACTERS
    characters = [chr(first + n) for n in range(count)]
    dice.shuffle(characters)
    weights = list(accumulate(1 / (rank + 20) for rank in range(count)))
    while True:
        length = dice.choice((1, 2, 2, 2, 3))
        yield "".join(dice.choices(characters, cum_weights=weights, k=length))


@cache
def _other_forms() -> dict[int, int]:
    """Every third character has another form, far from its own."""
    first, count = _CHARACTERS
    return {first + n: first + count + n for n in range(0, count, 3)}
