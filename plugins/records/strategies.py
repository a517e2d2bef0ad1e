"""``strategies.yaml``: the eleven strategies of the report, and what this site does for each.

    strategies:
      - number: 3
        title: {en: Detention without trial, zh-Hans: 不经审判的关押}
        proposed: {en: …, zh-Hans: …}      # what the report proposed
        here: {en: …, zh-Hans: …}          # what this site does
        see: [topic:administrative-detention]

What is there now is counted when the site is built: registers name their strategies
themselves. The page is left to ``plugins.views.strategies``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from plugins.errors import Problems
from plugins.records.base import Model, Source
from plugins.records.files import SourceFile, read_text
from plugins.records.folders import leads_outside, note_outside
from plugins.records.references import ReadingContext, Ref
from plugins.records.registers.spec import STRATEGIES
from plugins.records.registers.types import Bilingual
from plugins.records.text import Text
from plugins.records.validate import apply
from plugins.records.yamlfile import parse_yaml

FILE = "strategies.yaml"


class Strategy(Model):
    """One strategy: what was proposed, what this site does, where to look."""

    number: Annotated[int, Field(ge=1, le=STRATEGIES)]
    title: Bilingual
    glyph: Text | None = None
    proposed: Bilingual
    here: Bilingual
    see: list[Ref] = []


def _once_each(given: list[Strategy]) -> list[Strategy]:
    numbers = [strategy.number for strategy in given]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        message = "the strategy {number} is given twice"
        context = {"number": twice, "hint": "keep one of the two"}
        raise PydanticCustomError("duplicate-field", message, context)
    return sorted(given, key=lambda strategy: strategy.number)


class Strategies(Model):
    """The whole file."""

    intro: Bilingual
    source: Source
    full: Ref | None = None
    strategies: Annotated[list[Strategy], AfterValidator(_once_each)]


def read_strategies(
    folder: Path, shown: str, context: ReadingContext, problems: Problems
) -> tuple[Strategies | None, SourceFile]:
    """Read the file, if there is one.

    Args:
        folder: the content folder.
        shown: the folder as messages show it.
        context: what the file may refer to.
        problems: gets its mistakes.
    """
    path, name = folder / FILE, f"{shown}/{FILE}"
    nothing = SourceFile(name, "")
    if not path.is_file():
        return None, nothing
    if leads_outside(path, folder):
        note_outside(name, problems)
        return None, nothing
    source = read_text(path, name, problems)
    if source is None:
        return None, nothing
    return apply(Strategies, parse_yaml(source.text, source, problems), context, problems), source
