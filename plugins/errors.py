"""The tree of errors, and how a message to an editor is laid out.

    ZhiquanError                 everything this project raises on purpose
    ├── ContentError             what editors wrote cannot be built; carries Problems
    ├── CannotClean              a file has something hidden that no program should take out
    ├── InterfaceWordError       the theme asks for a word that a catalogue lacks
    └── SetupError               settings, folders or theme files cannot work

A *problem* is data: where, which rule, one sentence, one hint. Steps collect
problems and go on, so that one run names them all; only the last step raises.

    content/topics/torture/zh-Hans.md:14:9: error[dead-link]: no record is called “topic:tortrue”
       |
    14 | 参见 [酷刑](topic:tortrue)。
       |             ^^^^^^^^^^^^^
       = hint: did you mean “topic:torture”?

This module leaves it to others to find problems and to decide what they stop.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from wcwidth import wcswidth

Severity = Literal["error", "warning"]


class ZhiquanError(Exception):
    """Root of every error that this project raises on purpose."""


class SetupError(ZhiquanError):
    """Settings, folders or theme files cannot work; the message says what to do."""


class CannotClean(ZhiquanError):
    """Hidden data in a file is for a person to take out; the message says what to do."""


class InterfaceWordError(ZhiquanError):
    """A template asks for an interface word that the catalogue does not have."""


class ContentError(ZhiquanError):
    """What editors wrote cannot be built.

    Args:
        problems: all problems of the run, errors and warnings.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__(report(self.problems))


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file: path as shown to the editor, line and column from 1.

    ``line`` 0 means the file as a whole. Columns count characters, as editors' programs do.
    """

    path: str
    line: int = 0
    column: int = 1
    length: int = field(default=1, compare=False)
    text: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, with its place, its rule and one hint."""

    place: Place
    rule: str
    message: str
    hint: str = ""
    severity: Severity = field(default="error", compare=False)

    def __str__(self) -> str:
        head = f"{_position(self.place)}: {self.severity}[{self.rule}]: {self.message}"
        return "\n".join([head, *_excerpt(self.place), *_hint(self.hint)])


class Problems:
    """Collects the problems of one run, each once."""

    def __init__(self) -> None:
        self._found: dict[tuple[Place, str, str], Problem] = {}

    def add(
        self,
        place: Place,
        rule: str,
        message: str,
        hint: str = "",
        severity: Severity = "error",
    ) -> None:
        """Note one problem; the same sentence about the same place counts once."""
        self.note(Problem(place, rule, message, hint, severity))

    def note(self, problem: Problem) -> None:
        """Note one problem as it is."""
        self._found.setdefault((problem.place, problem.rule, problem.message), problem)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found.values()))

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop a build, sorted by place."""
        return [p for p in sorted(self._found.values()) if p.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        """The problems that a reader could live with, sorted by place."""
        return [p for p in sorted(self._found.values()) if p.severity == "warning"]

    def raise_errors(self) -> None:
        """Stop here if anything found so far is an error.

        Raises:
            ContentError: with every problem, warnings included.
        """
        if self.errors:
            raise ContentError(self._found.values())


def report(problems: Iterable[Problem]) -> str:
    """Lay out problems for a terminal, sorted, with an empty line between two."""
    return "\n\n".join(str(problem) for problem in sorted(problems))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint naming the nearest known word, or listing a few, or nothing."""
    words = sorted(known)
    near = nearest(word, words)
    if near:
        return f"did you mean “{near}”?"
    if 0 < len(words) <= 12:
        return "one of: " + ", ".join(words)
    return ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The nearest known word or ''; of ids the part behind the colon decides."""
    words = sorted(known)
    kind, colon, slug = word.rpartition(":")
    same_slug = [w for w in words if colon and w.rpartition(":")[2] == slug]
    if same_slug:
        return same_slug[0]
    tails = {w.rpartition(":")[2]: w for w in words if w.rpartition(":")[0] == kind}
    near = difflib.get_close_matches(slug, sorted(tails), n=1, cutoff=0.6)
    return tails[near[0]] if near else ""


def _position(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}" if place.line else place.path


def _excerpt(place: Place) -> list[str]:
    """Show the line with a caret under the place; Han characters count two columns."""
    if not place.line or not place.text:
        return []
    line = place.text.replace("\t", " ")
    number = str(place.line)
    gutter = " " * len(number)
    before = max(wcswidth(line[: place.column - 1]), 0)
    marked = line[place.column - 1 : place.column - 1 + place.length]
    carets = "^" * max(wcswidth(marked), 1)
    return [f"{gutter} |", f"{number} | {line}", f"{gutter} | {' ' * before}{carets}"]


def _hint(hint: str) -> list[str]:
    return [f"  = hint: {hint}"] if hint else []
