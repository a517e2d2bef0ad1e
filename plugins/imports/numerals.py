"""Chinese numerals as digits, as far as dates and terms of imprisonment need them.

>>> digits("二〇一五年七月十日"), digits("四年六个月")
('2015年7月10日', '4年6个月')
"""

from __future__ import annotations

import re

from plugins.records.numerals import DIGITS, UNITS, number

_NUMERAL = "零〇○一二三四五六七八九十百两兩壹贰叁肆伍"
_RUN = re.compile(f"[{_NUMERAL}]+(?=[年月日号號天个個岁歲條条款之周週]|$)|(?<=第)[{_NUMERAL}]+")


def digits(text: str) -> str:
    """``text`` with Chinese numerals before a unit, behind 第 or at the end as digits."""
    return _RUN.sub(lambda match: _number(match.group()), text)


def _number(run: str) -> str:
    if not set(run) & set(UNITS):  # a year is read digit by digit: 二〇一五
        return "".join(str(DIGITS[char]) for char in run)
    return str(number(run))
