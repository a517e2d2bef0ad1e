"""The table of bad inputs: what an editor did wrong, and exactly what is printed.

One module a kind of mistake, each with its ``CASES``. A case is the small content folder
of ``tests.sites`` with one mistake in it; ``edit`` makes the mistake in one of its files.

    Case("unknown-field", edit(TOPIC_FACTS, "glyph:", "glyhp:"), \"\"\"…\"\"\")

``tests/test_bad_input.py`` runs the table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.sites import SMALL

SITE = "site.yaml"
TOPIC_FACTS = "topics/speech/record.yaml"
TOPIC_EN = "topics/speech/en.md"
TOPIC_HANS = "topics/speech/zh-Hans.md"
PERSON_FACTS = "people/yu-jie/record.yaml"
PERSON_EN = "people/yu-jie/en.md"

Changes = Mapping[str, str | bytes | None]


def _as_it_is(content: Path) -> None:
    """Change nothing else in the folder."""


@dataclass(frozen=True)
class Case:
    """One mistake.

    Args:
        id: the name of the case.
        changes: the files that differ from the small folder, as for ``write_content``.
        expected: the whole text that is printed, indented for the table.
        prepare: changes the folder in a way that file contents cannot: links.
    """

    id: str
    changes: Changes
    expected: str
    prepare: Callable[[Path], object] = _as_it_is


def edit(path: str, old: str, new: str) -> dict[str, str]:
    """Put ``new`` in the place of ``old``, which must stand in the file once."""
    given = SMALL[path]
    assert given.count(old) == 1, f"{old!r} must stand in {path} once"
    return {path: given.replace(old, new)}


def add(path: str, more: str) -> dict[str, str]:
    """Put ``more`` after the end of a file, behind an empty line if it is Markdown."""
    between = "\n" if path.endswith(".md") else ""
    return {path: f"{SMALL[path]}{between}{more}\n"}
