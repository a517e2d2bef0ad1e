"""Odd characters in a legal text: what scanning, copying and converting leave behind.

    for find in oddities("人人有权享有生命,", "zh-Hans", Lexicon([])): ...

Public copies are damaged: a character lost to U+FFFD, an “l” for an “i”, words run together
at a line end, a Japanese or a Simplified form in a Traditional text. What is surely wrong is
an error; what a person has to look at is a warning.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from plugins.checks.chinese import only_in_other
from plugins.editions.script import in_script
from plugins.errors import Severity
from plugins.records.languages import HAN, is_chinese
from plugins.records.texts.labels import label


@dataclass(frozen=True)
class Find:
    """One odd thing: where in the line, what to say of it."""

    at: int
    length: int
    message: str
    hint: str
    severity: Severity = "error"


@dataclass
class Lexicon:
    """The English words of all texts, so that a word which stands nowhere else is seen."""

    lines: Iterable[str]
    counts: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.counts = Counter(word for line in self.lines for word in words(line))

    def knows(self, word: str) -> bool:
        """Whether a word stands in some text twice, or in two."""
        return self.counts[word] > 1


_WORD = re.compile(r"[A-Za-z0-9]+(?:['’][a-z]+)?")
_STOPS = "，。；：？！、,;:?!."
_HALF = re.compile(rf"(?<=[{HAN}》」”）])[,;:?!()]|[,;:?!()](?=[{HAN}《「“（])")
_GLUED = re.compile(r"(?<=[a-z])[,;:](?=[A-Za-z])|[a-z]{3,}\.(?=[A-Z])|[a-z]\d|\d[a-z]{3,}")
_TWICE = re.compile(rf"[{_STOPS}]{{2,}}(?<!\.\.\.)")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+")
_NUMERAL_I = re.compile(r"\b(?:paragraphs?|articles?) [Il]\b(?! of the Charter)", re.I)
_LOOK_ALIKE = (("l", "i"), ("i", "l"), ("1", "l"), ("0", "o"), ("rn", "m"), ("m", "rn"), ("c", "e"))
_COMPOUND = re.compile(  # words that have grown together for good
    r"(?:there|here|where)(?:in|inafter|of|to|by|from|fore|for|on|upon|after|under|with)"
    r"|(?:when|where|what|who|which|how)(?:so)?ever|(?:any|every|some|no)(?:one|thing|body|where)"
    r"|forthwith|notwithstanding|nevertheless|within|without|throughout|another"
)
_SMALL = frozenset(  # a line that lost its space runs into one of these, or out of it
    "of to in is it or by on be as at an the and for that with which from this any are not all "  # noqa: SIM905
    "shall has have its such other who may".split()
)
_OFTEN = 5  # times that a word stands in the texts before a rare one is taken for it
_SHORT = 4  # letters: of shorter words too many look alike
_PAIRS = (("(", ")"), ("（", "）"), ("《", "》"), ("「", "」"), ("“", "”"))


def words(line: str) -> list[str]:
    """The words of an English line in small letters."""
    return [match.group().lower() for match in _WORD.finditer(line)]


def oddities(line: str, lang: str, lexicon: Lexicon) -> Iterator[Find]:
    """Every odd thing in one line of a text.

    Args:
        line: a paragraph or a heading.
        lang: its language.
        lexicon: the English words of all texts.
    """
    yield from _damaged(line)
    yield from _twice(line)
    yield from _brackets(line)
    own: Callable[[str, str], Iterator[Find]] = _chinese if is_chinese(lang) else _foreign
    yield from own(line, lang)
    if not is_chinese(lang):
        yield from _glued(line)
        yield from _doubtful(line, lexicon)


def _damaged(line: str) -> Iterator[Find]:
    for at, char in enumerate(line):
        kind = unicodedata.category(char)
        if char == "\ufffd" or kind in ("Co", "Cn", "Cs", "Cc", "Cf"):
            message = f"U+{ord(char):04X} is no character of a text: one was lost here"
            yield Find(at, 1, message, "compare the official text and add a correction")


def _twice(line: str) -> Iterator[Find]:
    for match in _TWICE.finditer(line):
        hint = "compare the official text and add a correction"
        yield Find(match.start(), len(match.group()), f"two stops: “{match.group()}”", hint)


def _brackets(line: str) -> Iterator[Find]:
    """A bracket that opens is closed by its own kind; “(a)” at the beginning is one too."""
    for left, right in _PAIRS:
        if line.count(left) != line.count(right):
            at = max(line.find(left), line.find(right))
            message = f"“{left}” and “{right}” do not stand in pairs"
            yield Find(at, 1, message, "compare the official text", "warning")


def _foreign(line: str, lang: str) -> Iterator[Find]:
    for at, char in enumerate(line):
        if not char.isalpha() or unicodedata.name(char, "").startswith("LATIN "):
            continue
        name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
        yield Find(
            at, 1, f"“{char}” is no Latin letter but {name}", "type the letter it looks like"
        )


def _glued(line: str) -> Iterator[Find]:
    for match in _GLUED.finditer(line):
        message = "two words run together here"
        yield Find(
            match.start(), len(match.group()), message, "a space was lost: see tidy: [joined]"
        )
    for match in _NUMERAL_I.finditer(line):
        message = f"“{match.group()}”: a letter where a number belongs"
        yield Find(match.start(), len(match.group()), message, "write 1 as a correction", "warning")


def _doubtful(line: str, lexicon: Lexicon) -> Iterator[Find]:
    """A word of no other place that looks like a known one, or like two of them."""
    for match in _WORD.finditer(line):
        word = match.group().lower()
        if len(word) < _SHORT or lexicon.knows(word):
            continue
        near = next((w for w in _look_alikes(word) if lexicon.counts[w] >= _OFTEN), "")
        two = "" if near else _two(word, lexicon)
        if near or two:
            message = f"“{match.group()}” stands nowhere else; is it “{near or two}”?"
            hint = "compare the official text; a right word needs nothing"
            yield Find(match.start(), len(word), message, hint, "warning")


def _look_alikes(word: str) -> Iterator[str]:
    for old, new in _LOOK_ALIKE:
        at = word.find(old)
        while at >= 0:
            yield word[:at] + new + word[at + len(old) :]
            at = word.find(old, at + 1)


def _two(word: str, lexicon: Lexicon) -> str:
    """A word as two that the texts know well."""
    for at in range(3, len(word) - 1) if not _COMPOUND.fullmatch(word) else ():
        left, right = word[:at], word[at:]
        known = lexicon.counts[left] >= _OFTEN and lexicon.counts[right] >= _OFTEN
        if known and {left, right} & _SMALL:
            return f"{left} {right}"
    return ""


def _chinese(line: str, lang: str) -> Iterator[Find]:
    for match in _HALF.finditer(line):
        message = f"“{match.group()}” is a half-width stop in Chinese"
        yield Find(match.start(), 1, message, "see tidy: [stops]")
    start = _after_label(line)
    for match in _LATIN.finditer(line, start):
        message = f"“{match.group()}” is Latin in a Chinese text"
        yield Find(
            match.start(), len(match.group()), message, "compare the official text", "warning"
        )
    for at, char in enumerate(line):
        if only_in_other(char, lang) and in_script(char, lang) != char:
            message = f"“{char}” belongs to the other script"
            yield Find(at, 1, message, f"write “{in_script(char, lang)}” as a correction")
        elif _rare(char, lang):
            message = f"“{char}” is rare in {lang}: it may be a wrong character"
            yield Find(at, 1, message, "compare the official text", "warning")


def _after_label(line: str) -> int:
    """Where the words begin behind “(a)”, which is Latin in many Chinese texts."""
    found = label(line)
    return line.find(")") + 1 or line.find("）") + 1 if found and found[0] != "number" else 0


def _rare(char: str, lang: str) -> bool:
    """Whether the national character set, which any text of law stays within, lacks it."""
    if not "\u3400" <= char <= "\u9fff":
        return False
    try:
        char.encode("gb2312" if lang == "zh-Hans" else "big5")
    except UnicodeEncodeError:
        return True
    return False
