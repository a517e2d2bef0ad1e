"""What the law says of prison terms: the schema of ``law/sentence.yaml``.

    credits:
      - id: rsdl
        measures: [rsdl]
        since: 2013-01-01
        ratio: {fixed: "2:1", detention: "2:1", control: "1:1"}   # days held : days of the term
        articles: [cpl-2018:76]

Kinds of sentence are ids of ``content/vocabulary/sentence-kind.yaml``. An empty ``ratio``
means that nothing is counted. The arithmetic is left to ``sentence``.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from plugins.records.base import Day, Model
from plugins.records.text import BothScripts, Duration

_RATIO = re.compile(r"([1-9]\d*):([1-9]\d*)", re.ASCII)


def _ratio(given: Any) -> Any:
    match = _RATIO.fullmatch(str(given))
    if not match:
        hint = "write 2:1 for two days held that count for one"
        raise PydanticCustomError("wrong-type", "this is not a ratio", {"hint": hint})
    return int(match[1]), int(match[2])


Ratio = Annotated[tuple[int, int], BeforeValidator(_ratio)]
Refs = Annotated[list[str], Field(min_length=1)]


class CreditRule(Model):
    """How days held under some measures count towards a term, since a day."""

    id: str
    measures: Annotated[list[str], Field(min_length=1)]
    name: BothScripts
    words: BothScripts
    since: Day
    ratio: dict[str, Ratio]
    articles: Refs


class ParoleRule(Model):
    """How long must be served before parole, since a day."""

    since: Day
    life: Duration
    words: BothScripts
    articles: Refs


class TermRule(Model):
    """A rule that is in the arithmetic itself, with its article."""

    id: str
    words: BothScripts
    articles: Refs


class SentenceLaw(Model):
    """``sentence.yaml``."""

    credits: Annotated[list[CreditRule], Field(min_length=1)]
    parole: Annotated[list[ParoleRule], Field(min_length=1)]
    rules: list[TermRule]

    @model_validator(mode="after")
    def _in_order(self) -> SentenceLaw:
        days = [rule.since.earliest for rule in self.parole]
        if days != sorted(days):
            hint = "put the oldest first"
            message = "the rules on parole are not in the order of their days"
            raise PydanticCustomError("wrong-type", message, {"hint": hint})
        return self

    @property
    def articles(self) -> list[str]:
        """Every article that is named."""
        lists = [part.articles for part in self.credits]
        lists += [part.articles for part in self.parole]
        lists += [part.articles for part in self.rules]
        return [ref for refs in lists for ref in refs]
