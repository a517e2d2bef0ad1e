"""Check digits: whether a number can be one of its kind.

    >>> resident_identity("11010519491231002X"), luhn("4111111111111111")
    (True, True)

Pure arithmetic over digits without separators; letters are accepted in either case. Where a
number begins and what stands around it is the detectors' business.
"""

from __future__ import annotations

from calendar import monthrange

_ISO_7064_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# Provinces by GB/T 2260; 81 to 83 are the permits for Hong Kong, Macau and Taiwan residents.
PROVINCES = frozenset(
    {"11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"}
    | {"41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64"}
    | {"65", "71", "81", "82", "83", "91"}
)
# Letters of Taiwan's numbers stand for 10, 11, …; I, O, W and Z came late.
_TAIWAN = {letter: code for code, letter in enumerate("ABCDEFGHJKLMNPQRSTUVXYWZIO", start=10)}
_TAIWAN_WEIGHTS = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def resident_identity(number: str) -> bool:
    """Whether the last of 18 characters is the check digit of the others.

    Source: GB 11643-1999 with ISO 7064 MOD 11-2; its example is 11010519491231002X.
    """
    total = sum(int(d) * w for d, w in zip(number, _ISO_7064_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17].upper()


def hong_kong_identity(number: str) -> bool:
    """Whether one or two letters, six digits and a check character (0-9, A) agree.

    Source: the algorithm of the Hong Kong identity card; a blank before one letter counts 36.
    """
    values = [int(char, 36) for char in number.upper()]
    padded = [36, *values] if len(values) == 8 else values
    return sum(v * w for v, w in zip(padded, range(9, 0, -1), strict=True)) % 11 == 0


def taiwan_identity(number: str) -> bool:
    """Whether a letter and nine digits agree; the second place may be a letter, as in old ARCs.

    Source: Ministry of the Interior; weights 1 (tens of the letter), 9, 8 … 1, 1, modulo 10.
    """
    upper = number.upper()
    first = _TAIWAN[upper[0]]
    second = _TAIWAN[upper[1]] % 10 if upper[1] in _TAIWAN else int(upper[1])
    values = [first // 10, first % 10, second, *map(int, upper[2:])]
    return (
        sum(v * w for v, w in zip(values, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0
    )


def luhn(number: str) -> bool:
    """Whether digits agree with their last one, as on bank cards (ISO/IEC 7812-1, annex B)."""
    doubled = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(doubled[digit] for digit in digits[1::2])) % 10 == 0


def credit_code(number: str) -> bool:
    """Whether 18 characters are a unified social credit code (GB 32100-2015, modulo 31)."""
    values = [_CREDIT.find(char) for char in number.upper()]
    if min(values) < 0:
        return False
    total = sum(value * pow(3, place, 31) for place, value in enumerate(values[:17]))
    return (31 - total % 31) % 31 == values[17]


def isbn(number: str) -> bool:
    """Whether 10 or 13 characters are an ISBN (ISO 2108)."""
    values = [10 if char in "xX" else int(char) for char in number]
    if len(values) == 10:
        return sum(value * (10 - place) for place, value in enumerate(values)) % 11 == 0
    return sum(value * (1, 3)[place % 2] for place, value in enumerate(values)) % 10 == 0


def real_day(digits: str, years: range = range(1850, 2100)) -> bool:
    """Whether YYYYMMDD is a day of the calendar in one of some years."""
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    return year in years and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
