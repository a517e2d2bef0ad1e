"""An article of a treaty in the words of an edition.

    >>> article_words("art-14-3-c", "en", str)
    'article 14 (3) (c)'

The words are those of the catalogue, and the numbers are written as each language writes
them: 第十四条第三款（c）项.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from plugins.records.languages import is_chinese
from plugins.records.numerals import numeral

_ARTICLE = re.compile(r"(?:art-(\d+)|preamble)")
_PART = re.compile(r"-(?:(\d+)|p(\d+)|([a-z])|([ivx]+))(?=-|$)")


def article_words(anchor: str, lang: str, _: Callable[[str], str]) -> str:
    """What an anchor of a text is called; the anchor itself if it is of another kind.

    Args:
        anchor: ``art-14-3-c``.
        lang: the language of the words.
        _: gives the words of that language.
    """

    def written(digits: str) -> str:
        return numeral(int(digits)) if is_chinese(lang) else digits

    head = _ARTICLE.match(anchor)
    if head is None:
        return anchor
    words = _("article {n}").format(n=written(head[1])) if head[1] else _("preamble")
    below = ""  # a second letter is a roman number: art-5-e-i
    for number, unnumbered, letter, roman in _PART.findall(anchor[head.end() :]):
        if number:
            words += _(" ({number})").format(number=written(number))
        elif unnumbered:
            words += _(", paragraph {n}").format(n=written(unnumbered))
        elif roman or below:
            words += _(" ({roman})").format(roman=roman or letter)
        else:
            words += _(" ({letter})").format(letter=letter)
            below = letter
    return words
