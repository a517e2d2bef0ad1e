"""Which Traditional form a character takes in a name, by its place there.

    forms("杰", LAST)           # "傑杰": 傑 is the likelier, but some write 杰
    forms("余", SURNAME)        # "余", where 余 alone may be 餘 as well

A surname is not the same character as the word that is written like it: 范 is 范 as a
surname and 範 in a given name. ``names.tsv`` says which form stands where, with the counts
it is made from. A character with several forms at one place is a doubt, for an editor.
"""

from __future__ import annotations

from functools import cache

from plugins.editions.house.lists import rows

SURNAME, MIDDLE, LAST = "s", "m", "l"


def forms(char: str, place: str) -> str:
    """The forms of a Simplified character at a place in names, the likeliest first, or ''."""
    return _table().get((char, place), "")


def places(length: int, surname: int) -> str:
    """The place of each character in a name: ``s`` surname, ``m`` middle, ``l`` last."""
    given = length - surname
    return SURNAME * surname + MIDDLE * (given - 1) + LAST * min(given, 1)


def watched() -> str:
    """All characters of the table."""
    return "".join(sorted({char for char, _ in _table()}))


@cache
def _table() -> dict[tuple[str, str], str]:
    return {
        (char, place): written for char, where, written, *_ in rows("names.tsv") for place in where
    }
