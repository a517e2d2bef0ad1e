"""A text as a reader sees it, with the way back to each of its characters.

    >>> seen = normalise("１３８&#48;0\\u200b000 0000")
    >>> seen.text, seen.span(0, 13)
    ('13800000 0000', (0, 18))

What people and programs do to characters is undone: full-width and other scripts' digits,
odd spaces and dashes, invisible characters, character references, tags and emphasis inside
a number, percent-encoding. Letters become small ones. Nothing else moves, and ``span`` maps
any part back exactly. What the text means is left to the detectors.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import chain
from urllib.parse import unquote

Edit = tuple[int, int, str]  # from, to, and what stands there instead

# Unicode's default-ignorable characters, and the keycap around emoji digits.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
_INLINE = "a|abbr|b|bdi|bdo|code|em|font|i|mark|s|small|span|strong|u|wbr"
_HIDDEN = re.compile(
    rf"[{INVISIBLE}]+|&(?:#[0-9]{{1,7}};?|#x[0-9a-f]{{1,6}};?|[a-z]{{2,8}}[0-9]{{0,2}};)"
)
_INSIDE_NUMBER = re.compile(
    rf"(?<=[0-9])(?:</?(?:{_INLINE})(?: [^<>]{{0,200}})?/?>|<!--.{{0,200}}?-->|[*`\\])+(?=[0-9])"
)
_TAG = re.compile(rf"</?(?:{_INLINE})(?: [^<>]{{0,400}})?/?>|<!--.{{0,400}}?-->")
_PERCENT = re.compile(  # one character in UTF-8; %25 is the sign itself, encoded again
    r"%(?:25)*[c-f][0-9a-f](?:%(?:25)*[89ab][0-9a-f]){1,3}|%(?:25)*[0-7][0-9a-f]"
)
_PERCENT_TWICE = re.compile(r"%(?:25)+(?=[0-9a-f]{2})")


class Seen:
    """A text and where each of its characters came from."""

    def __init__(self, text: str, edits: Iterable[Edit] = (), before: Seen | None = None) -> None:
        self._before = before
        self._at: list[int] = []  # where a piece begins in the new text
        self._from: list[tuple[int, int]] = []  # where it began; its old length, or 0 if copied
        self.text = self._joined(text, edits)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original text that became ``text[start:end]`` (which is not empty)."""
        first, last = self._origin(start)[0], self._origin(end - 1)[1]
        return self._before.span(first, last) if self._before else (first, last)

    def edited(self, edits: Iterable[Edit]) -> Seen:
        """This text with some parts replaced; ``self`` if there are none."""
        found = list(edits)
        return Seen(self.text, found, self) if found else self

    def _joined(self, text: str, edits: Iterable[Edit]) -> str:
        pieces: list[str] = []
        done = length = 0
        for start, end, new in edits:
            for origin, width, piece in ((done, 0, text[done:start]), (start, end - start, new)):
                if piece:
                    self._note(length, origin, width)
                    pieces.append(piece)
                    length += len(piece)
            done = end
        self._note(length, done, 0)
        return "".join([*pieces, text[done:]]) if pieces or done else text

    def _note(self, at: int, origin: int, width: int) -> None:
        self._at.append(at)
        self._from.append((origin, width))

    def _origin(self, index: int) -> tuple[int, int]:
        piece = bisect_right(self._at, index) - 1
        origin, width = self._from[piece]
        if width:
            return origin, origin + width
        return origin + index - self._at[piece], origin + index - self._at[piece] + 1


def normalise(text: str) -> Seen:
    """Undo disguises that do not depend on what is a link."""
    seen = Seen(text.translate(_ONE_TO_ONE))
    for _ in range(3):  # a reference may hide another: &amp;#49;
        shown = seen.edited(_edits(_HIDDEN, seen.text, _shown))
        if shown is seen:
            break
        seen = shown
    return seen.edited(_edits(_INSIDE_NUMBER, seen.text, lambda _: ""))


def percent_decoded(seen: Seen) -> Seen:
    """Undo percent-encoding, once or many times over."""
    if "%" not in seen.text:
        return seen
    return seen.edited(_edits(_PERCENT, seen.text, _unquoted))


def without_tags(seen: Seen) -> Seen:
    """The text without inline tags, which may stand anywhere in a name."""
    return seen.edited(_edits(_TAG, seen.text, lambda _: "")) if "<" in seen.text else seen


def only_tags(seen: Seen) -> Seen:
    """The inline tags alone, whose attributes may hold words, with blanks between them."""
    ends = [0]
    gaps: list[Edit] = []
    for match in _TAG.finditer(seen.text):
        gaps.append((ends[-1], match.start(), BLANK))
        ends.append(match.end())
    return seen.edited([*gaps, (ends[-1], len(seen.text), BLANK)])


def blanked(seen: Seen, spans: Iterable[tuple[int, int]]) -> Seen:
    """The text with some parts made unreadable; places stay the same."""
    return seen.edited((start, end, BLANK) for start, end in spans)


BLANK = "\ufffc"  # stands for what was taken out; no rule reads over it


def _edits(pattern: re.Pattern[str], text: str, new: Callable[[str], str]) -> Iterable[Edit]:
    for match in pattern.finditer(text):
        instead = new(match[0])
        if instead != match[0]:
            yield match.start(), match.end(), instead


def _shown(hidden: str) -> str:
    """What a reference shows; nothing for invisible characters."""
    return html.unescape(hidden).translate(_ONE_TO_ONE) if hidden[0] == "&" else ""


def _unquoted(encoded: str) -> str:
    plain = _PERCENT_TWICE.sub("%", encoded)
    return unquote(plain, errors="replace").translate(_ONE_TO_ONE)


def _one_to_one() -> dict[int, str]:
    """Characters that stand for an ASCII one: digits of any script, letters, signs."""
    table = {ord(char): char.lower() for char in map(chr, range(ord("A"), ord("Z") + 1))}
    for code in chain(range(0x80, 0x3400), range(0xA000, 0xAC00), range(0xF900, 0x1FC00)):
        char = chr(code)  # what lies between are Han characters and Hangul
        category = unicodedata.category(char)
        if category == "Nd":
            table[code] = str(unicodedata.digit(char))
        elif category == "Zs":
            table[code] = " "
        elif category == "Pd" and char not in "—―〜〰":  # dashes of sentences stay
            table[code] = "-"
        elif 0xFF21 <= code <= 0xFF5A:
            table[code] = chr(code - 0xFEE0).lower()
    signs = {
        "−": "-",
        "＋": "+",
        "＠": "@",
        "﹫": "@",
        "．": ".",
        "／": "/",
        "Ⅹ": "x",
        "ⅹ": "x",
        "＿": "_",
        "＃": "#",
    }
    circled = dict(zip("⓪①②③④⑤⑥⑦⑧⑨❶❷❸❹❺❻❼❽❾", "0123456789123456789", strict=True))
    return table | {ord(char): sign for char, sign in (signs | circled).items()}


_ONE_TO_ONE = _one_to_one()
