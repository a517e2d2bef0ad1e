"""Characters of Traditional names that have a form of their own in Simplified.

    staying("作家蕭乾，")       # [(3, 4, "乾")]: qián in a name, 干 for what is dry
    staying("沈香祖")           # [(0, 1, "沈")]: a surname, 沉 for what sinks
    staying("李澤鉅")           # [(2, 3, "钜")]: 巨 for what is huge

乾 and 著 stay in given names, where they are read qián and zhù, and 鉅 is 钜 there; 沈 stays as
a surname, and 麴 is 麹 (List of Commonly Used Standard Chinese Characters, 2013, annex 1). A
name stands free on both sides, as for ``people``; elsewhere the lists and OpenCC decide. 昇
and 陞 become 升, as most write it, though that list allows both in names. 於 is a surname too,
but at the start of a clause it is nearly always "at"; OpenCC lists some people.
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
_GIVEN = {"乾": "乾", "著": "著", "鉅": "钜"}
_SURNAME = {"沈": "沈", "麴": "麹"}
_WATCHED = re.compile(f"[{''.join([*_GIVEN, *_SURNAME])}]")
_AS_WORDS = str.maketrans("", "", "干着巨")  # what _GIVEN becomes elsewhere


def staying(text: str) -> list[tuple[int, int, str]]:
    """Characters of Traditional text to set by the rule of names: start, end, form."""
    if not _WATCHED.search(text):
        return []
    found = []
    for match in _free().finditer(text):
        if _is_name(match.group()):
            for at, char in enumerate(match.group(), match.start()):
                form = (_GIVEN if at > match.start() else _SURNAME).get(char)
                found += [(at, at + 1, form)] if form else []
    return found


def _is_name(name: str) -> bool:
    """Whether it is made like a name, and no part of it is a common word in Simplified."""
    plain = str(engine("zh-Hans").convert(name))
    if not all(map(is_han, plain)) or len(plain) != len(name):
        return False
    given = plain[1:].translate(_AS_WORDS)
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
    given = f"[{''.join(_GIVEN)}]"
    name = f"[{''.join(_SURNAME)}]{han}{{1,2}}|[{surnames}](?:{han}?{given}|{given}{han})"
    return re.compile(
        f"(?:(?<!{han})|(?<={titles.replace('|', ')|(?<=')}))(?:{name})(?=(?!{han})|{sayings})"
    )
