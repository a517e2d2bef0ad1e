"""Runs of digits, however they are grouped, and the numbers that may be read out of them.

    >>> [w.digits for w in windows(next(clusters("电话 138-0000 0000")), 11, re.compile("1"))]
    ['13800000000']

A *cluster* is a run of digits with at most three separators between two of them; Chinese
numerals count as digits. A *window* is some neighbouring groups of a cluster. What a window
is the number of is left to the detectors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

_HAN = "〇零○一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖兩貳參陸拐洞"
_HAN_VALUES = "00012234567891123456789223670"
_ASCII = dict(zip(map(ord, _HAN), _HAN_VALUES, strict=True))
SEPARATOR = r"[ \t\n\-—._·・()（）]"
_NO_PARAGRAPH = r"(?!\n[ \t]*\n)"  # numbers of two paragraphs are not one number
_CLUSTER = re.compile(rf"[0-9{_HAN}](?:(?:{_NO_PARAGRAPH}{SEPARATOR}){{0,3}}[0-9{_HAN}]){{6,}}")
_LIST = 45  # digits of a cluster that is rather a list than a few numbers in a row
_GROUP = re.compile(rf"[0-9]+|[{_HAN}]+")
# Words that may stand right before a number, without a space between.
_WORDS = re.compile(
    r"(?:^|[^a-z])(?:tel|phone|mobile|cell|fax|call|sms|id|no|qq|wechat|wx|vx|whatsapp|img|card)$"
)


@dataclass(frozen=True)
class Group:
    """Digits of one kind with nothing between them."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True)
class Window:
    """Neighbouring groups of a cluster, read as one number."""

    text: str
    groups: tuple[Group, ...]
    crowded: bool = False  # whether it was cut out of a long list of numbers

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.groups[-1].end

    @cached_property
    def digits(self) -> str:
        """All its digits."""
        return "".join(group.digits for group in self.groups)

    @cached_property
    def edges(self) -> dict[int, int]:
        """How many groups end before so many digits; 0 before the first."""
        ends = accumulate((len(group.digits) for group in self.groups), initial=0)
        return {at: count for count, at in enumerate(ends)}

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Digits between separators; a change from one kind of digit to another is none."""
        parts = [self.groups[0].digits]
        for group, between in zip(self.groups[1:], self.between, strict=True):
            if between:
                parts.append(group.digits)
            else:
                parts[-1] += group.digits
        return tuple(parts)

    @property
    def between(self) -> list[str]:
        """What stands between each two groups."""
        return [self.text[left.end : right.start] for left, right in pairwise(self.groups)]

    @cached_property
    def separators(self) -> list[str]:
        """What stands between each two parts."""
        return [between for between in self.between if between]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many digits each part has."""
        return tuple(map(len, self.parts))

    @property
    def opens(self) -> bool:
        """Whether it does not begin inside a word or a decimal number."""
        before = self.text[max(self.start - 12, 0) : self.start]
        inside = re.search(r"[a-z]$", before) and not _WORDS.search(before)
        return not inside and not re.search(r"[0-9][.,]$", before)

    @property
    def alone(self) -> bool:
        """Whether it is no part of a longer word, code, decimal number or list of numbers."""
        after = self.text[self.end : self.end + 2]
        return self.opens and not re.match(r"[a-z0-9]|[.,][0-9]", after) and not self.listed

    @property
    def listed(self) -> bool:
        """Whether further numbers of a long list stand at it as its own parts do at each other."""
        if not self.crowded or not self.separators:
            return False
        if len(set(self.separators)) > 1:
            return True
        sign = re.escape(self.separators[0])
        before = re.search(rf"[0-9]{sign}$", self.text[max(self.start - 4, 0) : self.start])
        return bool(before or re.match(rf"{sign}[0-9]", self.text[self.end : self.end + 4]))


def clusters(text: str) -> Iterator[Window]:
    """Every run of at least seven digits of a normalised text."""
    for match in _CLUSTER.finditer(text):
        yield Window(text, tuple(_groups(match)))


def windows(cluster: Window, length: int, kind: re.Pattern[str]) -> Iterator[Window]:
    """Neighbouring groups of a cluster that have so many digits together, of some kind."""
    digits = cluster.digits
    if len(digits) < length:
        return
    for at, first in cluster.edges.items():
        last = cluster.edges.get(at + length)
        if last and kind.match(digits, at, at + length):
            yield Window(cluster.text, cluster.groups[first:last], len(digits) > _LIST)


def _groups(match: re.Match[str]) -> Iterator[Group]:
    for group in _GROUP.finditer(match.string, *match.span()):
        yield Group(group.start(), group.end(), group[0].translate(_ASCII))
