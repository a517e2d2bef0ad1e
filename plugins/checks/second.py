"""A second converter's opinion, for editors who want one: ``make second-opinion``.

Two converters that were built apart seldom make the same mistake: of what OpenCC gets
wrong in running text, disagreement with MediaWiki's tables shows about six in ten. Where
they differ, a person looks. The second converter (zhconv-rs) carries data under the GPL
and is a development extra: it is never part of a build.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator

from plugins.checks.texts import Passage, passages
from plugins.editions.glossary import name_book
from plugins.editions.names import Scope
from plugins.editions.render import Rendering
from plugins.editions.script import Converter
from plugins.errors import Problems, SetupError
from plugins.records.approved import sentence_hash
from plugins.records.reader import Content

_SENTENCE = re.compile(r"[^。！？；\n]+")
# Spellings that are free in Traditional, and forms that differ by region only.
_SAME = str.maketrans(
    "着臺佈裏衞羣峯啓爲説温綫衆麽佔蹟汙週嘆僞喫祕牀纔擡昇兇託傢僱樑岩巖",
    "著台布裡衛群峰啟為說溫線眾麼占跡污周歎偽吃秘床才抬升凶托家雇梁巖巖",
)

_EMPHASIS = "*_="  # taken out, so that no word is cut

Opinion = Callable[[str], str]


def second_opinion(content: Content, rendering: Rendering, problems: Problems) -> None:
    """Note each sentence about which the second converter thinks otherwise.

    Raises:
        SetupError: the second converter is not installed.
    """
    other = _zhconv()
    converter = Converter(name_book(content))
    for record in content.records.values():
        scope = rendering.scopes[record.id]
        for passage in passages(record):
            if passage.lang == "zh-Hans" and not passage.quoted:
                _compare(passage, converter, scope, other, content, problems)


def _compare(
    passage: Passage,
    converter: Converter,
    scope: Scope,
    other: Opinion,
    content: Content,
    problems: Problems,
) -> None:
    for match in _SENTENCE.finditer(passage.text):
        sentence = match.group()
        if sentence_hash(sentence.strip()) in content.approved:
            continue
        kept = [at for at, char in enumerate(sentence) if char not in _EMPHASIS]
        words = "".join(sentence[at] for at in kept)
        ours = converter.convert(words, "zh-Hans", "zh-Hant", scope)
        for index, mine, theirs in _differences(words, ours, other(words)):
            at = kept[index]
            place = passage.place(match.start() + at, 1)
            message = f"the second converter writes “{theirs}” for “{sentence[at]}”, ours “{mine}”"
            paste = f"{sentence_hash(sentence.strip())} {sentence[max(at - 2, 0) : at + 3]}"
            hint = f"if ours is right, add to approved.txt: {paste}"
            problems.add(place, "second-opinion", message, hint, "warning")


def _differences(text: str, ours: str, theirs: str) -> Iterator[tuple[int, str, str]]:
    """Characters that the two write differently, quotation marks and free spellings apart."""
    if not len(text) == len(ours) == len(theirs):
        return
    for at, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
        same = mine.translate(_SAME) == other.translate(_SAME)
        if not same and "\u3400" <= mine <= "\u9fff":
            yield at, mine, other


def _zhconv() -> Opinion:
    try:
        module = importlib.import_module("zhconv_rs")
    except ImportError as error:
        message = "there is no second converter here; run: make second-opinion"
        raise SetupError(message) from error
    return lambda text: str(module.zhconv(text, "zh-hant"))
