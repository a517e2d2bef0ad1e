"""Officials are named for what they did in office, on two sources (``named-official``, S33).

OHCHR, Commissions of Inquiry and Fact-Finding Missions (2015): naming an alleged
perpetrator needs a high standard of proof and a chance to reply. A title right before or
after a name is what is looked for, in what is written about people; the private life of an
official is nobody's business, and is for people to see.

Titles stand in ``officials.yaml``, surnames in the house lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from plugins.checks.harm.people import Person, publishers
from plugins.checks.texts import Passage
from plugins.editions.house.lists import words
from plugins.editions.script import in_script
from plugins.errors import Problems
from plugins.records.languages import HAN, is_chinese

_CITED = re.compile(r"\[@([^\]]+)\]")
_REPLY = re.compile(
    r"\b(?:repl(?:y|ied|ies)|respon(?:d|ded|se)|comment(?:ed)?|denied|denies)\b"
    r"|回应|回應|答复|答覆|回复|回覆|置评|置評|否认|否認",
    re.I,
)
# Surnames that begin a verb behind a title (警察查抄, 国保来了): left out, for less noise.
_ALSO_WORDS = frozenset("来向解展查应成全关任易于施包安管盖强封付索劳容蒙种权干习曲沙宣")
_AFTER = r"(?=[，、。；：）》”’」』\s\[]|$|说|說|称|稱|表示|宣|主持|审|審|判|下令|等)"


def named_official(person: Person, problems: Problems) -> None:
    """An official's name has two sources in its paragraph, and a word on their reply."""
    replied = any(_REPLY.search(passage.text) for passage in person.texts)
    for passage in person.texts:
        for start, name in officials(passage.text, passage.lang):
            place = passage.place(start, len(name))
            ids = _sources(passage, start) or _facts_sources(person, passage)
            if publishers(person.sources(ids)) < 2:
                message = f"“{name}” is named as an official, without two sources of two publishers"
                hint = "cite both in the same paragraph, [@s1][@s2]; or give the office alone"
                problems.add(place, "named-official", message, hint)
            if not replied:
                message = f"“{name}” is named as an official, with no word on a reply"
                hint = (
                    "say that they were asked, or that no reply is known; or give the office alone"
                )
                problems.add(place, "named-official", message, hint)


def officials(text: str, lang: str) -> Iterator[tuple[int, str]]:
    """Names with the title of an office right beside them: where they stand, and as written."""
    for match in _pattern(lang).finditer(text) if lang in _titles() else ():
        yield match.start(), match.group()


def _sources(passage: Passage, at: int) -> set[str]:
    """The sources that are cited in the paragraph."""
    start = passage.text.rfind("\n\n", 0, at) + 1
    end = passage.text.find("\n\n", at)
    paragraph = passage.text[start : end if end > 0 else len(passage.text)]
    return {
        id_.strip() for match in _CITED.finditer(paragraph) for id_ in match.group(1).split(",")
    }


def _facts_sources(person: Person, passage: Passage) -> set[str]:
    """The sources named on the same lines of ``record.yaml``, for a fact."""
    if passage.source is not person.record.tree.source:
        return set()
    line = passage.place(0, 1).line
    return _nearest_sources(person, line)


def _nearest_sources(person: Person, line: int) -> set[str]:
    """The ids under the ``source`` of the smallest mapping that a line belongs to."""
    tree = person.record.tree
    best: tuple[int, tuple[str | int, ...]] = (0, ())
    for path, (at, _, _) in tree.values.items():
        if best[0] <= at <= line and (*path, "source") in tree.values:
            best = (at, path)
    found = {
        path: place for path, place in tree.values.items() if path[:-1] == (*best[1], "source")
    }
    return {_value(tree.data, path) for path in found} if best[1] else set()


def _value(data: object, path: tuple[str | int, ...]) -> str:
    for step in path:
        data = data[step]  # type: ignore[index]
    return str(data)


@cache
def _titles() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load(
        (Path(__file__).parent / "officials.yaml").read_text("utf-8")
    )
    return found


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    titles = "|".join(sorted(_titles()[lang], key=len, reverse=True))
    if not is_chinese(lang):
        return re.compile(rf"\b(?:{titles}) [A-Z][a-z]+(?: [A-Z][a-z]+)+")
    single = "".join(line for line in words("surnames.txt") if len(line) > 2)
    listed = "".join(char for char in single if char not in _ALSO_WORDS)
    surname = f"[{listed}{in_script(listed, 'zh-Hant')}]"
    name = f"{surname}[{HAN}]{{1,2}}?"
    return re.compile(rf"(?:{titles}){name}{_AFTER}|(?<![{HAN}]){name}(?:{titles})")
