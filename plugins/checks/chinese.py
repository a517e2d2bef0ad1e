"""A second pair of eyes on Chinese: entries that disagree, mixed scripts, doubtful names.

Machine conversion is right nearly always, and wrong where it hurts: in names. So what
cannot be known from the text is said here, once, with both candidates and the line to
paste. What an editor has approved (``approved.txt``) is never asked again.

Which words are doubtful is left to ``doubts``; converting is left to ``editions.script``.
"""

from __future__ import annotations

from plugins.checks.doubts import doubtful_names, short_names
from plugins.checks.texts import Passage, mostly, passages
from plugins.editions.glossary import entries, name_book
from plugins.editions.house.common import common_word_line, is_common
from plugins.editions.names import NameBook
from plugins.editions.render import Rendering
from plugins.editions.script import Converter, in_script
from plugins.errors import Place, Problems
from plugins.records.approved import sentence_at, sentence_hash
from plugins.records.base import Record
from plugins.records.languages import is_chinese
from plugins.records.reader import Content


def check_chinese(content: Content, rendering: Rendering, problems: Problems) -> None:
    """Run every rule on Chinese text."""
    glossary_conflicts(content, problems)
    converter = Converter(name_book(content))
    glossary_inside_words(content, problems)
    asked: set[str] = set()
    for record in content.records.values():
        texts = [passage for passage in passages(record) if is_chinese(passage.lang)]
        wrong = {p.source.shown for p in texts if p.body and mostly(p.text, _other(p.lang))}
        for passage in texts:
            if passage.source.shown not in wrong:  # ``rules.wrong_script`` says it of the file
                mixed_script(passage, problems)
            if not passage.quoted:
                doubts(record, passage, converter, rendering, content, problems, asked)


def glossary_conflicts(content: Content, problems: Problems) -> None:
    """No two entries give one text two forms; each problem names both places."""
    seen: dict[tuple[str, str, str], tuple[str, Place]] = {}
    for entry, place in entries(content):
        if len(entry.hans) < 3:
            continue  # two characters hold only where their person is named
        for lang, form, other in (
            ("zh-Hans", entry.hans, entry.hant),
            ("zh-Hant", entry.hant, entry.hans),
        ):
            first, where = seen.setdefault((lang, form, entry.group), (other, place))
            if first != other:
                message = f"“{form}” has two forms in the other script: “{first}” and “{other}”"
                hint = f"the other one stands at {where.path}:{where.line}; keep one of the two"
                problems.add(place, "glossary-conflict", message, hint)


def glossary_inside_words(content: Content, problems: Problems) -> None:
    """No entry that holds everywhere begins with a common word that is written otherwise.

    于是之 would also be found in 于是之后, where 于 is 於. Names of three characters and
    more are looked for in every text, so such a one holds only where its page asks for it.
    An entry made of two words (复核阶段) is what it looks like.
    """
    for entry, place in entries(content):
        word = entry.hans[:2]
        line = common_word_line(word)
        if entry.everywhere and line and not is_common(entry.hans[2:]):
            plain = Converter(NameBook([])).convert(word, "zh-Hans", "zh-Hant")
            if plain != entry.hant[:2]:
                message = f"“{entry.hans}” begins with the common word “{word}” ({plain})"
                where = f"plugins/editions/house/words.txt:{line}"
                hint = (
                    f"the word stands at {where}; give the entry a group, or use convert: on pages"
                )
                problems.add(place, "glossary-conflict", message, hint)


def mixed_script(passage: Passage, problems: Problems) -> None:
    """A text holds no characters that only the other script has."""
    settled = in_script(passage.text, passage.lang)
    for at, char in passage.characters():
        changed = len(settled) == len(passage.text) and settled[at] != char
        if changed and only_in_other(char, passage.lang):
            other = _other(passage.lang)
            message = f"“{char}” belongs to {other}, but this text is {passage.lang}"
            hint = f"write “{settled[at]}”, or mark a quotation: [words]{{lang={other}}}"
            problems.add(passage.place(at, 1), "mixed-script", message, hint)


def doubts(
    record: Record,
    passage: Passage,
    converter: Converter,
    rendering: Rendering,
    content: Content,
    problems: Problems,
    asked: set[str],
) -> None:
    """Name each doubtful span once, unless its sentence was approved."""
    scope = rendering.scopes[record.id]
    short = list(short_names(passage, converter, scope))
    taken = {doubt.at for doubt in short}
    likely = (d for d in doubtful_names(passage, converter, scope) if d.at not in taken)
    for doubt in (*short, *likely):
        sentence = sentence_at(passage.text, doubt.at)
        key = f"{sentence_hash(sentence)} {doubt.words}"
        if sentence_hash(sentence) in content.approved or key in asked:
            continue
        asked.add(key)
        place = passage.place(doubt.at, len(doubt.words))
        paste = f"{sentence_hash(sentence)} {doubt.words}"
        hint = f"{doubt.remedy}; if it is right as it is, add to approved.txt: {paste}"
        problems.add(place, doubt.rule, doubt.message, hint, doubt.severity)


def _other(lang: str) -> str:
    return "zh-Hant" if lang == "zh-Hans" else "zh-Hans"


def only_in_other(char: str, lang: str) -> bool:
    """Whether only the other script has a character.

    GB 2312 lists the characters of Simplified Chinese (with a few that both have), Big5
    those of Traditional.
    """
    if not "\u4e00" <= char <= "\u9fff":
        return False
    simplified, traditional = _encodes(char, "gb2312"), _encodes(char, "big5")
    return traditional and not simplified if lang == "zh-Hans" else simplified and not traditional


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
