"""An article of a treaty in the words of an edition.

    >>> article_words("art-14-3-c", str)
    'article 14 (3) (c)'

The words are those of the catalogue: 第14条第3款（c）项 in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_ARTICLE = re.compile(r"(?:art-(\d+)|preamble)")
_PART = re.compile(r"-(?:(\d+)|p(\d+)|([a-z])|([ivx]+))(?=-|$)")


def article_words(anchor: str, _: Callable[[str], str]) -> str:
    """What an anchor of a text is called; the anchor itself if it is of another kind."""
    head = _ARTICLE.match(anchor)
    if head is None:
        return anchor
    words = _("article {n}").format(n=head[1]) if head[1] else _("preamble")
    below = ""  # a second letter is a roman number: art-5-e-i
    for number, unnumbered, letter, roman in _PART.findall(anchor[head.end() :]):
        if number:
            words += _(" ({number})").format(number=number)
        elif unnumbered:
            words += _(", paragraph {n}").format(n=unnumbered)
        elif roman or below:
            words += _(" ({roman})").format(roman=roman or letter)
        else:
            words += _(" ({letter})").format(letter=letter)
            below = letter
    return words
