"""Whether the versions of a legal text agree: articles, paragraphs, length, characters.

    check_parity(content, problems)

Public copies lose paragraphs and characters, and a reader of one language never sees it. So
every version is held against the first one of its sheet. Figures: decision 0020.
"""

from __future__ import annotations

from plugins.checks.odd import Find, Lexicon, oddities
from plugins.errors import Place, Problems, Severity
from plugins.records.languages import is_chinese
from plugins.records.reader import Content
from plugins.records.texts.parts import Article, Paragraph, Wording

RULE = "text-parity"
# Characters of Chinese for one of English, spaces left out: measured on UDHR and ICCPR.
BAND = (0.17, 0.50)
SAME = (0.90, 1.10)  # of two versions in the same language
LONG = 80  # characters of English: a shorter paragraph says nothing by its length
_COMPARE = "compare both with the official text"


def check_parity(content: Content, problems: Problems) -> None:
    """Hold the versions of every text against each other."""
    wordings = [w for text in content.texts.values() for w in text.wordings.values()]
    lexicon = Lexicon([line for w in wordings if w.lang == "en" for line in w.source.lines])
    for wording in wordings:
        characters(wording, lexicon, problems)
    for text in content.texts.values():
        for wording in text.wordings.values():
            if wording is not text.first:
                compare(text.first, wording, problems)


def characters(wording: Wording, lexicon: Lexicon, problems: Problems) -> None:
    """Note the odd characters of one version."""
    for number, line in enumerate(wording.source.lines, start=1):
        for find in oddities(line, wording.lang, lexicon):
            _odd(wording, number, find, problems)


def _odd(wording: Wording, number: int, find: Find, problems: Problems) -> None:
    place = wording.source.place(number, find.at + 1, find.length)
    problems.add(place, RULE, find.message, find.hint, find.severity)


def compare(first: Wording, other: Wording, problems: Problems) -> None:
    """Note where ``other`` has fewer or more than ``first``, or is oddly long or short."""
    mine = {article.id: article for article in other.articles}
    for article in first.articles:
        if article.id not in mine:
            message = f"“{article.heading}” of {first.lang} ({article.id}) is missing here"
            _note(other.source.place(1), message, _COMPARE, problems)
        else:
            _paragraphs(article, mine[article.id], (first, other), problems)
    known = {article.id for article in first.articles}
    for article in other.articles:
        if article.id not in known:
            message = f"{first.lang} has no “{article.id}”"
            _note(_line(other, article.line), message, _COMPARE, problems)


def _paragraphs(
    article: Article, mine: Article, pair: tuple[Wording, Wording], problems: Problems
) -> None:
    first, other = pair
    here = {paragraph.key: paragraph for paragraph in mine.paragraphs}
    for paragraph in article.paragraphs:
        if paragraph.key not in here:
            message = f"{article.anchor(paragraph)} of {first.lang} is missing here"
            _note(_line(other, mine.line), message, _COMPARE, problems)
        else:
            _length(paragraph, here[paragraph.key], pair, problems)
    known = {paragraph.key for paragraph in article.paragraphs}
    for paragraph in mine.paragraphs:
        if paragraph.key not in known:
            message = f"{first.lang} has no {mine.anchor(paragraph)}"
            _note(_line(other, paragraph.line), message, _COMPARE, problems)


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
        _note(_line(other, mine.line), message, "see whether something is missing", problems, "warning")


def _size(text: str) -> int:
    return len("".join(text.split()))


def _line(wording: Wording, number: int) -> Place:
    return wording.source.place(number, 1, len(wording.source.lines[number - 1]))


def _note(
    place: Place, message: str, hint: str, problems: Problems, severity: Severity = "error"
) -> None:
    problems.add(place, RULE, message, hint, severity)
