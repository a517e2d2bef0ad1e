"""Whether the versions of a legal text agree: articles, paragraphs, length, characters.

    check_parity(content, problems)

Public copies lose paragraphs and characters, and a reader of one language never sees it. So
every version is held against the first one of its sheet. Figures: decision 0021.
"""

from __future__ import annotations

from collections.abc import Set

from plugins.checks.odd import Find, Lexicon, oddities
from plugins.errors import Place, Problems, Severity
from plugins.records.languages import is_chinese
from plugins.records.reader import Content
from plugins.records.texts.parts import Article, Paragraph, Wording
from plugins.records.texts.reading import LegalText

# Characters of Chinese for one of English, spaces left out. Measured on 148 paragraphs of the
# Universal Declaration and the Covenant on Civil and Political Rights: 0.188 to 0.348.
BAND = (0.16, 0.40)
SAME = (0.90, 1.10)  # of two versions in the same language
LONG = 120  # characters of English: a shorter paragraph says nothing by its length
_COMPARE = "compare both with the official text"


def check_parity(content: Content, problems: Problems) -> None:
    """Hold the versions of every text against each other."""
    wordings = [w for text in content.texts.values() for w in text.wordings.values()]
    lexicon = Lexicon([line for w in wordings if w.lang == "en" for line in w.source.lines])
    for wording in wordings:
        characters(wording, lexicon, problems)
    for text in content.texts.values():
        if any(wording.broken for wording in text.wordings.values()):
            continue  # each line that has no place was named; what follows from it is not
        for wording in text.wordings.values():
            if wording is not text.first:
                agreed = {difference.at for difference in text.sheet.differs}
                compare(text.first, wording, agreed, problems)
        _unused(text, problems)


def characters(wording: Wording, lexicon: Lexicon, problems: Problems) -> None:
    """Note the odd characters of one version."""
    for number, line in enumerate(wording.source.lines, start=1):
        for find in oddities(line, wording.lang, lexicon):
            _odd(wording, number, find, problems)


def _odd(wording: Wording, number: int, find: Find, problems: Problems) -> None:
    place = wording.source.place(number, find.at + 1, find.length)
    problems.add(place, "text-parity", find.message, find.hint, find.severity)


def compare(first: Wording, other: Wording, agreed: Set[str], problems: Problems) -> None:
    """Note where ``other`` has fewer or more than ``first``, or is oddly long or short.

    Args:
        first: the version whose articles count.
        other: the one that is held against it.
        agreed: anchors of which the sheet says why only one version has them.
        problems: gets the differences.
    """
    mine = {article.id: article for article in other.articles}
    for article in first.articles:
        if article.id not in mine:
            message = f"“{article.heading}” of {first.lang} ({article.id}) is missing here"
            _note(other.source.place(1), message, _COMPARE, problems)
        else:
            _paragraphs(article, mine[article.id], (first, other), agreed, problems)
    known = {article.id for article in first.articles}
    for article in other.articles:
        if article.id not in known:
            message = f"{first.lang} has no “{article.id}”"
            _note(_line(other, article.line), message, _COMPARE, problems)


def _paragraphs(
    article: Article,
    mine: Article,
    pair: tuple[Wording, Wording],
    agreed: Set[str],
    problems: Problems,
) -> None:
    first, other = pair
    here = {paragraph.key: paragraph for paragraph in mine.paragraphs}
    for paragraph in article.paragraphs:
        if article.anchor(paragraph) in agreed:
            continue
        if paragraph.key not in here:
            message = f"{article.anchor(paragraph)} of {first.lang} is missing here"
            _note(_line(other, mine.line), message, _COMPARE, problems)
        else:
            _length(paragraph, here[paragraph.key], pair, problems)
    known = {paragraph.key for paragraph in article.paragraphs}
    for paragraph in mine.paragraphs:
        if paragraph.key not in known and mine.anchor(paragraph) not in agreed:
            message = f"{first.lang} has no {mine.anchor(paragraph)}"
            _note(_line(other, paragraph.line), message, _COMPARE, problems)


def _unused(text: LegalText, problems: Problems) -> None:
    """What ``differs`` explains is still so."""
    for number, difference in enumerate(text.sheet.differs):
        having = [w for w in text.wordings.values() if difference.at in w.anchors]
        if len(having) in (0, len(text.wordings)):
            place = text.tree.place(("differs", number, "at"))
            message = f"“{difference.at}” is in {'every' if having else 'no'} version"
            _note(place, message, "take the line out", problems, "warning")


def _length(
    paragraph: Paragraph, mine: Paragraph, pair: tuple[Wording, Wording], problems: Problems
) -> None:
    first, other = pair
    whole, part = _size(paragraph.text), _size(mine.text)
    chinese = is_chinese(first.lang), is_chinese(other.lang)
    if chinese[0] and not chinese[1]:
        whole, part = part, whole  # always Chinese for English
    low, high = SAME if chinese[0] == chinese[1] else BAND
    if whole >= (LONG * BAND[0] if all(chinese) else LONG) and not low <= part / whole <= high:
        message = (
            f"{part} characters for {whole} of {first.lang}: it should be "
            f"{round(low * whole)} to {round(high * whole)}"
        )
        _note(
            _line(other, mine.line),
            message,
            "see whether something is missing",
            problems,
            "warning",
        )


def _size(text: str) -> int:
    return len("".join(text.split()))


def _line(wording: Wording, number: int) -> Place:
    return wording.source.place(number, 1, len(wording.source.lines[number - 1]))


def _note(
    place: Place, message: str, hint: str, problems: Problems, severity: Severity = "error"
) -> None:
    problems.add(place, "text-parity", message, hint, severity)
