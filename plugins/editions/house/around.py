"""What may stand before and after the name of a person.

    titled("律师余秋里", 2)             # True
    free_after("于建嵘说", 0, 3)        # True: a word of saying

Two measures. *Free* is what conversion goes by: punctuation, the ends of the text, a title,
a word of saying. *Loose* is enough to ask an editor: also a preposition, or any common word
that ends before the name or begins behind it.
"""

from __future__ import annotations

import re

from plugins.editions.house.common import is_common

_HAN = "\u4e00-\u9fff"
_AND = "和与及"
TITLES = (
    "律师|作家|学者|记者|导演|教授|博士|演员|议员|委员|校长|院长|诗人|歌手|画家|村民|访民|市民|公民|人士|居民|工人|"
    "教师|老师|医生|法官|牧师|神父|主席|主任|代表|书记|部长|省长|市长|县长|所长|局长|总统|总理|将军|先生|女士"
)
_LONG_TITLES = "良心犯|政治犯|当事人|被告人|嫌疑人|受害人|负责人|发言人|总编辑|总经理|董事长"
_TITLES_END = frozenset(title[-1] for title in f"{TITLES}|{_LONG_TITLES}".split("|"))
_TITLED = re.compile(f"(?:{TITLES}|{_LONG_TITLES})$")
SAYINGS = (
    "说|称|表示|指出|认为|写道|回忆|透露|先生|女士|律师|教授|"
    "被捕|被抓|被判|被控|获释|出狱|入狱|案|等人"
)
_SAYING = re.compile(SAYINGS)
_BEFORE = frozenset("和与及对向由被让请把叫同跟给为以是于在")
_AFTER = frozenset("被因遭曾获和与及等的在是也都于向对把同从就将已不又")

# An expression for the place behind a surname of one character that stands free before.
AFTER_A_FREE_SURNAME = (
    f"(?:(?<![{_HAN}].)|(?<=[{_AND}].)|(?<=(?:{TITLES}).)|(?<=(?:{_LONG_TITLES}).))"
)


def is_han(char: str) -> bool:
    """Whether a character is Chinese."""
    return "\u4e00" <= char <= "\u9fff"


def titled(text: str, start: int) -> bool:
    """Whether a title stands before ``start``."""
    ends = text[start - 1 : start] in _TITLES_END
    return ends and bool(_TITLED.search(text, max(0, start - 3), start))


def free_before(text: str, start: int) -> bool:
    """Whether no word runs into a name at ``start``; behind a number (20余人) there is none."""
    if start == 0 or not is_han(text[start - 1]):
        return not text[:start][-1:].isdigit()
    return text[start - 1] in _AND and text[start] != "于"  # 和于…: "and in"


def free_after(text: str, start: int, end: int) -> bool:
    """Whether a name may end at ``end``; not before a number (和谈将于1月)."""
    if end == len(text) or not is_han(text[end]):
        return not text[end : end + 1].isdigit()
    listed = start > 0 and text[start - 1] == "、" and text[end] in _AND
    return listed or bool(_SAYING.match(text, end))


def loose_before(text: str, start: int) -> bool:
    """A preposition, or a common word that ends here."""
    if start == 0 or not is_han(text[start - 1]) or is_common(text[start - 1 : start + 1]):
        return False
    return text[start - 1] in _BEFORE or is_common(text[max(0, start - 2) : start])


def loose_after(text: str, end: int) -> bool:
    """A word that may follow a name, or any common word that begins here."""
    if end >= len(text) or is_common(text[end - 1 : end + 1]):
        return False
    return text[end] in _AFTER or is_common(text[end : end + 2])
