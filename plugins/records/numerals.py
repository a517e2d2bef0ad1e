"""Numbers in Chinese characters, as statutes count articles and paragraphs.

>>> number("一百五十六"), numeral(156), number("23")
(156, '一百五十六', 23)
"""

from __future__ import annotations

_WRITTEN = "零一二三四五六七八九"
DIGITS = {char: value for value, char in enumerate(_WRITTEN)} | {
    "〇": 0, "○": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
}  # fmt: skip
UNITS = {"十": 10, "百": 100}


def number(text: str) -> int:
    """A number below a thousand, in Chinese or in Arabic digits.

    Raises:
        KeyError: a character is no numeral.
    """
    if text.isdecimal():
        return int(text)
    total = digit = 0
    for char in text:
        if char in UNITS:
            total += (digit or 1) * UNITS[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit


def numeral(n: int) -> str:
    """A number from 1 to 999 as Chinese statutes write it.

        >>> numeral(156), numeral(110), numeral(208), numeral(12)
        ('一百五十六', '一百一十', '二百零八', '十二')

    Raises:
        ValueError: the number is out of range.
    """
    if not 0 < n < 1000:
        raise ValueError(f"{n} is no number of an article")
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_WRITTEN[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_WRITTEN[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_WRITTEN[ones] if ones else "")
