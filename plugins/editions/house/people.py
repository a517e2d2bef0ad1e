"""Characters in likely names of people that no glossary lists.

    likely("律师谢长发说")      # [(4, 5, "發")]: not 髮, as 长发 alone would be
    likely("、于建嵘、")        # [(1, 2, "于")]: not 於

A surname with one or two characters, free on both sides (punctuation, the end of the text,
a title before, a word of saying after), is read as a name, and in names some characters
have one form: 于 采 咨 岳 占 stay, 发 is 發, 冲 is 沖. The same characters elsewhere are
left to the phrases, listed names go first, and a doubtful name is for an editor to confirm.

``surnames.txt`` says where the surnames come from.
"""

from __future__ import annotations

import re

from plugins.editions.house.lists import words

_IN_NAMES = {
    "于": "于",
    "采": "采",
    "咨": "咨",
    "岳": "岳",
    "发": "發",
    "涂": "涂",
    "占": "占",
    "冲": "沖",
}
_SURNAMES = frozenset("".join(words("surnames.txt")))
_HAIR = frozenset("金黄白毛")  # surnames, but 金发女 is a woman with fair hair

# What may stand after 于 "at, in" at the start of a clause, and so is no given name.
_AT = frozenset(
    "是此今后前内外法理情公私我他她它你本昨下上该同次当明每某各不其这那何是一二三四五六七八九十百两数几半去翌"
    "年月日时现清午凌民国心事无有会中任所全家人狱"
)
_PLACES = ("北京", "上海", "香港", "台湾", "美国", "英国", "海外", "网上", "网络", "广州", "天津")
_BEFORE_AT = frozenset("高任常安关易严单向左成康")  # 高于, 关于, 向于… are words

_AND = frozenset("和与及")

_SAYING = re.compile(
    "说|称|表示|指出|认为|写道|回忆|透露|先生|女士|律师|教授|被捕|被抓|被判|被控|获释|出狱|入狱|案|等人"
)
_TITLE = re.compile(
    "(?:律师|作家|学者|记者|导演|教授|博士|演员|议员|委员|校长|院长|诗人|歌手|画家|村民|访民|市民|公民|人士|"
    "良心犯|政治犯|当事人|被告人|嫌疑人|受害人|居民|工人|教师|医生|法官)$"
)
_SURNAME = f"[{''.join(sorted(_SURNAMES))}]"
_WATCHED = re.compile(  # a character of ours that is a surname, or up to two behind one
    f"[{''.join(_IN_NAMES)}](?:(?<={_SURNAME})|(?<={_SURNAME}.)|(?<={_SURNAME}..))", re.DOTALL
)


def likely(text: str) -> list[tuple[int, int, str]]:
    """Characters of Simplified text to set by the rule of names: start, end, form."""
    return [
        (hit.start(), hit.end(), _IN_NAMES[hit.group()])
        for hit in _WATCHED.finditer(text)
        if any(_is_name(text, *span) for span in _spans(text, hit.start()))
    ]


def _spans(text: str, at: int) -> list[tuple[int, int]]:
    """Where a surname opens two or three characters, the one at ``at`` among them."""
    return [
        (start, start + length)
        for length in (3, 2)
        for start in range(max(0, at - length + 1), at + 1)
        if text[start] in _SURNAMES
    ]


def _is_name(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    return (
        end <= len(text)
        and all(_is_han(char) for char in name)
        and _is_free(text, start, end)
        and not _is_other(name)
    )


def _is_free(text: str, start: int, end: int) -> bool:
    return _free_before(text, start) and _free_after(text, start, end)


def _free_before(text: str, start: int) -> bool:
    if start == 0 or not _is_han(text[start - 1]):
        return True
    joined = text[start - 1] in _AND and text[start] != "于"  # 和于…: "and in"
    return joined or bool(_TITLE.search(text, max(0, start - 4), start))


def _free_after(text: str, start: int, end: int) -> bool:
    if end == len(text) or not _is_han(text[end]):
        return True
    listed = start > 0 and text[start - 1] == "、" and text[end] in _AND
    return listed or bool(_SAYING.match(text, end))


def _is_other(name: str) -> bool:
    """Words that look like a name: 于此, 高于三, 金发女, 王采取."""
    if name[0] == "于":
        return name[1] in _AT or name[1:] in _PLACES
    if name[1] == "于":
        return name[0] in _BEFORE_AT or len(name) == 2 or name[2] in _AT
    if "发" in name:
        return name[0] in _HAIR
    if "冲" in name:
        return len(name) == 3 or name[0] in "向高马单"
    if "占" in name:
        return name[-1] in "领据有用到总比优上满去地为线中先卜星了着"
    return "采" in name and name[-1] in "取用访购集纳行样信证写伐摘煤矿石油光暖买收得认录编"


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
