"""Characters of Traditional names that stay as they are in Simplified.

    staying("作家蕭乾，")       # [(3, 4, "乾")]: qián in a name, 干 for what is dry
    staying("沈香祖")           # [(0, 1, "沈")]: a surname, 沉 for what sinks

乾 and 著 stay in given names, where they are read qián and zhù (List of Commonly Used Standard
Chinese Characters, 2013), 沈 as a surname. A name stands free on both sides, as for ``people``;
elsewhere ``reverse.tsv`` and OpenCC decide. 昇 becomes 升, as most write it, though that list
allows 昇 in names.
"""

from __future__ import annotations

import re
from functools import cache

from plugins.editions.house.around import SAYINGS, TITLES, is_han
from plugins.editions.house.common import is_common
from plugins.editions.house.configuration import engine
from plugins.editions.house.forms import SURNAME, forms
from plugins.editions.house.people import GIVEN, SURNAMES

_AFTER_A_WORD = frozenset("中的了着地过不下去后时性感木岩")
_STAYS = re.compile("[乾著沈]")


def staying(text: str) -> list[tuple[int, int, str]]:
    """Characters of Traditional text to keep by the rule of names: start, end, form."""
    if not _STAYS.search(text):
        return []
    found = []
    for match in _free().finditer(text):
        if _is_name(match.group()):
            kept = _STAYS.finditer(text, *match.span())
            found += [(at.start(), at.end(), at.group()) for at in kept]
    return found


def _is_name(name: str) -> bool:
    """Whether it is made like a name, and no part of it is a common word in Simplified."""
    plain = str(engine("zh-Hans").convert(name))
    if not all(map(is_han, plain)) or len(plain) != len(name):
        return False
    given = plain[1:].replace("着", "").replace("干", "")
    words = [plain[at : at + 2] for at in range(len(name) - 1)]
    if name[0] == "沈":
        word = is_common("沉" + plain[1]) and plain[-1] in _AFTER_A_WORD  # 沈默中
        return len(name) > 2 and GIVEN.issuperset(given) and not word
    return GIVEN.issuperset(given) and not any(map(is_common, words))


@cache
def _free() -> re.Pattern[str]:
    """Finds a surname with one or two characters that stands free and holds one that may stay."""
    convert = engine("zh-Hant").convert
    surnames = "".join(sorted({(forms(char, SURNAME) or convert(char))[0] for char in SURNAMES}))
    titles, sayings = convert(TITLES), convert(SAYINGS)
    han = "[\u4e00-\u9fff]"
    name = f"沈{han}{{1,2}}|[{surnames}](?:{han}?[乾著]|[乾著]{han})"
    return re.compile(
        f"(?:(?<!{han})|(?<={titles.replace('|', ')|(?<=')}))(?:{name})(?=(?!{han})|{sayings})"
    )
