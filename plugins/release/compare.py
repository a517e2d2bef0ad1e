"""What is different between two pages, as a reader would notice it.

    >>> from plugins.release.pagetext import read_page
    >>> old = read_page(b"<main><p>He was released.</p></main>")
    >>> new = read_page(b"<main><p>He was not released.</p></main>")
    >>> [marked(change) for change in compare(old, new)]
    [('He was []released.', 'He was [not ]released.')]

Sentences are compared with sentences and facts with facts, in order; what only moved is said to
have moved. If nothing of this is different, only the page's form is (styles, attributes,
numbers of citations). Grouping pages into records is for ``gather`` and ``words``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from plugins.release.pagetext import PLAIN, Line, Page

What = Literal["title", "fact", "text", "frame", "link", "picture", "note"]

_LONGEST = 3_000  # lines: above it, lines are counted instead of aligned
_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2}|[0-9][0-9]|[0-9][,.][0-9]|(?<=[0-9])[,.][0-9]")
_LABEL = re.compile(r"(.+?)(?:: | \| )")
_ALIKE = 0.5  # share that two sentences have in common when one became the other


@dataclass(frozen=True, order=True)
class Change:
    """One sentence, fact, link or picture: as it was and as it is, '' where there was none."""

    what: What
    old: str
    new: str


def compare(old: Page, new: Page) -> list[Change]:
    """All that is different between two pages, each once, in the order of the page."""
    changes = [Change("title", old.title, new.title)] if old.title != new.title else []
    changes += [Change("text", *pair) for pair in _summary(old, new)]
    changes += _lines(old.lines, new.lines)
    changes += _lines(old.frame, new.frame)
    moved = _moved(changes)
    still = [c for c in changes if not (_one_sided(c) and (c.old or c.new) in moved)]
    return list(dict.fromkeys([*still, *_rest(old, new, moved)]))


def _summary(old: Page, new: Page) -> Iterator[tuple[str, str]]:
    if old.summary != new.summary:
        yield old.summary, new.summary


def _one_sided(change: Change) -> bool:
    return not change.old or not change.new


def _moved(changes: Iterable[Change]) -> set[str]:
    """Lines that went in one place and came in another."""
    changes = list(changes)
    gone = {change.old for change in changes if not change.new}
    return gone & {change.new for change in changes if not change.old}


def _rest(old: Page, new: Page, moved: set[str]) -> Iterator[Change]:
    """Links, pictures and whatever else a reader or a browser may notice."""
    if moved:
        yield Change("note", "", "some lines stand in another order")
    yield from (Change("link", *pair) for pair in _counted(old.links, new.links))
    yield from (Change("picture", *pair) for pair in _counted(old.pictures, new.pictures))
    if old.drawings != new.drawings:
        yield Change("note", "", "a drawing, or signs for the eye alone")
    fresh = sorted(new.tags - old.tags - PLAIN)
    if fresh:
        yield Change("note", "", f"elements that were not there before: {', '.join(fresh)}")


def _counted(old: Counter[str], new: Counter[str]) -> Iterator[tuple[str, str]]:
    for address in sorted(old.keys() | new.keys()):
        before, after = old[address], new[address]
        if not before or not after:
            yield address if before else "", address if after else ""
        elif before != after:
            yield f"{address} ({before} times)", f"{address} ({after} times)"


def _lines(old: list[Line], new: list[Line]) -> Iterator[Change]:
    """Changes between two lists of lines, in order."""
    old, new = _without_common_ends(old, new)
    if max(len(old), len(new)) > _LONGEST:
        before, after = Counter(old), Counter(new)
        yield from (Change(line.kind, line.text, "") for line in before - after)
        yield from (Change(line.kind, "", line.text) for line in after - before)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            yield from _paired(old[a:b], new[c:d])


def _without_common_ends(old: list[Line], new: list[Line]) -> tuple[list[Line], list[Line]]:
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - start
    end = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    return old[start : len(old) - end], new[start : len(new) - end]


def _paired(old: list[Line], new: list[Line]) -> Iterator[Change]:
    """Lines that became others, each with the first that is like it; the rest went or came."""
    if len(old) == len(new) == 1 and old[0].kind == new[0].kind:
        yield Change(old[0].kind, old[0].text, new[0].text)
        return
    left = list(new)
    for line in old:
        match = _successor(line, old, left)
        if match:
            at = left.index(match)
            yield from (Change(other.kind, "", other.text) for other in left[:at])
            del left[: at + 1]
        yield Change(line.kind, line.text, match.text if match else "")
    yield from (Change(other.kind, "", other.text) for other in left)


def _successor(line: Line, old: list[Line], left: list[Line]) -> Line | None:
    """What a line became: the fact with the same label, else the first line that is like it."""
    label = _label(line)
    if label and (same := next((other for other in left if _label(other) == label), None)):
        return same
    taken = {_label(other) for other in old} - {""}
    return next((o for o in left if _label(o) not in taken and _alike(line, o)), None)


def _label(line: Line) -> str:
    """What a fact is about: the term before its colon, the first cell of its row."""
    found = _LABEL.match(line.text) if line.kind == "fact" else None
    return found[1] if found else ""


def _alike(old: Line, new: Line) -> bool:
    if old.kind != new.kind:
        return False
    matcher = SequenceMatcher(None, old.text, new.text, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def marked(change: Change) -> tuple[str, str]:
    """Both sentences, with what differs in [ ], so that one changed character is seen."""
    old, new = change.old, change.new
    if not old or not new:
        return old, new
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - start
    end = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    while start and _in_word(old, new, start):
        start -= 1
    while end and _in_word(old, new, -end):
        end -= 1
    return _bracketed(old, start, end), _bracketed(new, start, end)


def _in_word(old: str, new: str, at: int) -> bool:
    """Whether a cut here would go through a word; Chinese ones are cut anywhere."""
    places = ((text, at if at > 0 else len(text) + at) for text in (old, new))
    return any(_WORD.match(text, place - 1) for text, place in places if place > 0)


def _bracketed(text: str, start: int, end: int) -> str:
    return f"{text[:start]}[{text[start : len(text) - end]}]{text[len(text) - end :]}"
