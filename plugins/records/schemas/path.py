"""A decision path: questions, each answer of which leads to the next question or to a door.

    questions:
      - id: held
        text: {en: Is somebody held?, zh-Hans: 有人被关着吗？}
        answers:
          - {text: {en: "yes", zh-Hans: 是}, next: where}
          - {text: {en: "no", zh-Hans: 否}, doors: [mechanism:upr]}

That no answer leads nowhere, nothing goes round in a circle and every door is reached, is
left to ``checks.paths``; the order in which questions are asked, to ``records.asking``.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from plugins.records.base import Facts, Model, Schema, Slug, TitledWords
from plugins.records.references import Ref
from plugins.records.registers.types import Bilingual, BilingualProse


class Answer(Model):
    """One answer: what it leads to, and a remark on it."""

    text: Bilingual
    next: Slug | None = None
    doors: list[Ref] = []
    note: BilingualProse | None = None


class Question(Model):
    """One question; ``help`` says how to tell."""

    id: Slug
    text: Bilingual
    help: BilingualProse | None = None
    answers: Annotated[list[Answer], Field(min_length=2)]


class PathFacts(Facts):
    """Facts of a path; the first question is the one that stands first.

    ``doors_of`` names the types of which the path leads to every record.
    """

    questions: Annotated[list[Question], Field(min_length=1)]
    doors_of: list[str] = []


SCHEMA = Schema(name="path", section="paths", facts=PathFacts, words=TitledWords)
