"""What editors have allowed although a rule would refuse it: ``allow.yaml``.

    - rule: phone
      where: pages/about/*
      text: "+00 00 0000 0000"
      reason: public number of our own office

    allowed.covers("phone", "content/pages/about/en.md", "+00 00 0000 0000")    # True

An entry names a rule, a place and its reason. Without ``text`` it holds for all that the
rule finds there, so it must name one record or file; with ``text`` it holds for those words
alone. What was hidden, withdrawn or is internal can never be allowed. Which rules ask is
left to ``plugins.checks``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path

from pydantic import RootModel

from plugins.errors import Place, Problem, Problems, did_you_mean
from plugins.records.base import Model
from plugins.records.files import read_text
from plugins.records.folders import leads_outside, note_outside
from plugins.records.references import ReadingContext
from plugins.records.validate import apply
from plugins.records.yamlfile import parse_yaml

FILE = "allow.yaml"
# Rules of which one word is among these keep people safe who asked for it: no exception.
NEVER = frozenset({"confidential", "hidden", "internal", "withdrawn"})
_WILD = re.compile(r"[*?]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ]+|[\u3400-\u9fff]")
_A_FEW_WORDS = 6  # Han characters; a word of letters counts as two of them


class Allowance(Model):
    """One entry of ``allow.yaml``."""

    rule: str
    where: str
    text: str | None = None
    reason: str


class Allowances(RootModel[list[Allowance]]):
    """``allow.yaml``."""


class Allowed:
    """Answers whether something is allowed, and remembers which entries were needed.

    Args:
        entries: each entry with the place where it stands.
        root: the content folder as messages show it, which paths may begin with.
    """

    def __init__(self, entries: Iterable[tuple[Allowance, Place]] = (), root: str = "") -> None:
        self._root = root
        self._entries = [(entry, _pattern(self._below(entry.where)), at) for entry, at in entries]
        self._used: set[int] = set()

    def covers(self, rule: str, path: str, text: str = "") -> bool:
        """Whether an entry allows what ``rule`` found.

        Args:
            rule: the rule's name.
            path: the file, as messages show it or from the content folder on.
            text: the words that were found, or '' if it is about the whole record.
        """
        path, covering = self._below(path), False
        for number, (entry, pattern, _) in enumerate(self._entries):
            if entry.rule == rule and pattern.fullmatch(path) and _allows(entry, text):
                self._used.add(number)
                covering = True
        return covering

    def covers_output(self, rule: str, path: str, text: str) -> bool:
        """Whether an entry allows words that came out in a finished file.

        Words that an entry names may come out wherever they are shown: on a card, in a list.

        Args:
            rule: the rule's name.
            path: the record that the file is made of, from the content folder on.
            text: the words that were found.
        """
        named = {
            number
            for number, (entry, _, _) in enumerate(self._entries)
            if entry.rule == rule and entry.text and _allows(entry, text)
        }
        self._used |= named
        return bool(named) or self.covers(rule, path, text)

    def sift(self, found: Iterable[Problem], problems: Problems) -> None:
        """Hand on to ``problems`` all of ``found`` that is not allowed.

        The words that an entry's ``text`` is compared with are those under the carets.
        """
        for problem in found:
            place = problem.place
            words = place.text[place.column - 1 : place.column - 1 + place.length]
            if not self.covers(problem.rule, place.path, words):
                problems.add(place, problem.rule, problem.message, problem.hint, problem.severity)

    def note_unused(self, rules: Collection[str], problems: Problems) -> None:
        """Note the entries that allowed nothing, once each of ``rules`` has asked.

        Args:
            rules: those that have run; entries for others are left to others.
            problems: where to note them.
        """
        for number, (entry, _, place) in enumerate(self._entries):
            if entry.rule in rules and number not in self._used:
                message = (
                    f"this allows nothing: “{entry.rule}” finds no such thing there (any more)"
                )
                hint = "take the entry out, or correct “where” or “text”"
                problems.add(place, "unused-allowance", message, hint, "warning")

    def note_unknown(self, rules: Collection[str], problems: Problems) -> None:
        """Note the entries whose rule is none of ``rules``, all that can be allowed."""
        for entry, _, place in self._entries:
            if entry.rule not in rules:
                message = f"“{entry.rule}” is no rule that can be allowed"
                problems.add(place, "allowance", message, did_you_mean(entry.rule, rules))

    def _below(self, path: str) -> str:
        return path.removeprefix(f"{self._root}/") if self._root else path


def read_allowed(folder: Path, shown: str, problems: Problems) -> Allowed:
    """Read ``allow.yaml``, if there is one; note entries that allow too much."""
    path, name = folder / FILE, f"{shown}/{FILE}"
    if not path.is_file():
        return Allowed((), shown)
    if leads_outside(path, folder):
        note_outside(name, problems)
        return Allowed((), shown)
    source = read_text(path, name, problems)
    tree = parse_yaml(source.text, source, problems) if source else None
    if tree is None or tree.data is None:
        return Allowed((), shown)
    read = apply(Allowances, tree, ReadingContext({}, frozenset()), problems)
    good = []
    for number, entry in enumerate(read.root if read else []):
        wrong = list(_wrong(entry, shown))
        for field, message, hint in wrong:
            problems.add(tree.place((number, field)), "allowance", message, hint)
        if not wrong:
            good.append((entry, tree.place((number, "rule"))))
    return Allowed(good, shown)


def _wrong(entry: Allowance, shown: str) -> Iterable[tuple[str, str, str]]:
    """What is wrong with an entry: its field, a sentence, a hint."""
    if NEVER & set(entry.rule.split("-")):
        message = f"“{entry.rule}” can never be allowed"
        yield "rule", message, "take the words out of the text instead"
    if _weight(entry.reason) < _A_FEW_WORDS:
        message = "the reason is too short for others to understand"
        yield "reason", message, "say in a few words why this harms nobody"
    if entry.text is None and _is_wide(entry.where.removeprefix(f"{shown}/")):
        message = f"“{entry.where}” without text would turn the rule off altogether"
        yield "where", message, "name one record, people/yu-jie/*, or add the words: text: …"
    if entry.text is not None and not _bare(entry.text):
        yield "text", "these words are empty", "write the words that are allowed"


def _is_wide(where: str) -> bool:
    """Whether a pattern may meet more than one record: wildcards in its first two steps."""
    steps = where.strip("/").split("/")
    return any(_WILD.search(step) for step in steps[:2]) or (len(steps) < 2 and "." not in where)


def _weight(reason: str) -> int:
    return sum(2 if word.isascii() or len(word) > 1 else 1 for word in _WORD.findall(reason))


def _allows(entry: Allowance, text: str) -> bool:
    """Whether the words found are among those that an entry allows."""
    return entry.text is None or (bool(_bare(text)) and _bare(text) in _bare(entry.text))


def _bare(text: str) -> str:
    """Text without white space, width and case, which say nothing of what it means."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _pattern(where: str) -> re.Pattern[str]:
    """``*`` stands for part of a name, ``**`` for any folders; a folder for all in it."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", where.strip("/"))
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(p) or re.escape(p) for p in parts) + "(?:/.*)?", re.S)
