"""Chinese numerals as digits, as far as dates and terms of imprisonment need them.

>>> digits("二〇一五年七月十日"), digits("四年六个月")
('2015年7月10日', '4年6个月')
"""

from __future__ import annotations

import re

_DIGIT = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
}  # fmt: skip
_NUMERAL = "零〇○一二三四五六七八九十百两兩壹贰叁肆伍"
_RUN = re.compile(f"[{_NUMERAL}]+(?=[年月日号號天个個岁歲條条款之周週]|$)|(?<=第)[{_NUMERAL}]+")


def digits(text: str) -> str:
    """``text`` with Chinese numerals before a unit, behind 第 or at the end as digits."""
    return _RUN.sub(lambda match: _number(match.group()), text)


def _number(run: str) -> str:
    if not set(run) & set("十百"):
        return "".join(str(_DIGIT[char]) for char in run)
    total = current = 0
    for char in run:
        if char in "十百":
            total += (current or 1) * (10 if char == "十" else 100)
            current = 0
        else:
            current = _DIGIT[char]
    return str(total + current)
