"""Names that no list was made from: right or flagged, and how listed names behave in text.

    for line in names_table({"held out": rows}):
        print(line)

What a folder of data may hold beside the development set:

    names_*.tsv      further names: Simplified, Traditional, source
    running_*.txt    Simplified text, one paragraph a line, names in braces: 总理{周恩来}说
    texts_*.tsv      the same text in both scripts, the Traditional one as it was written

A name is *flagged* if ``make check`` would ask about it. A *hit* is a listed name of three
characters or more found in text. A hit is a *misfire* if it changes what conversion makes of
words that are not that name: words not marked as a name, or written otherwise in the original.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.checks.doubts import doubtful_names
from plugins.checks.texts import Passage
from plugins.editions.names import EVERYWHERE, NOTHING, Known, NameBook
from plugins.editions.script import Converter
from plugins.records.files import SourceFile
from tests.bench import scoring
from tests.bench.scoring import Row

_ALONE, _WITHIN = "{}", "去年{}被捕，至今没有消息。"
_MARKED = re.compile(r"\{([^{}]*)\}")
_PLAIN = Converter(NameBook([]))


class Names(NamedTuple):
    """How a set of names fares where nobody listed them."""

    wrong: list[Row]
    flagged: int  # of the wrong ones
    asked: int  # of all


class Hits(NamedTuple):
    """How listed names fare in text, and how often an editor would be asked about it."""

    characters: int
    found: int
    misfires: list[str]
    flags: int


def names_table(sets: dict[str, list[Row]]) -> Iterator[str]:
    """A line for each set: how many are right, and how many of the wrong ones flagged.

    To Simplified: of the names whose Simplified form is the source's own. In brackets, if
    either form counts where the standard allows two in names.
    """
    yield (
        "| names | pairs | right, alone | wrong, flagged | of all, flagged "
        "| right, in a sentence | wrong, flagged | to Simplified |"
    )
    yield "|---" * 8 + "|"
    for title, rows in sets.items():
        cells = [str(len(rows))]
        for frame in (_ALONE, _WITHIN):
            score = unlisted(rows, frame)
            cells.append(f"{100 - 100 * len(score.wrong) / len(rows):.1f} %")
            cells.append(f"{score.flagged} of {len(score.wrong)}")
            if frame == _ALONE:
                cells.append(f"{100 * score.asked / len(rows):.1f} %")
        yield f"| {title} | {' | '.join(cells)} | {_simplified(rows)} |"


def failures(rows: list[Row]) -> str:
    """The wrong names of a set: as they should be ← as they came out, * if not flagged."""
    parts = []
    for hans, want, got in unlisted(rows).wrong:
        parts.append(f"{want} ← {got}" + ("" if _asks(hans, 0, len(hans)) else "\\*"))
    return ", ".join(parts)


def unlisted(rows: list[Row], frame: str = _ALONE) -> Names:
    """Names in a frame such as ``律师{}说``, none of them listed."""
    at = frame.index("{")
    wrong, flagged, asked = [], 0, 0
    for row in rows:
        text = frame.format(row[0])
        made = _PLAIN.convert(text, "zh-Hans", "zh-Hant")[at : at + len(row[0])]
        question = _asks(text, at, at + len(row[0]))
        asked += question
        if not scoring.same_name(made, row[1]):
            wrong.append([*row[:2], made])
            flagged += question
    return Names(wrong, flagged, asked)


def to_simplified(rows: list[Row]) -> tuple[int, list[tuple[str, str]]]:
    """How many names have a Simplified form of their source, and which come out otherwise."""
    own = [[row[1], row[0]] for row in rows if "derived" not in row[2]]
    _, wrong = scoring.accepted(lambda text: _PLAIN.convert(text, "zh-Hant", "zh-Hans"), own)
    return len(own), wrong


def _simplified(rows: list[Row]) -> str:
    """Strictly, and with either form where the standard allows two."""
    total, wrong = to_simplified(rows)
    if not total:
        return "–"
    other = sum(not scoring.allowed_in_name(got, want) for want, got in wrong)
    return f"{_right(len(wrong), total)} of {total} ({_right(other, total)})"


def _right(wrong: int, total: int) -> str:
    return f"{100 - 100 * wrong / total:.2f} %"


def _asks(text: str, start: int, end: int) -> bool:
    passage = Passage("zh-Hans", text, SourceFile("text", text), 0)
    doubts = doubtful_names(passage, _PLAIN, NOTHING)
    return any(doubt.at < end and start < doubt.at + len(doubt.words) for doubt in doubts)


def hits_table(folders: list[Path], sets: dict[str, list[Row]]) -> Iterator[str]:
    """A line for each corpus: hits of listed names, misfires, and flags without any list."""
    yield "| text | characters | names listed | hits | misfires | flags in 10,000 characters |"
    yield "|---" * 6 + "|"
    for folder in folders:
        for path in sorted(folder.glob("running_*.txt")):
            yield _line(path, *marked(path.read_text("utf-8").splitlines()))
        for path in sorted(folder.glob("texts_*.tsv")):
            yield _line(path, *paired(scoring.rows(path), sets))


def _line(path: Path, listed: int, hits: Hits) -> str:
    flags = f"{1e4 * hits.flags / hits.characters:.1f}"
    shown = str(len(hits.misfires)) + "".join(f"; {words}" for words in hits.misfires[:3])
    cells = [str(hits.characters), str(listed), str(hits.found), shown, flags]
    return f"| {path.stem.partition('_')[2]} | {' | '.join(cells)} |"


def marked(lines: list[str]) -> tuple[int, Hits]:
    """Text whose names are marked: all of three characters or more are listed.

    The Traditional form of an entry is the one that it mostly has in the text.
    """
    texts = [_unmarked(line) for line in lines]
    plain = [_PLAIN.convert(text, "zh-Hans", "zh-Hant") for text, _ in texts]
    names = {text[start:end] for text, spans in texts for start, end in spans}
    listed = {name for name in names if len(name) >= EVERYWHERE}
    seen = _written(
        [[text, made] for (text, _), made in zip(texts, plain, strict=True)],
        NameBook(Known(name, name) for name in listed),
    )
    book = NameBook(Known(name, _usual(written)) for name, written in seen.items())
    found, misfires = 0, []
    for (text, spans), made in zip(texts, plain, strict=True):
        for start, end, form in book.find(text, "zh-Hans"):
            found += 1
            if (start, end) not in spans and form != scoring.spelled_alike(made[start:end]):
                misfires.append(f"{text[max(0, start - 4) : end + 4]}: {form}")
    characters = sum(scoring.is_han(char) for text, _ in texts for char in text)
    return len(listed), Hits(characters, found, misfires, sum(_flags(text) for text, _ in texts))


def _unmarked(line: str) -> tuple[str, set[tuple[int, int]]]:
    spans, text = set(), ""
    for number, part in enumerate(_MARKED.split(line)):
        if number % 2:
            spans.add((len(text), len(text) + len(part)))
        text += part
    return text, spans


def paired(rows: list[Row], sets: dict[str, list[Row]]) -> tuple[int, Hits]:
    """Text in both scripts, with the names of all sets listed as the original mostly has them."""
    names = {row[0] for data in sets.values() for row in data if len(row[0]) >= EVERYWHERE}
    seen = _written(rows, NameBook(Known(name, name) for name in names))
    misfires = []
    for written in seen.values():
        usual = _usual(written)
        misfires += [f"{around}: {usual}" for form, around in written if form != usual]
    characters = sum(scoring.is_han(char) for row in rows for char in row[0])
    flags = sum(_flags(row[0]) for row in rows)
    return len(names), Hits(characters, sum(map(len, seen.values())), misfires, flags)


def _usual(written: list[tuple[str, str]]) -> str:
    return Counter(form for form, _ in written).most_common(1)[0][0]


def _written(rows: list[Row], book: NameBook) -> dict[str, list[tuple[str, str]]]:
    """For each name that was found, how the original writes it, and what stands around."""
    seen: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for hans, hant, *_ in rows:
        for start, end, name in book.find(hans, "zh-Hans"):
            around = hant[max(0, start - 4) : end + 4]
            seen[name].append((scoring.spelled_alike(hant[start:end]), around))
    return seen


def _flags(text: str) -> int:
    passage = Passage("zh-Hans", text, SourceFile("text", text), 0)
    return sum(1 for _ in doubtful_names(passage, _PLAIN, NOTHING))
