"""Charges, by the article of the law or by the name of the offence.

    Charges(vocabulary).find("颠覆国家政权罪(105-1)")      # Read("CL-105-1")

Offences of one name in two laws are the mainland's, unless the cell says Hong Kong.
``105(2)``, ``105-2``, ``Art. 105``, 第一百零五条第二款 and 第291条之一 are numbers of the
Criminal Law; the names are the labels of ``vocabulary/charge.yaml``. Where a cell gives both,
they must agree. A number of paragraphs that the vocabulary does not part is read as its
article; an article whose paragraphs are parted and not given is not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from plugins.imports.cells import Read, Result, Unread, folded, without_footnote
from plugins.imports.numerals import digits
from plugins.imports.terms import Terms
from plugins.records.references import Term

_ARTICLE = re.compile(
    r"(?:criminal law|cl|刑法》?|《刑法》)?[\s,:-]*(?:art(?:icle)?s?\.?|第)?\s*"
    r"(\d{2,3})\s*(?:条|條)?"
    r"(?:\s*(?:[(-]\s*(\d)\s*\)?|第\s*(\d)\s*[款项項]|之\s*(\d)))?"
    r"(?:\s*(?:\([a-z\d]\)|第\s*\d\s*[款项項]))?"
)
_WITH_NUMBER = re.compile(
    r"(.*[^\s\d(（-])\s*[(（\[]([^()（）]*\d[^()（）]*(?:\([^)]*\))?)[)）\]]\s*"
)

_BEFORE_NUMBER = re.compile(r"\s*[(\[].*")
_HONG_KONG = re.compile(r"香港|国安法|國安法|hong kong|national security law|\bnsl\b", re.I)


class Charges:
    """Finds charges in ``vocabulary/charge.yaml``."""

    def __init__(self, terms: Mapping[str, Term], values: Mapping[str, str] | None = None) -> None:
        self._all = Terms(terms, values)
        mainland = {id_: term for id_, term in terms.items() if not id_.startswith(("NSL-", "HK-"))}
        self._mainland = Terms(mainland, values)
        self._ids = self._all.ids

    def listed(self, text: str) -> bool:
        """Whether the map's own table says what a cell means."""
        return self._all.listed(text)

    def find(self, text: str) -> Result:
        """The id of a charge."""
        terms = self._all if _HONG_KONG.search(folded(text)) else self._mainland
        if terms.listed(text):
            return terms.find(text)
        plain = digits(without_footnote(folded(text)).casefold())
        by_number = self._numbered(plain)
        if by_number is not None:
            return by_number
        both = _WITH_NUMBER.fullmatch(plain)
        number = self._numbered(both[2]) if both else None
        if both and number is not None:
            return self._agreeing(terms.find(_BEFORE_NUMBER.sub("", folded(text))), number)
        return terms.find(text)

    def _numbered(self, text: str) -> Result | None:
        match = _ARTICLE.fullmatch(text.strip())
        if not match:
            return None
        article, part = match[1], match[2] or match[3] or match[4]
        if part and f"CL-{article}-{part}" in self._ids:
            return Read(f"CL-{article}-{part}")
        if f"CL-{article}" in self._ids:
            note = f"of article {article}({part}) the paragraph was left out"
            return Read(f"CL-{article}", (note,) if part else ())
        parted = sorted(id_ for id_ in self._ids if id_.startswith(f"CL-{article}-"))
        if parted:
            return Unread(
                "which paragraph of the article is meant?", "one of: " + ", ".join(parted)
            )
        return Unread(f"vocabulary/charge.yaml has no article {article}", "add it there first")

    @staticmethod
    def _agreeing(name: Result, number: Result) -> Result:
        """A name and a number that say the same; an unknown name does not matter."""
        if isinstance(name, Read) and isinstance(number, Read) and name.value != number.value:
            return Unread(
                f"the name means {name.value}, the number {number.value}", "which of them is right?"
            )
        return number if isinstance(number, Read) else name
