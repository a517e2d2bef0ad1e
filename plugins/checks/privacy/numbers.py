"""Runs of digits, however they are grouped, and the numbers that may be read out of them.

    >>> [w.digits for w in windows(next(clusters("电话 138-0000 0000")), 11)]
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

_HAN = "〇零○一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖兩貳參陸拐洞"
_HAN_VALUES = "00012234567891123456789223670"
_ASCII = dict(zip(map(ord, _HAN), _HAN_VALUES, strict=True))
SEPARATOR = r"[ \t\n\-—._·・()（）]"
_CLUSTER = re.compile(rf"[0-9{_HAN}](?:{SEPARATOR}{{0,3}}[0-9{_HAN}]){{6,}}")
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

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.groups[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.groups[-1].end

    @property
    def digits(self) -> str:
        """All its digits."""
        return "".join(group.digits for group in self.groups)

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
        pairs = zip(self.groups, self.groups[1:], strict=False)
        return [self.text[left.end : right.start] for left, right in pairs]

    @property
    def separators(self) -> list[str]:
        """What stands between each two parts."""
        return [between for between in self.between if between]

    @property
    def opens(self) -> bool:
        """Whether it does not begin inside a word or a decimal number."""
        before = self.text[max(self.start - 12, 0) : self.start]
        inside = re.search(r"[a-z]$", before) and not _WORDS.search(before)
        return not inside and not re.search(r"[0-9][.,]$", before)

    @property
    def alone(self) -> bool:
        """Whether it is no part of a longer word, code or decimal number."""
        return self.opens and not re.match(
            r"[a-z0-9]|[.,][0-9]", self.text[self.end : self.end + 2]
        )


def clusters(text: str) -> Iterator[Window]:
    """Every run of at least seven digits of a normalised text."""
    for match in _CLUSTER.finditer(text):
        yield Window(text, tuple(_groups(match)))


def windows(cluster: Window, length: int) -> Iterator[Window]:
    """All neighbouring groups of a cluster that have so many digits together."""
    groups = cluster.groups
    for first in range(len(groups)):
        total = 0
        for last in range(first, len(groups)):
            total += len(groups[last].digits)
            if total == length:
                yield Window(cluster.text, groups[first : last + 1])
            if total >= length:
                break


def _groups(match: re.Match[str]) -> Iterator[Group]:
    for group in _GROUP.finditer(match.string, *match.span()):
        yield Group(group.start(), group.end(), group[0].translate(_ASCII))
