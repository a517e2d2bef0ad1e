"""Names as tables have them: in one script or both, with pinyin, in one cell or several.

    >>> split_name("王某某（Wang Moumou）").value
    {'zh': '王某某', 'en': 'Wang Moumou'}

A Chinese name goes to the script that it is in, wherever the map wanted it; the other script
is proposed and never filled in, because 钟 can be 鍾 or 鐘. A name that mixes the scripts, or
has a gap (王□), is not read. A slug is made of Latin letters only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice, product

from plugins.editions.house.forms import LAST, MIDDLE, SURNAME, forms, places
from plugins.editions.names import NameBook
from plugins.editions.script import Converter, in_script, script_of
from plugins.imports.cells import Read, Result, Unread, folded, tidy, without_footnote
from plugins.records.languages import HAN

_INSIDE = re.compile(f"(?<=[{HAN}·]) +(?=[{HAN}·])")
_CHINESE = re.compile(rf"[{HAN}][{HAN}·‧•・ ]*")
_LATIN = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,'’ʼ‘-])*")
_GAP = re.compile(r"[□○●◯█*＊?？…_×xX]{1,}")
_PINYIN = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ]")
_MOST = 4  # proposals
_AROUND = re.compile(r"^[\s,;/|()（）\[\]【】]+|[\s,;/|()（）\[\]【】]+$")


def read_chinese(text: str, wanted: str = "") -> Result:
    """A name in Chinese characters, as ``{script: name}``.

    Args:
        text: the cell.
        wanted: the script that the map says, or '' to find out.
    """
    name = _INSIDE.sub("", without_footnote(tidy(text)))
    if _GAP.search(name):
        return Unread("a character of the name is missing or in doubt", "write the full name")
    if not _CHINESE.fullmatch(name):
        return Unread("this is not a name in Chinese characters alone", "map the column to: name")
    if _mixed(name):
        return Unread("the name mixes Simplified and Traditional characters", "write it in one")
    script = script_of(name)
    if script == "zh":
        return Read({wanted or "zh-Hans": name})
    if wanted and script != wanted:
        return Read({script: name}, (f"the name is in {script} and was written there",))
    return Read({script: name})


def read_latin(text: str) -> Result:
    """A name in Latin letters."""
    name = without_footnote(folded(text)).strip(" ,;")
    if not name or not _LATIN.fullmatch(name):
        return Unread("this is not a name in Latin letters alone", "map the column to: name")
    return Read(name)


def split_name(text: str) -> Result:
    """A cell with a name in both alphabets: a dict with ``zh``, ``en``, ``pinyin``."""
    plain = without_footnote(tidy(text))
    chinese = [match.group().strip() for match in _CHINESE.finditer(plain)]
    latin = _AROUND.sub("", _CHINESE.sub(" ", folded(plain))).strip()
    if len(chinese) > 1:
        return Unread("there is more than one Chinese name here", "give each a column of its own")
    found: dict[str, str] = {"zh": chinese[0]} if chinese else {}
    if latin:
        if not _LATIN.fullmatch(latin):
            return Unread("a part of this is no name", "give each name a column of its own")
        found["pinyin" if _PINYIN.search(latin) else "en"] = latin
    return Read(found) if found else Unread("there is no name here")


def other_script(name: str, script: str) -> tuple[str, list[str]]:
    """The other script, and what the name may be in it, the converter's proposal first.

    Chinese surnames of two characters are taken for one of one: more is then proposed.
    """
    if script == "zh-Hant":
        return "zh-Hans", [_converter().convert(name, "zh-Hant", "zh-Hans")]
    proposed = _converter().convert(name, "zh-Hans", "zh-Hant")
    choices = [
        dict.fromkeys([shown, *forms(char, place)])
        for char, shown, place in zip(name, proposed, places(len(name), 1), strict=True)
    ]
    return "zh-Hant", ["".join(chosen) for chosen in islice(product(*choices), _MOST)]


def plain_pinyin(pinyin: str) -> str:
    """Pinyin without tone marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", pinyin) if not unicodedata.combining(c))


def slug_of(name: str) -> str:
    """A folder's name from a name in Latin letters, or ''."""
    letters = re.sub("['’ʼ‘]", "", plain_pinyin(name)).casefold()
    return re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode()).strip("-")[:60]


def same_name(name: str) -> str:
    """How Chinese names are compared: in Simplified, without spaces and interpuncts."""
    return re.sub(r"[\s·‧•・]", "", in_script(name, "zh-Hans"))


def _mixed(name: str) -> bool:
    """Whether characters of one script alone stand beside those of the other."""
    own = [char for char in name if not _stands_in_both(char)]
    simplified = any(in_script(char, "zh-Hant") != char for char in own)
    traditional = any(in_script(char, "zh-Hans") != char for char in own)
    return simplified and traditional


def _stands_in_both(char: str) -> bool:
    """Whether a Simplified character is also a Traditional one in names: 范, 余, 岳."""
    return any(char in forms(char, place) for place in (SURNAME, MIDDLE, LAST))


@cache
def _converter() -> Converter:
    return Converter(NameBook([]))
