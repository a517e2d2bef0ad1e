"""Mistakes in decision paths."""

from __future__ import annotations

from tests.bad_input import Case, Changes
from tests.decisions import FACTS, FOLDER, PATH


def _edit(old: str, new: str) -> Changes:
    """The path with its facts changed in one place."""
    assert FACTS.count(old) == 1, f"{old!r} must stand there once"
    return {**PATH, f"{FOLDER}/record.yaml": FACTS.replace(old, new)}


CASES = [
    Case(
        "answer that leads nowhere",
        _edit("zh-Hans: 走不动}, doors: [person:yu-jie]}", "zh-Hans: 走不动}}"),
        """
        content/paths/harbour/record.yaml:19:10: error[dead-end]: this answer leads nowhere
           |
        19 |       - {text: {en: I cannot, zh-Hans: 走不动}}
           |          ^^^^
          = hint: add next: and a question, or doors: and records
        """,
    ),
    Case(
        "question that is not there",
        _edit("zh-Hans: 有}, next: wind}", "zh-Hans: 有}, next: wnid}"),
        """
        content/paths/harbour/record.yaml:6:54: error[dead-end]: there is no question “wnid”
          |
        6 |       - {text: {en: There is one, zh-Hans: 有}, next: wnid}
          |                                                       ^^^^
          = hint: did you mean “wind”?
        """,
    ),
    Case(
        "questions in a circle",
        _edit("doors: [person:yu-jie]", "next: boat"),
        """
        content/paths/harbour/record.yaml:2:9: error[circle]: these questions lead in a circle: boat → wind → legs → boat
          |
        2 |   - id: boat
          |         ^^^^
          = hint: let one of the answers lead to a door
        """,  # noqa: E501
    ),
    Case(
        "question that nothing leads to",
        _edit("zh-Hans: 有}, next: wind}", "zh-Hans: 有}, next: legs}"),
        """
        content/paths/harbour/record.yaml:10:9: error[not-reached]: no answer leads to the question “wind”
           |
        10 |   - id: wind
           |         ^^^^
          = hint: add next: wind to an answer
        """,  # noqa: E501
    ),
    Case(
        "door of an unknown type",
        _edit("doors_of: [topic]", "doors_of: [topics]"),
        """
        content/paths/harbour/record.yaml:20:12: error[not-reached]: no record is of the type “topics”
           |
        20 | doors_of: [topics]
           |            ^^^^^^
          = hint: did you mean “topic”?
        """,  # noqa: E501
    ),
]
